#include "serve/attachment_section.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace redress::serve {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string section(const std::string& language, std::string_view outcomes,
                    const std::vector<StoredAttachment>& list = {}) {
  StoredComplaint complaint;
  complaint.reference = "K3M7XQ2PA4";
  const Zone zone{"Etc/UTC", 0, {}};
  const DateReader reader{.language = language, .zone = zone, .now = {1'800'000'000}};
  return attachments_section(complaint, "0123abcd", {list, outcomes}, reader);
}

TEST(AttachmentSection, WritesSizesAsTheLanguageDoes) {
  EXPECT_EQ(size_text(0, "en"), "1\u00a0KB");
  EXPECT_EQ(size_text(1024 * 1024 - 1, "en"), "1023\u00a0KB");
  EXPECT_EQ(size_text(1024 * 1024, "ru"), "1\u00a0МБ");
  EXPECT_EQ(size_text(1'300'000, "en"), "1.2\u00a0MB");
  EXPECT_EQ(size_text(1'300'000, "hu"), "1,2\u00a0MB");
}

TEST(AttachmentSection, SaysInEachLanguageWhatBecameOfEachFile) {
  for (const char* language : {"en", "ru", "bg", "hu", "uk"}) {
    const std::string html =
        section(language, "added.too_large.kind.metadata.too_many.empty.none.busy");
    std::size_t sentences = 0;
    for (std::size_t at = html.find("<li>"); at != std::string::npos;
         at = html.find("<li>", at + 1))
      ++sentences;
    EXPECT_EQ(sentences, 8U) << language;
    EXPECT_THAT(html, HasSubstr("8")) << "they are numbered";
    EXPECT_THAT(html, Not(HasSubstr("{"))) << "nothing is left to fill in";
  }
  EXPECT_THAT(section("en", "added"), HasSubstr("<ul>\n<li>Added, thank you.</li>"));
  EXPECT_THAT(section("en", "added"), Not(HasSubstr("problems")));
  EXPECT_THAT(section("en", "kind"), HasSubstr("problems"));
  for (const char* no_outcome : {"", ".", "other", "added.other", "<b>"})
    EXPECT_THAT(section("en", no_outcome), Not(HasSubstr("role"))) << no_outcome;
}

TEST(AttachmentSection, OffersTheFormWhileThereIsRoom) {
  std::vector<StoredAttachment> list(
      4, {"K3M7XQ2PA4", "6f1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5e6f", "webp", "", 2048, {1'800'000'000}});
  const std::string html = section("en", "", list);
  EXPECT_THAT(html, HasSubstr("<li><a href=\"/complaints/K3M7XQ2PA4/attachments/"
                              "6f1a1f0e-3c1c-4c7e-9d3a-0a2b3c4d5e6f?key=0123abcd\">WebP, "
                              "2\u00a0KB</a>, Friday 15 January"));
  EXPECT_THAT(html, HasSubstr("accept=\"image/jpeg,image/png,image/webp,application/pdf\""));
  list.push_back(list.front());
  EXPECT_THAT(section("en", "", list), Not(HasSubstr("<form")));
  EXPECT_EQ(attachment_file_name(list.front()), "K3M7XQ2PA4-6f1a1f0e.webp");
}

}  // namespace
}  // namespace redress::serve
