// Requests broken at every byte: cut there, a byte lost, doubled or another one. Each is answered
// by what HTTP has for it or by the end of the connection, and nothing is stored but what was
// answered as stored.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "cli/staff.hpp"

namespace redress::testing {
namespace {

std::string whole_request(const std::string& line, const std::string& headers,
                          const std::string& body) {
  return line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers +
         (body.empty() ? "" : "Content-Length: " + std::to_string(body.size()) + "\r\n") + "\r\n" +
         body;
}

/// What a broken line, a bad client or a scanner may make of a request at one byte.
std::vector<std::string> broken_at(const std::string& request, std::size_t at) {
  std::vector<std::string> out{request.substr(0, at)};
  std::string lost = request;
  lost.erase(at, 1);
  out.push_back(lost);
  std::string doubled = request;
  doubled.insert(at, 1, request[at]);
  out.push_back(doubled);
  for (const char other : {'\0', '\r', '\n', ' ', ':', '\x7f', '\xff', '9'}) {
    if (request[at] == other) continue;
    out.push_back(request);
    out.back()[at] = other;
  }
  return out;
}

/// Sends all of it, and then nothing more; the answer until the service ends the connection.
std::string answer_to(const Service& service, const std::string& bytes) {
  const Connection connection(service.port());
  connection.send(bytes);
  connection.end();
  return connection.read_all();
}

class BrokenRequests : public ::testing::Test {
 protected:
  /// Every way to break the request that `make` gives for a number; answers by status, 0 for none.
  template <class Make>
  std::map<int, int> send_broken(const Make& make) {
    std::map<int, int> out;
    for (std::size_t at = 0, number = 0; at < make(0).size(); ++at) {
      for (std::size_t way = 0;; ++way, ++number) {
        const auto requests = broken_at(make(number), at);
        // One fewer where the number has a 9 just there.
        if (way >= requests.size()) break;
        const std::string answer = answer_to(service_, requests[way]);
        const int status = status_of(answer);
        EXPECT_TRUE(answer.empty() || status >= 200) << requests[way] << "\n" << answer;
        EXPECT_LT(status, 500) << requests[way] << "\n" << answer;
        // What is cut off is never taken for the whole.
        EXPECT_TRUE(way > 0 || status == 0 || status >= 400) << requests[way] << "\n" << answer;
        ++out[status];
      }
    }
    return out;
  }

  [[nodiscard]] std::ptrdiff_t stored() const {
    const Outcome exported = run({"export", "--store", "sqlite:" + folder_.path("store.db")});
    EXPECT_EQ(exported.code, 0) << exported.error;
    return std::count(exported.out.begin(), exported.out.end(), '\n');
  }

  Folder folder_;
  StaffToken token_{"crm"};
  Service service_{folder_, {"--staff-tokens", write_tokens(folder_, token_.line)}};
};

std::string id_of(std::size_t number) {
  const std::string digits = std::to_string(number);
  return "6f1a1f0e-3c1c-4c7e-9d3a-" + std::string(12 - digits.size(), '0') + digits;
}

TEST_F(BrokenRequests, AComplaint) {
  auto answers = send_broken([](std::size_t number) {
    return whole_request("POST /complaints", "Content-Type: application/json\r\n",
                         submission(id_of(number), "Late."));
  });
  EXPECT_GT(answers[201], 0);  // Another letter in the text is a complaint, too.
  EXPECT_GT(answers[400], 0);
  EXPECT_GT(answers[422], 0);
  EXPECT_EQ(stored(), answers[201]);
  EXPECT_EQ(status_of(service_.get("/healthz")), 200);
}

TEST_F(BrokenRequests, APlainForm) {
  auto answers = send_broken([](std::size_t) {
    return whole_request("POST /complaints", "Content-Type: application/x-www-form-urlencoded\r\n",
                         "language=en&text=late%21&category=other&channel=link");
  });
  EXPECT_GT(answers[303], 0);
  EXPECT_EQ(stored(), answers[303]);
  EXPECT_EQ(status_of(service_.get("/healthz")), 200);
}

TEST_F(BrokenRequests, AFileForAComplaint) {
  const Complaint complaint(service_);
  auto answers = send_broken([&](std::size_t number) {
    return whole_request("POST " + complaint.url(),
                         "Content-Type: multipart/form-data; boundary=b\r\n",
                         "--b\r\nContent-Disposition: form-data; name=\"file\"; "
                         "filename=\"a.pdf\"\r\n\r\n" +
                             pdf(static_cast<int>(number)) + "\r\n--b--\r\n");
  });
  EXPECT_GT(answers[404], 0);
  EXPECT_EQ(stored(), 1);
  const std::string status = complaint.status();
  EXPECT_EQ(status_of(status), 200);
  EXPECT_LE(JsonView(body_of(status))["attachments"].elements().size(), 5U);
}

TEST_F(BrokenRequests, AnAddition) {
  const Complaint complaint(service_);
  auto answers = send_broken([&](std::size_t number) {
    return whole_request(
        "POST /complaints/" + complaint.reference + "/information?key=" + complaint.key,
        "Content-Type: application/json\r\n", R"({"text":"More )" + std::to_string(number) + "\"}");
  });
  EXPECT_GT(answers[200], 0);
  EXPECT_GT(answers[404], 0);
  // As many additions as were answered, and no more than a complaint takes.
  const std::string body = body_of(complaint.status());
  const std::size_t additions = JsonView(body)["events"].elements().size() - 1;
  EXPECT_EQ(additions, std::min(static_cast<std::size_t>(answers[200]), std::size_t{50}));
  EXPECT_EQ(stored(), 1);
}

TEST_F(BrokenRequests, AnAnswerOfStaff) {
  const Complaint complaint(service_);
  auto answers = send_broken([&](std::size_t number) {
    return whole_request("POST /staff/complaints/" + complaint.reference + "/reply",
                         token_.header() + "Content-Type: application/json\r\nIdempotency-Key: k" +
                             std::to_string(number) + "\r\n",
                         R"({"text":"Found )" + std::to_string(number) + R"(","by":"Elena"})");
  });
  EXPECT_GT(answers[200], 0);
  EXPECT_GT(answers[401], 0);
  EXPECT_GT(answers[404], 0);
  EXPECT_GT(answers[422], 0);
  // As many answers as were said to be given, and nothing else.
  const std::string body = body_of(complaint.status());
  const auto events = JsonView(body)["events"].elements();
  EXPECT_EQ(events.size() - 1, static_cast<std::size_t>(answers[200]));
  for (std::size_t i = 1; i < events.size(); ++i)
    EXPECT_EQ(events[i]["kind"].string(), "replied") << events[i].raw();
  EXPECT_EQ(stored(), 1);
}

TEST_F(BrokenRequests, AStatusPage) {
  const Complaint complaint(service_);
  const auto answers = send_broken([&](std::size_t) {
    return whole_request("GET /complaints/" + complaint.reference + "?key=" + complaint.key,
                         "Accept: application/json\r\nIf-None-Match: \"x\"\r\n", "");
  });
  EXPECT_GT(answers.at(200), 0);
  EXPECT_GT(answers.at(404), 0);
  EXPECT_EQ(status_of(service_.get("/healthz")), 200);
}

}  // namespace
}  // namespace redress::testing
