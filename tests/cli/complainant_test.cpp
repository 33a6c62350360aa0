// What a complainant sees of the answers, and does with the key.
#include <gmock/gmock.h>

#include "cli/attachments.hpp"

namespace redress::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* json = "Content-Type: application/json\r\n";
constexpr const char* form =
    "Content-Type: application/x-www-form-urlencoded\r\nAccept: text/html\r\n";

class Complainant : public ::testing::Test {
 protected:
  [[nodiscard]] std::string url(const std::string& deed = {}) const {
    return "/complaints/" + complaint.reference + deed + "?key=" + complaint.key;
  }
  [[nodiscard]] std::string post(const std::string& deed, const std::string& headers,
                                 std::string_view body = {}) const {
    return service.request("POST", url(deed), headers, body);
  }
  [[nodiscard]] std::string page() const {
    return body_of(service.get(url(), "Accept: text/html\r\n"));
  }
  [[nodiscard]] std::string kinds() const {
    const std::string body = body_of(complaint.status());
    std::string out;
    for (const JsonView& event : JsonView(body)["events"].elements())
      out += event["kind"].string() + ' ';
    return out;
  }
  void staff(const std::string& name, const std::string& text) const {
    const Outcome outcome = run({name, "--store", "sqlite:" + folder.path("store.db"),
                                 complaint.reference, "--by", "Elena", "--text", text});
    EXPECT_EQ(outcome.code, 0) << outcome.error;
  }

  Folder folder;
  Service service{folder};
  Complaint complaint{service};
};

TEST_F(Complainant, ReadsTheAnswersOnThePage) {
  EXPECT_THAT(page(), Not(HasSubstr("id=\"news\"")));
  staff("reply", "We found <it>.\nIt comes today.");
  EXPECT_THAT(page(), HasSubstr("We found &lt;it&gt;.<br>\nIt comes today.</p>"));
  EXPECT_THAT(page(), HasSubstr("<bdi>Elena</bdi>"));
  EXPECT_THAT(page(), HasSubstr("<dd>Answered</dd>"));
  EXPECT_EQ(member(complaint.status(), "state"), "replied");
  EXPECT_THAT(complaint.status(), HasSubstr(R"("by":"Elena","text":"We found <it>.\nIt comes)"));
  staff("resolve", "Sorry again.");
  EXPECT_THAT(page(), HasSubstr("<dd>Resolved</dd>"));
  EXPECT_EQ(kinds(), "received replied resolved ");
}

TEST_F(Complainant, AddsInformationThatIsMasked) {
  const std::string answer =
      post("/information", json, R"({"text":"My card is 4111 1111 1111 1111."})");
  ASSERT_EQ(status_of(answer), 200) << answer;
  EXPECT_EQ(header_of(answer, "Cache-Control"), "no-store");
  EXPECT_THAT(body_of(answer), HasSubstr(R"("kind":"information")"));
  EXPECT_THAT(body_of(answer), HasSubstr("1111."));
  EXPECT_THAT(body_of(answer), Not(HasSubstr("4111 1111")));
  const std::string back = post("/information", form, "text=It+was%0D%0Ablue.");
  ASSERT_EQ(status_of(back), 303) << back;
  EXPECT_EQ(header_of(back, "Location"), url() + "#news");
  EXPECT_THAT(page(), HasSubstr("<h3>You added</h3>"));
  EXPECT_THAT(page(), HasSubstr("It was<br>\nblue.</p>"));
  // A second click.
  EXPECT_EQ(status_of(post("/information", form, "text=It+was%0D%0Ablue.")), 303);
  EXPECT_EQ(kinds(), "received information information ");
  EXPECT_EQ(member(complaint.status(), "state"), "received");
  EXPECT_THAT(service.log(), Not(HasSubstr(complaint.key)));
}

TEST_F(Complainant, MustSaySomethingThatCanBeKept) {
  const std::string blank = post("/information", json, R"({"text":" \n "})");
  EXPECT_EQ(status_of(blank), 422);
  EXPECT_EQ(code_of(blank), "text.blank");
  EXPECT_EQ(code_of(post("/information", json)), "text.blank");
  EXPECT_EQ(code_of(post("/information", json, R"({"txt":"x"})")), "member.unknown");
  EXPECT_EQ(status_of(post("/information", json, R"({"text":)")), 422);
  EXPECT_EQ(code_of(post("/information", json, R"({"text":")" + std::string(20'001, 'a') + "\"}")),
            "text.too_long");
  const std::string page = post("/information", form, "text=");
  EXPECT_EQ(status_of(page), 422);
  EXPECT_THAT(body_of(page), HasSubstr("<h1>Please write what you would like to add.</h1>"));
  EXPECT_EQ(status_of(post("/information", form, "text=%ff%fe")), 422);
  EXPECT_EQ(status_of(post("/information", "Content-Type: text/plain\r\n", "x")), 415);
  EXPECT_EQ(kinds(), "received ");
}

TEST_F(Complainant, NeedsTheKey) {
  for (const char* deed : {"/information", "/withdraw", "/reopen"}) {
    const std::string path = "/complaints/" + complaint.reference + deed;
    EXPECT_EQ(status_of(service.request("POST", path, json, R"({"text":"x"})")), 404);
    EXPECT_EQ(status_of(service.request("POST", path + "?key=0", form, "text=x")), 404);
    EXPECT_EQ(header_of(service.get(url(deed)), "Allow"), "POST");
  }
  EXPECT_EQ(status_of(post("/resolve", json)), 405);
  EXPECT_EQ(kinds(), "received ");
}

TEST_F(Complainant, WithdrawsForGood) {
  EXPECT_THAT(page(), HasSubstr("<summary>Withdraw the complaint</summary>"));
  EXPECT_EQ(status_of(post("/withdraw", form)), 303);
  EXPECT_EQ(status_of(post("/withdraw", form)), 303);
  EXPECT_EQ(member(complaint.status(), "state"), "withdrawn");
  EXPECT_EQ(kinds(), "received withdrawn ");
  const std::string late = post("/information", json, R"({"text":"x"})");
  EXPECT_EQ(status_of(late), 409);
  EXPECT_EQ(code_of(late), "complaint.ended");
  EXPECT_EQ(status_of(post("/information", form, "text=x")), 409);
  EXPECT_EQ(status_of(post("/reopen", form)), 409);
  EXPECT_EQ(code_of(complaint.add(pdf(1))), "complaint.ended");
  EXPECT_EQ(status_of(complaint.add_form({pdf(1)})), 303);
  EXPECT_THAT(page(), Not(HasSubstr("<form")));
}

TEST_F(Complainant, ReopensWhatIsResolvedWithNewPromises) {
  EXPECT_EQ(code_of(post("/reopen", json)), "complaint.not_ended");
  staff("resolve", "It is there.");
  EXPECT_EQ(code_of(post("/withdraw", json)), "complaint.ended");
  const std::string reopened = post("/reopen", json, R"({"text":"It is not."})");
  ASSERT_EQ(status_of(reopened), 200) << reopened;
  EXPECT_EQ(member(reopened, "state"), "reopened");
  EXPECT_EQ(kinds(), "received resolved reopened ");
  EXPECT_THAT(page(), HasSubstr("You will have our answer by "));
  EXPECT_THAT(page(), HasSubstr("It is not.</p>"));
}

TEST_F(Complainant, MayAddOnlySoMuch) {
  constexpr int most_additions = 50;
  for (int i = 0; i < most_additions; ++i) {
    const std::string text = R"({"text":"number )" + std::to_string(i) + "\"}";
    ASSERT_EQ(status_of(post("/information", json, text)), 200);
  }
  const std::string full = post("/information", json, R"({"text":"one more"})");
  EXPECT_EQ(status_of(full), 409);
  EXPECT_EQ(code_of(full), "complaint.full");
}

}  // namespace
}  // namespace redress::testing
