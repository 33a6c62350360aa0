#include "serve/origins.hpp"

#include <gtest/gtest.h>

namespace redress::serve {
namespace {

Origins origins() {
  return Origins::read({"https://shop.example", "http://localhost:3000"}).value();
}

std::string header_of(const Response& response, std::string_view name) {
  for (const auto& [other, value] : response.headers) {
    if (other == name) return value;
  }
  return {};
}

Request preflight(const std::string& path, const std::string& origin) {
  Request request;
  request.method = "OPTIONS";
  request.path = path;
  request.origin = origin;
  return request;
}

TEST(Origins, AreWrittenAsABrowserSendsThem) {
  for (const char* text :
       {"https://shop.example", "http://shop.example:8080", "https://a-b.example",
        "http://localhost", "https://[2001:db8::1]", "https://[::1]:8443",
        "https://xn--e1afmkfd.example", "https://192.0.2.1"})
    EXPECT_TRUE(Origins::read({text})) << text;
  for (const char* text : {"",
                           "*",
                           "null",
                           "shop.example",
                           "https://",
                           "https://*",
                           "https://*.shop.example",
                           "https://shop.example/",
                           "https://shop.example/form",
                           "https://shop.example:443",
                           "http://shop.example:80",
                           "https://Shop.example",
                           "HTTPS://shop.example",
                           "https://shop.example:",
                           "https://shop.example:0",
                           "https://shop.example:123456",
                           "https://user@shop.example",
                           "https://shop.example https://other.example",
                           "file://x",
                           "https://пример.example",
                           "https://[::1",
                           "https://[shop]"}) {
    const auto read = Origins::read({text});
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, "origin.invalid");
  }
  EXPECT_FALSE(Origins::read(std::vector<std::string>(101, "https://shop.example")));
}

TEST(Origins, OnlyAListedOneMayReadAnAnswer) {
  for (const char* path : {"/policy", "/complaints", "/complaints/ABC", "/redress.js",
                           "/redress.wasm", "/general.bundle", "/complaints/A/attachments"}) {
    Response allowed(200, "text/plain", "");
    origins().open(path, "https://shop.example", allowed);
    EXPECT_EQ(header_of(allowed, "Access-Control-Allow-Origin"), "https://shop.example") << path;
    EXPECT_EQ(header_of(allowed, "Vary"), "Origin");
    EXPECT_EQ(header_of(allowed, "Cross-Origin-Resource-Policy"), "cross-origin");
    for (const char* other :
         {"", "null", "https://other.example", "https://shop.example.evil.example",
          "http://shop.example", "https://shop.example:8443", "https://SHOP.example"}) {
      Response refused(200, "text/plain", "");
      origins().open(path, other, refused);
      EXPECT_EQ(header_of(refused, "Access-Control-Allow-Origin"), "") << other;
      EXPECT_EQ(header_of(refused, "Vary"), "Origin") << "a cache must not mix them up";
    }
  }
}

TEST(Origins, StaffThePlaygroundAndPagesAreNeverOpened) {
  for (const char* path :
       {"/staff/due", "/staff/report.json", "/playground/start", "/playground/playground.js",
        "/healthz", "/", "/index.html", "/metrics"}) {
    Response response(200, "text/plain", "");
    origins().open(path, "https://shop.example", response);
    EXPECT_EQ(response.headers.size(), 1U) << path;
    EXPECT_FALSE(origins().preflight(preflight(path, "https://shop.example"))) << path;
  }
}

TEST(Origins, VaryKeepsWhatItSaid) {
  Response response(200, "text/plain", "");
  response.headers.emplace_back("Vary", "Accept-Encoding");
  origins().open("/policy", "https://shop.example", response);
  EXPECT_EQ(header_of(response, "Vary"), "Accept-Encoding, Origin");
}

TEST(Origins, WithoutAListNothingIsSaid) {
  Response response(200, "text/plain", "");
  Origins().open("/policy", "https://shop.example", response);
  EXPECT_EQ(response.headers.size(), 1U);
  EXPECT_FALSE(Origins().preflight(preflight("/complaints", "https://shop.example")));
}

TEST(Origins, APageAsksBeforeItSends) {
  const auto allowed = origins().preflight(preflight("/complaints", "http://localhost:3000"));
  ASSERT_TRUE(allowed);
  EXPECT_EQ(allowed->status, 204);
  EXPECT_EQ(header_of(*allowed, "Access-Control-Allow-Methods"), "GET, HEAD, POST");
  const auto refused = origins().preflight(preflight("/complaints", "https://other.example"));
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 403);
  Request post = preflight("/complaints", "http://localhost:3000");
  post.method = "POST";
  EXPECT_FALSE(origins().preflight(post));
}

}  // namespace
}  // namespace redress::serve
