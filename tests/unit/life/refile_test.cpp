#include "life/refile.hpp"

#include <gtest/gtest.h>

#include "io/json_view.hpp"
#include "unit/fixture.hpp"

namespace redress::life {
namespace {

// Monday 2026-11-23, 10:00: the standard promise ends at 10:00 on Tuesday (7 hours of Monday, one
// of Tuesday), the urgent one at 11:00.
constexpr const char* shop = R"({
  "policy": "shop", "languages": ["en"],
  "calendars": {"office": {"time_zone": "Etc/UTC", "hours": {"mon-fri": ["09:00-17:00"]}}},
  "teams": {"desk": {"owner": "The desk", "calendar": "office"}, "fast": {"owner": "The fast desk", "calendar": "office"}},
  "promises": {"standard": {"first_reply": "PT8H", "clock": "business", "update_every": "P2D", "resolution": "P6D"},
               "urgent": {"first_reply": "PT1H", "clock": "business", "update_every": "P3D", "resolution": "P10D"}},
  "channels": {"email": {}},
  "categories": {
    "slow": {"label": {"en": "Slow"}, "team": "desk", "promise": "standard", "ask": []},
    "quick": {"label": {"en": "Quick"}, "team": "fast", "promise": "urgent", "ask": []},
    "other": {"label": {"en": "Other"}, "team": "desk", "promise": "standard", "ask": []}}
})";

const Instant received = *parse_instant("2026-11-23T10:00:00Z");

class Refile : public ::testing::Test {
 protected:
  [[nodiscard]] std::string record_in(const std::string& category) const {
    const std::string promise =
        promise_json(*engine, R"({"category":")" + category +
                                  R"(","channel":"email","received":"2026-11-23T10:00:00Z"})")
            .json;
    return R"({"id":"1","policy":")" + engine->id +
           R"(","received":"2026-11-23T10:00:00Z","text":"a \"quoted\" {text}","category":")" +
           category + R"(","signals":[],"channel":"email","team":"desk","owner":"The desk",)" +
           R"("promise":)" + promise + R"(,"keep_days":30})";
  }
  [[nodiscard]] std::string refiled(const std::string& from, const std::string& to, Instant now,
                                    std::vector<StoredEvent> events = {}) const {
    events.insert(events.begin(), {1, "r", received, "received", "", ""});
    const auto out = refiled_record(*engine, record_in(from), events, to, now);
    return out ? *out : out.error().code;
  }
  static std::string due(const std::string& record, std::string_view step) {
    return JsonView(record)["promise"][step]["due"].string();
  }
  static std::string updates(const std::string& record) {
    std::string out;
    for (const JsonView& update : JsonView(record)["promise"]["updates"].elements())
      out += update["due"].string().substr(8, 2) + ' ';
    return out;
  }

  std::unique_ptr<Engine> engine = fixture::engine(shop);
  Instant soon{received.seconds + 600};
};

TEST_F(Refile, ComputesTeamOwnerAndPromiseFromReceipt) {
  const std::string record = refiled("slow", "quick", soon);
  const JsonView view(record);
  EXPECT_EQ(view["category"].string(), "quick");
  EXPECT_EQ(view["team"].string(), "fast");
  EXPECT_EQ(view["owner"].string(), "The fast desk");
  EXPECT_EQ(due(record, "first_reply"), "2026-11-23T11:00:00Z");
  EXPECT_EQ(view["promise"]["first_reply"]["promise"].string(), "urgent");
  // All else is as it was, in its place.
  EXPECT_EQ(view["text"].string(), "a \"quoted\" {text}");
  EXPECT_EQ(view["keep_days"].raw(), "30");
  EXPECT_FALSE(view["filed_by"]);
  EXPECT_EQ(view.members().front().first, "id");
  EXPECT_EQ(view.members().size(), JsonView(record_in("slow")).members().size());
}

TEST_F(Refile, NothingThatWasPromisedGetsLater) {
  const std::string slower = refiled("quick", "slow", soon);
  EXPECT_EQ(due(slower, "first_reply"), "2026-11-23T11:00:00Z");
  EXPECT_EQ(JsonView(slower)["owner"].string(), "The desk");
  EXPECT_EQ(JsonView(slower)["promise"]["first_reply"]["owner"].string(), "The desk");
  // The earlier resolution of the slow one, its earlier updates.
  EXPECT_EQ(due(slower, "resolution"), due(record_in("slow"), "resolution"));
  EXPECT_EQ(updates(slower), updates(record_in("slow")));
  const std::string quicker = refiled("slow", "quick", soon);
  EXPECT_EQ(due(quicker, "resolution"), due(record_in("slow"), "resolution"));
  EXPECT_EQ(updates(quicker), updates(record_in("slow")));
}

TEST_F(Refile, AReplyThatWasInTimeStaysSo) {
  const Instant replied{received.seconds + 4 * 3600};
  const std::string record =
      refiled("slow", "quick", replied, {{2, "r", replied, "replied", "", ""}});
  EXPECT_EQ(due(record, "first_reply"), "2026-11-24T10:00:00Z");
}

TEST_F(Refile, UpdatesThatArePastStayAsTheyWere) {
  const Instant later = *parse_instant("2026-11-26T12:00:00Z");
  const std::string record = refiled("quick", "slow", later);
  // Of the quick one (every third day) the first was due on the 26th at 17:00, after this.
  EXPECT_EQ(updates(record_in("quick")).substr(0, 3), "26 ");
  EXPECT_EQ(updates(record).substr(0, 3), "26 ");
  const Instant past = *parse_instant("2026-11-27T08:00:00Z");
  EXPECT_EQ(updates(refiled("quick", "slow", past)), "26 27 ");
}

TEST_F(Refile, NamesTheOtherPolicyThatItWasFiledBy) {
  std::string other = shop;
  other.replace(other.find("The fast desk"), 13, "Night desk");
  const auto second = fixture::engine(other);
  const auto record = refiled_record(*second, record_in("slow"), {}, "slow", soon);
  ASSERT_TRUE(record.ok());
  EXPECT_EQ(policy_of(*record), second->id);
  EXPECT_EQ(JsonView(*record)["policy"].string(), engine->id);
  // And back again.
  const auto back = refiled_record(*engine, *record, {}, "slow", soon);
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(policy_of(*back), engine->id);
  EXPECT_FALSE(JsonView(*back)["filed_by"]);
}

TEST_F(Refile, RefusesWhatIsNoChangeOrNoCategory) {
  EXPECT_EQ(refiled("slow", "slow", soon), "category.same");
  EXPECT_EQ(refiled("slow", "slwo", soon), "category.unknown");
  EXPECT_EQ(refiled("slow", "\"}{", soon), "category.unknown");
}

TEST_F(Refile, AReopeningPromisesAnew) {
  const auto record =
      reopened_record(*engine, record_in("slow"), *parse_instant("2026-12-07T10:00:00Z"));
  ASSERT_TRUE(record.ok());
  EXPECT_EQ(due(*record, "first_reply"), "2026-12-08T10:00:00Z");
  EXPECT_EQ(JsonView(*record)["received"].string(), "2026-11-23T10:00:00Z");
  // Refiled after that, it counts from the reopening.
  const std::vector<StoredEvent> events{
      {1, "r", received, "received", "", ""},
      {2, "r", *parse_instant("2026-12-07T10:00:00Z"), "reopened", "", ""}};
  const auto refiled =
      refiled_record(*engine, *record, events, "quick", *parse_instant("2026-12-07T10:30:00Z"));
  ASSERT_TRUE(refiled.ok());
  EXPECT_EQ(due(*refiled, "first_reply"), "2026-12-07T11:00:00Z");
}

}  // namespace
}  // namespace redress::life
