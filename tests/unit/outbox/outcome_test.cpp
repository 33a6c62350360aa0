#include <gtest/gtest.h>

#include "outbox/curl_carrier.hpp"

namespace redress::outbox {
namespace {

using Kind = Outcome::Kind;

TEST(MailOutcome, OnlyARefusalOfThisMailIsForGood) {
  EXPECT_EQ(mail_outcome(CURLE_OK, 250, "").kind, Kind::done);
  const Outcome unknown = mail_outcome(CURLE_SEND_ERROR, 550, "");
  EXPECT_EQ(unknown.kind, Kind::never);
  EXPECT_EQ(unknown.why, "outbox.smtp_550");
  EXPECT_EQ(mail_outcome(CURLE_RECV_ERROR, 554, "").kind, Kind::never);
  EXPECT_EQ(mail_outcome(CURLE_SEND_ERROR, 451, "").kind, Kind::later);
  EXPECT_EQ(mail_outcome(CURLE_SEND_ERROR, 530, "").kind, Kind::later);
  EXPECT_EQ(mail_outcome(CURLE_LOGIN_DENIED, 535, "").kind, Kind::later);
  // A server that refuses us altogether in its greeting.
  EXPECT_EQ(mail_outcome(CURLE_WEIRD_SERVER_REPLY, 554, "").kind, Kind::later);
  const Outcome dropped = mail_outcome(CURLE_RECV_ERROR, 354, "Failure when receiving");
  EXPECT_EQ(dropped.kind, Kind::later);
  EXPECT_EQ(dropped.why, "outbox.unreachable: Failure when receiving");
}

TEST(WebhookOutcome, ByItsStatus) {
  EXPECT_EQ(webhook_outcome(CURLE_OK, 200, 0, "").kind, Kind::done);
  EXPECT_EQ(webhook_outcome(CURLE_OK, 204, 0, "").kind, Kind::done);
  EXPECT_EQ(webhook_outcome(CURLE_OK, 302, 0, "").kind, Kind::later);
  EXPECT_EQ(webhook_outcome(CURLE_OK, 400, 0, "").kind, Kind::later);
  EXPECT_EQ(webhook_outcome(CURLE_OK, 410, 0, "").kind, Kind::never);
  EXPECT_EQ(webhook_outcome(CURLE_OK, 503, 120, "").wait_seconds, 120);
  EXPECT_EQ(webhook_outcome(CURLE_OK, 503, 120, "").why, "outbox.http_503");
  EXPECT_EQ(webhook_outcome(CURLE_OPERATION_TIMEDOUT, 0, 0, "Timeout").kind, Kind::later);
}

TEST(Carrier, WritesDomainsInAsciiAndRefusesWhatIsNoAddress) {
  Outgoing outgoing;
  auto carrier = make_carrier(outgoing);
  ASSERT_TRUE(carrier.ok()) << carrier.error().message;
  EXPECT_EQ((*carrier)->sendable("ana@example.com"), "ana@example.com");
  EXPECT_EQ((*carrier)->sendable("ана@жалби.бг"), "ана@xn--80acnkn.xn--90ae");
  for (const char* address : {"ana", "@example.com", "ana@", "a na@example.com",
                              "ana@example.com>\r\nRCPT TO:<b@example.com"})
    EXPECT_FALSE((*carrier)->sendable(address)) << address;
}

}  // namespace
}  // namespace redress::outbox
