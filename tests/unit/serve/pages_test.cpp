#include "serve/pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/fixture.hpp"

namespace redress::serve {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

StoredComplaint complaint() {
  StoredComplaint out;
  out.reference = "K3M7XQ2PA4";
  out.state = "received";
  out.language = "bg";
  out.record = R"({"category":"delivery.late","owner":"The desk"})";
  out.receipt =
      R"("received":"2026-11-23T09:30:00Z","promise":{"first_reply":{"due":"2026-11-24T12:30:00Z"},)"
      R"("resolution":{"due":"2026-12-07T16:00:00Z"},"time_zone":"Etc/UTC"},"timeline":[{"kind":"received","due":"2026-11-23T09:30:00Z"},)"
      R"({"kind":"first_reply","due":"2026-11-24T12:30:00Z"},)"
      R"({"kind":"resolution","due":"2026-12-07T16:00:00Z"}],"next_steps":[],"your_steps":[])";
  return out;
}

std::string page_at(std::string_view now) {
  return *status_page(*fixture::engine(), complaint(), "0123abcd", *parse_instant(now)).body;
}

std::string step(std::string_view attribute, std::string_view name, std::string_view due) {
  return "<li" + std::string(attribute) + "><span>" + std::string(name) +
         "</span>\n<time datetime=\"" + std::string(due) + "\">";
}
constexpr std::string_view current = " aria-current=\"step\"";

TEST(StatusPage, MarksTheFirstStepThatIsStillToCome) {
  const std::string page = page_at("2026-11-23T09:30:00Z");
  EXPECT_THAT(
      page, HasSubstr("<ol class=\"timeline\">\n" + step("", "Получена", "2026-11-23T09:30:00Z")));
  EXPECT_THAT(page, HasSubstr(step(current, "Нашият отговор", "2026-11-24T12:30:00Z")));
  EXPECT_THAT(page, HasSubstr(step("", "Решение", "2026-12-07T16:00:00Z")));
}

TEST(StatusPage, AStepHasPassedAtTheInstantThatItWasDue) {
  const std::string before = page_at("2026-11-24T12:29:59Z");
  EXPECT_THAT(before, HasSubstr(step(current, "Нашият отговор", "2026-11-24T12:30:00Z")));
  const std::string at = page_at("2026-11-24T12:30:00Z");
  EXPECT_THAT(at, HasSubstr(step("", "Нашият отговор", "2026-11-24T12:30:00Z")));
  EXPECT_THAT(at, HasSubstr(step(current, "Решение", "2026-12-07T16:00:00Z")));
}

TEST(StatusPage, RegretsWhatMayBePutRight) {
  EXPECT_THAT(page_at("2026-11-23T09:30:00Z"),
              HasSubstr("Получихме жалбата Ви. Съжаляваме за неприятностите.</p>"));
}

// A question, or what fits no topic.
TEST(StatusPage, RegretsNothingWhereThereIsNothingToPutRight) {
  for (const char* category : {"other", "question", "gone"}) {
    std::string json = fixture::shop;
    json.insert(
        json.find("\"other\": {\"label\""),
        R"("question": {"label": {"en": "A question", "bg": "Въпрос"}, "team": "desk", "promise": "standard"},)");
    // Though the policy offers an apology there.
    const std::string none = R"("wishes": []}},)";
    json.replace(json.find(none), none.size(), R"("wishes": ["apology"]}},)");
    StoredComplaint one = complaint();
    one.record = R"({"category":")" + std::string(category) + R"(","owner":"The desk"})";
    const Instant now = *parse_instant("2026-11-23T09:30:00Z");
    const std::string page = *status_page(*fixture::engine(json), one, "0123abcd", now).body;
    EXPECT_THAT(page, HasSubstr("Получихме жалбата Ви.</p>")) << category;
    EXPECT_THAT(page, Not(HasSubstr("Съжаляваме"))) << category;
  }
}

TEST(StatusPage, MarksNoStepWhereAllHavePassed) {
  EXPECT_THAT(page_at("2026-12-07T16:00:00Z"), Not(HasSubstr("aria-current")));
}

TEST(StatusPage, LinksToTheCalendarFileInTheComplaintsLanguage) {
  EXPECT_THAT(page_at("2026-11-23T09:30:00Z"),
              HasSubstr("<a href=\"/complaints/K3M7XQ2PA4/calendar.ics?key=0123abcd\">"
                        "Добавяне в календара</a>"));
}

StoredComplaint complaint_in(std::string language, const std::string& zone = "Europe/Sofia",
                             const std::string& due = "2026-11-24T12:00:00Z") {
  StoredComplaint out;
  out.reference = "2222222222";
  out.state = "received";
  out.language = std::move(language);
  out.record = R"({"category":"other","owner":"Maria"})";
  out.receipt =
      R"("received":"2026-11-23T07:12:59Z","promise":{"time_zone":")" + zone +
      R"(","first_reply":{"due":")" + due +
      R"("},"resolution":{"due":"2027-01-04T08:29:01Z"}},"timeline":[)"
      R"({"kind":"received","due":"2026-11-23T07:12:59Z"},)"
      R"({"kind":"first_reply","due":")" +
      due +
      R"("},)"
      R"({"kind":"resolution","due":"2027-01-04T08:29:01Z"}],"next_steps":[],"your_steps":[])";
  return out;
}

std::string page_of(const StoredComplaint& complaint) {
  const Engine engine;
  const Instant now = parse_instant("2026-11-23T08:00:00Z").value();
  return *status_page(engine, complaint, "0123abcd", now).body;
}

TEST(StatusPage, AnOwnersNameTurnsNothingAroundIt) {
  StoredComplaint complaint = complaint_in("en");
  complaint.record = R"({"category":"other","owner":"Maria \u202e<b>"})";
  EXPECT_THAT(page_of(complaint), HasSubstr("<dd><bdi>Maria \u202e&lt;b&gt;</bdi></dd>"));
}

TEST(StatusPage, SaysByWhenInASentenceOfEachLanguage) {
  const struct {
    const char* language;
    const char* answer;
    const char* zone;
    const char* received;
    const char* resolution;
  } said[] = {
      {"en", "You will have our answer by 14:00 on Tuesday 24 November.",
       "All times are in Sofia time.", "Monday 23 November, 09:12",
       "by 10:30 on Monday 4 January 2027"},
      {"ru", "Вы получите ответ до 14:00 вторника, 24 ноября.",
       "Все сроки указаны по софийскому времени.", "понедельник, 23 ноября, 09:12",
       "до 10:30 понедельника, 4 января 2027 года"},
      {"bg", "Ще получите отговор до 14:00 ч. във вторник, 24 ноември.",
       "Посочените часове са по софийско време.", "понеделник, 23 ноември, 09:12 ч.",
       "до 10:30 ч. в понеделник, 4 януари 2027 г."},
      {"hu", "Legkésőbb november 24-én, kedden 14:00-ig választ kap.",
       "Az időpontok szófiai idő szerint értendők.", "november 23., hétfő 09:12",
       "2027. január 4-én, hétfőn 10:30-ig"},
      {"uk", "Ви отримаєте відповідь до 14:00 вівторка, 24 листопада.",
       "Усі строки вказано за софійським часом.", "понеділок, 23 листопада, 09:12",
       "до 10:30 понеділка, 4 січня 2027 року"},
  };
  for (const auto& [language, answer, zone, received, resolution] : said) {
    const std::string html = page_of(complaint_in(language));
    EXPECT_THAT(html, HasSubstr("<p class=\"answer\">" + std::string(answer) + "\n<small>" + zone +
                                "</small>"));
    EXPECT_THAT(html, HasSubstr(">" + std::string(received) + "</time>"));
    EXPECT_THAT(html, HasSubstr(">" + std::string(resolution) + "</time>"));
  }
}

TEST(StatusPage, AnAbbreviationAtTheEndBringsTheFullStopAlong) {
  const std::string html = page_of(complaint_in("bg", "Europe/Sofia", "2027-01-04T08:29:01Z"));
  EXPECT_THAT(html, HasSubstr("отговор до 10:30 ч. в понеделник, 4 януари 2027 г.\n<small>"));
}

TEST(UnavailablePage, SaysWhatHappenedAndBelowItWhatToDo) {
  const struct {
    const char* language;
    const char* happened;
    const char* cure;
  } said[] = {
      {"en", "Your complaint could not be saved just now.",
       "Please go back and send it again in a few minutes: what you wrote is still there."},
      {"ru", "Сейчас не удалось сохранить Вашу жалобу.", "через несколько минут"},
      {"bg", "В момента жалбата Ви не можа да бъде записана.", "след няколко минути"},
      {"hu", "Panaszát most nem sikerült elmenteni.", "néhány perc múlva"},
      {"uk", "Зараз не вдалося зберегти Вашу скаргу.", "через кілька хвилин"},
  };
  for (const auto& [language, happened, cure] : said) {
    const Response response = unavailable_page(language);
    EXPECT_EQ(response.status, 503);
    const std::string& html = *response.body;
    const std::size_t heading = html.find("<h1>" + std::string(happened) + "</h1>\n<p>");
    ASSERT_NE(heading, std::string::npos) << html;
    EXPECT_GT(html.find(cure), heading) << html;
    EXPECT_NE(html.find(cure), std::string::npos) << html;
    EXPECT_EQ(html.find("<p>", html.find(cure)), std::string::npos) << html;
  }
}

TEST(StatusPage, AZoneWithoutANameStandsBehindEachTime) {
  const std::string html = page_of(complaint_in("en", "Europe/Warsaw"));
  EXPECT_THAT(html,
              HasSubstr("You will have our answer by 13:00 on Tuesday 24 November (UTC+1).\n</p>"));
  EXPECT_THAT(html, HasSubstr(">Monday 23 November, 08:12 (UTC+1)</time>"));
  EXPECT_THAT(html, Not(HasSubstr("<small>")));
}

}  // namespace
}  // namespace redress::serve
