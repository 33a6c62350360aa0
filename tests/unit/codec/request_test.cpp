// Reading drafts, submissions, examples and the requests of single commands.
#include <gtest/gtest.h>

#include "policy_fixture.hpp"

namespace redress {
namespace {

Policy policy() {
  return read_policy(fixture::site(), fixture::context()).document.value().policy;
}

std::string draft_error(std::string_view json) {
  const auto draft = read_draft(policy(), json);
  return draft.ok() ? "" : draft.error().code + " " + draft.error().at;
}

TEST(ReadDraft, ReadsEveryMember) {
  const auto draft = read_draft(
      policy(),
      R"({"text":"late","language":"bg","category":"other","channel":"phone","received":"2026-11-02T08:00:00Z",
      "fields":{"order_number":"A1"},"wish":"refund"})");
  ASSERT_TRUE(draft.ok());
  EXPECT_EQ(draft->text, "late");
  EXPECT_EQ(draft->language, "bg");
  EXPECT_EQ(draft->category, 2);
  EXPECT_EQ(draft->channel, 1);
  EXPECT_EQ(format_instant(*draft->received), "2026-11-02T08:00:00Z");
  EXPECT_EQ(draft->fields, (std::vector<std::pair<Index, std::string>>{{0, "A1"}}));
  EXPECT_EQ(draft->wish, Wish::refund);
}

TEST(ReadDraft, TakesAnEmptyText) {
  const auto draft = read_draft(policy(), R"({"text":""})");
  ASSERT_TRUE(draft.ok());
  EXPECT_EQ(draft->category, none);
  EXPECT_FALSE(draft->language);
}

TEST(ReadDraft, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(draft_error("[]"), "member.type ");
  EXPECT_EQ(draft_error("{}"), "text.missing /text");
  EXPECT_EQ(draft_error(R"({"text":1})"), "member.type /text");
  EXPECT_EQ(draft_error(R"({"text":"","lang":"en"})"), "member.unknown /lang");
  EXPECT_EQ(draft_error(R"({"text":"","language":"de"})"), "language.unsupported /language");
  EXPECT_EQ(draft_error(R"({"text":"","language":null})"), "member.type /language");
  EXPECT_EQ(draft_error(R"({"text":"","category":"x"})"), "category.unknown /category");
  EXPECT_EQ(draft_error(R"({"text":"","channel":"post"})"), "channel.unknown /channel");
  EXPECT_EQ(draft_error(R"({"text":"","received":"today"})"), "instant.invalid /received");
  EXPECT_EQ(draft_error(R"({"text":"","fields":{"x":""}})"), "field.unknown /fields/x");
  EXPECT_EQ(draft_error(R"({"text":"","fields":{"order_number":1}})"),
            "member.type /fields/order_number");
  EXPECT_EQ(draft_error(R"({"text":"","wish":"x"})"), "wish.unknown /wish");
  EXPECT_EQ(draft_error(R"({"text":")" + std::string(limits::text_code_points, 'x') + "\"}"), "");
  EXPECT_EQ(draft_error(R"({"text":")" + std::string(limits::text_code_points + 1, 'x') + "\"}"),
            "text.too_long /text");
}

std::vector<std::string> problems(std::string_view json) {
  const auto submission = read_submission(json);
  std::vector<std::string> out;
  if (!submission) return {submission.error().code};
  for (const Problem& problem : submission->problems) {
    out.push_back(problem.code + " " + problem.at);
    for (const MessageArgument& argument : problem.arguments)
      out.back() += " " + argument.name + "=" + argument.value;
  }
  return out;
}
using Problems = std::vector<std::string>;

TEST(ReadSubmission, ReadsEveryMember) {
  const auto submission = read_submission(
      R"({"id":"i","policy":"p","language":"en","text":"t","category":"c","channel":"post",
      "contact":{"name":"N","lines":["1","2"],"postcode":"P","city":"C","country":"BG"},"fields":{"a":"1","b":"2"},"wish":"refund",
      "keep":[[0,3],[5,5]],"promise":{"due":"2026-11-02T08:00:00Z","shown_at":"2026-11-01T08:00:00Z"}})");
  ASSERT_TRUE(submission.ok());
  EXPECT_TRUE(submission->problems.empty());
  EXPECT_EQ(submission->id, "i");
  EXPECT_EQ(submission->policy, "p");
  EXPECT_TRUE(submission->has_contact);
  EXPECT_EQ(submission->contact,
            (std::vector<std::pair<std::string, std::string>>{
                {"name", "N"}, {"postcode", "P"}, {"city", "C"}, {"country", "BG"}}));
  EXPECT_EQ(submission->address_lines, (std::vector<std::string>{"1", "2"}));
  EXPECT_EQ(submission->fields,
            (std::vector<std::pair<std::string, std::string>>{{"a", "1"}, {"b", "2"}}));
  EXPECT_EQ(submission->keep, (std::vector<Span>{{0, 3}, {5, 5}}));
  EXPECT_EQ(format_instant(submission->promise->due), "2026-11-02T08:00:00Z");
}

TEST(ReadSubmission, LeavesWhatIsMissingToTheVerdict) {
  EXPECT_EQ(problems("{}"), Problems());
  EXPECT_FALSE(read_submission("{}")->has_contact);
}

TEST(ReadSubmission, ListsEveryProblemOfShapeInFieldOrder) {
  EXPECT_EQ(
      problems(
          R"({"extra":1,"promise":{"due":"x","when":1},"keep":[[1,0],[1],[0,1.5],[-1,2],"a",[0,99999999999]],"wish":1,"fields":{"a":1},
      "contact":{"fax":"1","email":2,"lines":["a",1]},"channel":null,"category":[],"text":{},"language":1,"policy":1,"id":1})"),
      (Problems{"member.type /id name=id",
                "member.type /policy name=policy",
                "member.type /language name=language",
                "member.type /text name=text",
                "member.type /category name=category",
                "member.type /channel name=channel",
                "contact.unknown /contact/fax name=fax",
                "member.type /contact/email name=email",
                "member.type /contact/lines/1 name=lines",
                "member.type /fields/a name=a",
                "member.type /wish name=wish",
                "keep.invalid /keep/0",
                "keep.invalid /keep/1",
                "keep.invalid /keep/2",
                "keep.invalid /keep/3",
                "keep.invalid /keep/4",
                "keep.invalid /keep/5",
                "promise.invalid /promise/due",
                "promise.invalid /promise/shown_at",
                "member.unknown /promise/when name=when",
                "member.unknown /extra name=extra"}));
  EXPECT_EQ(problems(R"({"contact":[],"fields":"","keep":{},"promise":1})"),
            (Problems{"member.type /contact name=contact", "member.type /fields name=fields",
                      "member.type /keep name=keep", "member.type /promise name=promise"}));
}

TEST(ReadSubmission, LimitsWhatIsKept) {
  std::string spans = "[0,1]";
  for (std::size_t i = 1; i < limits::keep_spans; ++i) spans += ",[0,1]";
  EXPECT_EQ(problems("{\"keep\":[" + spans + "]}"), Problems());
  EXPECT_EQ(problems("{\"keep\":[" + spans + ",[0,1]]}"), Problems{"keep.invalid /keep"});
}

TEST(ReadSubmission, RefusesWhatIsNoObject) {
  EXPECT_EQ(problems("[]"), Problems{"member.type"});
  EXPECT_EQ(problems("x"), Problems{"json.syntax"});
}

TEST(ReadExample, ReadsALineOfTrainingData) {
  EXPECT_EQ(read_example(
                R"({"text":"t","category":"Any Thing","language":"en","writer":"w","score":1.5})")
                .value(),
            (Example{"t", "Any Thing", "en", "w"}));
  EXPECT_EQ(read_example(R"({"text":"t","category":"c"})").value(), (Example{"t", "c", "", ""}));
}

TEST(ReadExample, SaysWhatIsWrong) {
  EXPECT_EQ(read_example(R"({"text":"t"})").error().code, "category.missing");
  EXPECT_EQ(read_example(R"({"category":"t"})").error().code, "text.missing");
  EXPECT_EQ(read_example(R"({"text":"t","category":1})").error().at, "/category");
  EXPECT_EQ(
      read_example(R"({"text":"t","category":")" + std::string(201, 'c') + "\"}").error().code,
      "category.too_long");
  EXPECT_EQ(read_example("[]").error().code, "member.type");
}

std::string due(std::string_view request) {
  return deadline_json(fixture::context().zones, request).json;
}

TEST(DeadlineJson, CountsByACalendarOfItsOwn) {
  EXPECT_EQ(
      due(R"({"calendar":{"time_zone":"Etc/UTC","hours":{"mon-fri":["09:00-18:00"]}},"start":"2026-11-02T08:00:00Z","duration":"PT1H","clock":"business"})"),
      R"({"due":"2026-11-02T10:00:00Z"})");
}

TEST(DeadlineJson, PassesOverTheBridgeDaysOfACountry) {
  EXPECT_EQ(
      due(R"({"calendar":{"time_zone":"Etc/UTC","hours":{"mon-fri":["09:00-18:00"]},"holidays":["HU"]},"start":"2026-08-19T17:00:00Z","duration":"PT2H","clock":"business"})"),
      R"({"due":"2026-08-24T10:00:00Z"})");
}

TEST(DeadlineJson, SaysWhatIsWrongAndWhere) {
  const auto wrong = [](std::string_view request, std::string_view expected) {
    const JsonAnswer answer = deadline_json(fixture::context().zones, request);
    EXPECT_EQ(answer.kind, JsonAnswer::Kind::invalid);
    EXPECT_NE(answer.json.find(expected), std::string::npos) << answer.json;
  };
  wrong("{}", R"({"error":{"code":"calendar.missing","at":"/calendar")");
  wrong(R"({"calendar":{"time_zone":"Europe/Sofja","hours":{}}})",
        R"("code":"zone.unknown","at":"/calendar/time_zone")");
  const std::string calendar =
      R"("calendar":{"time_zone":"Etc/UTC","hours":{"mon":["09:00-18:00"]}})";
  wrong("{" + calendar + R"(,"start":"x"})", R"("code":"instant.invalid","at":"/start")");
  wrong("{" + calendar + R"(,"start":"2026-11-02T08:00:00Z","duration":"8h"})",
        R"("code":"duration.invalid","at":"/duration")");
  wrong("{" + calendar + R"(,"start":"2026-11-02T08:00:00Z","duration":"PT8H","clock":"x"})",
        R"("code":"clock.unknown","at":"/clock")");
  wrong("{" + calendar + R"(,"begin":1})", R"("code":"member.unknown","at":"/begin")");
  wrong(
      R"({"calendar":{"time_zone":"Etc/UTC","hours":{}},"start":"2026-11-02T08:00:00Z","duration":"PT8H","clock":"business"})",
      R"("code":"calendar.never_open")");
}

}  // namespace
}  // namespace redress
