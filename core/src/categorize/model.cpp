#include <algorithm>
#include <array>

#include "base/layout.hpp"
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

std::string_view Model::fault() const {
  const auto kinds = static_cast<std::uint8_t>(kinds_);
  if (categories_.empty() || categories_.size() > limits::categories || scale_ <= 0 ||
      suggest_at_ < 0 || suggest_at_ > never || choose_at_ < 0 || choose_at_ > never ||
      kinds == 0 || kinds > all_kinds)
    return "a number is out of range";
  if (categories_.front().empty()) return "it ends too early";
  for (const std::string& id : categories_) {
    if (!Utf8Text::from(id)) return "a category is no text";
  }
  const bool ascending =
      std::is_sorted(categories_.begin(), categories_.end(),
                     [](const std::string& a, const std::string& b) { return a <= b; });
  return categories_.size() > 1 && !ascending ? "the categories are out of order" : "";
}

Result<Model> Model::load(std::string_view bytes) {
  ByteReader reader(bytes);
  if (reader.string(magic.size()) != magic) return invalid("the first bytes are not a model's");
  if (reader.number(2) != format) return invalid("the format is another one");
  const std::uint32_t expected = reader.number(4);
  if (!reader.ok() || checksum(reader.rest()) != expected) return invalid("the checksum differs");

  Model model;
  model.scale_ = static_cast<std::int32_t>(reader.number(4));
  model.suggest_at_ = static_cast<std::int32_t>(reader.number(2));
  model.choose_at_ = static_cast<std::int32_t>(reader.number(2));
  model.kinds_ = static_cast<FeatureKinds>(reader.number(1));
  const std::uint32_t count = reader.number(2);
  for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
    model.bias_.push_back(static_cast<std::int32_t>(reader.number(4)));
    model.categories_.emplace_back(reader.string(reader.number(2)));
  }
  if (!reader.ok()) return invalid("it ends too early");
  if (const std::string_view fault = model.fault(); !fault.empty()) return invalid(fault);

  const std::string_view classes = reader.string(reader.number(4));
  if (!reader.ok()) return invalid("it ends too early");
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

void Model::lay_out(LayoutWriter& out) const {
  out.row<std::uint32_t>(
      std::array{static_cast<std::uint32_t>(scale_), static_cast<std::uint32_t>(suggest_at_),
                 static_cast<std::uint32_t>(choose_at_), static_cast<std::uint32_t>(kinds_),
                 static_cast<std::uint32_t>(classes_ ? 1 : 0)});
  out.row<std::int32_t>(bias_);
  out.strings(categories_);
  if (classes_) classes_->lay_out(out);
  weights_->lay_out(out);
}

std::optional<Model> Model::laid_out(LayoutReader& from) {
  const auto numbers = from.few<5>();
  const auto bias = from.row<std::int32_t>();
  auto categories = from.strings();
  if (!numbers || !bias || !categories || bias->size() != categories->size()) return std::nullopt;
  const auto [scale, suggest_at, choose_at, kinds, has_classes] = *numbers;
  Model model;
  model.scale_ = static_cast<std::int32_t>(scale);
  model.suggest_at_ = static_cast<std::int32_t>(suggest_at);
  model.choose_at_ = static_cast<std::int32_t>(choose_at);
  model.kinds_ = static_cast<FeatureKinds>(kinds);
  model.bias_.assign(bias->begin(), bias->end());
  model.categories_ = *std::move(categories);
  if (!model.fault().empty()) return std::nullopt;
  if (has_classes != 0) {
    auto classes = ClassTable::laid_out(from);
    if (!classes) return std::nullopt;
    model.classes_ = std::make_shared<const ClassTable>(*std::move(classes));
  }
  auto weights = SparseWeights::laid_out(from);
  if (!weights || weights->columns != model.categories_.size()) return std::nullopt;
  model.weights_ = std::make_shared<const SparseWeights>(*std::move(weights));
  return model;
}

}  // namespace redress
