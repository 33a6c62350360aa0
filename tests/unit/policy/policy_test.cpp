#include "redress/policy.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace redress {
namespace {

TEST(Policy, FindsByIdAndAnswersNoneForOthers) {
  Policy policy;
  policy.languages = {"en", "bg"};
  policy.categories.resize(2);
  policy.categories[1].id = "other";
  policy.fields.resize(1);
  policy.fields[0].id = "order_number";
  policy.channels = {{ChannelKind::post, none}, {ChannelKind::link, none}};
  EXPECT_EQ(policy.find_category("other"), 1);
  EXPECT_EQ(policy.find_category("nothing"), none);
  EXPECT_EQ(policy.find_field("order_number"), 0);
  EXPECT_EQ(policy.find_channel("link"), 1);
  EXPECT_EQ(policy.find_channel("email"), none);
  EXPECT_EQ(policy.find_language("bg"), 1);
  EXPECT_EQ(policy.find_language("de"), none);
}

TEST(Texts, AnswerEmptyForWhatIsNotThere) {
  Texts texts{"en", {"Late"}, {}};
  EXPECT_EQ(texts[0], "Late");
  EXPECT_EQ(texts[1], "");
  EXPECT_EQ(texts[no_text], "");
  EXPECT_EQ(texts.message("text.blank"), "");
}

TEST(Messages, HaveAKeyForEveryWishChannelAndMask) {
  const auto keys = message_keys();
  const std::set<std::string> all(keys.begin(), keys.end());
  EXPECT_EQ(all.size(), keys.size());
  for (const auto wish : wish_ids) {
    EXPECT_TRUE(all.count("wish." + std::string(wish)));
    EXPECT_TRUE(all.count("read_back.wish." + std::string(wish)));
  }
  for (const auto channel : channel_ids) {
    EXPECT_TRUE(all.count("channel." + std::string(channel)));
    EXPECT_TRUE(all.count("read_back.channel." + std::string(channel)));
  }
  for (const auto kind : personal_data_ids) EXPECT_TRUE(all.count("mask." + std::string(kind)));
}

TEST(Messages, AreFoundByTheirKey) {
  Texts texts;
  for (const auto key : message_keys()) texts.messages.emplace_back(key);
  EXPECT_EQ(texts.message("json.syntax"), "json.syntax");
  EXPECT_EQ(texts.message("form.channel"), "form.channel");
  EXPECT_EQ(texts.message("form.sent"), "");
}

TEST(FillMessage, PutsArgumentsInPlaceOfTheirNames) {
  const MessageArgument arguments[] = {{"label", "Order number"}, {"example", "AB123456"}};
  EXPECT_EQ(fill_message("{label} should look like {example}.", arguments),
            "Order number should look like AB123456.");
  EXPECT_EQ(fill_message("{label}{label}", arguments), "Order numberOrder number");
}

TEST(FillMessage, NeverLooksIntoAValueForPlaceholders) {
  const MessageArgument arguments[] = {{"a", "{b}"}, {"b", "{a}"}};
  EXPECT_EQ(fill_message("{a} {b}", arguments), "{b} {a}");
}

TEST(FillMessage, LeavesUnknownAndUnclosedPlaceholders) {
  const MessageArgument arguments[] = {{"name", "x"}};
  EXPECT_EQ(fill_message("{other} {name", arguments), "{other} {name");
  EXPECT_EQ(fill_message("{{name}", arguments), "{x");
  EXPECT_EQ(fill_message("", arguments), "");
}

Calendar weekdays(std::string id, std::string zone) {
  Calendar calendar;
  calendar.id = std::move(id);
  calendar.zone.name = std::move(zone);
  for (std::size_t day = 0; day < 5; ++day) calendar.hours[day] = {{540, 1080}};
  return calendar;
}

Policy small_policy() {
  Policy policy;
  policy.languages = {"en"};
  policy.calendars = {weekdays("office", "Europe/Sofia")};
  policy.teams = {{"desk", "Desk", 0, none}};
  Promise promise;
  promise.id = "standard";
  promise.first_reply = {Duration::Unit::seconds, 8 * 3600};
  policy.promises = {promise};
  policy.channels = {{ChannelKind::email, none}};
  policy.categories.resize(1);
  policy.categories[0].id = "other";
  policy.categories[0].team = 0;
  policy.categories[0].promise = 0;
  policy.privacy.action.fill(PrivacyAction::mask);
  return policy;
}

std::vector<std::string> codes(const Policy& policy, std::span<const Texts> texts = {}) {
  std::vector<std::string> out;
  for (const Diagnostic& diagnostic : review(policy, texts))
    out.push_back(diagnostic.code + " " + diagnostic.at);
  return out;
}
using Codes = std::vector<std::string>;

TEST(Review, HasNothingAgainstASoundPolicy) {
  EXPECT_EQ(codes(small_policy()), Codes());
}

TEST(Review, WarnsOfPromisesAboveTwoDaysAndAgainAboveAWeek) {
  Policy policy = small_policy();
  policy.promises[0].clock = Clock::calendar;
  policy.promises[0].first_reply = {Duration::Unit::days, 2};
  EXPECT_EQ(codes(policy), Codes());
  policy.promises[0].first_reply = {Duration::Unit::days, 3};
  EXPECT_EQ(codes(policy), Codes{"promise.slow /promises/standard/first_reply"});
  policy.promises[0].first_reply = {Duration::Unit::days, 7};
  EXPECT_EQ(codes(policy), Codes{"promise.slow /promises/standard/first_reply"});
  policy.promises[0].first_reply = {Duration::Unit::days, 8};
  EXPECT_EQ(codes(policy), (Codes{"promise.slow /promises/standard/first_reply",
                                  "promise.very_slow /promises/standard/first_reply"}));
}

TEST(Review, CountsBusinessTimeAsItElapses) {
  Policy policy = small_policy();
  // 45 open hours a week: 12 of them take 45 hours on average, 16 take 60.
  policy.promises[0].first_reply = {Duration::Unit::seconds, 12 * 3600};
  EXPECT_EQ(codes(policy), Codes());
  policy.promises[0].first_reply = {Duration::Unit::seconds, 16 * 3600};
  EXPECT_EQ(codes(policy), Codes{"promise.slow /promises/standard/first_reply"});
  policy.promises[0].first_reply = {Duration::Unit::days, 1};
  EXPECT_EQ(codes(policy), Codes());
}

TEST(Review, FindsCalendarsThatNeverOpen) {
  Policy policy = small_policy();
  policy.calendars[0].hours = {};
  EXPECT_EQ(codes(policy), Codes{"calendar.never_open /calendars/office/hours"});
  policy = small_policy();
  for (std::int32_t day = 20'000; day < 20'399; ++day)
    policy.calendars[0].exceptions.push_back({Day{day}, {}});
  EXPECT_EQ(codes(policy), Codes());
  for (std::int32_t day = 20'399; day < 20'402; ++day)
    policy.calendars[0].exceptions.push_back({Day{day}, {}});
  EXPECT_EQ(codes(policy), Codes{"calendar.never_open /calendars/office/hours"});
}

TEST(Review, WarnsOfUtcWhereATeamWorksByIt) {
  Policy policy = small_policy();
  policy.calendars.push_back(weekdays("spare", "Etc/UTC"));
  EXPECT_EQ(codes(policy), Codes{"calendar.unused /calendars/spare"});
  policy.teams.push_back({"second", "Second", 0, none});
  policy.categories.push_back(policy.categories[0]);
  policy.categories[1].team = 1;
  policy.teams[0].calendar = 1;
  EXPECT_EQ(codes(policy), Codes{"calendar.utc /calendars/spare/time_zone"});
}

TEST(Review, RefusesACoverThatIsCoveredInTurn) {
  Policy policy = small_policy();
  policy.teams[0].after_hours = 1;
  policy.teams.push_back({"night", "Night", 0, none});
  EXPECT_EQ(codes(policy), Codes());
  policy.teams[1].after_hours = 0;
  EXPECT_EQ(codes(policy), (Codes{"team.after_hours_chain /teams/desk/after_hours",
                                  "team.after_hours_chain /teams/night/after_hours"}));
  policy.teams.pop_back();
  policy.teams[0].after_hours = 0;
  EXPECT_EQ(codes(policy), Codes{"team.after_hours_chain /teams/desk/after_hours"});
}

TEST(Review, WarnsOfWhatIsUnusedUnexplainedOrTooMuch) {
  Policy policy = small_policy();
  policy.teams.push_back({"idle", "Idle", 0, none});
  for (int i = 0; i < 6; ++i) {
    Field field;
    field.id = "f" + std::to_string(i);
    field.purpose = 0;
    policy.fields.push_back(field);
    policy.categories[0].ask.push_back(static_cast<Index>(i));
  }
  Field lonely;
  lonely.id = "lonely";
  policy.fields.push_back(lonely);
  EXPECT_EQ(codes(policy), (Codes{"team.unused /teams/idle", "field.unused /fields/lonely",
                                  "field.purpose_missing /fields/lonely",
                                  "category.too_many_questions /categories/other/ask"}));
}

TEST(Review, WarnsOfTwoCategoriesWithOneLabel) {
  Policy policy = small_policy();
  policy.categories.push_back(policy.categories[0]);
  policy.categories[0].label = 0;
  policy.categories[1].id = "second";
  policy.categories[1].label = 1;
  const Texts texts[] = {{"en", {"Late", "Slow"}, {}}, {"bg", {"Късно", "Късно"}, {}}};
  EXPECT_EQ(codes(policy, texts), Codes{"category.label_twice /categories/second/label"});
}

TEST(Review, PassesOverWhatCouldNotBeResolved) {
  Policy policy = small_policy();
  policy.categories[0].team = none;
  policy.categories[0].promise = none;
  policy.teams[0].calendar = none;
  policy.calendars.clear();
  EXPECT_EQ(codes(policy), (Codes{"team.unused /teams/desk", "promise.unused /promises/standard"}));
}

TEST(Review, WarnsOfPromisesThatAreMadeNowhere) {
  Policy policy = small_policy();
  Promise other = policy.promises[0];
  other.id = "other";
  policy.promises.push_back(other);
  EXPECT_EQ(codes(policy), Codes{"promise.unused /promises/other"});
  Policy by_channel = policy;
  by_channel.channels[0].promise = 1;
  EXPECT_EQ(codes(by_channel), Codes());
  Policy by_category = policy;
  by_category.categories[0].promise_by_channel[0] = 1;
  EXPECT_EQ(codes(by_category), Codes());
  policy.promises[1].first_reply = {Duration::Unit::seconds, 3600};
  policy.signals = {{SignalKind::leaving, 1, none}};
  EXPECT_EQ(codes(policy), Codes());
}

TEST(Review, WarnsOfAPromiseOnAChannelThatIsNotOffered) {
  Policy policy = small_policy();
  policy.categories[0].promise_by_channel[static_cast<std::size_t>(ChannelKind::sms)] = 0;
  EXPECT_EQ(codes(policy),
            Codes{"category.channel_unused /categories/other/promise_by_channel/sms"});
  policy.channels.push_back({ChannelKind::sms, none});
  EXPECT_EQ(codes(policy), Codes());
}

TEST(Review, WarnsOfMoreThanThreeOptionalFields) {
  Policy policy = small_policy();
  for (int i = 0; i < 4; ++i) {
    Field field;
    field.id = "f" + std::to_string(i);
    field.purpose = 0;
    policy.fields.push_back(field);
    policy.categories[0].optional.push_back(static_cast<Index>(i));
  }
  EXPECT_EQ(codes(policy), Codes{"category.too_many_optional /categories/other/optional"});
  policy.categories[0].ask = {policy.categories[0].optional.back()};
  policy.categories[0].optional.pop_back();
  EXPECT_EQ(codes(policy), Codes());
}

TEST(Review, WarnsOfSignalsThatChangeNothing) {
  Policy policy = small_policy();
  policy.signals = {{SignalKind::leaving, none, none}};
  EXPECT_EQ(codes(policy), Codes{"signal.no_effect /signals/leaving"});
  policy.signals = {{SignalKind::leaving, none, 0}};
  EXPECT_EQ(codes(policy), Codes());
}

TEST(Review, WarnsOfSignalsThatMakeNothingSooner) {
  Policy policy = small_policy();
  policy.signals = {{SignalKind::safety, 0, none}};
  EXPECT_EQ(codes(policy), Codes{"signal.no_sooner /signals/safety/promise"});
  // Another team may be there when the category's is not.
  policy.signals[0].team = 0;
  EXPECT_EQ(codes(policy), Codes());
  policy.signals[0] = {SignalKind::safety, 1, none};
  policy.promises.push_back(policy.promises[0]);
  policy.promises[1].first_reply.count = 9 * 3600;
  EXPECT_EQ(codes(policy), Codes{"signal.no_sooner /signals/safety/promise"});
  policy.promises[1].first_reply.count = 7 * 3600;
  EXPECT_EQ(codes(policy), Codes());
  // Days and hours, or two clocks, may win by turns.
  policy.promises[1].first_reply = {Duration::Unit::days, 1};
  EXPECT_EQ(codes(policy), Codes());
  policy.promises[1].first_reply = {Duration::Unit::seconds, 9 * 3600};
  policy.promises[1].clock = Clock::calendar;
  EXPECT_EQ(codes(policy), Codes());
  // One channel on which it is sooner is enough.
  policy.promises[1].clock = Clock::business;
  policy.promises.push_back(policy.promises[0]);
  policy.promises[2].first_reply.count = 10 * 3600;
  policy.channels.push_back({ChannelKind::post, 2});
  EXPECT_EQ(codes(policy), Codes());
}

TEST(Review, WarnsOfSecretsThatAreKeptAndOfYearsThatAreTooMany) {
  Policy policy = small_policy();
  policy.privacy.action[static_cast<std::size_t>(PersonalDataKind::password)] = PrivacyAction::warn;
  policy.privacy.keep_days = 1097;
  EXPECT_EQ(codes(policy),
            (Codes{"privacy.unmasked /privacy/mask", "privacy.keep_days_long /privacy/keep_days"}));
  policy.privacy.action[static_cast<std::size_t>(PersonalDataKind::password)] = PrivacyAction::mask;
  policy.privacy.keep_days = 1096;
  EXPECT_EQ(codes(policy), Codes());
  policy.privacy.action[static_cast<std::size_t>(PersonalDataKind::iban)] = PrivacyAction::keep;
  EXPECT_EQ(codes(policy), Codes());
}

}  // namespace
}  // namespace redress
