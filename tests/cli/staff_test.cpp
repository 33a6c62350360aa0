// What a back end does under /staff: the commands of the shell over HTTP, with the same answers.
#include "cli/staff.hpp"

#include <gmock/gmock.h>

#include <memory>
#include <set>

namespace redress::testing {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* json = "Content-Type: application/json\r\n";

std::string key(const std::string& value) {
  return "Idempotency-Key: " + value + "\r\n";
}

std::string numbered(int number, const std::string& category = "delivery.late") {
  std::string out = submission("6f1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5" + std::to_string(100 + number));
  const std::string usual = "delivery.late";
  return out.replace(out.find(usual), usual.size(), category);
}

class Staff : public ::testing::Test {
 protected:
  [[nodiscard]] std::string get(const std::string& path) const {
    return service.get("/staff" + path, token.header());
  }
  [[nodiscard]] std::string post(const std::string& deed, std::string_view body,
                                 const std::string& headers = json) const {
    return service.request("POST", "/staff/complaints/" + complaint.reference + '/' + deed,
                           token.header() + headers, body);
  }
  [[nodiscard]] Outcome command(const std::string& name, std::vector<std::string> more = {}) const {
    std::vector<std::string> words{name, "--store", "sqlite:" + folder.path("store.db")};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  [[nodiscard]] std::string kinds() const {
    const std::string out = command("status", {complaint.reference}).out;
    std::string kinds;
    for (const JsonView& event : JsonView(out)["events"].elements())
      kinds += event["kind"].string() + ' ';
    return kinds;
  }
  /// References on all pages from a path on, a `|` between two of them.
  [[nodiscard]] std::string listed(std::string path) const {
    std::string out;
    while (!path.empty()) {
      const std::string page = service.get(path, token.header());
      EXPECT_EQ(status_of(page), 200) << page;
      const std::string body = body_of(page);
      for (const JsonView& one : JsonView(body)["complaints"].elements())
        out += one["reference"].string() + ' ';
      path = JsonView(body)["next"].string();
      if (!path.empty()) out += "| ";
    }
    return out;
  }

  Folder folder;
  StaffToken token{"crm"};
  Service service{folder, {"--staff-tokens", write_tokens(folder, "# ours\n" + token.line + "\n")}};
  Complaint complaint{service};
};

TEST_F(Staff, ReadsWhatTheCommandsPrint) {
  ASSERT_EQ(status_of(complaint.add(pdf(1))), 201);
  ASSERT_EQ(command("reply", {complaint.reference, "--text", "It is <found>."}).code, 0);
  const std::string answer = get("/complaints/" + complaint.reference);
  ASSERT_EQ(status_of(answer), 200) << answer;
  EXPECT_EQ(header_of(answer, "Content-Type"), "application/json");
  EXPECT_EQ(header_of(answer, "Cache-Control"), "no-store");
  EXPECT_EQ(body_of(answer), command("status", {complaint.reference}).out);

  const std::string due = get("/due?within=P30D&team=delivery");
  EXPECT_EQ(status_of(due), 200);
  EXPECT_THAT(body_of(due), HasSubstr(complaint.reference));
  EXPECT_EQ(body_of(due), command("due", {"--within", "P30D", "--team", "delivery"}).out);
  EXPECT_EQ(body_of(get("/due?within=PT1S")), "[]\n");

  const std::string small = service.request("GET", "/staff/complaints/" + complaint.reference,
                                            "authorization: bearer " + token.token + "\r\n");
  EXPECT_EQ(body_of(small), body_of(answer)) << "names of headers and schemes have no case";
}

TEST_F(Staff, FetchesTheFilesOfAComplaint) {
  const std::string id = id_of(complaint.add(pdf(1)));
  const std::string path = "/complaints/" + complaint.reference + "/attachments/";
  const std::string file = get(path + id);
  ASSERT_EQ(status_of(file), 200) << file;
  EXPECT_EQ(body_of(file), pdf(1));
  EXPECT_EQ(header_of(file, "Content-Type"), "application/pdf");
  EXPECT_THAT(header_of(file, "Content-Disposition"), StartsWith("attachment; filename="));
  EXPECT_EQ(header_of(file, "X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(header_of(file, "Cache-Control"), "no-store");
  EXPECT_EQ(code_of(get(path + "6f1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5e6f")), "attachment.unknown");
  EXPECT_EQ(code_of(get(path + "1")), "attachment.unknown");
  EXPECT_EQ(status_of(service.get("/staff" + path + id)), 401);
  // Its key opens a complaint to the complainant, and nothing here.
  EXPECT_EQ(status_of(service.get("/staff" + path + id + "?key=" + complaint.key)), 401);
}

TEST_F(Staff, TellsTheComplainant) {
  const std::string updated = post("update", R"({"text":"We look for it."})");
  ASSERT_EQ(status_of(updated), 200) << updated;
  EXPECT_EQ(member(updated, "state"), "received");
  const std::string replied = post("reply", R"({"text":"Found.","by":"Elena Petrova"})");
  ASSERT_EQ(status_of(replied), 200) << replied;
  EXPECT_EQ(header_of(replied, "Cache-Control"), "no-store");
  EXPECT_EQ(member(replied, "reference"), complaint.reference);
  EXPECT_EQ(member(replied, "state"), "replied");
  EXPECT_THAT(body_of(replied),
              HasSubstr(R"("kind":"replied","by":"Elena Petrova","text":"Found."}})"));
  EXPECT_EQ(status_of(post("resolve", R"({"text":"There."})")), 200);
  EXPECT_EQ(status_of(post("reopen", "{}")), 200);
  EXPECT_EQ(status_of(post("resolve", R"({"text":"There now."})")), 200);
  EXPECT_EQ(status_of(post("reopen", "", "")), 200) << "without a body";
  EXPECT_EQ(kinds(), "received updated replied resolved reopened resolved reopened ");
  // Where a call does not say who, it is the token's name.
  EXPECT_THAT(complaint.status(), HasSubstr(R"("by":"crm","text":"We look for it.")"));
  const std::string sent = command("status", {complaint.reference}).out;
  EXPECT_EQ(JsonView(sent)["state"].string(), "reopened");
}

TEST_F(Staff, FilesAComplaintElsewhere) {
  const std::string refiled = post("refile", R"({"category":"payment.refund","by":"Elena"})");
  ASSERT_EQ(status_of(refiled), 200) << refiled;
  EXPECT_EQ(member(refiled, "category"), "payment.refund");
  EXPECT_THAT(body_of(refiled), HasSubstr(R"("text":"delivery.late → payment.refund"}})"));
  EXPECT_THAT(listed("/staff/complaints?category=payment.refund"), StartsWith(complaint.reference));
  const std::string same = post("refile", R"({"category":"payment.refund"})");
  EXPECT_EQ(status_of(same), 409);
  EXPECT_EQ(code_of(same), "category.same");
  const std::string unknown = post("refile", R"({"category":"payment.refnd"})");
  EXPECT_EQ(status_of(unknown), 422);
  EXPECT_EQ(code_of(unknown), "category.unknown");
  EXPECT_THAT(body_of(unknown), HasSubstr(R"("at":"/category")"));
  EXPECT_EQ(code_of(post("refile", "{}")), "category.missing");
  EXPECT_EQ(code_of(post("refile", R"({"category":"other","text":"x"})")), "member.unknown");
  EXPECT_EQ(kinds(), "received refiled ");
}

TEST_F(Staff, AsksForWhatTheStateAllows) {
  const std::string early = post("reopen", "{}");
  EXPECT_EQ(status_of(early), 409);
  EXPECT_EQ(code_of(early), "complaint.not_ended");
  EXPECT_THAT(body_of(early), HasSubstr("is received"));
  ASSERT_EQ(status_of(post("resolve", R"({"text":"There."})")), 200);
  for (const char* deed : {"reply", "update", "resolve"}) {
    const std::string late = post(deed, R"({"text":"x"})");
    EXPECT_EQ(status_of(late), 409);
    EXPECT_EQ(code_of(late), "complaint.ended");
    EXPECT_THAT(body_of(late), HasSubstr("is resolved; reopen it first"));
  }
  EXPECT_EQ(status_of(post("refile", R"({"category":"other"})")), 409);
  EXPECT_EQ(kinds(), "received resolved ");
}

TEST_F(Staff, RefusesABodyWithThePlace) {
  const auto refused = [&](const std::string& body, const std::string& code, const char* at) {
    const std::string answer = post("reply", body);
    EXPECT_EQ(status_of(answer), 422) << answer;
    EXPECT_EQ(header_of(answer, "Content-Type"), "application/problem+json");
    EXPECT_EQ(code_of(answer), code) << answer;
    EXPECT_THAT(body_of(answer), HasSubstr(R"([{"at":")" + std::string(at) + '"'));
  };
  refused("{}", "text.blank", "/text");
  refused(R"({"text":" \n"})", "text.blank", "/text");
  refused(R"({"text":"a\u0000b"})", "text.control", "/text");
  refused(R"({"text":")" + std::string(20'001, 'a') + "\"}", "text.too_long", "/text");
  refused(R"({"text":"x","by":"a\nb"})", "text.control", "/by");
  refused(R"({"text":5})", "member.type", "/text");
  refused(R"({"txt":"x"})", "member.unknown", "/txt");
  refused(R"({"text":"x","key":"y"})", "member.unknown", "/key");
  refused(R"({"text":"x","te\u0078t":"y"})", "json.duplicate_key", "/text");
  refused("[]", "member.type", "");
  refused(R"({"text":"x")", "json.syntax", "");
  refused("\"\xff\"", "json.utf8", "");
  EXPECT_EQ(
      status_of(post("reply", "text=x", "Content-Type: application/x-www-form-urlencoded\r\n")),
      415);
  EXPECT_EQ(status_of(post("reply", R"({"text":"x"})",
                           "Content-Type: application/json; charset=utf-16\r\n")),
            415);
  EXPECT_EQ(status_of(post("reply", R"({"text":"x"})", "")), 415);
  const std::string large = post("reply", R"({"text":")" + std::string(200'000, 'a') + "\"}");
  EXPECT_EQ(status_of(large), 413);
  EXPECT_EQ(code_of(large), "json.too_large");
  EXPECT_EQ(kinds(), "received ");
}

TEST_F(Staff, KnowsItsAddressesAndMethods) {
  const std::string one = "/staff/complaints/" + complaint.reference;
  const auto status = [&](const char* method, const std::string& path) {
    return status_of(service.request(method, path, token.header()));
  };
  for (const char* path :
       {"/staff", "/staff/", "/staff/x", "/staff/complaints/", "/staff/complaints//reply"})
    EXPECT_EQ(status("GET", path) / 100, 4) << path;
  EXPECT_EQ(status("GET", one + "/"), 404);
  EXPECT_EQ(status("GET", one + "/forget"), 404);
  EXPECT_EQ(status("GET", one + "/reply/x"), 404);
  EXPECT_EQ(status("GET", one + "/reply"), 405);
  EXPECT_EQ(status("DELETE", "/staff/complaints"), 405);
  EXPECT_EQ(status("POST", "/staff/due"), 405);
  EXPECT_EQ(header_of(service.request("PUT", one, token.header()), "Allow"), "GET, HEAD, DELETE");
  EXPECT_EQ(status("HEAD", one), 200);
  // A reference in small letters is the same; one of other letters is none.
  std::string small = complaint.reference;
  for (char& c : small) c = static_cast<char>(std::tolower(c));
  EXPECT_EQ(status("GET", "/staff/complaints/" + small), 200);
  EXPECT_EQ(code_of(get("/complaints/AAAAAAAAAA")), "complaint.unknown");
  EXPECT_EQ(code_of(post("../../x/reply", R"({"text":"x"})")), "");
  EXPECT_EQ(kinds(), "received ");
}

TEST_F(Staff, ListsPageByPageInTheOrderOfReceipt) {
  std::string all = complaint.reference + ' ';
  for (int i = 0; i < 4; ++i) {
    const Complaint more(service, numbered(i, i % 2 == 0 ? "payment.refund" : "delivery.late"));
    all += more.reference + ' ';
  }
  EXPECT_EQ(listed("/staff/complaints"), all);
  const std::string two = "/staff/complaints?limit=2";
  std::string paged = listed(two);
  EXPECT_EQ(std::count(paged.begin(), paged.end(), '|'), 2);
  for (std::size_t at = paged.find("| "); at != std::string::npos; at = paged.find("| "))
    paged.erase(at, 2);
  EXPECT_EQ(paged, all);
  EXPECT_EQ(listed("/staff/complaints?limit=5"), all) << "no empty page at the end";
  EXPECT_EQ(listed("/staff/complaints?category=payment.refund&limit=1").size(), 2 * 11U + 2);
  EXPECT_EQ(listed("/staff/complaints?state=&team=&category=&after=&limit="), all);

  ASSERT_EQ(status_of(post("resolve", R"({"text":"There."})")), 200);
  EXPECT_EQ(listed("/staff/complaints?state=resolved&team=delivery"), complaint.reference + ' ');
  EXPECT_EQ(listed("/staff/complaints?state=received"), all.substr(complaint.reference.size() + 1));
  const std::string body = body_of(get("/complaints?state=resolved"));
  EXPECT_THAT(body, StartsWith(R"({"complaints":[{"reference":")" + complaint.reference +
                               R"(","state":"resolved","received":")"));
  EXPECT_THAT(body, EndsWith(R"("channel":"email","due":null}],"next":null})"
                             "\n"));
}

TEST_F(Staff, ASlipInAQueryIsNoEmptyList) {
  const auto refused = [&](const std::string& query, const std::string& code, const char* said) {
    const std::string answer = get(query);
    EXPECT_EQ(status_of(answer), 400) << query;
    EXPECT_EQ(code_of(answer), code) << query;
    EXPECT_THAT(body_of(answer), HasSubstr(said)) << query;
  };
  refused("/complaints?state=open", "query.invalid", "received, replied, reopened, resolved or");
  refused("/complaints?sate=received", "query.invalid", "“sate” is not known");
  refused("/complaints?team=delivry", "query.team_unknown", "it has: ");
  refused("/complaints?team=a%00b", "query.invalid", "as in the policy");
  refused("/complaints?category=delivery.lte", "query.category_unknown", "delivery.lte");
  refused("/complaints?limit=0", "query.invalid", "from 1 to 200");
  refused("/complaints?limit=201", "query.invalid", "from 1 to 200");
  refused("/complaints?limit=2x", "query.invalid", "from 1 to 200");
  refused("/complaints?limit=2&limit=3", "query.invalid", "twice");
  refused("/complaints?after=-1", "query.invalid", "next");
  refused("/complaints?after=99999999999999999999", "query.invalid", "next");
  refused("/due?within=4h", "duration.invalid", "within");
  refused("/due?team=delivry", "query.team_unknown", "it has: ");
  refused("/due?after=1", "query.invalid", "within, team or limit");
  EXPECT_EQ(listed("/staff/complaints?team=delivery&state=withdrawn"), "") << "none is no slip";
}

TEST_F(Staff, ForgetsAComplaintForGood) {
  ASSERT_EQ(status_of(complaint.add(pdf(1))), 201);
  const std::string path = "/staff/complaints/" + complaint.reference;
  const std::string gone = service.request("DELETE", path, token.header());
  EXPECT_EQ(status_of(gone) / 100, 2) << gone;
  EXPECT_EQ(body_of(gone), "{\"deleted\":1}\n");
  EXPECT_EQ(code_of(service.request("DELETE", path, token.header())), "complaint.unknown");
  EXPECT_EQ(code_of(get("/complaints/" + complaint.reference)), "complaint.unknown");
  EXPECT_EQ(code_of(post("reply", R"({"text":"x"})")), "complaint.unknown");
  EXPECT_EQ(status_of(complaint.status()), 404);
  EXPECT_EQ(command("export").out, "");
}

TEST_F(Staff, WhatIsSentAgainIsNotDoneAgain) {
  const std::string once = json + key("8e03978e-40d5-43dd-bc93-6894a57f9324");
  const std::string first = post("reply", R"({"text":"Found."})", once);
  ASSERT_EQ(status_of(first), 200) << first;
  EXPECT_EQ(body_of(post("reply", R"({"text":"Found."})", once)), body_of(first));
  // Also once it could not be done any more, and with what the complaint is by now.
  const std::string end = json + key("end");
  ASSERT_EQ(status_of(post("resolve", R"({"text":"There."})", end)), 200);
  EXPECT_EQ(status_of(post("resolve", R"({"text":"There."})", end)), 200);
  const std::string again = post("reply", R"({"text":"Found."})", once);
  EXPECT_EQ(status_of(again), 200);
  EXPECT_EQ(member(again, "state"), "resolved");
  EXPECT_THAT(body_of(again), HasSubstr(R"("kind":"replied")"));
  for (const auto& [deed, body] :
       {std::pair("reply", R"({"text":"Lost."})"), std::pair("update", R"({"text":"Found."})")}) {
    const std::string other = post(deed, body, once);
    EXPECT_EQ(status_of(other), 409);
    EXPECT_EQ(code_of(other), "idempotency_key.reused");
  }
  EXPECT_EQ(kinds(), "received replied resolved ");
  // What a client calls its deeds on one complaint says nothing of another.
  const Complaint another(service, numbered(1));
  EXPECT_EQ(status_of(service.request("POST", "/staff/complaints/" + another.reference + "/reply",
                                      token.header() + once, R"({"text":"Found."})")),
            200);
  EXPECT_EQ(code_of(post("reply", R"({"text":"x"})", json + key("a b"))),
            "idempotency_key.invalid");
  EXPECT_EQ(code_of(post("reply", R"({"text":"x"})", json + key(std::string(300, 'a')))),
            "idempotency_key.invalid");
}

TEST_F(Staff, OfManyAtOnceWithOneKeyOneIsDone) {
  // On one store as two services, of which neither knows what the other is about.
  const Folder second;
  std::filesystem::create_symlink(folder.path("store.db"), second.path("store.db"));
  const Service other(second, {"--staff-tokens", folder.path("staff.tokens")});
  const std::string body = R"({"text":"Found."})";
  const std::string bytes = "POST /staff/complaints/" + complaint.reference +
                            "/reply HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
                            token.header() + json + key("once") +
                            "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  std::vector<std::unique_ptr<Connection>> connections;
  for (int i = 0; i < 20; ++i) {
    connections.push_back(std::make_unique<Connection>(i % 2 == 0 ? service.port() : other.port()));
    connections.back()->send(bytes);
  }
  std::set<std::string> answers;
  for (const auto& connection : connections) {
    const std::string answer = connection->read_all();
    EXPECT_EQ(status_of(answer), 200) << answer;
    answers.insert(body_of(answer));
  }
  EXPECT_EQ(answers.size(), 1U);
  EXPECT_EQ(kinds(), "received replied ");
}

TEST_F(Staff, RefilingAgainIsKnownToo) {
  const std::string once = json + key("1");
  ASSERT_EQ(status_of(post("refile", R"({"category":"payment.refund"})", once)), 200);
  EXPECT_EQ(status_of(post("refile", R"({"category":"payment.refund"})", once)), 200);
  EXPECT_EQ(code_of(post("refile", R"({"category":"refund"})", once)), "idempotency_key.reused");
  EXPECT_EQ(kinds(), "received refiled ");
}

TEST_F(Staff, LeavesNothingInTheLogOrTheFigures) {
  ASSERT_EQ(status_of(post("reply", R"({"text":"We found it behind the sofa."})")), 200);
  EXPECT_EQ(status_of(service.get("/staff/due", "Authorization: Bearer wrong-token\r\n")), 401);
  EXPECT_EQ(status_of(get("/complaints?team=delivery")), 200);
  const std::string figures = body_of(service.get("/metrics"));
  EXPECT_THAT(figures, HasSubstr(R"(method="POST",route="/staff/*",status="200"} 1)"));
  EXPECT_THAT(figures, HasSubstr(R"(method="GET",route="/staff/*",status="401"} 1)"));
  EXPECT_THAT(service.log(), HasSubstr("POST /staff/* 200"));
  for (const std::string& said : {figures, service.log()}) {
    for (const std::string& secret :
         {token.token, token.line.substr(4), std::string("wrong-token"), complaint.reference,
          std::string("sofa"), std::string("team=delivery")})
      EXPECT_THAT(said, Not(HasSubstr(secret)));
  }
}

}  // namespace
}  // namespace redress::testing
