#include "redress/text.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace redress {
namespace {

Utf8Text utf8(std::string_view bytes) {
  const Result<Utf8Text> text = Utf8Text::from(bytes);
  EXPECT_TRUE(text.ok()) << bytes;
  return text.value();
}

std::vector<std::string> folded_words(std::string_view bytes) {
  const Words words = split_words(utf8(bytes));
  std::vector<std::string> out;
  for (const Word& word : words.words) out.emplace_back(words.folded_of(word));
  return out;
}
using List = std::vector<std::string>;

TEST(Utf8, refuses_every_ill_formed_sequence_and_names_its_offset) {
  for (const std::string bad : {"\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80",
                                "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xFF"}) {
    const Result<Utf8Text> text = Utf8Text::from("ab" + bad);
    ASSERT_FALSE(text.ok());
    EXPECT_EQ(text.error().code, "utf8.invalid");
    EXPECT_NE(text.error().message.find("offset 2"), std::string::npos) << text.error().message;
  }
}

TEST(Utf8, every_scalar_value_survives_a_round_trip) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string bytes;
    append_utf8(bytes, c);
    const Utf8Text text = utf8(bytes);
    std::size_t position = 0;
    ASSERT_EQ(next_code_point(text, position), c);
    ASSERT_EQ(position, bytes.size());
    ASSERT_EQ(text.code_points(), 1U);
  }
}

TEST(Utf8, blank_is_what_shows_nothing) {
  EXPECT_TRUE(utf8("").blank());
  EXPECT_TRUE(utf8(" \t\n\xC2\xA0\xE2\x80\x8B\xEF\xB8\x8F\xE3\x85\xA4").blank());
  EXPECT_FALSE(utf8("\xE2\x80\x8B.").blank());
}

TEST(Nfc, composes_marks_and_leaves_composed_text_alone) {
  EXPECT_EQ(nfc(utf8("e\xCC\x81")), "é");
  EXPECT_EQ(nfc(utf8("и\xCC\x86")), "й");
  EXPECT_EQ(nfc(utf8("Здравей, árvíztűrő €5")), "Здравей, árvíztűrő €5");
  EXPECT_EQ(nfc(utf8("\xE2\x84\xAB")), "Å");  // ANGSTROM SIGN
}

TEST(Words, keep_apostrophes_and_hyphens_between_letters_only) {
  EXPECT_EQ(folded_words("It's 5 o’clock -- e-mail'ом 'цитата' 12-34"),
            (List{"it's", "5", "o'clock", "e-mail'ом", "цитата", "12", "34"}));
  EXPECT_EQ(folded_words("М’ЯЧ м'яч мʼяч"), (List{"м'яч", "м'яч", "м'яч"}));
}

TEST(Words, fold_marks_with_their_letters_and_skip_what_cannot_be_seen) {
  EXPECT_EQ(folded_words("E\xCC\x81TTEREM"), (List{"étterem"}));
  EXPECT_EQ(folded_words("ad\xE2\x80\x8Bvo\xC2\xADкат"), (List{"advoкат"}));
  EXPECT_EQ(folded_words("❤️🔥 ok"), (List{"ok"}));
}

TEST(Words, spans_lie_in_the_text_as_given) {
  const std::string text = "Ой, КРАЙ\xCC\x86 42x!";
  const Words words = split_words(utf8(text));
  ASSERT_EQ(words.words.size(), 3U);
  EXPECT_EQ(text.substr(words.words[1].span.start, words.words[1].span.size()), "КРАЙ\xCC\x86");
  EXPECT_TRUE(words.words[1].upper);
  EXPECT_TRUE(words.words[2].digits && words.words[2].letters);
  EXPECT_FALSE(words.words[0].upper);
}

TEST(Words, any_text_gives_ascending_spans_on_character_boundaries) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
      static constexpr char32_t interesting[] = {U'a',   U'-', U'\'',  0x301, 0x200B,
                                                 0xFE0F, U'Ж', U' ',   U'7',  0x1F525,
                                                 0x130,  0xDF, 0x1100, 0x1161};
      append_utf8(text, random() % 4 == 0 ? static_cast<char32_t>(random() % 0xD7FF)
                                          : interesting[random() % 14]);
    }
    const Words words = split_words(utf8(text));
    std::uint32_t last = 0;
    std::uint32_t folded = 0;
    for (const Word& word : words.words) {
      ASSERT_LE(last, word.span.start);
      ASSERT_LT(word.span.start, word.span.end);
      ASSERT_TRUE(Utf8Text::from(text.substr(word.span.start, word.span.size())).ok());
      ASSERT_EQ(folded, word.folded.start);
      ASSERT_TRUE(Utf8Text::from(words.folded_of(word)).ok());
      last = word.span.end;
      folded = word.folded.end;
    }
    ASSERT_EQ(folded, words.folded.size());
  }
}

TEST(Characters, digits_of_every_script_have_their_value) {
  EXPECT_EQ(digit_value(U'7'), 7);
  EXPECT_EQ(digit_value(0xFF17), 7);  // full width
  EXPECT_EQ(digit_value(0x0667), 7);  // Arabic-Indic
  EXPECT_EQ(digit_value(U'a'), -1);
  EXPECT_EQ(digit_value(0xB2), -1);  // superscript two is no decimal digit
}

std::vector<std::string> own(std::string_view text) {
  const Utf8Text view = Utf8Text::from(text).value();
  const Words words = own_words(view, split_words(view));
  std::vector<std::string> out;
  for (const Word& word : words.words) out.emplace_back(words.folded_of(word));
  return out;
}

TEST(OwnWords, quoted_lines_and_what_announces_them_are_left_out) {
  EXPECT_EQ(own("My soup\nOn Monday you wrote:\n> Dear guest\n>> Hello\nwas cold"),
            (std::vector<std::string>{"my", "soup", "was", "cold"}));
  EXPECT_EQ(own("Two things:\nsoup, bread"),
            (std::vector<std::string>{"two", "things", "soup", "bread"}));
}

TEST(OwnWords, a_signature_is_left_out) {
  EXPECT_EQ(own("late again\r\n-- \r\nA. Other\nTel. 1"),
            (std::vector<std::string>{"late", "again"}));
}

TEST(OwnWords, two_dashes_between_paragraphs_end_nothing) {
  std::string text = "late\n--\n";
  for (int line = 0; line < 9; ++line) text += "again\n";
  EXPECT_EQ(own(text).size(), 10U);
  EXPECT_EQ(own("late\n--\n" + std::string(900, 'a')).size(), 2U);
}

TEST(OwnWords, a_text_that_is_nothing_else_is_read_whole) {
  EXPECT_EQ(own("> cold soup"), (std::vector<std::string>{"cold", "soup"}));
  EXPECT_EQ(own("--\nbye"), (std::vector<std::string>{"bye"}));
  EXPECT_TRUE(own("").empty());
}

}  // namespace
}  // namespace redress
