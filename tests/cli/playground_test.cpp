// The playground's part of the service: what it answers, whom it refuses, and that it keeps
// nothing.
#include <gmock/gmock.h>

#include "cli/service.hpp"
#include "io/json_view.hpp"
#include "redress/base.hpp"

namespace redress::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

const std::string json_header = "Content-Type: application/json\r\n";

// Two categories of one's own: trained in no time.
const std::string tiny =
    R"({"policy":"tiny","organization":{"name":{"en":"Tiny"}},"languages":["en"],
 "calendars":{"office":{"time_zone":"Europe/Sofia","hours":{"mon-fri":["09:00-18:00"]}}},
 "teams":{"desk":{"owner":"Ann","calendar":"office"}},
 "promises":{"standard":{"first_reply":"PT8H"}},
 "channels":{"email":{}},
 "categories":{
  "late":{"label":{"en":"Late"},"team":"desk","promise":"standard","examples":{"en":["the parcel is late",
   "it still has not come","where is my parcel","waiting for weeks","it has not arrived","the courier never came"]}},
  "broken":{"label":{"en":"Broken"},"team":"desk","promise":"standard","examples":{"en":["it came broken",
   "the cup is cracked","the lid is missing","it does not work","it fell apart","there is a hole in it"]}}}})";

std::string on_general(const std::string& name, const std::string& more = {}) {
  return R"({"policy":")" + name + R"(","extends":["general"],"languages":["en"],
 "calendars":{"office":{"time_zone":"Europe/Sofia","hours":{"mon-fri":["09:00-18:00"]}}})" +
         more + "}";
}

class Playground : public ::testing::Test {
 protected:
  Playground() { folder_.write("web/playground/index.html", "the page"); }
  [[nodiscard]] Service start() const {
    return Service(folder_, {"--web", folder_.path("web"), "--playground"});
  }
  static std::string check(const Service& service, std::string_view policy) {
    const std::string response = service.request("POST", "/playground/check", json_header, policy);
    EXPECT_EQ(status_of(response), 200) << response;
    return body_of(response);
  }
  Folder folder_;
};

TEST_F(Playground, IsOnThisMachineAlone) {
  const auto refused = [&](std::vector<std::string> more) {
    std::vector<std::string> words{
        "serve",        "--policy", "general",          "--store", "sqlite:" + folder_.path("s.db"),
        "--playground", "--web",    folder_.path("web")};
    words.insert(words.end(), more.begin(), more.end());
    const Outcome outcome = run(words);
    EXPECT_EQ(outcome.code, 2) << outcome.error;
    return outcome.error;
  };
  for (const char* address : {"0.0.0.0:0", "[::]:0", "192.0.2.1:0", "localhost.example:0"})
    EXPECT_THAT(refused({"--listen", address}), HasSubstr("on this machine alone")) << address;
  EXPECT_THAT(refused({"--model", "m"}), HasSubstr("--model excludes --playground"));
  EXPECT_EQ(run({"serve", "--policy", "general", "--store", "sqlite:x", "--playground"}).code, 2);
}

TEST_F(Playground, IsNotThereUnlessAskedFor) {
  const Service service(folder_, {"--web", folder_.path("web")});
  EXPECT_EQ(status_of(service.get("/playground")), 404);
  EXPECT_EQ(status_of(service.get("/playground/index.html")), 404);
  EXPECT_EQ(status_of(service.request("POST", "/playground/check", json_header, tiny)), 404);
  const std::string large = "Content-Length: 1000000\r\n" + json_header;
  EXPECT_EQ(status_of(service.request("POST", "/playground/check", large)), 413);
}

TEST_F(Playground, HasAPageToBeginWith) {
  const Service service = start();
  EXPECT_EQ(status_of(service.get("/playground")), 308);
  const std::string page = service.get("/playground/");
  EXPECT_EQ(body_of(page), "the page");
  EXPECT_THAT(header_of(page, "Content-Security-Policy"), StartsWith("default-src 'none'"));
  const std::string start_body = body_of(service.get("/playground/start"));
  const JsonView begin(start_body);
  EXPECT_EQ(begin["served"]["name"].string(), "general");
  EXPECT_EQ(begin["packs"].elements().size(), 7U);
  EXPECT_EQ(body_of(service.get("/playground/schema")) + "\n", run({"schema", "policy"}).out);
  EXPECT_EQ(header_of(service.get("/playground/coverage.css"), "Content-Type"),
            "text/css; charset=utf-8");
  EXPECT_EQ(status_of(service.get("/playground/check")), 405);
  EXPECT_EQ(status_of(service.get("/playground/unheard")), 404);
}

TEST_F(Playground, APolicyIsCompiledAndDrawn) {
  const Service service = start();
  const std::string answer = check(service, on_general("mine"));
  const JsonView checked(answer);
  EXPECT_THAT(checked["diagnostics"].elements(), IsEmpty()) << answer;
  // The very bytes that `compile` makes.
  const std::string file = folder_.write("mine.json", on_general("mine"));
  const std::string made = folder_.path("mine.bundle");
  ASSERT_EQ(run({"compile", "--policy", file, "--out", made}).code, 0);
  EXPECT_EQ(body_of(service.get(checked["bundle"].string())), read_whole(made));
  EXPECT_EQ(checked["bytes"].raw(), std::to_string(read_whole(made).size()));
  EXPECT_EQ(status_of(service.get(checked["bundle"].string() + "&lang=ru")), 404);
  const std::string picture = service.get(checked["coverage"].string());
  EXPECT_THAT(body_of(picture), HasSubstr("<svg role=img class=\"week\""));
  EXPECT_EQ(body_of(picture).find(" style="), std::string::npos);
}

TEST_F(Playground, WhatIsWrongIsSaidWithItsLine) {
  const Service service = start();
  const std::string answer =
      check(service, on_general("mine", ",\n \"teams\":{\"service\":{\"calendar\":\"offices\"}}"));
  const JsonView checked(answer);
  ASSERT_EQ(checked["diagnostics"].elements().size(), 1U) << answer;
  const JsonView found = checked["diagnostics"].elements().front();
  EXPECT_EQ(found["code"].string(), "calendar.unknown");
  EXPECT_EQ(found["line"].raw(), "3");
  EXPECT_EQ(checked["bundle"].raw(), "null");
  EXPECT_EQ(checked["coverage"].raw(), "null");
  for (const char* text : {"{", "", "null", "\xFF", "[1,2"}) {
    const std::string broken = check(service, text);
    EXPECT_THAT(broken, StartsWith(R"({"diagnostics":[{"severity":"error")")) << text;
  }
}

TEST_F(Playground, AModelOfOnesOwnIsTrainedBeside) {
  const Service service = start();
  const std::string first = check(service, tiny);
  const std::string key = JsonView(first)["training"].string();
  ASSERT_FALSE(key.empty()) << first;
  EXPECT_EQ(JsonView(first)["bundle"].raw(), "null");
  EXPECT_EQ(status_of(service.get(JsonView(first)["coverage"].string())), 200);
  std::string state;
  do {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    state = JsonView(body_of(service.get("/playground/training?key=" + key)))["state"].string();
  } while (state == "waiting");
  ASSERT_EQ(state, "ready");
  const std::string second = check(service, tiny);
  const std::string made = folder_.path("tiny.bundle");
  ASSERT_EQ(run({"compile", "--policy", folder_.write("tiny.json", tiny), "--out", made}).code, 0);
  EXPECT_EQ(body_of(service.get(JsonView(second)["bundle"].string())), read_whole(made));
  // Other hours, the same examples: nothing is trained again.
  std::string later = tiny;
  later.replace(later.find("18:00"), 5, "17:00");
  EXPECT_NE(JsonView(check(service, later))["bundle"].raw(), "null");
  EXPECT_EQ(JsonView(body_of(service.get("/playground/training?key=none")))["state"].string(),
            "stopped");
}

TEST_F(Playground, TheLatestPoliciesAreKeptAndNoMore) {
  const Service service = start();
  std::vector<std::string> bundles;
  for (int i = 0; i < 8; ++i) {
    const std::string answer = check(service, on_general("p" + std::to_string(i)));
    bundles.push_back(JsonView(answer)["bundle"].string());
  }
  EXPECT_EQ(status_of(service.get(bundles.front())), 404);
  EXPECT_EQ(status_of(service.get(bundles.back())), 200);
}

TEST_F(Playground, AComplaintGetsAReceiptAndIsForgotten) {
  const Service service = start();
  const auto send = [&](const std::string& body) {
    return service.request("POST", "/playground/complaints", json_header, body);
  };
  EXPECT_EQ(status_of(send(submission())), 404);
  ASSERT_NE(JsonView(check(service, on_general("mine")))["bundle"].raw(), "null");
  const std::string response = send(submission());
  ASSERT_EQ(status_of(response), 201) << response;
  const std::string body = body_of(response);
  EXPECT_EQ(JsonView(body)["reference"].string().size(), 10U);
  EXPECT_EQ(JsonView(body)["owner"].string(), "Delivery desk");
  EXPECT_EQ(status_of(service.get(JsonView(body)["status_url"].string() + "?key=x")), 200);
  const std::string rejected = send(R"({"id":"x"})");
  EXPECT_EQ(status_of(rejected), 422);
  EXPECT_THAT(rejected, HasSubstr("id.invalid"));
  EXPECT_EQ(run({"export", "--store", "sqlite:" + folder_.path("store.db")}).out, "");
}

TEST_F(Playground, OtherNamesAndOtherPagesAreRefused) {
  const Service service = start();
  const auto send = [&](const std::string& head, const std::string& body) {
    return status_of(service.exchange(head + "Connection: close\r\nContent-Length: " +
                                      std::to_string(body.size()) + "\r\n\r\n" + body));
  };
  const std::string get = "GET /playground/start HTTP/1.1\r\n";
  EXPECT_EQ(send(get + "Host: 127.0.0.1:80\r\n", ""), 200);
  EXPECT_EQ(send(get + "Host: rebound.example\r\n", ""), 403);
  EXPECT_EQ(send("GET /playground/ HTTP/1.1\r\nHost: rebound.example:80\r\n", ""), 403);
  EXPECT_EQ(send("GET /playground/start HTTP/1.0\r\n", ""), 403);
  const std::string post = "POST /playground/check HTTP/1.1\r\nHost: localhost:80\r\n";
  EXPECT_EQ(send(post + json_header + "Origin: http://localhost:80\r\n", tiny), 200);
  EXPECT_EQ(send(post + json_header + "Origin: http://localhost:81\r\n", tiny), 403);
  EXPECT_EQ(send(post + json_header + "Origin: https://other.example\r\n", tiny), 403);
  EXPECT_EQ(send(post + json_header + "Origin: null\r\n", tiny), 403);
  EXPECT_EQ(send(post + "Content-Type: text/plain\r\n", tiny), 415);
  EXPECT_EQ(send(post, tiny), 415);
}

TEST_F(Playground, APolicyHasItsMost) {
  const Service service = start();
  const std::string most = on_general("mine") + std::string(limits::policy_bytes, ' ');
  EXPECT_EQ(status_of(service.request("POST", "/playground/check", json_header,
                                      most.substr(0, limits::policy_bytes))),
            200);
  const std::string beyond =
      json_header + "Content-Length: " + std::to_string(limits::policy_bytes + 1) + "\r\n";
  EXPECT_EQ(status_of(service.request("POST", "/playground/check", beyond)), 413);
  const std::string complaint =
      json_header + "Content-Length: " + std::to_string(limits::submission_bytes + 1) + "\r\n";
  EXPECT_EQ(status_of(service.request("POST", "/playground/complaints", complaint)), 413);
}

TEST_F(Playground, EndsInTheMiddleOfATraining) {
  Service service = start();
  const std::string answer = check(service, on_general("mine", R"(,"categories":{"other":null})"));
  ASSERT_FALSE(JsonView(answer)["training"].string().empty()) << answer;
  service.signal(SIGTERM);
  EXPECT_EQ(service.wait(), 0);
}

}  // namespace
}  // namespace redress::testing
