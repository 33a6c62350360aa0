#include "serve/journal.hpp"

#include <gmock/gmock.h>

#include "serve/metrics.hpp"
#include "serve/route.hpp"

namespace redress::serve {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;

Answered answered(std::string_view method, std::string_view path, int status) {
  return {method_of(method),
          route_of(path),
          status,
          std::chrono::microseconds(1234),
          42,
          "abc",
          "text/html",
          ""};
}

TEST(Route, IsATemplateWithoutWhatNamesAComplaint) {
  EXPECT_EQ(route_of("/complaints"), "/complaints");
  EXPECT_EQ(route_of("/complaints/ABCDEFGH23"), "/complaints/{reference}");
  EXPECT_EQ(route_of("/complaints/ABCDEFGH23/calendar.ics"),
            "/complaints/{reference}/calendar.ics");
  EXPECT_EQ(route_of("/complaints/ABCDEFGH23/attachments"), "/complaints/{reference}/attachments");
  EXPECT_EQ(route_of("/complaints/ABCDEFGH23/attachments/17"),
            "/complaints/{reference}/attachments/{id}");
  for (const std::string deed : {"/information", "/withdraw", "/reopen"})
    EXPECT_EQ(route_of("/complaints/ABCDEFGH23" + deed), "/complaints/{reference}" + deed);
  EXPECT_EQ(route_of("/complaints/ABCDEFGH23/anything/else"), "/complaints/{reference}/*");
  EXPECT_EQ(route_of("/staff/due"), "/staff/*");
  EXPECT_EQ(route_of("/staff/complaints/ABCDEFGH23/reply"), "/staff/*");
  EXPECT_EQ(route_of("/staff"), "/staff/*");
  EXPECT_EQ(route_of("/playground/check"), "/playground/*");
  EXPECT_EQ(route_of("/ann@example.com"), "/*");
  EXPECT_EQ(route_of("/policy"), "/policy");
  EXPECT_EQ(route_of(""), "-");
  EXPECT_EQ(method_of("GET"), "GET");
  EXPECT_EQ(method_of("ANN-EXAMPLE"), "-");
}

TEST(Journal, IsALineOfTextOrOfJson) {
  const Instant now{1'795'000'000};
  const Answered one = answered("GET", "/complaints/ABCDEFGH23", 200);
  EXPECT_EQ(log_line(LogForm::text, one, now), "GET /complaints/{reference} 200 1.2ms\n");
  EXPECT_EQ(log_line(LogForm::json, one, now),
            R"({"time":"2026-11-18T11:06:40Z","level":"info","event":"request","method":"GET",)"
            R"("route":"/complaints/{reference}","status":200,"ms":1.2,"bytes":42,"request":"abc"})"
            "\n");
  EXPECT_THAT(log_line(LogForm::json, answered("POST", "/complaints", 503), now),
              HasSubstr(R"("level":"error")"));
  EXPECT_EQ(log_line(LogForm::off, one, now), "");
  EXPECT_EQ(read_log_form("loud").error().code, "log.invalid");
}

TEST(Journal, AnIdIsAnothersOnlyWhereItIsAPlainWord) {
  EXPECT_EQ(request_id("trace-1.a_B"), "trace-1.a_B");
  for (const std::string& given : {std::string(), std::string("a b"), std::string("a\"b"),
                                   std::string("a\nb"), std::string(65, 'a'), std::string("ä")}) {
    const std::string id = request_id(given);
    EXPECT_NE(id, given);
    EXPECT_THAT(id, MatchesRegex("[0-9a-f]{16}"));
  }
}

TEST(Metrics, CountByRouteAndStatusAndComplaintsByWhatBecameOfThem) {
  Metrics metrics;
  metrics.note(answered("GET", "/complaints/ABCDEFGH23", 200));
  metrics.note(answered("GET", "/complaints/ABCDEFGH24", 200));
  metrics.note(answered("POST", "/complaints", 201));
  metrics.note(answered("POST", "/complaints", 303));
  metrics.note(answered("POST", "/complaints", 200));
  metrics.note(answered("POST", "/complaints", 503));
  Answered refused = answered("POST", "/complaints", 422);
  refused.type = problem_type;
  refused.body = R"({"errors":[{"at":"/id","code":"id.missing"},{"at":"","code":"other"}]})";
  metrics.note(refused);
  const std::string page = *metrics.answer({3, {}}).body;
  EXPECT_THAT(page, HasSubstr("redress_requests_total{method=\"GET\",route=\"/complaints/"
                              "{reference}\",status=\"200\"} 2\n"));
  EXPECT_THAT(page, HasSubstr("redress_complaints_total{outcome=\"accepted\",code=\"\"} 2\n"));
  EXPECT_THAT(page, HasSubstr("redress_complaints_total{outcome=\"replayed\",code=\"\"} 1\n"));
  EXPECT_THAT(page, HasSubstr("redress_complaints_total{outcome=\"refused\",code=\"503\"} 1\n"));
  EXPECT_THAT(page,
              HasSubstr("redress_complaints_total{outcome=\"refused\",code=\"id.missing\"} 1\n"));
  EXPECT_THAT(page, HasSubstr("redress_request_seconds_bucket{route=\"/complaints\",le=\"0.001\"} "
                              "0\n"));
  EXPECT_THAT(page, HasSubstr("redress_request_seconds_bucket{route=\"/complaints\",le=\"+Inf\"} "
                              "5\n"));
  EXPECT_THAT(page, HasSubstr("redress_request_seconds_count{route=\"/complaints\"} 5\n"));
  EXPECT_THAT(page, HasSubstr("redress_connections 3\n"));
  EXPECT_THAT(page, Not(HasSubstr("ABCDEFGH")));
}

TEST(Metrics, ABucketHoldsItsOwnBoundAndTheLastTheRest) {
  constexpr std::array<double, 2> bounds = {1, 2};
  Histogram histogram(bounds);
  for (const double number : {0.5, 1.0, 1.5, 2.0, 3.0}) histogram.add(number);
  EXPECT_EQ(histogram.counts(), (std::vector<std::uint64_t>{2, 2, 1}));
  EXPECT_EQ(histogram.sum(), 8);
}

}  // namespace
}  // namespace redress::serve
