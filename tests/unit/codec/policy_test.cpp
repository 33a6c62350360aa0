#include <gtest/gtest.h>

#include "policy_fixture.hpp"

namespace redress {
namespace {

using fixture::Codes;
using fixture::codes;
using fixture::context;
using fixture::message_of;
using fixture::site;

PolicyDocument read(const std::string& json) {
  PolicyReading reading = read_policy(json, context());
  EXPECT_TRUE(reading.document.has_value()) << diagnostics_json(json, reading.diagnostics);
  return reading.document.value_or(PolicyDocument());
}

TEST(ReadPolicy, ReadsAPackWithOneWarningOfItsZone) {
  const PolicyReading reading =
      read_policy(R"({"policy":"general","extends":["general"]})", context());
  EXPECT_EQ(codes(reading), Codes{"?calendar.utc /calendars/office/time_zone"});
  ASSERT_TRUE(reading.document);
  const Policy& policy = reading.document->policy;
  EXPECT_EQ(policy.name, "general");
  EXPECT_EQ(policy.languages, (std::vector<std::string>{"en", "ru", "bg", "hu", "uk"}));
  EXPECT_EQ(policy.categories.size(), 3U);
  EXPECT_FALSE(reading.document->own_examples);
  EXPECT_EQ(reading.document->packs, std::vector<std::string>{"general"});
}

TEST(ReadPolicy, ResolvesEveryNameToItsPosition) {
  const PolicyDocument document = read(site());
  const Policy& policy = document.policy;
  const Category& late = policy.categories[policy.find_category("delivery.late")];
  EXPECT_EQ(policy.teams[late.team].owner, "Customer care");
  EXPECT_EQ(policy.calendars[policy.teams[late.team].calendar].id, "office");
  EXPECT_EQ(policy.promises[late.promise].update_every, (Duration{Duration::Unit::days, 2}));
  EXPECT_EQ(late.ask, std::vector<Index>{policy.find_field("order_number")});
  EXPECT_EQ(late.wishes, (std::vector<Wish>{Wish::refund, Wish::apology}));
  EXPECT_EQ(policy.channels[policy.find_channel("phone")].promise, 1);
  EXPECT_EQ(policy.signals, (std::vector<SignalRule>{{SignalKind::safety, 1, none}}));
  EXPECT_EQ(policy.privacy.action[static_cast<std::size_t>(PersonalDataKind::card)],
            PrivacyAction::mask);
  EXPECT_EQ(policy.privacy.action[static_cast<std::size_t>(PersonalDataKind::phone)],
            PrivacyAction::warn);
  EXPECT_EQ(policy.privacy.action[static_cast<std::size_t>(PersonalDataKind::email)],
            PrivacyAction::keep);
}

TEST(ReadPolicy, GivesEveryTextInEveryLanguage) {
  const PolicyDocument document = read(site());
  ASSERT_EQ(document.texts.size(), 2U);
  const Category& late = document.policy.categories[0];
  EXPECT_EQ(document.texts[0][late.label], "Late en");
  EXPECT_EQ(document.texts[1][late.label], "Late bg");
  ASSERT_EQ(late.next_steps.size(), 1U);
  EXPECT_EQ(document.texts[1][late.next_steps[0]], "We look. bg");
  EXPECT_TRUE(late.your_steps.empty());
  EXPECT_EQ(late.refer_to, no_text);
  EXPECT_EQ(document.texts[1].message("form.channel"), "form.channel bg");
}

TEST(ReadPolicy, FallsBackToTheFirstLanguageWithAWarning) {
  const std::string json = site(
      R"("categories": {"other": {"self_help": {"en": "Call us."}, "next_steps": {"en": ["One."], "bg": ["Едно.", "Две."]}}})");
  const PolicyReading reading = read_policy(json, context());
  EXPECT_EQ(codes(reading), Codes{"?text.translation_missing /categories/other/self_help"});
  const Category& other = reading.document->policy.categories[2];
  EXPECT_EQ(reading.document->texts[1][other.self_help], "Call us.");
  ASSERT_EQ(other.next_steps.size(), 2U);
  EXPECT_EQ(reading.document->texts[0][other.next_steps[1]], "");
  EXPECT_EQ(reading.document->texts[1][other.next_steps[1]], "Две.");
}

TEST(ReadPolicy, ReportsATextThatLacksTheFirstLanguage) {
  EXPECT_EQ(codes(site(R"("categories": {"other": {"self_help": {"bg": "Обадете се."}}})")),
            Codes{"text.default_missing /categories/other/self_help"});
  EXPECT_EQ(codes(site(R"("categories": {"other": {"self_help": {"en": " ", "bg": "a"}}})")),
            Codes{"text.blank /categories/other/self_help/en"});
  EXPECT_EQ(codes(site(R"("categories": {"other": {"self_help": "Call us."}})")),
            Codes{"member.type /categories/other/self_help"});
  EXPECT_EQ(
      codes(site(R"("categories": {"other": {"self_help": {"en": "a", "bg": "b", "gb": "c"}}})")),
      Codes{"language.unknown /categories/other/self_help/gb"});
}

TEST(ReadPolicy, MergesObjectsReplacesArraysAndDeletesByNull) {
  const PolicyDocument document = read(site(
      R"("categories": {"service.staff": null, "delivery.late": {"wishes": ["repair"], "promise": "urgent"}},
      "signals": {"safety": {"words": {"en": ["fire"]}}})"));
  EXPECT_EQ(document.policy.find_category("service.staff"), none);
  EXPECT_EQ(document.policy.categories[0].wishes, std::vector<Wish>{Wish::repair});
  EXPECT_EQ(document.policy.categories[0].promise, 1);
  EXPECT_EQ(document.texts[0][document.policy.categories[0].label], "Late en");
  std::vector<std::string> english;
  for (const SignalEntry& entry : document.signal_entries) {
    if (entry.language == 0) english.push_back(entry.words);
  }
  EXPECT_EQ(english, std::vector<std::string>{"fire"});
  EXPECT_TRUE(document.own_examples);
}

TEST(ReadPolicy, ReplacesACalendarWhole) {
  const PolicyDocument document = read(site(
      R"("calendars": {"office": {"time_zone": "Europe/Sofia", "hours": {"sat": ["10:00-14:00"]}}})"));
  EXPECT_TRUE(document.policy.calendars[0].hours[0].empty());
  EXPECT_EQ(document.policy.calendars[0].hours[5], (std::vector<Window>{{600, 840}}));
}

TEST(ReadPolicy, KeepsThePacksCalendarWhereThereIsNoOther) {
  const PolicyReading reading = read_policy(R"({"policy":"x","extends":["general"]})", context());
  EXPECT_EQ(codes(reading), Codes{"?calendar.utc /calendars/office/time_zone"});
  EXPECT_EQ(reading.document->policy.calendars[0].zone.name, "Etc/UTC");
}

TEST(ReadPolicy, AddsExamplesToThePacks) {
  const PolicyDocument document =
      read(site(R"("categories": {"delivery.late": {"examples": {"en": ["still nothing"]}}})"));
  EXPECT_TRUE(document.own_examples);
  ASSERT_EQ(document.examples.size(), 5U);
  EXPECT_EQ(document.examples.back(), (Example{"still nothing", "delivery.late", "en", ""}));
}

TEST(ReadPolicy, TakesThePacksExamplesAwayByNull) {
  const PolicyDocument some =
      read(site(R"("categories": {"delivery.late": {"examples": {"en": null}}})"));
  EXPECT_EQ(some.examples.size(), 3U);
  EXPECT_TRUE(some.own_examples);
  const std::string json = site(R"("categories": {"delivery.late": {"examples": null}})");
  EXPECT_EQ(codes(json), Codes{"?category.examples_missing /categories/delivery.late"});
  EXPECT_EQ(read(json).examples.size(), 2U);
}

TEST(ReadPolicy, FoldsOneCategoryIntoAnother) {
  const PolicyDocument document = read(site(
      R"("categories": {"service.staff": {"same_as": "other"}, "delivery.slow": {"same_as": "delivery.late", "examples": {"en": ["so slow"]}}})"));
  EXPECT_EQ(document.policy.find_category("service.staff"), none);
  EXPECT_EQ(document.policy.find_category("delivery.slow"), none);
  EXPECT_EQ(document.policy.categories.size(), 2U);
  std::vector<std::string> categories;
  for (const Example& example : document.examples) categories.push_back(example.category);
  EXPECT_EQ(categories, (std::vector<std::string>{"delivery.late", "delivery.late", "other",
                                                  "other", "delivery.late"}));
  EXPECT_TRUE(document.own_examples);
}

TEST(ReadPolicy, ReportsFoldingThatLeadsNowhere) {
  EXPECT_EQ(codes(site(R"("categories": {"a": {"same_as": "delivery.lat"}})")),
            Codes{"category.unknown /categories/a/same_as"});
  EXPECT_NE(
      message_of(site(R"("categories": {"a": {"same_as": "delivery.lat"}})"), "category.unknown")
          .find("“delivery.late”"),
      std::string::npos);
  EXPECT_EQ(
      codes(site(
          R"("categories": {"a": {"same_as": "b"}, "b": {"same_as": "a"}, "c": {"same_as": "c"}})")),
      (Codes{"same_as.circle /categories/a/same_as", "same_as.circle /categories/b/same_as",
             "same_as.circle /categories/c/same_as"}));
}

TEST(ReadPolicy, LaysPacksOverThePacksThatTheyExtend) {
  const PolicyDocument document = read(
      R"({"policy":"x","extends":["retail"],"calendars":{"office":{"time_zone":"Europe/Sofia","hours":{"mon":["09:00-18:00"]}}}})");
  EXPECT_EQ(document.policy.promises[1].first_reply, (Duration{Duration::Unit::seconds, 7200}));
  EXPECT_EQ(document.packs, std::vector<std::string>{"retail"});
  EXPECT_EQ(document.examples.size(), 4U);
  EXPECT_FALSE(document.own_examples);
}

TEST(ReadPolicy, MergesNoPackTwice) {
  const PolicyDocument document = read(R"({"policy":"x","extends":["retail","general"]})");
  EXPECT_EQ(document.policy.promises[1].first_reply, (Duration{Duration::Unit::seconds, 7200}));
  EXPECT_EQ(document.examples.size(), 4U);
  EXPECT_TRUE(document.own_examples);
}

TEST(ReadPolicy, ReportsPacksThatCannotBeUsed) {
  EXPECT_EQ(codes(R"({"policy":"x","extends":["genral"]})").front(), "pack.unknown /extends/0");
  EXPECT_NE(message_of(R"({"policy":"x","extends":["genral"]})", "pack.unknown").find("“general”"),
            std::string::npos);
  EXPECT_EQ(codes(R"({"policy":"x","extends":["broken"]})").front(), "pack.invalid /extends/0");
  EXPECT_EQ(codes(R"({"policy":"x","extends":"general"})").front(), "member.type /extends");
  EXPECT_EQ(codes(R"({"policy":"x","extends":["general","general"]})").front(),
            "pack.twice /extends/1");
}

TEST(ReadPolicy, ReportsATeamWithoutAnOwner) {
  EXPECT_EQ(codes(site(R"("teams": {"care": {"owner": null}})")),
            Codes{"team.owner_missing /teams/care"});
  EXPECT_EQ(codes(site(R"("teams": {"care": {"owner": " "}})")),
            Codes{"team.owner_missing /teams/care"});
}

TEST(ReadPolicy, NamesTheNearestWhereANameLeadsNowhere) {
  const std::string json = site(
      R"("teams": {"care": {"calendar": "ofice"}}, "categories": {"other": {"team": "car", "promise": "standart", "ask": ["order_numbr"],
      "wishes": ["refnud"], "promise_by_channel": {"phon": "urgent"}}}, "signals": {"safty": {}}, "channels": {"mail": {}})");
  EXPECT_EQ(
      codes(json),
      (Codes{"calendar.unknown /teams/care/calendar", "channel.unknown /channels/mail",
             "team.unknown /categories/other/team", "promise.unknown /categories/other/promise",
             "channel.unknown /categories/other/promise_by_channel/phon",
             "field.unknown /categories/other/ask/0", "wish.unknown /categories/other/wishes/0",
             "signal.unknown /signals/safty"}));
  for (const auto& [code, near] : {std::pair{"calendar.unknown", "office"},
                                   {"team.unknown", "care"},
                                   {"promise.unknown", "standard"},
                                   {"field.unknown", "order_number"},
                                   {"wish.unknown", "refund"},
                                   {"signal.unknown", "safety"}}) {
    EXPECT_NE(message_of(json, code).find("Did you mean “" + std::string(near) + "”?"),
              std::string::npos)
        << message_of(json, code);
  }
}

TEST(ReadPolicy, NamesTheNearestMember) {
  const std::string json = site(R"("team": {}, "categories": {"other": {"lable": {}}})");
  EXPECT_EQ(codes(json), (Codes{"member.unknown /team", "member.unknown /categories/other/lable"}));
  EXPECT_NE(message_of(json, "member.unknown").find("“teams”"), std::string::npos);
}

TEST(ReadPolicy, ExpectsTheRightTypes) {
  EXPECT_EQ(codes("[]"), Codes{"member.type "});
  EXPECT_EQ(
      codes(site(
          R"("organization": [], "categories": {"other": {"ask": "order_number", "wishes": [1]}}, "privacy": {"keep_days": "365", "undo": 1})")),
      (Codes{"member.type /organization", "member.type /categories/other/ask",
             "member.type /categories/other/wishes/0", "member.type /privacy/keep_days",
             "member.type /privacy/undo"}));
  EXPECT_NE(message_of(site(R"("organization": [])"), "member.type").find("must be an object"),
            std::string::npos);
}

TEST(ReadPolicy, TakesTheSchemaOfAnEditor) {
  EXPECT_EQ(codes(site(R"("$schema": "./policy.schema.json")")), Codes{});
  EXPECT_EQ(codes(site(R"("$schema": null)")), Codes{});
  EXPECT_EQ(codes(site(R"("$schema": {})")), Codes{"member.type /$schema"});
}

TEST(ReadPolicy, ChecksTextsInLanguagesThatItDoesNotSpeak) {
  EXPECT_EQ(
      codes(site(
          R"("organization": {"name": {"en": "Acme", "bg": "Акме", "hu": 5}}, "categories": {"other": {"self_help": {"en": "Call.", "bg": "Обадете се.", "uk": " "},
          "next_steps": {"en": ["One."], "bg": ["Едно."], "hu": "x", "uk": ["Так.", 1]}}})")),
      (Codes{"member.type /organization/name/hu", "text.blank /categories/other/self_help/uk",
             "member.type /categories/other/next_steps/hu",
             "member.type /categories/other/next_steps/uk/1"}));
}

TEST(ReadPolicy, ChecksFields) {
  const PolicyDocument document = read(site(
      R"("fields": {"size": {"type": "choice", "label": {"en": "Size", "bg": "Размер"}, "purpose": {"en": "p", "bg": "п"},
      "choices": {"small": {"en": "Small", "bg": "Малък"}}}}, "categories": {"other": {"optional": ["size"]}})"));
  const Field& size = document.policy.fields[1];
  EXPECT_EQ(size.type, FieldType::choice);
  ASSERT_EQ(size.choices.size(), 1U);
  EXPECT_EQ(document.texts[1][size.choices[0].label], "Малък");
  EXPECT_EQ(codes(site(R"("fields": {"order_number": {"pattern": "[A-Z", "example": "A"}})")),
            Codes{"pattern.syntax /fields/order_number/pattern"});
  EXPECT_EQ(codes(site(R"("fields": {"order_number": {"pattern": "[A-Z]{2}", "example": "A"}})")),
            Codes{"field.example_mismatch /fields/order_number/example"});
  EXPECT_EQ(codes(site(R"("fields": {"order_number": {"type": "choice"}})")),
            Codes{"field.choices_missing /fields/order_number"});
  EXPECT_EQ(
      codes(site(R"("fields": {"order_number": {"type": "choice", "choices": {"a": null}}})")),
      Codes{"field.choices_missing /fields/order_number/choices"});
  for (const char* refused :
       {R"("type": "date", "example": "soon")",
        R"("type": "date", "pattern": "[0-9]{2}[.][0-9]{2}[.][0-9]{4}", "example": "14.03.2026")",
        R"("type": "phone", "pattern": "0[0-9]{9}", "example": "+359888123456")",
        R"("type": "money", "example": "20 EUR", "max": 10)"}) {
    EXPECT_EQ(codes(site(R"("fields": {"order_number": {)" + std::string(refused) + "}}")),
              Codes{"field.example_mismatch /fields/order_number/example"})
        << refused;
  }
  EXPECT_EQ(
      codes(site(
          R"("fields": {"order_number": {"type": "date", "max": "P0D", "example": "14.03.2026"}})")),
      Codes{});
  std::string many;
  for (int i = 0; i < 600; ++i)
    many += (i == 0 ? "\"c" : ",\"c") + std::to_string(i) + R"(": {"en": "Shop", "bg": "Магазин"})";
  const std::string shops =
      R"({"type": "choice", "label": {"en": "Shop", "bg": "Магазин"}, "purpose": {"en": "To ask there", "bg": "За да попитаме там"}, "choices": {)" +
      many + "}}";
  EXPECT_EQ(codes(site(R"("fields": {"a": )" + shops + R"(, "b": )" + shops + "}")),
            Codes{"policy.too_many /fields/b/choices"});
  EXPECT_EQ(codes(site(R"("fields": {"order_number": {"type": "ordr", "label": null}})")),
            (Codes{"field.type_unknown /fields/order_number/type",
                   "field.label_missing /fields/order_number"}));
}

TEST(ReadPolicy, ChecksPromises) {
  EXPECT_EQ(
      codes(site(R"("promises": {"urgent": {"first_reply": "1h"}, "none": {"clock": "busines"}})")),
      (Codes{"duration.invalid /promises/urgent/first_reply",
             "promise.first_reply_missing /promises/none", "clock.unknown /promises/none/clock"}));
}

TEST(ReadPolicy, ChecksSignalWords) {
  EXPECT_EQ(
      codes(site(
          R"("signals": {"safety": {"words": {"en": ["one two three four five", "*", "a*b", "..."]}}})")),
      (Codes{"signal.entry /signals/safety/words/en/0", "signal.entry /signals/safety/words/en/1",
             "signal.entry /signals/safety/words/en/2",
             "signal.entry /signals/safety/words/en/3"}));
  const PolicyDocument document = read(site());
  EXPECT_EQ(document.signal_entries.size(), 10U);
  EXPECT_EQ(document.signal_entries[0], (SignalEntry{SignalKind::safety, 0, "burn*"}));
  EXPECT_EQ(document.signal_entries[1], (SignalEntry{SignalKind::safety, 0, "gas smell"}));
}

TEST(ReadPolicy, ChecksPrivacy) {
  EXPECT_EQ(
      codes(site(
          R"("privacy": {"mask": ["card", "iban", "phone"], "warn": ["crad"], "keep_days": 0})")),
      (Codes{"privacy.kind_unknown /privacy/warn/0", "privacy.keep_days /privacy/keep_days"}));
  EXPECT_EQ(codes(site(R"("privacy": {"mask": ["card"], "warn": ["card"]})")),
            Codes{"privacy.kind_twice /privacy/warn/0"});
}

TEST(ReadPolicy, MasksWhereNothingIsSaidOfPrivacy) {
  const PolicyDocument document = read(site(R"("privacy": null)"));
  EXPECT_EQ(document.policy.privacy.action[static_cast<std::size_t>(PersonalDataKind::password)],
            PrivacyAction::mask);
  EXPECT_EQ(document.policy.privacy.action[static_cast<std::size_t>(PersonalDataKind::email)],
            PrivacyAction::warn);
}

TEST(ReadPolicy, KeepsLimits) {
  std::string many;
  for (int i = 0; i < 501; ++i)
    many += (i > 0 ? "," : "") + ("\"c" + std::to_string(i)) +
            R"(": {"label": {"en": "l", "bg": "l"}, "team": "care", "promise": "standard"})";
  EXPECT_EQ(codes(site("\"categories\": {" + many + "}")).front(), "policy.too_many /categories");
  EXPECT_EQ(codes(site(R"("categories": {"other": {"label": {"bg": "x", "en": ")" +
                       std::string(1001, 'x') + "\"}}}"))
                .front(),
            "string.too_long /categories/other/label/en");
  EXPECT_EQ(codes(std::string(limits::policy_bytes + 1, ' ')), Codes{"json.too_large "});
  std::string unknown;
  for (int i = 0; i < 2000; ++i) unknown += ",\"x" + std::to_string(i) + "\": 1";
  const Codes capped = codes(site(unknown.substr(1)));
  EXPECT_EQ(capped.size(), 1001U);
  EXPECT_EQ(capped.back(), "policy.too_many_findings ");
}

TEST(ReadPolicy, SaysEverythingAtOnceOfAnEmptyPolicy) {
  EXPECT_EQ(codes("{}"),
            (Codes{"policy.name_missing /policy", "languages.missing /languages",
                   "calendars.missing /calendars", "channels.missing /channels",
                   "categories.missing /categories", "?privacy.keep_days_missing /privacy"}));
}

TEST(ReadPolicy, ReportsJsonThatIsNone) {
  EXPECT_EQ(codes("{"), Codes{"json.syntax "});
  EXPECT_EQ(codes("{\"a\":\"\xFF\"}"), Codes{"json.utf8 "});
  EXPECT_EQ(codes(R"({"policy":"a","policy":"b"})"), Codes{"json.duplicate_key /policy"});
}

TEST(ReadPolicy, ReportsMissingMessages) {
  PolicyContext bare = context();
  bare.messages = [](std::string_view language) -> std::optional<std::string> {
    if (language == "bg") return std::nullopt;
    return fixture::context().messages(language)->substr(0, 0) + "{}";
  };
  const PolicyReading reading = read_policy(site(), bare);
  EXPECT_FALSE(reading.document);
  EXPECT_EQ(reading.diagnostics.size(), message_keys().size() + 1);
  EXPECT_EQ(reading.diagnostics.front().code, "messages.key_missing");
  EXPECT_EQ(reading.diagnostics.back().code, "messages.missing");
}

TEST(ReadPolicy, SaysNothingOfWhatOnlyThePackLeavesUnused) {
  EXPECT_EQ(
      codes(site(
          R"("teams": {"own": {"owner": "We", "calendar": "office"}, "idle": {"owner": "I", "calendar": "office"}},
      "categories": {"delivery.late": {"team": "own"}, "service.staff": {"team": "own"}, "other": {"team": "own"}})")),
      Codes{"?team.unused /teams/idle"});
}

}  // namespace
}  // namespace redress
