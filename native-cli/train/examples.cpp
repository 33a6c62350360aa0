#include "train/examples.hpp"

#include <algorithm>
#include <map>

#include "redress/categorize.hpp"
#include "redress/text.hpp"

namespace redress::train {

namespace {

constexpr std::size_t longest_category_code_points = 200;

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
  }
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

}  // namespace

std::vector<std::uint16_t> assign_folds(std::span<const TrainingLine> lines, int folds) {
  const auto fold_count = static_cast<std::size_t>(folds);
  std::vector<std::uint16_t> out(lines.size(), 0);
  std::map<std::string_view, std::vector<std::size_t>> by_writer;
  std::map<std::string_view, std::vector<std::size_t>> by_category;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].writer.empty()) by_writer[lines[i].writer].push_back(i);
    by_category[lines[i].category].push_back(i);
  }
  if (by_writer.size() < fold_count) {
    std::size_t next = 0;
    for (const auto& [category, members] : by_category) {
      for (const std::size_t line : members)
        out[line] = static_cast<std::uint16_t>(next++ % fold_count);
    }
    return out;
  }
  // Lines of no known writer are each a writer of their own.
  std::vector<std::vector<std::size_t>> groups;
  for (auto& [writer, members] : by_writer) groups.push_back(std::move(members));
  for (std::size_t i = 0; i < lines.size(); ++i) {
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
  return out;
}

Result<Examples> make_examples(std::span<const TrainingLine> lines, int folds) {
  Result<Examples> out = check(lines);
  if (!out) return out;
  const std::vector<std::uint16_t> fold_of = assign_folds(lines, folds);
  std::vector<Feature> features;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Example example;
    features.clear();
    extract_features(split_words(Utf8Text::from(lines[i].text).value()), features);
    for (const Feature& feature : features)
      example.hashes.push_back(feature.hash >> (32 - kept_hash_bits));
    std::sort(example.hashes.begin(), example.hashes.end());
    example.hashes.erase(std::unique(example.hashes.begin(), example.hashes.end()),
                         example.hashes.end());
    const auto category =
        std::lower_bound(out->categories.begin(), out->categories.end(), lines[i].category);
    example.category = static_cast<std::uint16_t>(category - out->categories.begin());
    example.fold = fold_of[i];
    out->lines.push_back(std::move(example));
  }
  return out;
}

}  // namespace redress::train
