#include "compile/training.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "compile/packs.hpp"
#include "compile/zones.hpp"
#include "redress/bundle.hpp"

namespace redress {

namespace {

// Most of what a page may load before the visitor's first word is understood, less rules, texts,
// signals and language tables.
constexpr std::size_t pack_model_bytes = 35'500;

bool serves(const Policy& policy, std::string_view language) {
  return policy.find_language(language) != none;
}

// The model of a language; else the one for every language; else nothing.
const train::LanguageModel* find_model(const train::ModelFile& models, std::string_view language) {
  const train::LanguageModel* any = nullptr;
  for (const train::LanguageModel& entry : models.models) {
    if (entry.language == language) return &entry;
    if (entry.language == train::any_language) any = &entry;
  }
  return any;
}

}  // namespace

Result<std::string> train_tables(const train::Progress& progress) {
  const std::vector<train::LanguageLine> lines = language_lines();
  return train::train_language_tables(lines, {}, progress);
}

std::vector<train::TrainingLine> training_lines(const PolicyDocument& document) {
  std::map<std::string_view, std::set<std::string_view>> categories;
  for (const Example& example : document.examples)
    categories[example.language].insert(example.category);

  std::vector<train::TrainingLine> lines;
  for (const Example& example : document.examples) {
    if (!serves(document.policy, example.language) || categories[example.language].size() < 2)
      continue;
    lines.push_back({example.text, example.category, example.language, example.writer});
  }
  return lines;
}

Result<train::ModelFile> train_policy(const std::vector<train::TrainingLine>& lines,
                                      std::string language_tables, const train::Progress& progress,
                                      const std::atomic<bool>* stop) {
  if (lines.empty()) return train::ModelFile{{}, std::move(language_tables)};
  train::TrainingOptions options;
  options.lexicon = &lexicon();
  options.model_bytes = pack_model_bytes;
  options.folds = 4;
  options.stop = stop;
  return train::train_model_file(lines, std::move(language_tables), options, progress);
}

Result<std::string> bundle_of(const PolicyDocument& document, const train::ModelFile& models) {
  for (const std::string& language : document.policy.languages) {
    const train::LanguageModel* entry = find_model(models, language);
    if (entry == nullptr) continue;
    const Result<Model> model = Model::load(entry->model);
    if (!model) return model.error();
    for (const std::string& category : model->categories()) {
      if (document.policy.find_category(category) == none) {
        return Error{"model.categories", "",
                     "The model knows the category “" + category +
                         "”, which the policy does not have; train it with --policy."};
      }
    }
  }
  return bundle_with(document, models);
}

std::string bundle_with(const PolicyDocument& document, const train::ModelFile& models) {
  BundleParts parts{
      document.policy, document.texts, document.signal_entries, models.language_tables, {},
      tzdata_version()};
  for (const std::string& language : document.policy.languages) {
    const train::LanguageModel* entry = find_model(models, language);
    parts.models.push_back(entry == nullptr ? std::string() : entry->model);
  }
  return write_bundle(parts);
}

}  // namespace redress
