// The answers of whole commands on one engine: their members, their order, their kinds.
#include <gtest/gtest.h>

#include "policy_fixture.hpp"
#include "redress/bundle.hpp"

namespace redress {
namespace {

std::string bundle(const std::string& more = "") {
  const std::string site = fixture::site(R"("organization": {"name": {"en": "Acme", "bg": "Акме"}},
      "fields": {"order_number": {"pattern": "[A-Z]{2}[0-9]{6}", "example": "AB123456"}},
      "categories": {"delivery.late": {"self_help": {"en": "Look at the tracking page.", "bg": "Вижте страницата."}, "your_steps": {"en": ["Keep the letter."], "bg": []}}},
      "channels": {"post": {}})" + more);
  const PolicyReading reading = read_policy(site, fixture::context());
  EXPECT_TRUE(reading.document) << diagnostics_json(site, reading.diagnostics);
  if (!reading.document) return {};
  return write_bundle({reading.document->policy,
                       reading.document->texts,
                       reading.document->signal_entries,
                       "",
                       {},
                       "2025b"});
}

std::unique_ptr<Engine> engine(const std::string& more = "") {
  return std::move(load_bundle(bundle(more))).value();
}
std::unique_ptr<Engine> english_engine() {
  const std::string languages[] = {"en"};
  return std::move(load_bundle(select_part(bundle(), languages, true).value())).value();
}

bool contains(const std::string& json, std::string_view part) {
  return json.find(part) != std::string::npos;
}

Instant at(std::string_view text) {
  return parse_instant(text).value();
}

TEST(AssessJson, HasEveryMemberInItsOrder) {
  const JsonAnswer answer = assess_json(
      *engine(),
      R"({"text":"late AB123456, I will burn","category":"delivery.late","channel":"email","received":"2026-11-02T08:00:00Z","wish":"refund"})");
  ASSERT_EQ(answer.kind, JsonAnswer::Kind::done) << answer.json;
  std::size_t position = 0;
  for (
      const std::string_view name :
      {R"({"language":{"tag":"und","confidence":0})",
       R"("categories":[])",
       R"("decision":"ask")",
       R"("signals":[)",
       R"("personal_data":[)",
       R"("details":[)",
       R"("category":"delivery.late")",
       R"("channel":"email")",
       R"("form":{"channels":["email","phone","link","post"],"fields":[)",
       R"({"id":"order_number","type":"order","required":true,"label":"Order en","purpose":"To find it. en","pattern":"[A-Z]{2}[0-9]{6}","example":"AB123456")",
       R"("wishes":["refund","apology"]})",
       R"("promise":{"first_reply":{"due":")",
       R"("owner":"Customer care"})",
       R"("updates":[)",
       R"("resolution":{"due":)",
       R"("time_zone":"Europe/Sofia")",
       R"("basis":[{"rule":"category","id":"delivery.late","team":"care","promise":"standard","due":)",
       R"("read_back":{"text":)",
       R"("parts":[{"kind":"category","id":"delivery.late","text":"It is late. en"})",
       R"("steps":{"self_help":"Look at the tracking page.","next_steps":["We look. en"],"your_steps":["Keep the letter."]}})"}) {
    const std::size_t found = answer.json.find(name, position);
    ASSERT_NE(found, std::string::npos) << name << " in " << answer.json;
    position = found;
  }
}

TEST(AssessJson, SaysNullWhereThereIsNothing) {
  const JsonAnswer answer = assess_json(*engine(), R"({"text":""})");
  ASSERT_EQ(answer.kind, JsonAnswer::Kind::done);
  EXPECT_TRUE(contains(
      answer.json,
      R"("category":null,"channel":"email","form":{"channels":["email","phone","link","post"],"fields":[],"wishes":[]},"promise":null,"read_back":null,"steps":null})"))
      << answer.json;
}

TEST(AssessJson, SpeaksThePagesLanguageAndAsksForItWhereItIsNotLoaded) {
  EXPECT_TRUE(contains(
      assess_json(*engine(), R"({"text":"x","language":"bg","category":"delivery.late"})").json,
      "Вижте страницата."));
  const JsonAnswer answer = assess_json(*english_engine(), R"({"text":"x","language":"bg"})");
  EXPECT_EQ(answer.kind, JsonAnswer::Kind::need);
  EXPECT_EQ(answer.json, R"({"need":["bg"]})");
}

TEST(AssessJson, TellsWhatIsSentInPlaceOfWhatIsMaskedAndWhetherThatMayBeUndone) {
  constexpr std::string_view draft =
      R"({"text":"Каса 4111 1111 1111 1111, call +359 88 123 4567","language":"en"})";
  for (const auto& [policy, undo] : std::vector<std::pair<std::string, std::string>>{
           {"", "false"}, {R"(, "privacy": {"undo": true})", "true"}}) {
    const JsonAnswer answer = assess_json(*engine(policy), draft);
    ASSERT_EQ(answer.kind, JsonAnswer::Kind::done) << answer.json;
    EXPECT_TRUE(contains(
        answer.json,
        R"("personal_data":[{"kind":"card","span":[9,28],"action":"mask","mask":"•••• 1111","undo":)" +
            undo + R"(},{"kind":"phone","span":[35,51],"action":"warn"}])"))
        << answer.json;
  }
}

TEST(AssessJson, AnswersADraftThatCannotBeUsedWithItsFault) {
  const JsonAnswer answer = assess_json(*engine(), R"({"text":"x","category":"delivery.lat"})");
  EXPECT_EQ(answer.kind, JsonAnswer::Kind::invalid);
  EXPECT_TRUE(
      contains(answer.json, R"({"error":{"code":"category.unknown","at":"/category","message":")"));
  EXPECT_TRUE(contains(answer.json, "Did you mean “delivery.late”?"));
}

constexpr std::string_view submission =
    R"({"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","language":"en","text":"It is late.","category":"delivery.late","channel":"email",
    "contact":{"email":"Ann@Example.COM"},"fields":{"order_number":"AB123456"},"wish":"refund"})";

TEST(ValidateJson, AcceptsWithARecordInItsOrder) {
  const JsonAnswer answer = validate_json(*engine(), submission, at("2026-11-02T08:00:00Z"));
  ASSERT_EQ(answer.kind, JsonAnswer::Kind::done) << answer.json;
  EXPECT_TRUE(answer.json.starts_with(
      R"({"accepted":true,"errors":[],"warnings":[],"record":{"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","policy":")"))
      << answer.json;
  EXPECT_TRUE(contains(
      answer.json,
      R"("received":"2026-11-02T08:00:00Z","language":"en","text":"It is late.","category":"delivery.late","suggested":null,"signals":[],"channel":"email",)"
      R"("contact":{"email":"Ann@example.com"},"fields":{"order_number":"AB123456"},"wish":"refund","details":[],"team":"care","owner":"Customer care","promise":{)"))
      << answer.json;
  const auto record = record_of(answer.json);
  ASSERT_TRUE(record);
  EXPECT_TRUE(record->starts_with(R"({"id":)"));
  EXPECT_TRUE(record->ends_with(R"(,"keep_days":365,"warnings":[]})"));
  EXPECT_TRUE(answer.json.ends_with(*record + "}"));
}

TEST(ValidateJson, SuggestsTheAddressThatWasMeant) {
  std::string typo(submission);
  typo.replace(typo.find("Ann@Example.COM"), 15, "Ann@gmial.com");
  const JsonAnswer answer = validate_json(*engine(), typo, at("2026-11-02T08:00:00Z"));
  ASSERT_EQ(answer.kind, JsonAnswer::Kind::done) << answer.json;
  EXPECT_TRUE(answer.json.starts_with(
      R"({"accepted":true,"errors":[],"warnings":[{"at":"/contact/email","code":"email.typo","message":"email.typo en","suggestion":"Ann@gmail.com"}],"record":{)"))
      << answer.json;
  EXPECT_TRUE(record_of(answer.json)->ends_with(R"("warnings":["email.typo"]})")) << answer.json;
}

TEST(ValidateJson, WritesAPostalAddressInItsOrder) {
  const JsonAnswer answer = validate_json(
      *engine(),
      R"({"id":"7c9e6679-7425-40de-944b-e07fc1f90ae7","language":"en","text":"x","category":"other","channel":"post",
      "contact":{"country":"bg","city":"Sofia","postcode":"1000","lines":["Vitosha 1"],"name":"Ann"}})",
      at("2026-11-02T08:00:00Z"));
  EXPECT_TRUE(contains(
      answer.json,
      R"("contact":{"name":"Ann","lines":["Vitosha 1"],"postcode":"1000","city":"Sofia","country":"BG"})"))
      << answer.json;
}

TEST(ValidateJson, ListsEveryReason) {
  const JsonAnswer answer = validate_json(
      *engine(), R"({"language":"bg","fields":{"order_number":7}})", at("2026-11-02T08:00:00Z"));
  EXPECT_EQ(answer.kind, JsonAnswer::Kind::rejected);
  EXPECT_TRUE(answer.json.starts_with(
      R"({"accepted":false,"errors":[{"at":"/id","code":"id.missing","message":"id.missing bg"})"))
      << answer.json;
  EXPECT_TRUE(contains(answer.json, R"({"at":"/fields/order_number","code":"member.type")"));
  EXPECT_FALSE(contains(answer.json, "\"record\""));
}

TEST(ValidateJson, RejectsWhatIsNoJsonInThePolicysFirstLanguage) {
  const JsonAnswer answer = validate_json(*engine(), "{", at("2026-11-02T08:00:00Z"));
  EXPECT_EQ(answer.kind, JsonAnswer::Kind::rejected);
  EXPECT_EQ(
      answer.json,
      R"({"accepted":false,"errors":[{"at":"","code":"json.syntax","message":"json.syntax en"}],"warnings":[]})");
  const std::string languages[] = {"bg"};
  const auto bulgarian =
      std::move(load_bundle(select_part(bundle(), languages, true).value())).value();
  EXPECT_EQ(validate_json(*bulgarian, "{", at("2026-11-02T08:00:00Z")).json, R"({"need":["en"]})");
}

TEST(PromiseJson, DatesAPromiseWithItsBasis) {
  const JsonAnswer answer = promise_json(
      *engine(),
      R"({"category":"other","channel":"phone","received":"2026-11-02T08:00:00Z","signals":["safety","safety"]})");
  ASSERT_EQ(answer.kind, JsonAnswer::Kind::done) << answer.json;
  EXPECT_TRUE(answer.json.starts_with(
      R"({"first_reply":{"due":"2026-11-02T09:00:00Z","promise":"urgent","team":"care","owner":"Customer care"},"updates":[)"))
      << answer.json;
  EXPECT_TRUE(contains(
      answer.json,
      R"("basis":[{"rule":"channel","id":"phone","team":"care","promise":"urgent","due":"2026-11-02T09:00:00Z","wins":true})"));
}

TEST(PromiseJson, SaysWhatIsMissingOrUnknown) {
  const auto code = [](std::string_view request) {
    const JsonAnswer answer = promise_json(*engine(), request);
    EXPECT_EQ(answer.kind, JsonAnswer::Kind::invalid);
    return answer.json.substr(0, answer.json.find(",\"message\""));
  };
  EXPECT_EQ(code("{}"), R"({"error":{"code":"category.missing","at":"/category")");
  EXPECT_EQ(code(R"({"category":"other"})"),
            R"({"error":{"code":"channel.missing","at":"/channel")");
  EXPECT_EQ(code(R"({"category":"other","channel":"email"})"),
            R"({"error":{"code":"received.missing","at":"/received")");
  EXPECT_EQ(
      code(
          R"({"category":"other","channel":"email","received":"2026-11-02T08:00:00Z","signals":["x"]})"),
      R"({"error":{"code":"signal.unknown","at":"/signals/0")");
}

TEST(PolicyJson, HasAllThatAPageStartsFrom) {
  const auto loaded = engine();
  const JsonAnswer answer = policy_json(*loaded, "bg");
  EXPECT_TRUE(answer.json.starts_with(
      R"({"policy":")" + loaded->id +
      R"(","name":"acme","organization":"Акме","languages":["en","bg"],"language":"bg","categories":[{"id":"delivery.late","label":"Late bg"},)"))
      << answer.json;
  EXPECT_TRUE(contains(answer.json, R"("channels":[{"id":"email","label":"channel.email bg"})"));
  EXPECT_TRUE(contains(
      answer.json,
      R"("wishes":[{"id":"refund","label":"wish.refund bg"},{"id":"apology","label":"wish.apology bg"}],"signals":["safety"],"messages":{"json.syntax":"json.syntax bg",)"));
  EXPECT_TRUE(contains(policy_json(*loaded, "de").json, R"("language":"en")"));
  EXPECT_EQ(policy_json(*english_engine(), "bg").json, R"({"need":["bg"]})");
}

TEST(MaskJson, ListsWhatWasFound) {
  const JsonAnswer answer = mask_json(nullptr, R"({"text":"Card 4111 1111 1111 1111."})");
  EXPECT_EQ(answer.kind, JsonAnswer::Kind::done);
  EXPECT_TRUE(contains(answer.json, R"("found":[{"kind":"card","span":[5,24],"action":"mask"}]})"))
      << answer.json;
  EXPECT_FALSE(contains(answer.json, "4111 1111"));
  EXPECT_TRUE(contains(
      mask_text(engine().get(), "ann@example.com").json,
      R"({"text":"ann@example.com","found":[{"kind":"email","span":[0,15],"action":"keep"}]})"));
  EXPECT_TRUE(contains(mask_text(nullptr, "\xFF").json, R"({"error":{"code":"utf8.invalid")"));
  EXPECT_TRUE(contains(mask_text(nullptr, std::string(limits::mask_bytes + 1, 'a')).json,
                       R"({"error":{"code":"text.too_long")"));
  EXPECT_TRUE(contains(mask_json(nullptr, "{}").json, R"({"error":{"code":"text.missing")"));
}

TEST(LanguageJson, AnswersUndForNothing) {
  EXPECT_EQ(language_json(LanguageTables(), R"({"text":""})").json,
            R"({"language":"und","confidence":0})");
  EXPECT_EQ(language_text(LanguageTables(), "123").json, R"({"language":"und","confidence":0})");
  EXPECT_EQ(language_text(LanguageTables(), "\xFF").kind, JsonAnswer::Kind::invalid);
}

}  // namespace
}  // namespace redress
