// Values on their way to the server, and what comes back.
#include <utility>

#include "redress/text.hpp"
#include "store/postgres_session.hpp"

namespace redress::postgres {

namespace {

std::string storable(std::string_view text) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  std::string out;
  while (!text.empty()) {
    // The longest code point has four bytes.
    std::size_t size = 1;
    while (size <= 4 && size <= text.size() && !Utf8Text::from(text.substr(0, size)).ok()) ++size;
    const bool whole = size <= 4 && size <= text.size() && text.front() != '\0';
    if (!whole) size = 1;
    out += whole ? text.substr(0, size) : replacement;
    text.remove_prefix(size);
  }
  return out;
}

std::string big_endian(std::uint64_t value, int bytes) {
  std::string out;
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
    out += static_cast<char>(value >> shift & 0xFFU);
  return out;
}

// PostgreSQL's binary form of an array of one dimension without nulls.
std::string array_of(std::uint32_t type, const std::vector<std::string>& elements) {
  std::string out = big_endian(1, 4) + big_endian(0, 4) + big_endian(type, 4) +
                    big_endian(elements.size(), 4) + big_endian(1, 4);
  for (const std::string& one : elements) out += big_endian(one.size(), 4) + one;
  return out;
}

// From its table of types.
constexpr std::uint32_t type_text = 25;
constexpr std::uint32_t type_bigint = 20;

}  // namespace

Parameters& Parameters::keep(std::string text) {
  Value value;
  value.own = std::make_unique<std::string>(std::move(text));
  value.bytes = value.own->data();
  value.size = static_cast<int>(value.own->size());
  values_.push_back(std::move(value));
  return *this;
}

Parameters& Parameters::text(std::string_view text) {
  const bool plain = text.find('\0') == std::string_view::npos && Utf8Text::from(text).ok();
  return plain ? bytes(text) : keep(storable(text));
}

Parameters& Parameters::bytes(std::string_view bytes) {
  // Null would be SQL's.
  Value value;
  value.bytes = bytes.empty() ? "" : bytes.data();
  value.size = static_cast<int>(bytes.size());
  values_.push_back(std::move(value));
  return *this;
}

Parameters& Parameters::number(std::optional<std::int64_t> number) {
  if (!number) {
    values_.emplace_back();
    return *this;
  }
  return keep(big_endian(static_cast<std::uint64_t>(*number), 8));
}

Parameters& Parameters::optional_text(const std::optional<std::string>& given) {
  if (given) return text(*given);
  values_.emplace_back();
  return *this;
}

Parameters& Parameters::texts(std::span<const std::string_view> texts) {
  std::vector<std::string> elements;
  for (const std::string_view one : texts) elements.push_back(storable(one));
  return keep(array_of(type_text, elements));
}

Parameters& Parameters::numbers(std::span<const std::int64_t> numbers) {
  std::vector<std::string> elements;
  for (const std::int64_t one : numbers)
    elements.push_back(big_endian(static_cast<std::uint64_t>(one), 8));
  return keep(array_of(type_bigint, elements));
}

std::string Rows::text(int row, int column) const {
  return {library_->value(result_.get(), row, column),
          static_cast<std::size_t>(library_->value_bytes(result_.get(), row, column))};
}

std::int64_t Rows::number(int row, int column) const {
  const char* const value = library_->value(result_.get(), row, column);
  const int size = library_->value_bytes(result_.get(), row, column);
  std::uint64_t out = size > 0 && static_cast<signed char>(*value) < 0 ? ~std::uint64_t{0} : 0;
  for (int i = 0; i < size; ++i) out = out << 8U | static_cast<unsigned char>(value[i]);
  return static_cast<std::int64_t>(out);
}

std::optional<Instant> Rows::instant(int row, int column) const {
  if (library_->is_null(result_.get(), row, column) == 1) return std::nullopt;
  return Instant{number(row, column)};
}

}  // namespace redress::postgres
