#include "outbox/signature.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outbox/encoding.hpp"

namespace redress::outbox {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// The example of the Standard Webhooks specification's own libraries.
TEST(Signature, TheSpecificationsExample) {
  const auto keys = read_secrets("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n");
  ASSERT_TRUE(keys.ok());
  EXPECT_EQ(webhook_signature(*keys, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330,
                              R"({"test": 2432232314})"),
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST(Signature, TwoSecretsAtRotationGiveTwoSignatures) {
  const std::string first = "whsec_" + base64(std::string(24, 'a'));
  const std::string second = "whsec_" + base64(std::string(64, 'b'));
  const auto keys = read_secrets(first + "\r\n\n" + second);
  ASSERT_TRUE(keys.ok());
  ASSERT_EQ(keys->size(), 2U);
  const std::string both = webhook_signature(*keys, "id", 1, "{}");
  EXPECT_EQ(both, webhook_signature(std::vector{(*keys)[0]}, "id", 1, "{}") + ' ' +
                      webhook_signature(std::vector{(*keys)[1]}, "id", 1, "{}"));
}

TEST(Signature, AFileWithoutASecretIsRefusedAndNotQuoted) {
  const std::string good = "whsec_" + base64(std::string(24, 'a'));
  for (const std::string& file :
       {std::string(), std::string("\n"), std::string("hunter2"), std::string("whsec_hunter2"),
        "whsec_" + base64(std::string(23, 'a')), "whsec_" + base64(std::string(65, 'a')),
        good + "\nhunter2", good + '\n' + good + '\n' + good, ' ' + good}) {
    const auto keys = read_secrets(file);
    ASSERT_FALSE(keys.ok()) << file;
    EXPECT_EQ(keys.error().code, "outgoing.secret");
    EXPECT_THAT(keys.error().message, Not(HasSubstr("hunter2")));
  }
}

}  // namespace
}  // namespace redress::outbox
