// Who may call /staff: tokens, their file, and those who guess.
#include <gmock/gmock.h>

#include "cli/staff.hpp"

namespace redress::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;

// Of a service that is asked for it with a token, or another header.
int asked(const Service& service, const std::string& header) {
  return status_of(service.get("/staff/due", header));
}

// Asks until the service has said so, which it does once it has done it.
void await(const Service& service, const std::string& word) {
  constexpr int most_tries = 20'000;
  for (int i = 0; i < most_tries && service.log().find(word) == std::string::npos; ++i)
    ASSERT_EQ(status_of(service.get("/healthz")), 200);
  ASSERT_THAT(service.log(), HasSubstr(word));
}

TEST(StaffTokens, AreDrawnWithTheirLine) {
  const Outcome drawn = run({"token", "--name", "Elena Petrova"});
  ASSERT_EQ(drawn.code, 0) << drawn.error;
  EXPECT_THAT(JsonView(drawn.out)["token"].string(), MatchesRegex("redress_staff_[0-9a-f]{32}"));
  EXPECT_THAT(JsonView(drawn.out)["line"].string(), MatchesRegex("Elena Petrova [0-9a-f]{64}"));
  const Outcome again = run({"token", "--name", "Elena Petrova"});
  EXPECT_NE(again.out, drawn.out);
  const Outcome text = run({"token", "--format", "text"});
  EXPECT_THAT(text.out, HasSubstr("\n  redress_staff_"));
  EXPECT_THAT(text.out, HasSubstr("\n  staff "));
  for (const char* name : {"", "  ", "#x", "a\nb"}) {
    const Outcome refused = run({"token", "--name", name});
    EXPECT_EQ(refused.code, 2) << name;
    EXPECT_EQ(refused.out, "");
  }
}

TEST(StaffTokens, WithoutThemThereIsNoStaff) {
  const Folder folder;
  const StaffToken token("crm");
  folder.write("web/staff/index.html", "<!doctype html>");
  const Service service(folder, {"--web", folder.path("web")});
  for (const char* path : {"/staff", "/staff/", "/staff/due", "/staff/index.html"})
    EXPECT_EQ(status_of(service.get(path, token.header())), 404) << path;
  EXPECT_EQ(status_of(service.request("POST", "/staff/due", token.header(), "{}")), 404);
  EXPECT_EQ(status_of(service.request("DELETE", "/staff/complaints/x")), 404);
}

TEST(StaffTokens, WhoeverHasNoneIsToldWhatToSend) {
  const Folder folder;
  const StaffToken token("crm");
  const StaffToken strange("crm");
  const Service service(folder, {"--staff-tokens", write_tokens(folder, token.line),
                                 "--allow-origin", "https://shop.example"});
  EXPECT_EQ(asked(service, token.header()), 200);
  const std::string missing = service.get("/staff/due");
  EXPECT_EQ(status_of(missing), 401);
  EXPECT_EQ(header_of(missing, "WWW-Authenticate"), "Bearer realm=\"redress\"");
  EXPECT_EQ(header_of(missing, "Content-Type"), "application/problem+json");
  EXPECT_EQ(header_of(missing, "Cache-Control"), "no-store");
  EXPECT_EQ(code_of(missing), "token.missing");
  EXPECT_THAT(body_of(missing), HasSubstr(R"("title":"Unauthorized")"));
  const std::string hash = token.line.substr(token.line.rfind(' ') + 1);
  for (const std::string& shown :
       {strange.header(), std::string("Authorization: Bearer \r\n"),
        "Authorization: Bearer " + token.token + "0\r\n", "Authorization: Bearer " + hash + "\r\n",
        "Authorization: Basic " + token.token + "\r\n", "Authorization: " + token.token + "\r\n",
        "Authorization: Bearer " + std::string(5000, 'a') + "\r\n"}) {
    const std::string wrong = service.get("/staff/due", shown);
    EXPECT_EQ(status_of(wrong), 401) << shown;
    EXPECT_EQ(header_of(wrong, "WWW-Authenticate"),
              R"(Bearer realm="redress", error="invalid_token")");
  }
  EXPECT_EQ(status_of(service.get("/staff/due?access_token=" + token.token)), 401);
  for (const char* path : {"/staff", "/staff/nothing", "/staff/complaints/x/reply"})
    EXPECT_EQ(status_of(service.get(path)), 401) << path;
  // No page of any origin may call it, not even one that may hold the form.
  const std::string origin = "Origin: https://shop.example\r\n";
  const std::string preflight =
      service.request("OPTIONS", "/staff/due", origin + "Access-Control-Request-Method: GET\r\n");
  EXPECT_EQ(status_of(preflight), 401);
  const std::string answer = service.get("/staff/due", origin + token.header());
  EXPECT_EQ(status_of(answer), 200);
  for (const std::string& one : {preflight, answer})
    EXPECT_THAT(one, Not(HasSubstr("Access-Control")));
}

TEST(StaffTokens, AreExchangedWhileTheServiceRuns) {
  const Folder folder;
  const StaffToken old("crm");
  const StaffToken fresh("crm");
  const Service service(folder, {"--staff-tokens", write_tokens(folder, old.line + "\n")});
  EXPECT_EQ(asked(service, fresh.header()), 401);
  write_tokens(folder, old.line + "\r\n\n# the next one\n" + fresh.line + "\n");
  service.signal(SIGHUP);
  await(service, "tokens that open /staff: 2.");
  EXPECT_EQ(asked(service, old.header()), 200);
  EXPECT_EQ(asked(service, fresh.header()), 200);
  write_tokens(folder, fresh.line + "\n");
  service.signal(SIGHUP);
  await(service, "tokens that open /staff: 1.");
  EXPECT_EQ(asked(service, old.header()), 401);
  EXPECT_EQ(asked(service, fresh.header()), 200);

  write_tokens(folder, old.line + "\ncrm 12\n");
  service.signal(SIGHUP);
  await(service, "the tokens stay as they were");
  EXPECT_THAT(service.log(), HasSubstr("staff.tokens:2: write a name and the SHA-256"));
  EXPECT_EQ(asked(service, old.header()), 401);
  EXPECT_EQ(asked(service, fresh.header()), 200);
  // Nobody, at once.
  write_tokens(folder, "# nobody\n");
  service.signal(SIGHUP);
  await(service, "tokens that open /staff: 0.");
  EXPECT_EQ(asked(service, fresh.header()), 401);
  EXPECT_THAT(service.log(), HasSubstr("names no token"));
}

TEST(StaffTokens, AFileThatCannotBeUsedIsRefusedAtTheStart) {
  const Folder folder;
  const StaffToken token("crm");
  const auto refused = [&](const std::string& lines, const std::string& said) {
    const Outcome outcome =
        run({"serve", "--policy", "general", "--store", "sqlite:" + folder.path("store.db"),
             "--listen", "127.0.0.1:0", "--staff-tokens", write_tokens(folder, lines)});
    EXPECT_EQ(outcome.code, 2) << lines;
    EXPECT_THAT(outcome.error, HasSubstr(said));
    EXPECT_THAT(outcome.error, Not(HasSubstr(token.token)));
    EXPECT_FALSE(std::filesystem::exists(folder.path("store.db"))) << "nothing is made before";
  };
  const std::string hash = token.line.substr(token.line.rfind(' ') + 1);
  refused("\n\ncrm\n", "staff.tokens:3: write a name");
  refused(hash, "staff.tokens:1: write a name");
  refused("crm " + hash.substr(1), "staff.tokens:1: write a name");
  refused("crm x" + hash.substr(1), "staff.tokens:1: write a name");
  refused("c\trm\x01 " + hash, "staff.tokens:1: write a name");
  refused("# ours\ncrm " + token.token, "staff.tokens:2: a token itself stands here");
  refused(token.line + "\nother " + hash, "staff.tokens:2: the token of this line stands in an");
  std::string many;
  for (int i = 0; i < 101; ++i) many += "crm " + std::to_string(100 + i) + hash.substr(3) + '\n';
  refused(many, "staff.tokens:101: there are more than 100 tokens");
  refused(std::string(300'000, '#'), "larger than");
  const Outcome absent =
      run({"serve", "--policy", "general", "--store", "sqlite:" + folder.path("store.db"),
           "--listen", "127.0.0.1:0", "--staff-tokens", folder.path("none")});
  EXPECT_EQ(absent.code, 3);
  EXPECT_THAT(absent.error, HasSubstr("none"));
}

TEST(StaffTokens, AFileThatAnybodyMayReadIsWarnedOf) {
  const Folder folder;
  const StaffToken token("crm");
  const std::string path = write_tokens(folder, token.line);
  {
    const Service service(folder, {"--staff-tokens", path});
    EXPECT_THAT(service.log(), Not(HasSubstr("anybody on this machine")));
  }
  std::filesystem::permissions(path, std::filesystem::perms::others_read,
                               std::filesystem::perm_options::add);
  const Service service(folder, {"--staff-tokens", path});
  EXPECT_THAT(service.log(), HasSubstr("anybody on this machine may read " + path));
  EXPECT_EQ(asked(service, token.header()), 200);
}

TEST(StaffTokens, WhoeverGuessesIsStopped) {
  const Folder folder;
  const StaffToken token("crm");
  const Service service(folder, {"--staff-tokens", write_tokens(folder, token.line),
                                 "--trusted-proxy", "127.0.0.1", "--rate", "6/minute"});
  const std::string thief = "X-Forwarded-For: 203.0.113.7\r\n";
  const std::string owner = "X-Forwarded-For: 203.0.113.8\r\n";
  EXPECT_EQ(asked(service, thief + "Authorization: Bearer a\r\n"), 401);
  EXPECT_EQ(asked(service, thief), 401);
  const std::string stopped = service.get("/staff/due", thief + "Authorization: Bearer b\r\n");
  EXPECT_EQ(status_of(stopped), 429);
  EXPECT_THAT(header_of(stopped, "Retry-After"), Not(""));
  // A guess that is right is not told from a wrong one.
  EXPECT_EQ(asked(service, thief + token.header()), 429);
  // Keys are guessed from the same measure.
  EXPECT_EQ(status_of(service.get("/complaints/K3M7XQ2PA4?key=0", thief)), 429);
  // Whoever has a token may ask for what is not there, as often as they like.
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(status_of(service.get("/staff/complaints/K3M7XQ2PA4", owner + token.header())), 404);
  }
  EXPECT_EQ(asked(service, owner + token.header()), 200);
}

}  // namespace
}  // namespace redress::testing
