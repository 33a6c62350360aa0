#include <algorithm>

#include "base/one_copy.hpp"
#include "categorize/word_classes.hpp"
#include "language/sparse_weights.hpp"
#include "redress/categorize.hpp"

namespace redress {

namespace {

constexpr std::string_view magic = "RDCM";
constexpr unsigned format = 4;
constexpr std::int32_t never = 1001;

Error invalid(std::string_view why) {
  return {"model.invalid", "",
          "The model cannot be read: " + std::string(why) + "; train it again."};
}

}  // namespace

std::string pack_model(const ModelParts& parts) {
  SparseWeights table;
  std::vector<std::uint32_t> hashes;
  std::vector<std::int8_t> weights;
  table.index.bits = parts.hash_bits;
  table.columns = parts.categories.size();
  for (const ModelParts::Row& row : parts.rows) {
    hashes.push_back(row.hash >> (32 - parts.hash_bits));
    weights.insert(weights.end(), row.weights.begin(), row.weights.end());
  }
  table.index.hashes = std::move(hashes);
  table.weights = std::move(weights);
  std::string body;
  put_number(body, static_cast<std::uint32_t>(parts.scale), 4);
  put_number(body, static_cast<std::uint32_t>(parts.suggest_at), 2);
  put_number(body, static_cast<std::uint32_t>(parts.choose_at), 2);
  put_number(body, parts.kinds, 1);
  put_number(body, static_cast<std::uint32_t>(parts.categories.size()), 2);
  for (std::size_t i = 0; i < parts.categories.size(); ++i) {
    put_number(body, static_cast<std::uint32_t>(parts.bias[i]), 4);
    put_number(body, static_cast<std::uint32_t>(parts.categories[i].size()), 2);
    body += parts.categories[i];
  }
  const std::string classes = parts.classes.empty() ? "" : pack_classes(parts.classes);
  put_number(body, static_cast<std::uint32_t>(classes.size()), 4);
  body += classes;
  body += pack_weights(table);

  std::string out(magic);
  put_number(out, format, 2);
  put_number(out, checksum(body), 4);
  return out + body;
}

Result<Model> Model::load(std::string_view bytes) {
  return load(bytes, nullptr);
}

Result<Model> Model::load(std::string_view bytes, LayoutReader& tables) {
  return load(bytes, &tables);
}

void Model::lay_out(LayoutWriter& out) const {
  if (classes_) classes_->lay_out(out);
  weights_->lay_out(out);
}

Result<Model> Model::load(std::string_view bytes, LayoutReader* tables) {
  ByteReader reader(bytes);
  if (reader.string(magic.size()) != magic) return invalid("the first bytes are not a model's");
  if (reader.number(2) != format) return invalid("the format is another one");
  const std::uint32_t expected = reader.number(4);
  // With tables beside them the bytes were found whole by better means.
  const bool whole = (has_shortcuts && tables != nullptr) || checksum(reader.rest()) == expected;
  if (!reader.ok() || !whole) return invalid("the checksum differs");

  Model model;
  model.scale_ = static_cast<std::int32_t>(reader.number(4));
  model.suggest_at_ = static_cast<std::int32_t>(reader.number(2));
  model.choose_at_ = static_cast<std::int32_t>(reader.number(2));
  const std::uint32_t kinds = reader.number(1);
  model.kinds_ = static_cast<FeatureKinds>(kinds);
  const std::uint32_t count = reader.number(2);
  if (!reader.ok() || count == 0 || count > limits::categories || model.scale_ <= 0 ||
      model.suggest_at_ > never || model.choose_at_ > never || kinds == 0 || kinds > all_kinds) {
    return invalid("a number is out of range");
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    model.bias_.push_back(static_cast<std::int32_t>(reader.number(4)));
    model.categories_.emplace_back(reader.string(reader.number(2)));
  }
  const bool ascending =
      std::is_sorted(model.categories_.begin(), model.categories_.end(),
                     [](const std::string& a, const std::string& b) { return a <= b; });
  if (!reader.ok() || model.categories_.front().empty()) return invalid("it ends too early");
  for (const std::string& id : model.categories_) {
    if (!Utf8Text::from(id)) return invalid("a category is no text");
  }
  if (count > 1 && !ascending) return invalid("the categories are out of order");

  const std::string_view classes = reader.string(reader.number(4));
  if (!reader.ok()) return invalid("it ends too early");
  if (has_shortcuts && tables != nullptr) {
    auto laid_classes = classes.empty() ? std::nullopt : ClassTable::laid_out(*tables);
    auto laid_weights = SparseWeights::laid_out(*tables);
    if (!laid_weights || laid_weights->columns != count || (!classes.empty() && !laid_classes))
      return invalid("its tables are damaged");
    if (laid_classes) model.classes_ = std::make_shared<const ClassTable>(*std::move(laid_classes));
    model.weights_ = std::make_shared<const SparseWeights>(*std::move(laid_weights));
    return model;
  }
  if (!classes.empty()) {
    std::optional<std::vector<ClassEntry>> entries = unpack_classes(classes);
    if (!entries) return invalid("the word classes are damaged");
    model.classes_ = std::make_shared<const ClassTable>(std::move(*entries));
  }
  std::optional<SparseWeights> weights = unpack_weights(reader.rest());
  if (!weights || weights->columns != count) return invalid("the weights are damaged");
  model.weights_ = std::make_shared<const SparseWeights>(std::move(*weights));
  return model;
}

}  // namespace redress
