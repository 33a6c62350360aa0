// Order, repetition and giving up, with a store and a carrier that fail when they are told to.
#include "outbox/dispatcher.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "io/json_view.hpp"
#include "outbox/retry.hpp"
#include "unit/fixture.hpp"

namespace redress::outbox {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr Instant start{1'795'000'000};
const Error locked{"store.locked", "", "locked"};

class MemoryLedger : public Ledger {
 public:
  struct Row {
    OutboxItem item;
    std::string state = "waiting";
    std::string why;
  };

  Result<std::vector<OutboxItem>> ready(Instant now, std::size_t most) override {
    if (fails) return locked;
    ++asked;
    std::vector<OutboxItem> out;
    std::set<std::string> seen;
    for (const Row& row : rows) {
      if (row.state != "waiting" || !seen.insert(row.item.reference).second) continue;
      if (row.item.next_try <= now && out.size() < most) out.push_back(row.item);
    }
    return out;
  }
  Result<std::optional<Instant>> next() override { return std::optional<Instant>(); }
  Result<std::optional<StoredComplaint>> complaint(std::string_view reference) override {
    if (fails) return locked;
    const auto found = complaints.find(std::string(reference));
    return found == complaints.end() ? std::optional<StoredComplaint>() : found->second;
  }
  Result<std::vector<StoredEvent>> events(std::string_view) override {
    if (fails) return locked;
    return std::vector<StoredEvent>{
        {7, "", start, "replied", "Elena", "We send another one.\nToday."}};
  }
  Result<std::monostate> sent(std::int64_t number, Instant) override {
    if (fails) return locked;
    row(number).state = "sent";
    return std::monostate{};
  }
  Result<std::monostate> failed(std::int64_t number, std::string_view why,
                                std::optional<Instant> next_try) override {
    if (fails) return locked;
    Row& one = row(number);
    ++one.item.attempts;
    one.why = why;
    one.state = next_try ? "waiting" : "dead";
    if (next_try) one.item.next_try = *next_try;
    return std::monostate{};
  }

  Row& row(std::int64_t number) { return rows.at(static_cast<std::size_t>(number - 1)); }
  void add(const std::string& reference, const std::string& kind,
           const std::string& channel = "email", const std::string& contact = "ana@example.com") {
    const auto number = static_cast<std::int64_t>(rows.size() + 1);
    rows.push_back({{number, "id-" + std::to_string(number), reference, kind, 7, start, 0, start},
                    "waiting",
                    ""});
    StoredComplaint& complaint = complaints[reference];
    complaint.reference = reference;
    complaint.state = kind == "acknowledged" ? "received" : kind;
    complaint.language = "en";
    complaint.record =
        R"({"category":"delivery.late","channel":")" + channel +
        R"(","owner":"The desk","contact":{"email":")" + contact +
        R"("},"promise":{"time_zone":"Etc/UTC","first_reply":{"due":"2099-11-24T12:00:00Z"},)"
        R"("updates":[]}})";
    complaint.receipt = R"("next_steps":["We look for it <now>."],"your_steps":[])";
  }

  std::vector<Row> rows;
  std::map<std::string, StoredComplaint> complaints;
  bool fails = false;
  int asked = 0;  ///< So often for what is ready.
};

class FakeCarrier : public Carrier {
 public:
  std::optional<std::string> sendable(const std::string& address) const override {
    return address.ends_with("@unsendable") ? std::nullopt : std::optional(address);
  }
  void start(std::uint64_t ticket, Parcel parcel) override {
    parcels.emplace_back(ticket, std::move(parcel));
  }
  std::vector<Delivered> wait(std::chrono::milliseconds) override { return {}; }
  void wake() override {}
  void end(std::chrono::milliseconds) override {}

  std::vector<std::pair<std::uint64_t, Parcel>> parcels;
};

class Dispatching : public ::testing::Test {
 protected:
  Dispatching() {
    outgoing_.public_url = "https://example.org";
    outgoing_.mail.emplace();
    outgoing_.mail->from = {"Acme", "care@example.org"};
  }
  void add_webhook(std::vector<std::string> kinds = {}, std::vector<std::string> channels = {}) {
    outgoing_.webhooks.push_back(
        {"https://example.org/hook", false, {"key"}, std::move(kinds), std::move(channels)});
  }
  std::vector<Parcel> take(Instant now = start) {
    carrier_.parcels.clear();
    EXPECT_EQ(dispatcher_.start_ready(now).ok(), !ledger_.fails);
    std::vector<Parcel> out;
    for (const auto& [ticket, parcel] : carrier_.parcels) out.push_back(parcel);
    return out;
  }
  // One outcome for each message that take() gave.
  void settle(const std::vector<Outcome>& outcomes, Instant now = start) {
    std::vector<Delivered> delivered;
    for (std::size_t i = 0; i < outcomes.size(); ++i)
      delivered.push_back({carrier_.parcels.at(i).first, outcomes[i]});
    EXPECT_EQ(dispatcher_.settle(delivered, now).ok(), !ledger_.fails);
  }

  std::unique_ptr<Engine> engine_ = fixture::engine();
  Outgoing outgoing_;
  MemoryLedger ledger_;
  FakeCarrier carrier_;
  Dispatcher dispatcher_{ledger_, carrier_, outgoing_,
                         [this](std::string_view) {
                           return std::shared_ptr<const Engine>(std::shared_ptr<void>(),
                                                                engine_.get());
                         },
                         [] { return 0.5; }};
};

const Outcome done{};
const Outcome later{Outcome::Kind::later, "outbox.smtp_451"};
const Outcome never{Outcome::Kind::never, "outbox.smtp_550"};

TEST_F(Dispatching, AMailIsSentOnceAndMarked) {
  ledger_.add("A", "acknowledged");
  const auto parcels = take();
  ASSERT_THAT(parcels, SizeIs(1));
  EXPECT_EQ(parcels[0].to, "ana@example.com");
  EXPECT_THAT(parcels[0].bytes, HasSubstr("Message-ID: <complaint.A@example.org>"));
  EXPECT_FALSE(dispatcher_.idle());
  EXPECT_EQ(ledger_.row(1).state, "waiting");
  settle({done});
  EXPECT_TRUE(dispatcher_.idle());
  EXPECT_EQ(ledger_.row(1).state, "sent");
  EXPECT_THAT(take(), IsEmpty());
}

TEST_F(Dispatching, WhatIsOnItsWayIsNotStartedAgain) {
  ledger_.add("A", "acknowledged");
  EXPECT_THAT(take(), SizeIs(1));
  EXPECT_THAT(take(), IsEmpty());
}

TEST_F(Dispatching, TheNextMessageOfAComplaintWaitsForTheOneBeforeIt) {
  ledger_.add("A", "acknowledged");
  ledger_.add("A", "replied");
  ledger_.add("B", "acknowledged");
  EXPECT_THAT(take(), SizeIs(2));
  settle({done, done});
  EXPECT_TRUE(dispatcher_.idle());
  const auto parcels = take();
  ASSERT_THAT(parcels, SizeIs(1));
  EXPECT_THAT(parcels[0].bytes, HasSubstr("Message-ID: <id-2@example.org>"));
  EXPECT_THAT(parcels[0].bytes, HasSubstr("In-Reply-To: <complaint.A@example.org>"));
}

TEST_F(Dispatching, AFailureIsTriedAgainLaterAndLaterAndThenGivenUp) {
  ledger_.add("A", "acknowledged");
  ledger_.add("A", "replied");
  Instant now = start;
  for (int attempt = 1; attempt < most_attempts; ++attempt) {
    ASSERT_THAT(take(now), SizeIs(1)) << attempt;
    settle({later}, now);
    EXPECT_EQ(ledger_.row(1).state, "waiting");
    EXPECT_EQ(ledger_.row(1).item.next_try.seconds - now.seconds,
              *retry_after_seconds(attempt, 0.5));
    EXPECT_THAT(take({ledger_.row(1).item.next_try.seconds - 1}), IsEmpty());
    now = ledger_.row(1).item.next_try;
  }
  ASSERT_THAT(take(now), SizeIs(1));
  settle({later}, now);
  EXPECT_EQ(ledger_.row(1).state, "dead");
  EXPECT_EQ(ledger_.row(1).why, "outbox.smtp_451");
}

TEST_F(Dispatching, ADeadLetterDoesNotHoldUpTheNext) {
  ledger_.add("A", "acknowledged");
  ledger_.add("A", "replied");
  ASSERT_THAT(take(), SizeIs(1));
  settle({never});
  EXPECT_EQ(ledger_.row(1).state, "dead");
  EXPECT_EQ(ledger_.row(1).why, "outbox.smtp_550");
  EXPECT_THAT(take(), SizeIs(1));
}

TEST_F(Dispatching, AReceiverThatAsksForTimeGetsIt) {
  add_webhook();
  ledger_.add("A", "acknowledged", "sms");
  ASSERT_THAT(take(), SizeIs(1));
  settle({{Outcome::Kind::later, "outbox.http_429", 3'600}});
  EXPECT_EQ(ledger_.row(1).item.next_try.seconds - start.seconds, 3'600);
  ASSERT_THAT(take(ledger_.row(1).item.next_try), SizeIs(1));
  settle({{Outcome::Kind::later, "outbox.http_503", 1'000'000'000}});
  EXPECT_EQ(ledger_.row(1).item.next_try.seconds - start.seconds, most_asked_seconds);
}

TEST_F(Dispatching, WhoHasItIsNotToldAgain) {
  add_webhook();
  ledger_.add("A", "acknowledged");
  const auto first = take();
  ASSERT_THAT(first, SizeIs(2));
  EXPECT_EQ(first[0].webhook, nullptr);
  EXPECT_EQ(first[1].webhook, &outgoing_.webhooks[0]);
  settle({done, later});
  const Instant again = ledger_.row(1).item.next_try;
  const auto second = take(again);
  ASSERT_THAT(second, SizeIs(1));
  EXPECT_NE(second[0].webhook, nullptr);
  settle({done}, again);
  EXPECT_EQ(ledger_.row(1).state, "sent");
}

TEST_F(Dispatching, OneThatRefusesMakesADeadLetterOnceTheOthersHaveIt) {
  add_webhook();
  ledger_.add("A", "acknowledged");
  ASSERT_THAT(take(), SizeIs(2));
  settle({never, later});
  EXPECT_EQ(ledger_.row(1).state, "waiting");
  const Instant again = ledger_.row(1).item.next_try;
  ASSERT_THAT(take(again), SizeIs(1));
  settle({done}, again);
  EXPECT_EQ(ledger_.row(1).state, "dead");
  EXPECT_EQ(ledger_.row(1).why, "outbox.smtp_550");
}

TEST_F(Dispatching, WhatCouldNotBeWrittenDownIsNotSentTwice) {
  ledger_.add("A", "acknowledged");
  ASSERT_THAT(take(), SizeIs(1));
  ledger_.fails = true;
  settle({done});
  EXPECT_TRUE(dispatcher_.idle());
  EXPECT_THAT(take(), IsEmpty());
  ledger_.fails = false;
  EXPECT_THAT(take(), IsEmpty());
  EXPECT_EQ(ledger_.row(1).state, "sent");
}

TEST_F(Dispatching, AChannelWithoutARouteIsADeadLetter) {
  add_webhook({}, {"post"});
  ledger_.add("A", "replied", "sms");
  EXPECT_THAT(take(), IsEmpty());
  EXPECT_EQ(ledger_.row(1).state, "dead");
  EXPECT_EQ(ledger_.row(1).why, "outbox.no_route");
}

TEST_F(Dispatching, WhatNobodyWantsToHearIsDone) {
  add_webhook({"resolved"});
  ledger_.add("A", "replied", "sms");
  ledger_.add("B", "replied", "link");
  EXPECT_THAT(take(), IsEmpty());
  EXPECT_EQ(ledger_.row(1).state, "sent");
  EXPECT_EQ(ledger_.row(2).state, "sent");
}

TEST_F(Dispatching, WhatTheComplainantAddsIsToldToOtherSystemsAlone) {
  ledger_.add("A", "information");
  ledger_.add("B", "information", "sms");
  EXPECT_THAT(take(), IsEmpty());
  EXPECT_EQ(ledger_.row(1).state, "sent");
  EXPECT_EQ(ledger_.row(2).state, "sent");
  add_webhook();
  ledger_.add("C", "information");
  const auto parcels = take();
  ASSERT_THAT(parcels, SizeIs(1));
  EXPECT_TRUE(parcels[0].to.empty());
  EXPECT_EQ(JsonView(parcels[0].bytes)["type"].string(), "complaint.information");
  EXPECT_FALSE(JsonView(parcels[0].bytes)["data"]["text"]);
}

TEST_F(Dispatching, WhatIsOldIsNoNewsAnyMore) {
  ledger_.add("A", "acknowledged");
  EXPECT_THAT(take({start.seconds + most_overdue_seconds + 1}), IsEmpty());
  EXPECT_EQ(ledger_.row(1).state, "dead");
  EXPECT_EQ(ledger_.row(1).why, "outbox.expired");
}

TEST_F(Dispatching, AnAddressThatNoServerTakesIsADeadLetter) {
  ledger_.add("A", "acknowledged", "email", "ana@unsendable");
  EXPECT_THAT(take(), IsEmpty());
  EXPECT_EQ(ledger_.row(1).why, "outbox.address");
}

TEST_F(Dispatching, OfADeletedComplaintNobodyIsTold) {
  ledger_.add("A", "acknowledged");
  ledger_.complaints.clear();
  EXPECT_THAT(take(), IsEmpty());
  EXPECT_EQ(ledger_.row(1).state, "sent");
}

TEST_F(Dispatching, OnlySoManyAreOnTheirWayAtOnce) {
  for (int i = 0; i < 40; ++i) ledger_.add("R" + std::to_string(i), "acknowledged");
  EXPECT_THAT(take(), SizeIs(most_items_going));
  // Where there is no room for more it is asked all the same: a store that several senders share
  // takes from one that does not.
  const int asked = ledger_.asked;
  EXPECT_TRUE(dispatcher_.start_ready(start).ok());
  EXPECT_GT(ledger_.asked, asked);
  settle({done, never, done});
  EXPECT_THAT(take(), SizeIs(3));
}

TEST_F(Dispatching, AWebhookIsToldWhatHappenedAndNotWhatWasComplainedOf) {
  add_webhook();
  ledger_.add("A", "replied", "sms");
  const auto parcels = take();
  ASSERT_THAT(parcels, SizeIs(1));
  const JsonView body(parcels[0].bytes);
  EXPECT_EQ(body["type"].string(), "complaint.replied");
  EXPECT_EQ(body["timestamp"].string(), format_instant(start));
  EXPECT_EQ(body["data"]["reference"].string(), "A");
  EXPECT_EQ(body["data"]["state"].string(), "replied");
  EXPECT_EQ(body["data"]["channel"].string(), "sms");
  EXPECT_EQ(body["data"]["contact"]["email"].string(), "ana@example.com");
  EXPECT_EQ(body["data"]["text"].string(), "We send another one.\nToday.");
  EXPECT_EQ(body["data"]["promise"]["time_zone"].string(), "Etc/UTC");
  ASSERT_THAT(parcels[0].headers, SizeIs(4));
  EXPECT_EQ(parcels[0].headers[1], "webhook-id: id-1");
  EXPECT_EQ(parcels[0].headers[2], "webhook-timestamp: " + std::to_string(start.seconds));
}

}  // namespace
}  // namespace redress::outbox
