#include "redress/signal.hpp"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>

namespace redress {
namespace {

constexpr std::uint8_t en = 0;
constexpr std::uint8_t bg = 2;

SignalTable table(std::vector<SignalEntry> entries) {
  Result<SignalTable> built = SignalTable::build(std::move(entries));
  EXPECT_TRUE(built.ok());
  return std::move(built).value();
}

const SignalTable& english() {
  static const SignalTable built = table({{SignalKind::legal_threat, en, "lawyer"},
                                          {SignalKind::legal_threat, en, "see you in court"},
                                          {SignalKind::leaving, en, "never again"},
                                          {SignalKind::safety, en, "burn* my hand"}});
  return built;
}
const SignalTable& bulgarian() {
  static const SignalTable built = table({{SignalKind::legal_threat, bg, "адвокат*"}});
  return built;
}

std::vector<Signal> signals(std::string_view text, std::vector<const SignalTable*> tables) {
  return find_signals(split_words(Utf8Text::from(text).value()), tables);
}

TEST(Signals, are_found_with_the_words_that_show_them) {
  const std::vector<Signal> found =
      signals("Never again. My LAWYER says: see you in Court!", {&english()});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].kind, SignalKind::legal_threat);
  EXPECT_EQ(found[0].evidence, (std::vector<Span>{{16, 22}, {29, 45}}));
  EXPECT_EQ(found[1].kind, SignalKind::leaving);
  EXPECT_EQ(found[1].evidence, (std::vector<Span>{{0, 11}}));
}

TEST(Signals, a_star_matches_every_ending_also_inside_a_phrase) {
  EXPECT_EQ(signals("Адвокатите ми", {&bulgarian()}).size(), 1U);
  EXPECT_EQ(signals("it burned my hand", {&english()}).size(), 1U);
  EXPECT_TRUE(signals("my hand burned", {&english()}).empty());
}

TEST(Signals, are_seen_through_letters_that_only_look_the_same) {
  // Cyrillic, full width, invisible characters, accents; one letter changed and all of them.
  for (const std::string_view text :
       {"my l\xD0\xB0wyer", "ｌａｗｙｅｒ", "law\xE2\x80\x8Byer", "law\xC2\xADyer", "láwyér",
        "l\xCC\xB6"
        "a\xCC\xB6w\xCC\xB6y\xCC\xB6"
        "e\xCC\xB6r",
        "ӏаԝуег", "see y\xD0\xBEu іn соurt"}) {
    EXPECT_EQ(signals(text, {&english()}).size(), 1U) << text;
  }
  for (const std::string_view text :
       {"aдвокат", "АДBOKAT", "адво\xCC\x81кат", "ад\xE2\x81\xA0вокатите"}) {
    EXPECT_EQ(signals(text, {&bulgarian()}).size(), 1U) << text;
  }
  // A word of another language is no disguise.
  EXPECT_TRUE(signals("lawyer сору", {&bulgarian()}).empty());
  EXPECT_EQ(signals("ӏаԝуег, адвокат", {&english(), &bulgarian()})[0].evidence.size(), 2U);
}

TEST(Signals, only_the_given_languages_speak) {
  EXPECT_TRUE(signals("адвокат", {&english()}).empty());
  EXPECT_TRUE(signals("lawyer", {}).empty());
}

TEST(Signals, of_two_languages_come_together_by_kind) {
  const std::vector<Signal> found =
      signals("never again, адвокат, lawyer", {&english(), &bulgarian()});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].evidence.size(), 2U);
  EXPECT_EQ(found[1].kind, SignalKind::leaving);
}

TEST(Signals, an_unstarred_word_is_the_whole_word) {
  EXPECT_TRUE(signals("lawyers in court", {&english()}).empty());
}

// Every entry at every place, as it is defined.
std::vector<Signal> one_by_one(const Words& words, const std::vector<SignalEntry>& entries) {
  std::map<SignalKind, std::set<std::size_t>> covered;  // words
  std::map<SignalKind, std::set<std::size_t>> begun;
  for (std::size_t at = 0; at < words.words.size(); ++at) {
    for (const SignalEntry& entry : entries) {
      std::istringstream patterns(entry.words);
      std::string pattern;
      std::size_t length = 0;
      bool all = true;
      for (; patterns >> pattern; ++length) {
        if (at + length >= words.words.size()) {
          all = false;
          break;
        }
        const std::string_view word = words.folded_of(words.words[at + length]);
        all =
            all && (pattern.ends_with('*') ? word.starts_with(pattern.substr(0, pattern.size() - 1))
                                           : word == pattern);
      }
      if (!all) continue;
      bool joined = false;
      for (std::size_t i = 0; i < length; ++i)
        joined = !covered[entry.kind].insert(at + i).second || joined;
      if (!joined) begun[entry.kind].insert(at);
    }
  }
  std::vector<Signal> out;
  for (const auto& [kind, positions] : covered) {
    out.push_back({kind, {}});
    for (const std::size_t position : positions) {
      const Span span = words.words[position].span;
      if (begun[kind].contains(position)) {
        out.back().evidence.push_back(span);
      } else {
        out.back().evidence.back().end = span.end;
      }
    }
  }
  return out;
}

TEST(Signals, are_those_that_a_look_at_every_entry_at_every_word_finds) {
  std::mt19937 random(24);
  const auto below = [&](std::size_t end) { return random() % end; };
  constexpr std::array<std::string_view, 8> stems = {"не",  "нет", "не-а", "so",
                                                     "sob", "о",   "x",    "xy"};
  for (int round = 0; round < 3000; ++round) {
    std::vector<SignalEntry> entries;
    for (std::size_t i = below(12); i > 0; --i) {
      std::string words;
      for (std::size_t count = 1 + below(3); count > 0; --count) {
        words += stems[below(stems.size())];
        if (below(3) == 0) words += '*';
        if (count > 1) words += ' ';
      }
      entries.push_back({static_cast<SignalKind>(below(3)), en, std::move(words)});
    }
    std::string text;
    for (std::size_t i = below(12); i > 0; --i) {
      text += stems[below(stems.size())];
      text += ' ';
    }
    const Words words = split_words(Utf8Text::from(text).value());
    const SignalTable built = table(entries);
    const SignalTable* tables[] = {&built};
    ASSERT_EQ(find_signals(words, tables), one_by_one(words, entries)) << text;
  }
}

TEST(Signals, malformed_entries_are_refused_by_name) {
  for (const char* bad : {"", " ", "a  b", "*", "a*b", "one two three four five", "trailing "}) {
    const Result<SignalTable> built = SignalTable::build({{SignalKind::safety, en, bad}});
    ASSERT_FALSE(built.ok()) << bad;
    EXPECT_EQ(built.error().code, "signal.entry");
  }
}

}  // namespace
}  // namespace redress
