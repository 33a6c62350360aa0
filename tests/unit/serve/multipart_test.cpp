#include "serve/multipart.hpp"

#include <gtest/gtest.h>

#include <string>

namespace redress::serve {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

constexpr std::string_view type = "multipart/form-data; boundary=----Form7MA4";

std::string part(const std::string& headers, const std::string& content) {
  return "------Form7MA4\r\n" + headers + "\r\n\r\n" + content + "\r\n";
}
std::string file(const std::string& content) {
  return part(
      "Content-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\nContent-Type: "
      "image/jpeg",
      content);
}
const std::string end = "------Form7MA4--\r\n";
using Files = std::vector<std::string_view>;

TEST(Multipart, GivesTheFilesInTheirOrder) {
  const std::string body =
      part("Content-Disposition: form-data; name=\"other\"; filename=\"b\"", "no") +
      file("\0\r\n--x\xff"s) +
      part(
          "content-type: a/b\r\nCONTENT-DISPOSITION: form-data; filename=\"c; name=other\"; "
          "name=file",
          "") +
      part(
          "Content-Disposition: form-data; name=\"file\"; filename=\"\"\r\nContent-Type: "
          "application/octet-stream",
          "") +
      end;
  EXPECT_EQ(files_of_form(type, body), (Files{"\0\r\n--x\xff"sv, ""}));
  EXPECT_EQ(files_of_form("multipart/form-data; charset=\"a;b\"; Boundary=\"----Form7MA4\"", body),
            (Files{"\0\r\n--x\xff"sv, ""}));
  EXPECT_EQ(files_of_form(type, end), Files{});
}

TEST(Multipart, RefusesWhatIsNoFormAtEveryByte) {
  const std::string body = file("content") + file("more") + end;
  ASSERT_TRUE(files_of_form(type, body));
  // The line end after the last boundary may be missing.
  for (std::size_t bytes = 0; bytes < body.size() - 2; ++bytes)
    EXPECT_FALSE(files_of_form(type, std::string_view(body).substr(0, bytes))) << bytes;
  EXPECT_FALSE(files_of_form("multipart/form-data", body));
  EXPECT_FALSE(files_of_form("multipart/form-data; boundary=", body));
  EXPECT_FALSE(files_of_form("multipart/form-data; boundary=" + std::string(71, 'x'), body));
  EXPECT_FALSE(files_of_form("multipart/form-data; boundary=\"", body));
  EXPECT_FALSE(files_of_form(type, "------Form7MA4\r\nno headers\r\n" + end));
}

TEST(Multipart, HasAMostOfParts) {
  std::string body;
  for (std::size_t i = 0; i < most_parts; ++i) body += file("x");
  EXPECT_EQ(files_of_form(type, body + end)->size(), most_parts);
  EXPECT_FALSE(files_of_form(type, body + file("x") + end));
}

}  // namespace
}  // namespace redress::serve
