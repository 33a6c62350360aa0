// SIGHUP: the policy is read anew, and nobody notices but by what it says.
#include <gmock/gmock.h>

#include "cli/service.hpp"
#include "io/json_view.hpp"

namespace redress::testing {
namespace {

using ::testing::HasSubstr;

constexpr const char* with_email = R"({"policy":"shop","extends":["general"]})";
constexpr const char* without_email =
    R"({"policy":"shop","extends":["general"],"channels":{"email":null}})";

std::string numbered(int number, const std::string& policy = {}) {
  std::string out = submission("6f1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5" + std::to_string(100 + number));
  if (!policy.empty()) out.insert(out.size() - 1, R"(,"policy":")" + policy + '"');
  return out;
}

// Asks anew until the service has said so, which it does once it has done it.
void await(const Service& service, const std::string& word, std::size_t times = 1) {
  const auto said = [&] {
    const std::string log = service.log();
    std::size_t count = 0;
    for (std::size_t at = log.find(word); at != std::string::npos; at = log.find(word, at + 1))
      ++count;
    return count >= times;
  };
  constexpr int most_tries = 20'000;
  for (int i = 0; i < most_tries && !said(); ++i)
    ASSERT_EQ(status_of(service.get("/healthz")), 200);
  ASSERT_TRUE(said()) << service.log();
}

constexpr const char* changed = "is served from now on";
constexpr const char* unchanged = "the policy stays as it was";

TEST(ServeReload, ANewPolicyIsServedAndThePagesOfTheOldOneStillSend) {
  const Folder folder;
  folder.write("policy.json", with_email);
  const Service service(folder, {}, folder.path("policy.json"));
  const std::string before = header_of(service.get("/policy"), "ETag");
  const Outcome compiled =
      run({"compile", "--policy", folder.path("policy.json"), "--out", folder.path("p.bundle")});
  const std::string old = JsonView(compiled.out)["id"].string();
  const std::string first = service.post(numbered(0));
  ASSERT_EQ(status_of(first), 201);

  folder.write("policy.json", without_email);
  service.signal(SIGHUP);
  await(service, changed);
  EXPECT_NE(header_of(service.get("/policy"), "ETag"), before);
  EXPECT_THAT(service.post(numbered(1)), HasSubstr("channel.unknown"));
  EXPECT_EQ(status_of(service.post(numbered(2, old))), 201) << "its page was open before";
  const std::string again = service.post(numbered(0));
  EXPECT_EQ(status_of(again), 200);
  EXPECT_EQ(body_of(again), body_of(first));
  const std::string receipt = body_of(first);
  EXPECT_EQ(status_of(service.get(JsonView(receipt)["status_url"].string())), 200);

  // And back.
  folder.write("policy.json", with_email);
  service.signal(SIGHUP);
  await(service, changed, 2);
  EXPECT_EQ(header_of(service.get("/policy"), "ETag"), before);
  EXPECT_EQ(status_of(service.post(numbered(3))), 201);
}

// As when several services of one store take a new policy one after the other.
TEST(ServeReload, AnotherServicesPolicyIsKnownAtOnce) {
  const Folder folder;
  folder.write("old.json", without_email);
  folder.write("new.json", with_email);
  const Service before(folder, {}, folder.path("old.json"));
  const Outcome compiled =
      run({"compile", "--policy", folder.path("new.json"), "--out", folder.path("p.bundle")});
  const std::string id = JsonView(compiled.out)["id"].string();
  EXPECT_THAT(before.post(numbered(0, id)), HasSubstr("policy.unknown"));
  const Service after(folder, {}, folder.path("new.json"));
  const std::string taken = after.post(numbered(1, id));
  ASSERT_EQ(status_of(taken), 201) << taken;
  const std::string again = before.post(numbered(1, id));
  EXPECT_EQ(status_of(again), 200) << "sent once more, to the other one";
  EXPECT_EQ(body_of(again), body_of(taken));
  EXPECT_EQ(status_of(before.post(numbered(2, id))), 201) << "its page came from the other one";
  EXPECT_THAT(before.post(numbered(3)), HasSubstr("channel.unknown")) << "what it serves stays";
}

TEST(ServeReload, AFileThatCannotBeUsedChangesNothing) {
  const Folder folder;
  folder.write("policy.json", with_email);
  const Service service(folder, {}, folder.path("policy.json"));
  const std::string before = header_of(service.get("/policy"), "ETag");
  folder.write("policy.json", "{");
  service.signal(SIGHUP);
  await(service, unchanged);
  std::filesystem::remove(folder.path("policy.json"));
  service.signal(SIGHUP);
  await(service, unchanged, 2);
  EXPECT_EQ(header_of(service.get("/policy"), "ETag"), before);
  EXPECT_EQ(status_of(service.post(numbered(0))), 201);
}

TEST(ServeReload, ARequestThatHasBegunIsAnswered) {
  const Folder folder;
  folder.write("policy.json", with_email);
  const Service service(folder, {}, folder.path("policy.json"));
  const Connection busy(service.port());
  const std::string body = numbered(0);
  busy.send(
      "POST /complaints HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
      "Connection: close\r\nContent-Length: " +
      std::to_string(body.size()) + "\r\n\r\n" + body.substr(0, 10));
  service.signal(SIGHUP);
  await(service, changed);
  busy.send(body.substr(10));
  EXPECT_EQ(status_of(busy.read_all()), 201);
}

TEST(ServeReload, TheEndComesWhileItReads) {
  const Folder folder;
  Service service(folder);
  service.signal(SIGHUP);
  service.signal(SIGTERM);
  EXPECT_EQ(service.wait(), 0);
}

TEST(ServeReload, TheEndComesBeforeASignalThatWasSentEarlier) {
  const Folder folder;
  Service service(folder);
  // Both wait when it wakes, and the later handler runs first.
  for (const int signal : {SIGSTOP, SIGHUP, SIGTERM, SIGCONT}) service.signal(signal);
  EXPECT_EQ(service.wait(), 0);
}

}  // namespace
}  // namespace redress::testing
