// A JSON document as a tree, members in the order in which they were written; private to the codec
// module.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redress/base.hpp"

namespace redress::json {

struct Value {
  enum class Type : std::uint8_t { null, boolean, integer, number, string, array, object };
  Type type = Type::null;
  bool boolean = false;
  std::int64_t integer = 0;     ///< integer: a number without fraction or exponent that fits. All
                                ///< others are `number`, their value not kept.
  std::string text;             ///< string
  std::string key;              ///< Name of this value in its object.
  std::vector<Value> children;  ///< array: elements; object: members, each key once.

  [[nodiscard]] bool is(Type wanted) const { return type == wanted; }
  /// The member of an object, or null. O(members).
  [[nodiscard]] const Value* find(std::string_view name) const;
};

/// Where reading stopped, for a line and a column.
struct Failure {
  Error error;
  std::size_t offset = 0;  ///< Byte of the text; 0 where the error's pointer says more.
};

/// RFC 8259, strictly, and beyond it: no key twice in an object, no lone surrogates, nesting of at
/// most limits::json_nesting. Errors, the first that applies: `json.too_large`, `json.utf8`,
/// `json.syntax` or `json.too_deep` (whichever comes first in the text), `json.duplicate_key` (the
/// first in document order, outer objects before inner ones). O(text × log members).
[[nodiscard]] Result<Value> read(std::string_view text, std::size_t max_bytes,
                                 Failure* failure = nullptr);

/// RFC 6901: a pointer with one more segment.
using redress::pointer;
[[nodiscard]] std::string pointer(std::string_view parent, std::size_t element);

/// What a type is called in a message: `a string`.
[[nodiscard]] std::string_view name_of(Value::Type type);
/// `member.type` at that place.
[[nodiscard]] Error type_error(std::string at, std::string_view expected);
/// A value within quotation marks for a message, cut where it is long.
[[nodiscard]] std::string in_quotes(std::string_view value);

}  // namespace redress::json
