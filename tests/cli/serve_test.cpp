// The service: receipts, repetitions, refusals, pages, files, its end.
#include <gmock/gmock.h>

#include <thread>

#include "cli/service.hpp"
#include "io/json_view.hpp"

namespace redress::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string member(const std::string& response, std::string_view name) {
  return JsonView(body_of(response))[name].string();
}

TEST(Serve, AComplaintGetsAReceipt) {
  const Folder folder;
  const Service service(folder);
  const std::string response = service.post(submission());
  ASSERT_EQ(status_of(response), 201) << response;
  const std::string body = body_of(response);
  const JsonView receipt(body);
  EXPECT_EQ(receipt["reference"].string().size(), 10U);
  EXPECT_EQ(receipt["key"].string().size(), 32U);
  EXPECT_EQ(receipt["status_url"].string(),
            "/complaints/" + receipt["reference"].string() + "?key=" + receipt["key"].string());
  EXPECT_EQ(receipt["owner"].string(), "Delivery desk");
  const auto timeline = receipt["timeline"].elements();
  ASSERT_GE(timeline.size(), 3U);
  EXPECT_EQ(timeline[0]["kind"].string(), "received");
  EXPECT_EQ(timeline[0]["due"].raw(), receipt["received"].raw());
  EXPECT_EQ(timeline[1]["kind"].string(), "first_reply");
  EXPECT_EQ(timeline[1]["due"].raw(), receipt["promise"]["first_reply"]["due"].raw());
  EXPECT_EQ(timeline.back()["kind"].string(), "resolution");
  EXPECT_FALSE(receipt["next_steps"].elements().empty());
  EXPECT_TRUE(receipt["your_steps"]);
}

TEST(Serve, TheSameSubmissionAgainGetsTheSameReceipt) {
  const Folder folder;
  std::string first;
  {
    const Service service(folder);
    first = service.post(submission());
    const std::string again = service.post(submission());
    EXPECT_EQ(status_of(again), 200);
    EXPECT_EQ(body_of(again), body_of(first));
    // Members in another order, and a promise: still the same complaint.
    std::string other = submission();
    other.insert(other.size() - 1,
                 R"(,"promise":{"due":"2026-11-24T17:00:00Z","shown_at":"2026-11-24T09:00:00Z"})");
    other.replace(other.find("6f1a1f0e"), 8, "6F1A1F0E");
    EXPECT_EQ(body_of(service.post(other)), body_of(first));
  }
  const Service restarted(folder);
  EXPECT_EQ(body_of(restarted.post(submission())), body_of(first));
}

TEST(Serve, AnotherSubmissionOfThatIdIsAConflict) {
  const Folder folder;
  const Service service(folder);
  ASSERT_EQ(status_of(service.post(submission())), 201);
  const std::string id = "6f1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5e6f";
  const std::string other = service.post(submission(id, "Something else."));
  EXPECT_EQ(status_of(other), 409);
  EXPECT_EQ(header_of(other, "Content-Type"), "application/problem+json");
  EXPECT_THAT(other, HasSubstr("id.conflict"));
  // Looked up before it is judged.
  EXPECT_EQ(status_of(service.post(R"({"id":")" + id + R"("})")), 409);
}

TEST(Serve, ManyAtOnceAreAllKeptOnce) {
  const Folder folder;
  const Service service(folder);
  constexpr int clients = 16;
  constexpr int each = 5;
  std::vector<std::thread> threads;
  std::vector<std::string> shared(clients);
  for (int client = 0; client < clients; ++client) {
    threads.emplace_back([&, client] {
      for (int i = 0; i < each; ++i) {
        const int number = 100 + client * each + i;
        EXPECT_EQ(status_of(service.post(
                      submission("6f1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5" + std::to_string(number)))),
                  201);
      }
      shared[static_cast<std::size_t>(client)] = body_of(service.post(submission()));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& receipt : shared) EXPECT_EQ(receipt, shared.front());
  const Outcome exported = run({"export", "--store", "sqlite:" + folder.path("store.db")});
  EXPECT_EQ(std::count(exported.out.begin(), exported.out.end(), '\n'), clients * each + 1);
}

TEST(Serve, ExportPrintsTheVerdictsRecordWithReferenceStateAndEvents) {
  const Folder folder;
  const Service service(folder);
  const std::string response = service.post(submission());
  const Outcome exported = run({"export", "--store", "sqlite:" + folder.path("store.db")});
  const std::string received = member(response, "received");
  const Outcome verdict = run({"validate", "--policy", "general", "--now", received}, submission());
  const std::string record(JsonView(verdict.out)["record"].raw());
  EXPECT_EQ(exported.out, record.substr(0, record.size() - 1) + R"(,"reference":")" +
                              member(response, "reference") +
                              R"(","state":"received","events":[{"number":1,"at":")" + received +
                              "\",\"kind\":\"received\"}]}\n");
}

TEST(Serve, RefusesWhatItCannotTake) {
  const Folder folder;
  const Service service(folder);
  const std::string rejected = service.post("{}");
  EXPECT_EQ(status_of(rejected), 422);
  EXPECT_EQ(header_of(rejected, "Content-Type"), "application/problem+json");
  EXPECT_THAT(
      body_of(rejected),
      StartsWith(
          R"({"type":"about:blank","title":"Unprocessable Content","status":422,"errors":[{"at":"/id","code":"id.missing",)"));
  EXPECT_EQ(status_of(service.post("{")), 422);
  EXPECT_EQ(status_of(service.post("")), 422);
  EXPECT_EQ(status_of(service.request("POST", "/complaints", "Content-Type: text/plain\r\n", "x")),
            415);
  EXPECT_EQ(status_of(service.request("POST", "/complaints", "", "x")), 415);
  EXPECT_EQ(status_of(service.post(std::string(128 * 1024 + 1, ' '))), 413);
  EXPECT_EQ(status_of(service.post(std::string(4 * 1024 * 1024, ' '))), 413);
  EXPECT_EQ(status_of(service.get("/complaints")), 405);
  EXPECT_EQ(status_of(service.request("DELETE", "/policy")), 405);
  EXPECT_EQ(status_of(service.get("/nothing")), 404);
  EXPECT_EQ(status_of(service.get("/healthz", "X: " + std::string(20000, 'x') + "\r\n")), 431);
  EXPECT_EQ(status_of(service.exchange("nonsense\r\n\r\n")), 400);
  EXPECT_EQ(status_of(service.get("/%zz")), 400);
}

TEST(Serve, ChunkedBodiesAreLimitedToo) {
  const Folder folder;
  const Service service(folder);
  std::string body =
      "POST /complaints HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Type: "
      "application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 40; ++i) body += "1000\r\n" + std::string(0x1000, ' ') + "\r\n";
  EXPECT_EQ(status_of(service.exchange(body + "0\r\n\r\n")), 413);
}

TEST(Serve, ExpectContinueIsAnswered) {
  const Folder folder;
  const Service service(folder);
  const std::string body = submission();
  const std::string response = service.request(
      "POST", "/complaints", "Content-Type: application/json\r\nExpect: 100-continue\r\n", body);
  EXPECT_THAT(response, StartsWith("HTTP/1.1 100 "));
  EXPECT_THAT(response, HasSubstr("HTTP/1.1 201 "));
}

TEST(Serve, HealthTestsTheStore) {
  const Folder folder;
  const Service service(folder);
  EXPECT_EQ(body_of(service.get("/healthz")), R"({"status":"ok"})");
}

TEST(Serve, HealthAndReceiptsStopWhenTheDiskIsFull) {
  const Folder folder;
  const Service service(folder);
  // The service's files may not grow any more.
  service.limit_file_size(0);
  EXPECT_EQ(status_of(service.get("/healthz")), 503);
  const std::string response = service.post(submission());
  EXPECT_EQ(status_of(response), 503);
  EXPECT_THAT(header_of(response, "Retry-After"), Not(""));
  service.limit_file_size(RLIM_INFINITY);
  EXPECT_EQ(status_of(service.get("/healthz")), 200);
  EXPECT_EQ(status_of(service.post(submission())), 201);
}

TEST(Serve, TheLogHoldsNoTextKeyOrAddress) {
  const Folder folder;
  const Service service(folder);
  const std::string url = member(service.post(submission()), "status_url");
  EXPECT_EQ(status_of(service.get(url)), 200);
  const std::string log = service.log();
  EXPECT_THAT(log, HasSubstr("POST /complaints 201 "));
  for (const std::string& secret : {std::string("parcel"), std::string("ana@"),
                                    url.substr(url.find('=') + 1), std::string("127.0.0.1")}) {
    EXPECT_THAT(log, Not(HasSubstr(secret)));
  }
}

TEST(Serve, SeveralRequestsShareAConnection) {
  const Folder folder;
  const Service service(folder);
  const std::string one = "GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n";
  const std::string both =
      service.exchange(one + "GET /healthz HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(status_of(both), 200);
  EXPECT_THAT(body_of(both), HasSubstr("HTTP/1.1 200 OK"));
}

TEST(Serve, EndsOnceWhatWasBegunIsAnswered) {
  const Folder folder;
  Service service(folder);
  const Connection idle(service.port());
  const Connection busy(service.port());
  const std::string body = submission();
  busy.send(
      "POST /complaints HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\nContent-Length: " +
      std::to_string(body.size()) + "\r\n\r\n" + body.substr(0, 10));
  EXPECT_EQ(status_of(service.get("/healthz")), 200);
  service.signal(SIGTERM);
  busy.send(body.substr(10));
  EXPECT_EQ(status_of(busy.read_all()), 201);
  EXPECT_EQ(idle.read_all(), "");
  EXPECT_EQ(service.wait(), 0);
}

TEST(Serve, SaysWhyItCannotStart) {
  const Folder folder;
  const Service service(folder);
  const std::string port = std::to_string(service.port());
  const std::string store = "sqlite:" + folder.path("other.db");
  const Outcome taken =
      run({"serve", "--policy", "general", "--store", store, "--listen", "127.0.0.1:" + port});
  EXPECT_EQ(taken.code, 3);
  EXPECT_THAT(taken.error, HasSubstr("Cannot listen on 127.0.0.1:" + port));
  EXPECT_EQ(run({"serve", "--policy", "general", "--store",
                 "sqlite:" + folder.write("no.db", "not a store at all, but text")})
                .code,
            3);
  EXPECT_EQ(run({"serve", "--policy", "general", "--store", "postgres"}).code, 2);
  EXPECT_EQ(
      run({"serve", "--policy", "general", "--store", store, "--web", folder.path("none")}).code,
      3);
}

// A page that was opened before the policy changed, or waited for a connection since.
TEST(Serve, ASubmissionIsJudgedByThePolicyThatItsPageHad) {
  const Folder folder;
  const std::string changed =
      R"({"policy":"changed","extends":["general"],"channels":{"email":null}})";
  folder.write("changed.json", changed);
  const Outcome compiled =
      run({"compile", "--policy", "general", "--out", folder.path("general.bundle")});
  const std::string id = JsonView(compiled.out)["id"].string();
  std::string named = submission();
  named.insert(named.size() - 1, R"(,"policy":")" + id + '"');
  { const Service before(folder); }
  const Service service(folder, {}, folder.path("changed.json"));
  // Its channel is no longer there, but it was when the page was made.
  const std::string response = service.post(named);
  ASSERT_EQ(status_of(response), 201) << response;
  EXPECT_EQ(member(response, "owner"), "Delivery desk");
  std::string unnamed = submission("7a1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5e6f");
  EXPECT_THAT(service.post(unnamed), HasSubstr("channel.unknown"));
  unnamed.insert(unnamed.size() - 1, R"(,"policy":")" + std::string(64, '0') + '"');
  EXPECT_THAT(service.post(unnamed), HasSubstr("policy.unknown"));
}

// The answer was lost, and the policy masks something else by the time it is asked for again.
TEST(Serve, ARepetitionIsKnownWhateverPolicyIsServedByThen) {
  const Folder folder;
  folder.write("changed.json",
               R"({"policy":"changed","extends":["general"],)"
               R"("organization":{"country":"HU"},"privacy":{"mask":["email"],"warn":[]}})");
  const std::string sent = submission("6f1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5e6f",
                                      "My parcel has not arrived, write to ana@example.com.");
  std::string first;
  {
    const Service before(folder);
    first = before.post(sent);
    ASSERT_EQ(status_of(first), 201) << first;
  }
  const Service service(folder, {}, folder.path("changed.json"));
  const std::string again = service.post(sent);
  EXPECT_EQ(status_of(again), 200) << again;
  EXPECT_EQ(body_of(again), body_of(first));
}

}  // namespace
}  // namespace redress::testing
