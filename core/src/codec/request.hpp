// Reading the members of a small request, the first error winning; private to the codec module.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "codec/json_value.hpp"
#include "codec/nearest.hpp"
#include "redress/text.hpp"

namespace redress::json {

/// An object whose members are asked for one after the other. After an error every answer is empty.
class Request {
 public:
  using Type = Value::Type;

  Request(std::string_view text, std::size_t max_bytes,
          std::initializer_list<std::string_view> known) {
    Result<Value> read_value = read(text, max_bytes);
    if (!read_value) {
      error_ = read_value.error();
      return;
    }
    root_ = std::move(read_value).value();
    if (!root_.is(Type::object)) {
      error_ = type_error("", "an object");
      return;
    }
    const std::span<const std::string_view> names(known.begin(), known.size());
    for (const Value& child : root_.children) {
      if (std::find(names.begin(), names.end(), child.key) == names.end()) {
        fail({"member.unknown", pointer("", child.key),
              in_quotes(child.key) + " is not known here; leave it out." +
                  suggestion(child.key, names)});
        return;
      }
    }
  }

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  void fail(Error error) {
    if (!error_) error_ = std::move(error);
  }

  /// The member, where it is there and of that type.
  const Value* get(std::string_view name, Type type) {
    const Value* found = error_ ? nullptr : root_.find(name);
    if (found == nullptr) return nullptr;
    if (!found->is(type)) {
      fail(type_error(pointer("", name), name_of(type)));
      return nullptr;
    }
    return found;
  }
  const Value* require(std::string_view name, Type type) {
    const Value* found = get(name, type);
    if (found == nullptr)
      fail({std::string(name) + ".missing", pointer("", name),
            "“" + std::string(name) + "” is missing."});
    return found;
  }

  /// Position of a named thing among `ids`; error `code` where there is no such.
  std::optional<std::size_t> position(std::string_view at, std::string_view id,
                                      std::span<const std::string_view> ids,
                                      std::string_view code) {
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found != ids.end()) return static_cast<std::size_t>(found - ids.begin());
    fail({std::string(code), std::string(at),
          in_quotes(id) + " is not offered here." + suggestion(id, ids)});
    return std::nullopt;
  }

 private:
  Value root_;
  std::optional<Error> error_;
};

/// The ids of a policy's list.
template <class List, class Id>
[[nodiscard]] std::vector<std::string_view> ids_of(const List& list, Id id) {
  std::vector<std::string_view> out;
  out.reserve(list.size());
  for (const auto& element : list) out.push_back(id(element));
  return out;
}

[[nodiscard]] inline std::size_t code_points(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

/// A complaint's text is within its limits.
[[nodiscard]] inline std::optional<Error> check_text_length(std::string_view text,
                                                            std::string_view at) {
  if (text.size() <= limits::text_bytes && code_points(text) <= limits::text_code_points)
    return std::nullopt;
  return Error{"text.too_long", std::string(at),
               "The text is longer than " + std::to_string(limits::text_code_points) +
                   " characters or " + std::to_string(limits::text_bytes) + " bytes; shorten it."};
}

}  // namespace redress::json
