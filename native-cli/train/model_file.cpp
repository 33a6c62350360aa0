#include "train/model_file.hpp"

#include <algorithm>
#include <limits>

namespace redress::train {

namespace {

constexpr std::string_view magic = "RDRM";
constexpr std::uint32_t format = 1;
constexpr std::size_t longest_tag_bytes = 35;

void put(std::string& out, std::uint64_t value, unsigned bytes) {
  for (unsigned i = 0; i < bytes; ++i)
    out.push_back(static_cast<char>(static_cast<unsigned char>(value >> (8 * i))));
}

std::uint32_t fnv_1a(std::string_view bytes) {
  std::uint32_t hash = 2166136261U;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
  return hash;
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}
  std::string_view bytes(std::size_t count) {
    if (count > rest_.size()) {
      ok_ = false;
      count = 0;
    }
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  std::uint32_t number(unsigned count) {
    std::uint32_t value = 0;
    const std::string_view taken = bytes(count);
    for (std::size_t i = 0; i < taken.size(); ++i) {
      value |= static_cast<std::uint32_t>(static_cast<unsigned char>(taken[i])) << (8 * i);
    }
    return value;
  }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

Error invalid(std::string_view why) {
  return {"model.invalid", "",
          "The model file cannot be read: " + std::string(why) + "; train it again."};
}

}  // namespace

std::string write_model_file(const ModelFile& file) {
  std::string out(magic);
  put(out, format, 2);
  put(out, file.models.size(), 2);
  for (const LanguageModel& entry : file.models) {
    put(out, entry.language.size(), 1);
    out += entry.language;
    put(out, entry.model.size(), 4);
    out += entry.model;
  }
  put(out, file.language_tables.size(), 4);
  out += file.language_tables;
  put(out, fnv_1a(out), 4);
  return out;
}

Result<ModelFile> read_model_file(std::string_view bytes) {
  if (!bytes.starts_with(magic)) return invalid("the first bytes are not a model file's");
  if (bytes.size() < magic.size() + 8) return invalid("it ends too early");
  const std::string_view body = bytes.substr(0, bytes.size() - 4);
  if (Reader(bytes.substr(body.size())).number(4) != fnv_1a(body))
    return invalid("the checksum differs");

  Reader reader(body.substr(magic.size()));
  if (reader.number(2) != format) return invalid("the format is another one");
  ModelFile file;
  const std::uint32_t count = reader.number(2);
  for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
    LanguageModel entry;
    entry.language = reader.bytes(reader.number(1));
    entry.model = reader.bytes(reader.number(4));
    const bool in_order = file.models.empty() || file.models.back().language < entry.language;
    if (entry.language.empty() || entry.language.size() > longest_tag_bytes || !in_order) {
      return invalid("a language's tag is wrong");
    }
    file.models.push_back(std::move(entry));
  }
  file.language_tables = reader.bytes(reader.number(4));
  if (!reader.ok() || !reader.at_end()) return invalid("its parts do not add up");
  return file;
}

Result<ModelFile> train_model_file(std::span<const TrainingLine> lines, std::string language_tables,
                                   const TrainingOptions& options, const Progress& progress) {
  std::vector<TrainingLine> tagged(lines.begin(), lines.end());
  for (TrainingLine& line : tagged) {
    if (line.language.empty()) line.language = any_language;
    if (line.language.size() > longest_tag_bytes) {
      return Error{"train.language", "",
                   "A language's tag is longer than 35 bytes; use BCP 47 tags such as `en`."};
    }
  }
  Result<std::vector<LanguageModel>> models = train_models(tagged, options, progress);
  if (!models) return models.error();
  return ModelFile{std::move(models).value(), std::move(language_tables)};
}

Result<ModelSet> ModelSet::load(std::string_view bytes) {
  Result<ModelFile> file = read_model_file(bytes);
  if (!file) return file.error();
  ModelSet set;
  for (const LanguageModel& entry : file->models) {
    Result<Model> model = Model::load(entry.model);
    if (!model) return model.error();
    set.languages_.push_back(entry.language);
    if (entry.language != any_language) set.detectable_.push_back(entry.language);
    set.models_.push_back(std::move(model).value());
  }
  if (set.models_.empty()) return invalid("it holds no model");
  if (!file->language_tables.empty()) {
    Result<LanguageTables> tables = LanguageTables::load(file->language_tables);
    if (!tables) return invalid("its language tables are damaged");
    set.tables_ = std::move(tables).value();
  }
  return set;
}

const Model* ModelSet::model_of(std::string_view language) const {
  const Model* any = nullptr;
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    if (languages_[i] == language) return &models_[i];
    if (languages_[i] == any_language) any = &models_[i];
  }
  return any;
}

ModelSet::Answer ModelSet::ask(const Words& words, std::string_view page_language) const {
  Answer answer;
  answer.language = detect(words, tables_);
  std::size_t asked = languages_.size();
  const auto find = [&](std::string_view tag) {
    return static_cast<std::size_t>(std::find(languages_.begin(), languages_.end(), tag) -
                                    languages_.begin());
  };
  if (answer.language.tag != any_language) asked = find(answer.language.tag);
  if (asked == languages_.size()) asked = find(any_language);
  if (asked == languages_.size())
    asked = find(likeliest(answer.language, detectable_, page_language));
  answer.scored_by = languages_[asked];
  answer.model = &models_[asked];
  answer.categorization = models_[asked].categorize(words);
  return answer;
}

}  // namespace redress::train
