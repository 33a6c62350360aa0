// Diagnostics as they are found, and the small checks that every part of a policy needs; private to
// the codec module.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "codec/json_value.hpp"
#include "redress/policy.hpp"

namespace redress::json {

/// A value and its place; `value` null where there is none.
struct Place {
  const Value* value = nullptr;
  std::string at;

  [[nodiscard]] Place member(std::string_view name) const;
  [[nodiscard]] Place element(std::size_t index) const;
  explicit operator bool() const { return value != nullptr; }
};

/// Collects; reading goes on after every one. Beyond `most` nothing is added but one last error
/// that says so.
class Findings {
 public:
  static constexpr std::size_t most = 1000;

  void error(std::string code, std::string at, std::string message) {
    add({Diagnostic::Severity::error, std::move(code), std::move(at), std::move(message)});
  }
  void error(Error error_found) {
    error(std::move(error_found.code), std::move(error_found.at), std::move(error_found.message));
  }
  /// An error of a parser that knows no place.
  void error_at(const Error& error_found, std::string at) {
    error(error_found.code, std::move(at), error_found.message);
  }
  void warning(std::string code, std::string at, std::string message) {
    add({Diagnostic::Severity::warning, std::move(code), std::move(at), std::move(message)});
  }

  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] const std::vector<Diagnostic>& list() const { return list_; }

  /// The value is of that type; otherwise an error, apart from where there is none at all.
  bool check(const Place& place, Value::Type type);
  /// Members of an object other than the known ones are errors.
  void check_members(const Place& object, std::initializer_list<std::string_view> known);
  /// The text of a string that is well within its length; nothing for an absent or wrong one.
  std::optional<std::string> string_of(const Place& place);
  /// `[a-z0-9_.]+`, at most 100 long.
  bool check_id(std::string_view id, const std::string& at);
  /// Position of a string's text among `ids`; an error `code` that names the nearest where it is
  /// not there.
  std::optional<std::size_t> choice_of(const Place& place, std::span<const std::string_view> ids,
                                       std::string_view code, std::string_view what);

 private:
  void add(Diagnostic diagnostic);

  std::vector<Diagnostic> list_;
  std::size_t errors_ = 0;
};

/// Names of an object's members, in their order.
[[nodiscard]] std::vector<std::string_view> names_of(const Place& object);

}  // namespace redress::json
