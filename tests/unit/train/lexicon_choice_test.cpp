#include "train/lexicon_choice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace redress::train {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::size_t many = 1'000;

std::vector<TrainingLine> lines(std::size_t count) {
  std::vector<TrainingLine> out(count, {"Nothing to say of it", "other", "en", ""});
  out[0].text = "Someone's plaster in the goulash";
  out[1].text = "GOULASHES again, a hole in the wall";
  return out;
}

Lexicon lexicon() {
  Lexicon out;
  for (const char* entry : {"goulash*", "plaster", "gravy", "hole in", "the door"})
    EXPECT_TRUE(add_class_entry(entry, 3, out["en"])) << entry;
  EXPECT_TRUE(add_class_entry("гулаш*", 3, out["ru"]));
  return out;
}

std::vector<std::uint32_t> met(const Lexicon& lexicon, std::string_view text) {
  return WordClasses(lexicon.at("en")).met_by(split_words(Utf8Text::from(text).value()));
}

TEST(LexiconChoice, KeepsWhatTheLinesOfOtherFoldsMeet) {
  std::vector<std::uint16_t> folds(many, 0);
  folds[1] = 1;
  const LexiconChoice choice(lines(many), folds, lexicon(), 2);

  const Lexicon all = choice.without(-1);
  for (const char* said : {"goulash", "plaster"}) EXPECT_THAT(met(all, said), SizeIs(1)) << said;
  EXPECT_THAT(met(all, "a hole in it"), SizeIs(2)) << "what is meant and what begins it";
  for (const char* unsaid : {"gravy", "the door", "hole", "in"})
    EXPECT_THAT(met(all, unsaid), IsEmpty()) << unsaid;

  const Lexicon first = choice.without(1);
  EXPECT_THAT(met(first, "goulash"), SizeIs(1));
  EXPECT_THAT(met(first, "a hole in it"), IsEmpty());
  const Lexicon second = choice.without(0);
  EXPECT_THAT(met(second, "plaster"), IsEmpty());
  EXPECT_THAT(met(second, "goulash"), SizeIs(1));
}

TEST(LexiconChoice, KeepsAllWhereLinesAreFew) {
  const LexiconChoice choice(lines(many - 1), std::vector<std::uint16_t>(many - 1, 0), lexicon(),
                             1);
  const Lexicon all = choice.without(-1);
  for (const char* word : {"goulash", "plaster", "gravy", "the door"})
    EXPECT_FALSE(met(all, word).empty()) << word;
  EXPECT_EQ(all.at("ru").size(), 1U) << "a language without lines";
}

}  // namespace
}  // namespace redress::train
