// The service and pages of other origins.
#include <gmock/gmock.h>

#include "cli/service.hpp"

namespace redress::testing {
namespace {

using ::testing::HasSubstr;

const std::vector<std::string> shop{"--allow-origin", "https://shop.example"};
constexpr const char* json = "Content-Type: application/json\r\n";
constexpr const char* from_shop = "Origin: https://shop.example\r\n";
constexpr const char* allowed = "Access-Control-Allow-Origin";

TEST(ServeOrigins, AListedPageSendsAComplaint) {
  const Folder folder;
  const Service service(folder, shop);
  const std::string asked =
      service.request("OPTIONS", "/complaints",
                      std::string(from_shop) +
                          "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: "
                          "content-type\r\n");
  EXPECT_EQ(status_of(asked), 204);
  EXPECT_EQ(header_of(asked, allowed), "https://shop.example");
  EXPECT_THAT(header_of(asked, "Access-Control-Allow-Headers"), HasSubstr("Content-Type"));
  const std::string sent =
      service.request("POST", "/complaints", std::string(json) + from_shop, submission());
  EXPECT_EQ(status_of(sent), 201);
  EXPECT_EQ(header_of(sent, allowed), "https://shop.example");
  EXPECT_EQ(header_of(service.get("/policy", from_shop), allowed), "https://shop.example");
}

// What cannot be read looks to a page like no connection: it would send again and again.
TEST(ServeOrigins, ARefusalCanBeReadToo) {
  const Folder folder;
  const Service service(folder, shop);
  const std::string refused =
      service.request("POST", "/complaints", std::string(json) + from_shop, "{}");
  EXPECT_EQ(status_of(refused), 422);
  EXPECT_EQ(header_of(refused, allowed), "https://shop.example");
  const std::string large = service.request("POST", "/complaints", std::string(json) + from_shop,
                                            std::string(200'000, ' '));
  EXPECT_EQ(status_of(large), 413);
  EXPECT_EQ(header_of(large, allowed), "https://shop.example");
}

TEST(ServeOrigins, OthersMayNot) {
  const Folder folder;
  const Service service(folder, shop);
  const std::string other = "Origin: https://other.example\r\n";
  EXPECT_EQ(status_of(service.request("OPTIONS", "/complaints", other)), 403);
  EXPECT_EQ(header_of(service.get("/policy", other), allowed), "");
  EXPECT_THAT(header_of(service.get("/policy", other), "Vary"), HasSubstr("Origin"));
  EXPECT_EQ(header_of(service.get("/healthz", from_shop), allowed), "");
  const Outcome wrong = run({"serve", "--policy", "general", "--store",
                             "sqlite:" + folder.path("s.db"), "--allow-origin", "*"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.error, HasSubstr("--allow-origin * is no origin"));
}

TEST(ServeOrigins, WithoutAListThereIsNoneOfIt) {
  const Folder folder;
  const Service service(folder);
  EXPECT_EQ(status_of(service.request("OPTIONS", "/complaints", from_shop)), 405);
  EXPECT_EQ(header_of(service.get("/policy", from_shop), allowed), "");
}

}  // namespace
}  // namespace redress::testing
