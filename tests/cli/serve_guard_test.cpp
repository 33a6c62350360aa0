// The service and those who ask too often.
#include <gmock/gmock.h>

#include "cli/service.hpp"
#include "io/json_view.hpp"

namespace redress::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* json = "Content-Type: application/json\r\n";

std::string from(const std::string& address) {
  return "X-Forwarded-For: " + address + "\r\n";
}
std::string numbered(int number) {
  return submission("6f1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5" + std::to_string(100 + number));
}
std::string post_from(const Service& service, const std::string& address, int number) {
  return service.request("POST", "/complaints", json + from(address), numbered(number));
}

TEST(ServeGuard, AClientThatSendsTooOftenIsToldWhenToSendAgain) {
  const Folder folder;
  const Service service(folder, {"--trusted-proxy", "127.0.0.1", "--rate", "3/minute"});
  for (int i = 0; i < 3; ++i) EXPECT_EQ(status_of(post_from(service, "203.0.113.7", i)), 201);
  const std::string refused = post_from(service, "9.9.9.9, 203.0.113.7", 3);
  ASSERT_EQ(status_of(refused), 429) << refused;
  EXPECT_EQ(header_of(refused, "Content-Type"), "application/problem+json");
  EXPECT_THAT(body_of(refused), HasSubstr(R"("code":"rate.exceeded")"));
  const int seconds = std::atoi(header_of(refused, "Retry-After").c_str());
  EXPECT_GE(seconds, 1);
  EXPECT_LE(seconds, 20);
  EXPECT_EQ(status_of(post_from(service, "203.0.113.8", 3)), 201);
  // A household's addresses are one client.
  for (int i = 4; i < 7; ++i)
    EXPECT_EQ(status_of(post_from(service, "2001:db9::" + std::to_string(i), i)), 201);
  EXPECT_EQ(status_of(post_from(service, "2001:db9::ffff:1", 7)), 429);
  // This machine itself.
  for (int i = 8; i < 14; ++i) EXPECT_EQ(status_of(service.post(numbered(i))), 201);
  for (const char* address : {"203.0.113", "2001:db9", "9.9.9.9", "127.0.0.1"})
    EXPECT_THAT(service.log(), Not(HasSubstr(address)));
}

TEST(ServeGuard, AFormIsAnsweredByAPageInItsLanguage) {
  const Folder folder;
  const Service service(folder, {"--trusted-proxy", "127.0.0.1", "--rate", "1/minute"});
  const auto send = [&](const std::string& language) {
    return service.request(
        "POST", "/complaints",
        "Content-Type: application/x-www-form-urlencoded\r\n" + from("203.0.113.7"),
        "text=The+parcel+is+late&category=delivery.late&channel=link&fields.order_number=AB123456&"
        "language=" +
            language);
  };
  EXPECT_EQ(status_of(send("en")), 303);
  const std::string refused = send("bg");
  EXPECT_EQ(status_of(refused), 429);
  EXPECT_THAT(header_of(refused, "Retry-After"), Not(""));
  EXPECT_THAT(header_of(refused, "Content-Type"), HasSubstr("text/html"));
  EXPECT_THAT(body_of(refused), HasSubstr("<html lang=\"bg\""));
  EXPECT_THAT(body_of(refused), HasSubstr("твърде много жалби"));
}

TEST(ServeGuard, AHeaderOfWhoeverIsNoProxyIsNotBelieved) {
  const Folder folder;
  const Service service(folder, {"--trusted-proxy", "192.0.2.1", "--rate", "1/minute"});
  // All of them come from this machine.
  for (int i = 0; i < 3; ++i) EXPECT_EQ(status_of(post_from(service, "203.0.113.7", i)), 201);
}

// A file that is refused before it is read; the service then waits for the client to end.
std::string send_file(const Service& service, const std::string& place,
                      const std::string& headers) {
  const Connection connection(service.port());
  connection.send("POST " + place + " HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n" + headers +
                  "\r\n%PDF-1.4\n");
  return connection.read_head();
}

TEST(ServeGuard, WrongKeysAreFew) {
  const Folder folder;
  const Service service(folder, {"--trusted-proxy", "127.0.0.1", "--rate", "6/minute"});
  const std::string receipt = body_of(service.post(submission()));
  const std::string url = JsonView(receipt)["status_url"].string();
  const std::string place = url.substr(0, url.find('?'));
  const std::string wrong = place + "?key=" + std::string(32, '0');
  const std::string guesser = from("203.0.113.7");
  EXPECT_EQ(status_of(service.get(url, guesser)), 200);
  EXPECT_EQ(status_of(service.get(wrong, guesser)), 404);
  EXPECT_EQ(status_of(send_file(service, place + "/attachments?key=0", guesser)), 404);
  // From now on the right one is not told from a wrong one.
  EXPECT_EQ(status_of(service.get(wrong, guesser)), 429);
  EXPECT_EQ(status_of(service.get(url, guesser)), 429);
  EXPECT_EQ(status_of(send_file(service, place + "/attachments?key=0", guesser)), 429);
  EXPECT_EQ(status_of(service.get(url, from("203.0.113.8"))), 200);
}

TEST(ServeGuard, WhatIsAddedIsCountedToo) {
  const Folder folder;
  const Service service(folder, {"--trusted-proxy", "127.0.0.1", "--rate", "1/minute"});
  const std::string receipt = body_of(service.post(submission()));
  const std::string url = JsonView(receipt)["status_url"].string();
  const std::string place =
      url.substr(0, url.find('?')) + "/information" + url.substr(url.find('?'));
  const auto add = [&](const std::string& type, std::string_view body) {
    return service.request("POST", place, "Content-Type: " + type + "\r\n" + from("203.0.113.7"),
                           body);
  };
  EXPECT_EQ(status_of(add("application/json", R"({"text":"one"})")), 200);
  EXPECT_EQ(status_of(add("application/json", R"({"text":"two"})")), 200);
  const std::string refused = add("application/json", R"({"text":"three"})");
  EXPECT_EQ(status_of(refused), 429);
  EXPECT_THAT(body_of(refused), HasSubstr(R"("code":"rate.exceeded")"));
  const std::string form = add("application/x-www-form-urlencoded", "text=three");
  EXPECT_EQ(status_of(form), 429);
  EXPECT_THAT(header_of(form, "Retry-After"), Not(""));
  EXPECT_THAT(body_of(form), HasSubstr("<h1>This could not be done just now. "));
}

TEST(ServeGuard, FilesAreCountedToo) {
  const Folder folder;
  const Service service(folder, {"--trusted-proxy", "127.0.0.1", "--rate", "1/minute"});
  const std::string receipt = body_of(service.post(submission()));
  const std::string url = JsonView(receipt)["status_url"].string();
  const std::string place =
      url.substr(0, url.find('?')) + "/attachments" + url.substr(url.find('?'));
  const auto send = [&](const std::string& headers) {
    return send_file(service, place, headers + from("203.0.113.7"));
  };
  EXPECT_NE(status_of(send("")), 429);
  EXPECT_NE(status_of(send("")), 429);
  const std::string refused = send("");
  EXPECT_EQ(status_of(refused), 429);
  EXPECT_THAT(header_of(refused, "Retry-After"), Not(""));
  const std::string form = send("Content-Type: multipart/form-data; boundary=b\r\n");
  EXPECT_EQ(status_of(form), 303);
  EXPECT_THAT(header_of(form, "Location"), HasSubstr("attached=busy"));
}

TEST(ServeGuard, SaysWhichOptionIsWrong) {
  const Folder folder;
  const auto serve = [&](const std::string& option, const std::string& value) {
    return run({"serve", "--policy", "general", "--store", "sqlite:" + folder.path("s.db"), option,
                value});
  };
  const Outcome proxy = serve("--trusted-proxy", "proxy.example");
  EXPECT_EQ(proxy.code, 2);
  EXPECT_THAT(proxy.error, HasSubstr("--trusted-proxy proxy.example is no range"));
  const Outcome rate = serve("--rate", "often");
  EXPECT_EQ(rate.code, 2);
  EXPECT_THAT(rate.error, HasSubstr("--rate often is no rate"));
}

}  // namespace
}  // namespace redress::testing
