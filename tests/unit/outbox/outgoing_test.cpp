#include "outbox/outgoing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "outbox/encoding.hpp"

namespace redress::outbox {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Outgoings : public ::testing::Test {
 protected:
  Outgoings() {
    std::string name =
        (std::filesystem::temp_directory_path() / "redress-outgoing-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    write("secret", "whsec_" + base64(std::string(32, 's')) + "\n");
    write("password", "pass word\n");
    write("hunter2", "hunter2\n");
  }
  ~Outgoings() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  void write(const std::string& name, std::string_view content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }
  [[nodiscard]] Result<Outgoing> read(std::string_view json) const {
    write("outgoing.json", json);
    return read_outgoing((folder_ / "outgoing.json").string());
  }
  [[nodiscard]] Result<Outgoing> read_mail(const std::string& members) const {
    return read(R"({"public_url":"https://example.org","mail":{)" + members + "}}");
  }
  [[nodiscard]] Result<Outgoing> read_hook(const std::string& members) const {
    return read(R"({"public_url":"https://example.org","webhooks":[{)" + members + "}]}");
  }
  void refuses(const Result<Outgoing>& read, const std::string& at, const std::string& words) {
    ASSERT_FALSE(read.ok()) << at;
    EXPECT_EQ(read.error().at, at);
    EXPECT_THAT(read.error().message, HasSubstr("outgoing.json"));
    EXPECT_THAT(read.error().message, HasSubstr(words));
    EXPECT_THAT(read.error().message, Not(HasSubstr("hunter2\n")));
  }

  std::filesystem::path folder_;
};

TEST_F(Outgoings, AWholeOne) {
  const auto out = read(R"({"public_url": "https://example.org/", "timeout_seconds": 20,
    "mail": {"smtp": "smtp://mail.example.org:587", "from": "Acme Care <care@example.org>",
             "reply_to": "answers@example.org", "user": "care", "password_file": "password"},
    "webhooks": [{"url": "https://crm.example.org/hook?a=b", "secret_file": "secret",
                  "kinds": ["replied", "resolved"], "channels": ["sms", "post"]}]})");
  ASSERT_TRUE(out.ok()) << out.error().message;
  EXPECT_EQ(out->public_url, "https://example.org");
  EXPECT_EQ(out->timeout_seconds, 20);
  ASSERT_TRUE(out->mail.has_value());
  EXPECT_TRUE(out->mail->tls);
  EXPECT_EQ(out->mail->from.name, "Acme Care");
  EXPECT_EQ(out->mail->from.address, "care@example.org");
  EXPECT_EQ(out->mail->reply_to->address, "answers@example.org");
  EXPECT_EQ(out->mail->password, "pass word");
  ASSERT_EQ(out->webhooks.size(), 1U);
  EXPECT_EQ(out->webhooks[0].keys, std::vector{std::string(32, 's')});
  EXPECT_TRUE(takes(out->webhooks[0], "sms", "replied"));
  EXPECT_FALSE(takes(out->webhooks[0], "sms", "updated"));
  EXPECT_FALSE(takes(out->webhooks[0], "phone", "replied"));
}

TEST_F(Outgoings, TlsIsLeftOutOnlyOnThisMachineOrWhereItIsSaid) {
  const std::string from = R"("from":"care@example.org")";
  const auto tls = [&](const std::string& members) {
    const auto out = read_mail(members + from);
    EXPECT_TRUE(out.ok()) << (out ? "" : out.error().message);
    return out && out->mail->tls;
  };
  EXPECT_TRUE(tls(R"("smtp":"smtp://mail.example.org",)"));
  EXPECT_TRUE(tls(R"("smtp":"smtps://127.0.0.1:465",)"));
  EXPECT_FALSE(tls(R"("smtp":"smtp://127.0.0.1:2525",)"));
  EXPECT_FALSE(tls(R"("smtp":"smtp://[::1]:2525",)"));
  EXPECT_TRUE(tls(R"("smtp":"smtp://localhost:2525","tls":"required",)"));
  EXPECT_FALSE(tls(R"("smtp":"smtp://relay:25","tls":"none",)"));
}

TEST_F(Outgoings, EveryFaultIsNamedWithItsPlaceAndCure) {
  const std::string server = R"("smtp":"smtp://mail.example.org")";
  const std::string from = R"(,"from":"care@example.org")";
  refuses(read("{"), "", "JSON");
  refuses(read("[]"), "", "object");
  refuses(read(R"({"public_url":"https://example.org"})"), "", "webhooks");
  refuses(read(R"({"mail":{}})"), "", "public_url");
  refuses(read(R"({"public_url":"http://example.org","mail":{}})"), "/public_url", "https://");
  refuses(read(R"({"public_url":"https://a@example.org","mail":{}})"), "/public_url", "https://");
  refuses(read(R"({"public_url":"https://example.org","mails":{}})"), "/mails", "“mails”");
  refuses(read(R"({"public_url":"https://example.org","timeout_seconds":0})"), "/timeout_seconds",
          "from 1 to 600");
  refuses(read_mail(R"("smtp":"https://mail.example.org")" + from), "/mail/smtp", "smtps://");
  refuses(read_mail(R"("smtp":"smtp://mail.example.org/x")" + from), "/mail/smtp", "smtps://");
  refuses(read_mail(R"("smtp":"smtp://u:p@mail.example.org")" + from), "/mail/smtp", "smtps://");
  refuses(read_mail(R"("smtp":"smtp://mail.example.org:0")" + from), "/mail/smtp", "smtps://");
  refuses(read_mail(server), "/mail", "“from”");
  refuses(read_mail(server + R"(,"from":"Acme\r\nBcc: x@y.z <care@example.org>")"), "/mail/from",
          "one line");
  refuses(read_mail(server + R"(,"from":"Acme")"), "/mail/from", "care@example.org");
  refuses(read_mail(server + R"(,"from":"Acme <care@жалби.бг>")"), "/mail/from", "xn--");
  refuses(read_mail(server + from + R"(,"tls":"maybe")"), "/mail/tls", "“required” or “none”");
  refuses(read_mail(R"("smtp":"smtps://mail.example.org","tls":"none")" + from), "/mail/tls",
          "smtp://");
  refuses(read_mail(server + from + R"(,"password":"hunter2")"), "/mail/password", "password_file");
  refuses(read_mail(server + from + R"(,"user":"care")"), "/mail", "password_file");
  refuses(read_mail(server + from + R"(,"user":"care","password_file":"none")"),
          "/mail/password_file", "cannot be read");
  refuses(read_mail(server + from + R"(,"user":"care","password_file":"password","tls":"none")"),
          "/mail/tls", "without TLS");
  refuses(read_hook(R"("url":"http://example.org","secret_file":"secret")"), "/webhooks/0/url",
          "https://");
  refuses(read_hook(R"("url":"https://example.org")"), "/webhooks/0", "secret_file");
  refuses(read_hook(R"("url":"https://example.org","secret_file":"hunter2")"),
          "/webhooks/0/secret_file", "whsec_");
  refuses(read_hook(R"("url":"https://example.org","secret_file":"secret","kinds":["sent"])"),
          "/webhooks/0/kinds/0", "withdrawn");
  refuses(read_hook(R"("url":"https://example.org","secret_file":"secret","channels":[])"),
          "/webhooks/0/channels", "leave it out");
  refuses(
      read_hook(R"("url":"https://example.org","secret_file":"secret","channels":["sms","sms"])"),
      "/webhooks/0/channels/1", "twice");
}

TEST_F(Outgoings, ChannelsThatNothingTakesAreTold) {
  Policy policy;
  for (const ChannelKind kind : {ChannelKind::email, ChannelKind::sms, ChannelKind::link})
    policy.channels.push_back({kind, none});
  const auto mail = read_mail(R"("smtp":"smtps://mail.example.org","from":"care@example.org")");
  ASSERT_TRUE(mail.ok());
  EXPECT_THAT(channels_without_route(*mail, policy), ElementsAre("sms"));
  const auto hook =
      read_hook(R"("url":"https://example.org","secret_file":"secret","kinds":["replied"])");
  ASSERT_TRUE(hook.ok());
  EXPECT_THAT(channels_without_route(*hook, policy), IsEmpty());
}

}  // namespace
}  // namespace redress::outbox
