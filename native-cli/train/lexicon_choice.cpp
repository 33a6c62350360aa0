#include "train/lexicon_choice.hpp"

#include <algorithm>
#include <utility>

#include "train/parallel.hpp"

namespace redress::train {

namespace {

constexpr std::size_t few_lines = 1'000;

}  // namespace

LexiconChoice::LexiconChoice(std::span<const TrainingLine> lines,
                             const std::vector<std::uint16_t>& folds, const Lexicon& lexicon,
                             unsigned threads) {
  const std::size_t fold_count =
      folds.empty() ? 0 : std::size_t{*std::max_element(folds.begin(), folds.end())} + 1;
  for (const auto& [language, entries] : lexicon) {
    const WordClasses classes(entries);
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].language == language) members.push_back(i);
    }
    std::vector<std::vector<std::uint32_t>> met(members.size());
    in_parallel(members.size(), threads, [&](std::size_t i) {
      met[i] = classes.met_by(split_words(Utf8Text::from(lines[members[i]].text).value()));
    });
    Own own{language, classes.entries(), {}, members.size()};
    own.lines_with.assign(fold_count, std::vector<std::uint32_t>(own.entries.size()));
    for (std::size_t i = 0; i < members.size(); ++i) {
      for (const std::uint32_t entry : met[i]) ++own.lines_with[folds[members[i]]][entry];
    }
    languages_.push_back(std::move(own));
  }
}

Lexicon LexiconChoice::without(int fold) const {
  Lexicon out;
  for (const Own& own : languages_) {
    std::vector<ClassEntry>& chosen = out[own.language];
    for (std::size_t entry = 0; entry < own.entries.size(); ++entry) {
      bool met = own.lines < few_lines;
      for (std::size_t i = 0; i < own.lines_with.size() && !met; ++i)
        met = static_cast<int>(i) != fold && own.lines_with[i][entry] > 0;
      if (met) chosen.push_back(own.entries[entry]);
    }
  }
  return out;
}

}  // namespace redress::train
