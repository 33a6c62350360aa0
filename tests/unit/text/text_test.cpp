#include "redress/text.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/utf8_buffer.hpp"
#include "text/character.hpp"

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

TEST(Tidy, takes_out_what_nobody_sees_and_keeps_what_shapes) {
  EXPECT_EQ(tidy(utf8("a\xE2\x80\x8B"
                      "b\xE2\x80\xAE"
                      "c\xC2\xAD"
                      "d\xEF\xBB\xBF")),
            "abcd");
  EXPECT_EQ(tidy(utf8(std::string_view("1\0"
                                       "2\x1B"
                                       "3\x7F"
                                       "4\xC2\x85"
                                       "5",
                                       10))),
            "1 2 3 4 5");
  EXPECT_EQ(tidy(utf8("a\r\nb\rc\td")), "a\nb\nc\td");
  EXPECT_EQ(tidy(utf8("e\xCC\x81")), "é");
  // Two persons joined into one picture, a heart in colour, a Persian word.
  for (const char* kept :
       {"👩‍🍳❤️", "👩\xE2\x80\x8D👧", "❤\xEF\xB8\x8F", "می\xE2\x80\x8Cخواهم"})
    EXPECT_EQ(tidy(utf8(kept)), kept);
  // Nothing to shape: at the beginning, behind a blank, twice.
  EXPECT_EQ(tidy(utf8("\xE2\x80\x8D"
                      "a \xE2\x80\x8C"
                      "b\xE2\x80\x8D\xE2\x80\x8D"
                      "c")),
            "a b\xE2\x80\x8D"
            "c");
}

TEST(Tidy, done_twice_changes_nothing) {
  const List pieces = {"a",
                       "\r",
                       "\n",
                       "\x01",
                       "\xE2\x80\x8D",
                       "\xEF\xB8\x8F",
                       "\xCC\x81",
                       " ",
                       "é",
                       "\xE2\x80\xAE",
                       "👩",
                       "\xC2\x85",
                       "ж",
                       "\xCD\x8F"};
  std::mt19937 random(3);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto i = random() % 7; i > 0; --i) text += pieces[random() % pieces.size()];
    const std::string once = tidy(utf8(text));
    ASSERT_EQ(tidy(utf8(once)), once) << text;
  }
}

TEST(Utf8, refuses_every_ill_formed_sequence_and_names_its_offset) {
  for (const std::string bad : {"\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80",
                                "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xFF"}) {
    const Result<Utf8Text> text = Utf8Text::from("ab" + bad);
    ASSERT_FALSE(text.ok());
    EXPECT_EQ(text.error().code, "utf8.invalid");
    EXPECT_NE(text.error().message.find("offset 2"), std::string::npos) << text.error().message;
  }
}

TEST(Utf8, a_fault_is_found_wherever_it_stands) {
  for (const std::string around : {"a", "ж", "aж", "őa", "漢"}) {
    for (std::size_t length = 0; length < 20; ++length) {
      std::string before;
      for (std::size_t i = 0; i < length; ++i) before += around;
      std::string behind;
      for (std::size_t i = 0; i < 10; ++i) behind += around;
      EXPECT_TRUE(Utf8Text::from(before + behind).ok());
      for (const std::string bad : {"\x80", "\xC1\x80", "\xD0", "\xD4", "\xD0\xD0\x80", "\xFF"}) {
        const Result<Utf8Text> text = Utf8Text::from(before + bad + behind);
        ASSERT_FALSE(text.ok());
        const std::string offset = "offset " + std::to_string(before.size()) + " ";
        EXPECT_NE(text.error().message.find(offset), std::string::npos) << text.error().message;
      }
    }
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

TEST(Words, of_decorated_letters_are_the_plain_words) {
  EXPECT_EQ(folded_words("ｌａｗｙｅｒ 𝐥𝐚𝐰𝐲𝐞𝐫 𝓛𝓪𝔀𝔂𝓮𝓻 ⓛⓐⓦⓨⓔⓡ 🅻🅰🆆🆈🅴🆁 "), (List(5, "lawyer")));
  EXPECT_TRUE(split_words(utf8("ＬＡＷ")).words.front().upper);
}

TEST(Words, lose_diacritics_that_no_letter_takes_in) {
  EXPECT_EQ(folded_words("l\xCC\xB6"
                         "a\xCC\xB6w\xCC\xB6 за\xCC\x81мок l\xE2\x83\x9D"
                         "aw"),
            (List{"law", "замок", "law"}));
}

TEST(Words, read_in_an_alphabet_are_what_a_reader_of_it_sees) {
  const auto cyrillic = [](std::string_view word, bool capitals = false) {
    return reading_in(Alphabet::cyrillic, word, capitals);
  };
  const auto english = [](std::string_view word) {
    return reading_in(Alphabet::english, word, false);
  };
  EXPECT_EQ(english("роӏісе"), "police");         // Cyrillic throughout
  EXPECT_EQ(english("l\xD0\xB0wyer"), "lawyer");  // one letter of it
  EXPECT_EQ(english("cοurt"), "court");           // Greek
  EXPECT_EQ(english("láwyér"), "lawyer");
  EXPECT_EQ(english("вomb-12"), "bomb-12");
  EXPECT_EQ(english("lawyer"), "");
  EXPECT_EQ(english("суд"), "");  // д is like nothing
  EXPECT_EQ(reading_in(Alphabet::hungarian, "bíróság", false), "");
  EXPECT_EQ(reading_in(Alphabet::hungarian, "tõkе", false), "tőke");
  EXPECT_EQ(cyrillic("otbet", true), "ответ");
  EXPECT_EQ(cyrillic("мaтb"), "мать");
  EXPECT_EQ(cyrillic("cope"), "соре");
  EXPECT_EQ(cyrillic("сӯд"), "суд");
  EXPECT_EQ(cyrillic("суд"), "");
  EXPECT_EQ(cyrillic("її"), "");
  EXPECT_EQ(cyrillic("zoo"), "");
}

TEST(Letters, look_like_latin_ones_in_their_case) {
  const std::pair<char32_t, char> alike[] = {
      {U'a', 'a'},  {U'Z', 'Z'},  {U'В', 'B'}, {U'в', 'b'},    {U'Η', 'H'}, {U'η', 'n'},
      {U'Ｘ', 'X'}, {U'ｘ', 'x'}, {U'𝓛', 'L'}, {0x1F150, 'A'}, {U'Ү', 'Y'}};
  for (const auto& [letter, latin] : alike) EXPECT_EQ(looks_like(letter), latin) << latin;
  for (const char32_t other : {U'Ж', U'é', U'1', U'１', U' ', U'·', U'中', U'🔥', U'\0'})
    EXPECT_EQ(looks_like(other), '\0') << static_cast<unsigned>(other);
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

// What is told without a look into ICU's tables is what stands in them.
TEST(Characters, of_ascii_and_cyrillic_are_what_icu_says) {
  for (char32_t c = 0; c < 0x600; ++c) {
    const CharacterClass looked_up = looked_up_class(c);
    EXPECT_EQ(classify(c), looked_up) << std::uint32_t{c};
    EXPECT_EQ(fold_code_point(c), looked_up_fold(c)) << std::uint32_t{c};
    EXPECT_EQ(digit_value(c) >= 0, looked_up == CharacterClass::digit) << std::uint32_t{c};
  }
}

TEST(Utf8Buffer, appends_what_append_utf8_does_however_much_it_is) {
  constexpr char32_t letters[] = {U'a', U'ж', U'€', U'𝐀', U'z'};
  for (std::size_t count = 0; count < 200; ++count) {
    std::string one_by_one = "before";
    std::string out = "before";
    Utf8Buffer buffer(out);
    for (std::size_t i = 0; i < count; ++i) {
      const char32_t c = letters[(i * i + count) % std::size(letters)];
      append_utf8(one_by_one, c);
      buffer.add(c);
      if (i % 3 == 0) {
        one_by_one += '-';
        buffer.byte('-');
      }
    }
    buffer.flush();
    buffer.flush();
    EXPECT_EQ(out, one_by_one);
  }
}

}  // namespace
}  // namespace redress
