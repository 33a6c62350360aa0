#include "commands/model_answer.hpp"

#include "compile/load.hpp"
#include "redress/language.hpp"

namespace redress {

namespace {

// Only the shape of a draft can be checked without a policy: languages are the known ones, and no
// category or channel is.
Policy languages_only(const train::ModelSet& models) {
  Policy policy;
  policy.languages.assign(known_languages.begin(), known_languages.end());
  for (const std::string& language : models.languages()) {
    if (policy.find_language(language) == none) policy.languages.push_back(language);
  }
  return policy;
}

std::string spans_json(const std::vector<Span>& spans) {
  std::string out = "[";
  for (const Span span : spans) {
    out += (out.size() > 1 ? ",[" : "[") + std::to_string(span.start) + ',' +
           std::to_string(span.end) + ']';
  }
  return out + ']';
}

}  // namespace

Result<std::string> read_model_bytes(const std::string& path) {
  Result<train::ModelFile> file = load_model_file(path);
  if (!file) return file.error();
  if (file->language_tables.empty()) file->language_tables = builtin_language_tables();
  return train::write_model_file(*file);
}

JsonAnswer assess_by_model_json(const train::ModelSet& models, std::string_view draft) {
  constexpr std::size_t most_categories = 3;
  const Result<Draft> read = read_draft(languages_only(models), draft);
  if (!read) return {JsonAnswer::Kind::invalid, error_json(read.error())};
  const Utf8Text text = Utf8Text::from(read->text).value();
  const Words words = own_words(text, split_words(text));
  const train::ModelSet::Answer answer = models.ask(words, read->language.value_or(""));

  std::string categories;
  const auto& ranked = answer.categorization.ranked;
  std::vector<Index> best;
  for (std::size_t i = 0; i < ranked.size() && i < most_categories; ++i)
    best.push_back(ranked[i].category);
  const std::vector<std::vector<Span>> evidence = answer.model->evidence(words, best);
  for (std::size_t i = 0; i < best.size(); ++i) {
    categories += categories.empty() ? R"({"id":)" : R"(,{"id":)";
    append_json_string(categories, answer.model->categories()[best[i]]);
    categories += R"(,"score":)" + std::to_string(ranked[i].score) + R"(,"evidence":)" +
                  spans_json(evidence[i]) + '}';
  }
  std::string json = R"({"language":{"tag":)";
  append_json_string(json, answer.language.tag);
  json += R"(,"confidence":)" + std::to_string(answer.language.confidence) + R"(},"categories":[)" +
          categories + R"(],"decision":")" +
          std::string(decision_ids[static_cast<std::size_t>(answer.categorization.decision)]) +
          R"("})";
  return {JsonAnswer::Kind::done, std::move(json)};
}

}  // namespace redress
