// What the service tells those who run it: figures and its log.
#include <gmock/gmock.h>

#include "cli/service.hpp"
#include "io/json_view.hpp"

namespace redress::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;

TEST(ServeWatch, FiguresOfWhatHasHappened) {
  const Folder folder;
  const Service service(folder);
  EXPECT_EQ(status_of(service.post(submission())), 201);
  EXPECT_EQ(status_of(service.post(submission())), 200);
  EXPECT_EQ(status_of(service.post("{}")), 422);
  const std::string figures = service.get("/metrics");
  EXPECT_EQ(status_of(figures), 200);
  EXPECT_THAT(header_of(figures, "Content-Type"), HasSubstr("version=0.0.4"));
  for (const char* line :
       {"redress_build_info{version=\"",
        "redress_complaints_total{outcome=\"accepted\",code=\"\"} 1\n",
        "redress_complaints_total{outcome=\"replayed\",code=\"\"} 1\n",
        "redress_complaints_total{outcome=\"refused\",code=\"id.missing\"} 1\n",
        "redress_store_commit_complaints_count 1\n", "redress_store_commit_seconds_count 1\n",
        "redress_store_queue{of=\"complaints\"} 0\n", "redress_connections 1\n",
        "redress_process_open_descriptors "})
    EXPECT_THAT(body_of(figures), HasSubstr(line));
  EXPECT_THAT(body_of(figures), Not(HasSubstr("ana@")));
}

// A proxy on this machine is this machine too.
TEST(ServeWatch, FiguresAreThisMachinesAlone) {
  const Folder folder;
  const Service service(folder);
  for (const char* header : {"X-Forwarded-For: 203.0.113.7\r\n", "Forwarded: for=203.0.113.7\r\n"})
    EXPECT_EQ(status_of(service.get("/metrics", header)), 404);
  EXPECT_EQ(status_of(service.exchange(
                "GET /metrics HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n")),
            404);
}

TEST(ServeWatch, FiguresOnAPortOfTheirOwn) {
  const Folder folder;
  const Service service(folder, {"--metrics-listen", "127.0.0.1:0"});
  EXPECT_EQ(status_of(service.post(submission())), 201);
  const std::string said = folder.read("serve.out");
  ASSERT_THAT(said, MatchesRegex("metrics on http://127.0.0.1:[0-9]+\nlistening on .*\n"));
  const Connection connection(std::atoi(said.substr(said.find("127.0.0.1:") + 10).c_str()));
  connection.send(
      "GET /metrics HTTP/1.1\r\nHost: shop.example\r\n\r\n"
      "GET /healthz HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n");
  const std::string answers = connection.read_all();
  EXPECT_EQ(status_of(answers), 200);
  EXPECT_THAT(answers, HasSubstr("outcome=\"accepted\",code=\"\"} 1\n"));
  EXPECT_THAT(answers, HasSubstr("HTTP/1.1 404 "));
}

TEST(ServeWatch, TheLogIsAnObjectALineWithoutWhatNamesAComplaint) {
  const Folder folder;
  const Service service(folder, {"--log", "json", "--trusted-proxy", "127.0.0.1"});
  const std::string receipt = body_of(service.post(submission()));
  const std::string url = JsonView(receipt)["status_url"].string();
  const std::string answer = service.get(url, "X-Request-Id: trace-7\r\nUser-Agent: spy\r\n");
  EXPECT_EQ(header_of(answer, "X-Request-Id"), "trace-7");
  EXPECT_THAT(header_of(service.get("/policy", "X-Request-Id: <b>\r\n"), "X-Request-Id"),
              MatchesRegex("[0-9a-f]{16}"));
  const std::string log = service.log();
  EXPECT_THAT(log, HasSubstr(R"("method":"GET","route":"/complaints/{reference}","status":200,)"));
  EXPECT_THAT(log, HasSubstr(R"("request":"trace-7"})"));
  for (const std::string& secret : {JsonView(receipt)["reference"].string(),
                                    JsonView(receipt)["key"].string(), std::string("spy")})
    EXPECT_THAT(log, Not(HasSubstr(secret)));
}

TEST(ServeWatch, WhatGoesWrongIsAnObjectToo) {
  const Folder folder;
  const Service service(folder, {"--log", "json"});
  service.limit_file_size(1000);
  EXPECT_EQ(status_of(service.get("/healthz")), 503);
  service.limit_file_size(RLIM_INFINITY);
  const std::string log = service.log();
  EXPECT_THAT(log, HasSubstr(R"("level":"error","event":"message","message":")"));
  EXPECT_THAT(log, HasSubstr(R"("route":"/healthz","status":503)"));
}

TEST(ServeWatch, AnIdOfWhoeverIsNoProxyIsNotTakenOver) {
  const Folder folder;
  const Service service(folder, {"--log", "off"});
  EXPECT_THAT(header_of(service.get("/policy", "X-Request-Id: trace-7\r\n"), "X-Request-Id"),
              MatchesRegex("[0-9a-f]{16}"));
  EXPECT_EQ(service.log(), "");
}

}  // namespace
}  // namespace redress::testing
