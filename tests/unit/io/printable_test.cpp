#include "io/printable.hpp"

#include <gtest/gtest.h>

namespace redress {
namespace {

TEST(Printable, KeepsWhatIsSeen) {
  for (const char* text : {"", "Мёд и травы", "a\u00a0b", "Ю\u061bß€", "👩\u200d👩", "e\u0301",
                           "\u2065", "\u2029", "\u202f", "שלום"})
    EXPECT_EQ(printable(text), text);
}

TEST(Printable, PutsABlankInPlaceOfEachControlCharacter) {
  for (int code = 0; code < 0xA0; ++code) {
    const bool control = code < 0x20 || code >= 0x7F;
    std::string text(1, static_cast<char>(code));
    if (code >= 0x80) text = {'\xC2', static_cast<char>(code)};
    EXPECT_EQ(printable("a" + text + "b"), control ? "a b" : "a" + text + "b") << code;
  }
  for (const char* turning : {"\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d",
                              "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"})
    EXPECT_EQ(printable(std::string("a") + turning + "b"), "a b");
}

TEST(Printable, NeverReadsPastTheEnd) {
  for (const char* text : {"\xC2", "\xD8", "\xE2", "\xE2\x80"}) EXPECT_EQ(printable(text), text);
}

}  // namespace
}  // namespace redress
