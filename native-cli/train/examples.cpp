#include "train/examples.hpp"

#include <algorithm>
#include <map>

#include "redress/categorize.hpp"
#include "redress/text.hpp"
#include "train/fit.hpp"
#include "train/parallel.hpp"

namespace redress::train {

namespace {

constexpr std::size_t longest_category_code_points = 200;
constexpr std::size_t few_lines = 200;
// Of all lines together: 512 MB.
constexpr std::size_t most_occurrences = std::size_t{1} << 27;
constexpr std::size_t lines_at_once = 4096;

Error line_error(std::string code, std::size_t line, std::string_view why) {
  return {std::move(code), "/" + std::to_string(line),
          "Example " + std::to_string(line + 1) + ": " + std::string(why)};
}

Result<Examples> check(std::span<const TrainingLine> lines) {
  if (lines.empty())
    return Error{"train.empty", "",
                 "There are no examples to train on; give at least two categories some."};
  Examples out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].text.size() > limits::text_bytes || !Utf8Text::from(lines[i].text)) {
      return line_error(
          "train.text", i,
          "the text is not UTF-8, or longer than 64 KiB; correct it or leave it out.");
    }
    const Result<Utf8Text> category = Utf8Text::from(lines[i].category);
    if (!category || lines[i].category.empty() ||
        category->code_points() > longest_category_code_points) {
      return line_error("train.category", i, "the category must have 1 to 200 characters.");
    }
    out.categories.push_back(lines[i].category);
    out.languages.push_back(lines[i].language);
  }
  std::sort(out.languages.begin(), out.languages.end());
  out.languages.erase(std::unique(out.languages.begin(), out.languages.end()), out.languages.end());
  std::sort(out.categories.begin(), out.categories.end());
  out.categories.erase(std::unique(out.categories.begin(), out.categories.end()),
                       out.categories.end());
  if (out.categories.size() < 2 || out.categories.size() > limits::categories) {
    return Error{"train.category", "",
                 "There must be 2 to " + std::to_string(limits::categories) +
                     " categories; there are " + std::to_string(out.categories.size()) + "."};
  }
  return out;
}

// Calls use(line, keys, counts) for every line in turn, its keys ascending, each hash once.
template <class Use>
void for_each_line(std::span<const TrainingLine> lines, const TrainingOptions& options,
                   const Use& use) {
  const FeatureKinds kinds = kinds_for(options.model_bytes);
  std::map<std::string_view, WordClasses> classes;
  if (options.lexicon != nullptr) {
    for (const auto& [language, entries] : *options.lexicon) classes.emplace(language, entries);
  }
  std::vector<std::vector<FeatureKey>> keys(std::min(lines.size(), lines_at_once));
  std::vector<std::vector<std::uint8_t>> counts(keys.size());
  for (std::size_t from = 0; from < lines.size(); from += lines_at_once) {
    const std::size_t count = std::min(lines_at_once, lines.size() - from);
    in_parallel(count, options.threads, [&](std::size_t i) {
      const TrainingLine& line = lines[from + i];
      const auto own = classes.find(line.language);
      std::vector<Feature> features;
      extract_features(split_words(Utf8Text::from(line.text).value()),
                       own == classes.end() ? nullptr : &own->second, features, kinds);
      keys[i].clear();
      for (const Feature& feature : features) keys[i].push_back(feature_key(feature));
      std::sort(keys[i].begin(), keys[i].end());
      counts[i].clear();
      std::size_t kept = 0;
      for (const FeatureKey key : keys[i]) {
        if (kept > 0 && hash_of(keys[i][kept - 1]) == hash_of(key)) {
          if (counts[i].back() < most_counted) ++counts[i].back();
          continue;
        }
        keys[i][kept++] = key;
        counts[i].push_back(1);
      }
      keys[i].resize(kept);
    });
    for (std::size_t i = 0; i < count; ++i) use(from + i, keys[i], counts[i]);
  }
}

// In how many lines a feature must occur, given in how many each does.
std::uint32_t least_lines(const std::vector<std::uint32_t>& lines_with, std::size_t lines) {
  std::uint32_t least = lines < few_lines ? 1 : 2;
  for (;; ++least) {
    std::size_t occurrences = 0;
    for (const std::uint32_t count : lines_with) {
      if (count >= least) occurrences += count;
    }
    if (occurrences <= most_occurrences) return least;
  }
}

}  // namespace

namespace {

void assign_folds_of(std::span<const TrainingLine> lines, const std::vector<std::size_t>& own,
                     std::size_t fold_count, std::vector<std::uint16_t>& out) {
  std::map<std::string_view, std::vector<std::size_t>> by_writer;
  std::map<std::string_view, std::vector<std::size_t>> by_category;
  for (const std::size_t i : own) {
    if (!lines[i].writer.empty()) by_writer[lines[i].writer].push_back(i);
    by_category[lines[i].category].push_back(i);
  }
  if (by_writer.size() < fold_count) {
    std::size_t next = 0;
    for (const auto& [category, members] : by_category) {
      for (const std::size_t line : members)
        out[line] = static_cast<std::uint16_t>(next++ % fold_count);
    }
    return;
  }
  // Lines of no known writer are each a writer of their own.
  std::vector<std::vector<std::size_t>> groups;
  for (auto& [writer, members] : by_writer) groups.push_back(std::move(members));
  for (const std::size_t i : own) {
    if (lines[i].writer.empty()) groups.push_back({i});
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  std::vector<std::size_t> sizes(fold_count, 0);
  for (const std::vector<std::size_t>& group : groups) {
    const auto smallest =
        static_cast<std::size_t>(std::min_element(sizes.begin(), sizes.end()) - sizes.begin());
    sizes[smallest] += group.size();
    for (const std::size_t line : group) out[line] = static_cast<std::uint16_t>(smallest);
  }
}

}  // namespace

std::vector<std::uint16_t> assign_folds(std::span<const TrainingLine> lines, int folds) {
  std::vector<std::uint16_t> out(lines.size(), 0);
  std::map<std::string_view, std::vector<std::size_t>> by_language;
  for (std::size_t i = 0; i < lines.size(); ++i) by_language[lines[i].language].push_back(i);
  for (const auto& [language, own] : by_language)
    assign_folds_of(lines, own, static_cast<std::size_t>(folds), out);
  return out;
}

Result<Examples> make_examples(std::span<const TrainingLine> lines,
                               const TrainingOptions& options) {
  Result<Examples> out = check(lines);
  if (!out) return out;
  std::vector<std::uint32_t> lines_with(std::size_t{1} << kept_hash_bits);
  const auto slot = [](FeatureKey key) { return key >> kind_bits; };
  using Keys = std::vector<FeatureKey>;
  using Counts = std::vector<std::uint8_t>;
  for_each_line(lines, options, [&](std::size_t, const Keys& keys, const Counts&) {
    for (const FeatureKey key : keys) ++lines_with[slot(key)];
  });
  const std::uint32_t least = least_lines(lines_with, lines.size());
  const auto position = [](const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::uint16_t>(std::lower_bound(names.begin(), names.end(), name) -
                                      names.begin());
  };
  const std::vector<std::uint16_t> fold_of = assign_folds(lines, std::max(2, options.folds));
  for_each_line(lines, options, [&](std::size_t i, const Keys& keys, const Counts& counts) {
    Example& example = out->lines.emplace_back();
    for (std::size_t at = 0; at < keys.size(); ++at) {
      if (lines_with[slot(keys[at])] < least) continue;
      example.features.push_back(keys[at]);
      example.counts.push_back(counts[at]);
    }
    example.features.shrink_to_fit();
    example.counts.shrink_to_fit();
    example.category = position(out->categories, lines[i].category);
    example.language = position(out->languages, lines[i].language);
    example.fold = fold_of[i];
  });
  return out;
}

}  // namespace redress::train
