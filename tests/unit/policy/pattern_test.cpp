#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>

#include "redress/policy.hpp"

namespace redress {
namespace {

bool matches(std::string_view pattern, std::string_view text) {
  const auto compiled = Pattern::compile(pattern);
  EXPECT_TRUE(compiled.ok()) << pattern << ": " << (compiled.ok() ? "" : compiled.error().message);
  return compiled.ok() && compiled->matches(text);
}

TEST(Pattern, MatchesAnOrderNumberAsAWhole) {
  EXPECT_TRUE(matches("[A-Z]{2}[0-9]{6}", "AB123456"));
  EXPECT_FALSE(matches("[A-Z]{2}[0-9]{6}", "AB12345"));
  EXPECT_FALSE(matches("[A-Z]{2}[0-9]{6}", "AB1234567"));
  EXPECT_FALSE(matches("[A-Z]{2}[0-9]{6}", "xAB123456"));
  EXPECT_FALSE(matches("[A-Z]{2}[0-9]{6}", ""));
}

TEST(Pattern, KnowsTheDocumentedSyntax) {
  EXPECT_TRUE(matches("", ""));
  EXPECT_TRUE(matches("a|b|", ""));
  EXPECT_TRUE(matches("(ab|c)*d?", "abcabd"));
  EXPECT_TRUE(matches("(?:ab)+", "abab"));
  EXPECT_FALSE(matches("(?:ab)+", ""));
  EXPECT_TRUE(matches("a{2,}", "aaaa"));
  EXPECT_FALSE(matches("a{2,3}", "aaaa"));
  EXPECT_TRUE(matches("a{0}b", "b"));
  EXPECT_TRUE(matches(R"(\d\D\w\W\s\S)", "1a_- x"));
  EXPECT_TRUE(matches(R"([\d-]+)", "12-3"));
  EXPECT_TRUE(matches("[-a]+", "a-a"));
  EXPECT_TRUE(matches(R"([\]\\^-]+)", "]\\^-"));
  EXPECT_TRUE(matches("[^a-c]", "d"));
  EXPECT_FALSE(matches("[^a-c]", "b"));
  EXPECT_FALSE(matches("[]", "a"));
  EXPECT_TRUE(matches("[^]", "\n"));
  EXPECT_TRUE(matches(R"(\.\*\/\{\})", ".*/{}"));
  EXPECT_TRUE(matches(R"(\x41\u0416\u{1F600}\t)", "AЖ😀\t"));
}

TEST(Pattern, CountsCodePointsAndNotBytes) {
  EXPECT_TRUE(matches("[А-Я]{2}-.", "АБ-😀"));
  EXPECT_FALSE(matches("..", "Ж"));
}

TEST(Pattern, DotStopsAtLineEnds) {
  EXPECT_FALSE(matches(".", "\n"));
  EXPECT_FALSE(matches(".", "\u2028"));
  EXPECT_TRUE(matches(".", "\u00A0"));
  EXPECT_TRUE(matches(R"(\s)", "\u00A0"));
}

TEST(Pattern, AllowsAnchorsWhereTheyChangeNothing) {
  EXPECT_TRUE(matches("^ab$", "ab"));
  EXPECT_TRUE(matches("^$", ""));
  EXPECT_TRUE(matches(R"(a\$)", "a$"));
  EXPECT_TRUE(matches(R"(a\\$)", "a\\"));
}

TEST(Pattern, RefusesWhatItDoesNotSupportAndSaysWhere) {
  for (const std::string_view wrong :
       {"a**",      "a*?",     "*a",        "+",         "a{2",
        "a{2,1}",   "a{1001}", "a{,2}",     "{",         "}",
        "]",        "[a",      "(a",        "a)",        "(?=a)",
        "(?<n>a)",  "a^b",     "a$b",       R"(\b)",     R"(\1)",
        R"(\)",     R"(\-)",   R"(\xZZ)",   R"(\uD800)", R"(\u{110000})",
        R"(\u{41)", "[z-a]",   R"([\d-x])", R"(\q)",     "(?a)"}) {
    const auto compiled = Pattern::compile(wrong);
    ASSERT_FALSE(compiled.ok()) << wrong;
    EXPECT_EQ(compiled.error().code, "pattern.syntax");
    EXPECT_NE(compiled.error().message.find("at character "), std::string::npos)
        << compiled.error().message;
  }
  EXPECT_NE(Pattern::compile("ЖЖ*+").error().message.find("at character 4:"), std::string::npos);
}

TEST(Pattern, RefusesWhatWouldGrowWithoutBound) {
  EXPECT_FALSE(Pattern::compile("(a{100}){100}").ok());
  EXPECT_FALSE(Pattern::compile("(((){1000}){1000}){1000}").ok());
  EXPECT_FALSE(Pattern::compile(std::string(1001, 'a')).ok());
  EXPECT_FALSE(Pattern::compile(std::string(40, '(') + std::string(40, ')')).ok());
  EXPECT_TRUE(Pattern::compile("a{1000}").ok());
}

TEST(Pattern, TakesLinearTimeWhereBacktrackingWouldNot) {
  EXPECT_FALSE(matches("(a*)*b", std::string(1000, 'a')));
  EXPECT_FALSE(matches("(a|a)*(a|a)*(a|a)*b", std::string(1000, 'a')));
}

TEST(Pattern, FindsTheLongestPrefix) {
  const auto order = Pattern::compile("[A-Z]{2}[0-9]+").value();
  EXPECT_EQ(order.match_prefix("AB123, please"), 5U);
  EXPECT_EQ(order.match_prefix("AB, please"), std::nullopt);
  EXPECT_EQ(Pattern::compile("a|ab|").value().match_prefix("abc"), 2U);
  EXPECT_EQ(Pattern::compile("a*").value().match_prefix("b"), 0U);
  EXPECT_EQ(Pattern::compile("Ж+").value().match_prefix("ЖЖx"), 4U);
}

TEST(Pattern, ADefaultOneMatchesNothing) {
  EXPECT_FALSE(Pattern().matches(""));
  EXPECT_EQ(Pattern().match_prefix("a"), std::nullopt);
}

// A generator of our own, so that every machine draws the same.
struct Draw {
  std::uint32_t state;
  std::uint32_t below(std::uint32_t n) {
    state = state * 1664525U + 1013904223U;
    return (state >> 8U) % n;
  }
};

// A slow and obvious reference: all places at which a part can end, by recursion over what was
// drawn.
struct Part {
  std::string source;
  std::function<std::set<std::size_t>(std::string_view, std::size_t)> ends;
};

Part character(std::string source, std::function<bool(char)> fits) {
  return {std::move(source), [fits](std::string_view text, std::size_t start) {
            std::set<std::size_t> out;
            if (start < text.size() && fits(text[start])) out.insert(start + 1);
            return out;
          }};
}

Part repeated(const Part& part, std::string suffix, std::size_t least, std::size_t most) {
  return {part.source + suffix, [part, least, most](std::string_view text, std::size_t start) {
            std::set<std::size_t> out;
            std::set<std::size_t> now = {start};
            for (std::size_t i = 0; i <= most && !now.empty(); ++i) {
              if (i >= least) out.insert(now.begin(), now.end());
              std::set<std::size_t> next;
              for (const std::size_t at : now) next.merge(part.ends(text, at));
              now = next;
            }
            return out;
          }};
}

Part random_part(Draw& draw, int depth) {
  Part out{"", [](std::string_view, std::size_t start) { return std::set<std::size_t>{start}; }};
  for (std::uint32_t count = draw.below(4); count > 0; --count) {
    Part atom;
    switch (draw.below(depth > 0 ? 8 : 5)) {
      case 0:
        atom = character(".", [](char) { return true; });
        break;
      case 1:
        atom = character("[ab]", [](char c) { return c == 'a' || c == 'b'; });
        break;
      case 2:
        atom = character("[^b]", [](char c) { return c != 'b'; });
        break;
      case 3:
        atom = character("\\d", [](char c) { return c == '1'; });
        break;
      case 4: {
        const char letter = "abc"[draw.below(3)];
        atom = character(std::string(1, letter), [letter](char c) { return c == letter; });
        break;
      }
      default: {
        const Part left = random_part(draw, depth - 1);
        const Part right = random_part(draw, depth - 1);
        atom = {"(" + left.source + "|" + right.source + ")",
                [left, right](std::string_view text, std::size_t start) {
                  std::set<std::size_t> ends = left.ends(text, start);
                  ends.merge(right.ends(text, start));
                  return ends;
                }};
      }
    }
    constexpr std::size_t many = 10;  // more than the texts are long
    switch (draw.below(8)) {
      case 0:
        atom = repeated(atom, "?", 0, 1);
        break;
      case 1:
        atom = repeated(atom, "*", 0, many);
        break;
      case 2:
        atom = repeated(atom, "+", 1, many);
        break;
      case 3:
        atom = repeated(atom, "{1,2}", 1, 2);
        break;
      case 4:
        atom = repeated(atom, "{2,}", 2, many);
        break;
      default:
        break;
    }
    out = {out.source + atom.source, [out, atom](std::string_view text, std::size_t start) {
             std::set<std::size_t> ends;
             for (const std::size_t at : out.ends(text, start)) ends.merge(atom.ends(text, at));
             return ends;
           }};
  }
  return out;
}

TEST(Pattern, AgreesWithAReferenceOnRandomPatterns) {
  Draw draw{12345};
  for (int i = 0; i < 1000; ++i) {
    const Part part = random_part(draw, 2);
    const auto pattern = Pattern::compile(part.source);
    ASSERT_TRUE(pattern.ok()) << part.source;
    for (int j = 0; j < 10; ++j) {
      std::string text;
      for (std::uint32_t k = draw.below(7); k > 0; --k) text += "abc1"[draw.below(4)];
      const std::set<std::size_t> ends = part.ends(text, 0);
      EXPECT_EQ(pattern->matches(text), ends.count(text.size()) == 1)
          << part.source << " on " << text;
      const auto longest = ends.empty() ? std::optional<std::size_t>() : *ends.rbegin();
      EXPECT_EQ(pattern->match_prefix(text), longest) << part.source << " on " << text;
    }
  }
}

}  // namespace
}  // namespace redress
