#include "outbox/mail.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outbox/encoding.hpp"

namespace redress::outbox {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

Mail mail() {
  Mail out;
  out.from = {"Acme Care", "care@example.org"};
  out.to = "ana@example.com";
  out.subject = "Your complaint K3M7XQ2PA4";
  out.language = "en";
  out.date = *parse_instant("2026-11-24T08:05:09Z");
  out.id = "first@example.org";
  out.text = "Hello,\n\nгоре\n";
  out.html = "<p>Hello</p>\n";
  return out;
}

std::string head_of(const std::string& bytes) {
  return bytes.substr(0, bytes.find("\r\n\r\n") + 2);
}

std::vector<std::string> lines_of(const std::string& bytes) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = bytes.find("\r\n", at);
    if (end == std::string::npos) break;
    out.push_back(bytes.substr(at, end - at));
    at = end + 2;
  }
  return out;
}

TEST(Mail, HasTheHeadersOfAnAnswer) {
  Mail one = mail();
  one.thread = "root@example.org";
  one.reply_to = Mailbox{"", "answers@example.org"};
  EXPECT_EQ(head_of(compose(one)),
            "Date: Tue, 24 Nov 2026 08:05:09 +0000\r\n"
            "From: \"Acme Care\"\r\n <care@example.org>\r\n"
            "To: <ana@example.com>\r\n"
            "Reply-To: <answers@example.org>\r\n"
            "Subject: Your complaint K3M7XQ2PA4\r\n"
            "Message-ID: <first@example.org>\r\n"
            "In-Reply-To: <root@example.org>\r\n"
            "References: <root@example.org>\r\n"
            "Content-Language: en\r\n"
            "MIME-Version: 1.0\r\n"
            "Content-Type: multipart/alternative; boundary=\"=_alternative\"\r\n");
}

TEST(Mail, SaysThatAProgramWroteItOnlyWhereOneDid) {
  EXPECT_THAT(compose(mail()), Not(HasSubstr("Auto-Submitted")));
  Mail one = mail();
  one.automatic = true;
  EXPECT_THAT(head_of(compose(one)), HasSubstr("\r\nAuto-Submitted: auto-generated\r\n"));
}

TEST(Mail, HoldsTheTextTwiceInLinesThatEveryServerTakes) {
  Mail one = mail();
  one.text = std::string(500, 'x') + "\n.\nжалба\r\n";
  const std::string bytes = compose(one);
  EXPECT_THAT(bytes, HasSubstr("Content-Type: text/plain; charset=utf-8\r\n"));
  EXPECT_THAT(bytes, HasSubstr("Content-Type: text/html; charset=utf-8\r\n"));
  for (const std::string& line : lines_of(bytes)) {
    EXPECT_LE(line.size(), 78U);
    EXPECT_NE(line, ".");
  }
  const std::size_t start = bytes.find("\r\n\r\n", bytes.find("text/plain")) + 4;
  std::string body = bytes.substr(start, bytes.find("--=_", start) - start);
  std::erase_if(body, [](char c) { return c == '\r' || c == '\n'; });
  EXPECT_EQ(read_base64(body), std::string(500, 'x') + "\r\n.\r\nжалба\r\n");
}

TEST(Mail, NothingThatAnybodyWroteBecomesAHeader) {
  Mail one = mail();
  one.from.name = "Acme\r\nBcc: all@example.net";
  one.subject = "Complaint\r\nBcc: all@example.net\r\n\r\nHello";
  const std::string bytes = compose(one);
  for (const std::string& line : lines_of(bytes)) EXPECT_THAT(line, Not(StartsWith("Bcc")));
  EXPECT_EQ(bytes.find("\r\n\r\n"), bytes.find("\r\n\r\n--=_alternative"));
}

TEST(Mail, QuotesANameThatMeansSomethingElse) {
  Mail one = mail();
  one.from.name = R"(Acme, "Care" \ <x@y>)";
  EXPECT_THAT(compose(one), HasSubstr(R"(From: "Acme, \"Care\" \\ <x@y>")"
                                      "\r\n <care@example.org>\r\n"));
}

TEST(HeaderText, EncodedWordsAreShortAndOfWholeCharacters) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "жал😀";
  const std::string header = "Subject: " + header_text(text, 9) + "\r\n";
  std::string decoded;
  for (std::string line : lines_of(header)) {
    EXPECT_LE(line.size(), 76U);
    line = line.substr(line.find("=?"));
    ASSERT_THAT(line, StartsWith("=?UTF-8?B?"));
    ASSERT_TRUE(line.ends_with("?="));
    EXPECT_LE(line.size(), 75U);
    const auto bytes = read_base64(line.substr(10, line.size() - 12));
    ASSERT_TRUE(bytes.has_value());
    EXPECT_NE(static_cast<unsigned char>(bytes->front()) & 0xC0U, 0x80U);
    decoded += *bytes;
  }
  EXPECT_EQ(decoded, text);
}

TEST(HeaderText, WhatLooksEncodedIsEncoded) {
  EXPECT_EQ(header_text("=?UTF-8?B?QQ==?=", 0), "=?UTF-8?B?" + base64("=?UTF-8?B?QQ==?=") + "?=");
}

TEST(HeaderText, PlainTextIsFoldedAtBlanks) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "complaint ";
  text += "end";
  const std::string folded = header_text(text, 9);
  for (const std::string& line : lines_of(folded + "\r\n")) EXPECT_LE(line.size(), 76U);
  std::string unfolded = folded;
  for (std::size_t at = unfolded.find("\r\n"); at != std::string::npos; at = unfolded.find("\r\n"))
    unfolded.erase(at, 2);
  EXPECT_EQ(unfolded, text);
}

}  // namespace
}  // namespace redress::outbox
