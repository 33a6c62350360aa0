// What every module stands on: results, errors, spans and the limits on input. No other module is
// included here.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace redress {

/// One expected failure. Never thrown: functions return it inside a Result.
struct Error {
  std::string code;  ///< Permanent, `place.reason`, such as `calendar.zone_unknown`.
  std::string at;    ///< JSON pointer (RFC 6901) of the offending value; empty for the whole input.
  std::string message;  ///< English: the place, the value and the cure. Never personal data.

  friend bool operator==(const Error&, const Error&) = default;
};

/// A JSON pointer (RFC 6901) with one more segment; `~` and `/` of the member's name are escaped.
[[nodiscard]] inline std::string pointer(std::string_view parent, std::string_view member) {
  std::string out(parent);
  out += '/';
  for (const char c : member) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

/// A value or the reason why there is none.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// Precondition: ok().
  [[nodiscard]] const T& value() const& { return *std::get_if<0>(&state_); }
  [[nodiscard]] T& value() & { return *std::get_if<0>(&state_); }
  [[nodiscard]] T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  /// Precondition: !ok().
  [[nodiscard]] const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

/// Half-open range of bytes of a UTF-8 text as it was given.
struct Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  [[nodiscard]] std::uint32_t size() const { return end - start; }
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// The most that any input may be; beyond it the answer is an error, never a slower or a larger
/// run.
namespace limits {
inline constexpr std::size_t text_code_points = 20'000;
inline constexpr std::size_t text_bytes = 64 * 1024;
inline constexpr std::size_t string_code_points =
    1'000;  ///< Every string of a submission other than its text.
inline constexpr std::size_t submission_bytes = 128 * 1024;
inline constexpr std::size_t policy_bytes = 4 * 1024 * 1024;
inline constexpr std::size_t json_nesting = 32;
inline constexpr std::size_t ndjson_line_bytes = 1024 * 1024;
inline constexpr std::size_t mask_bytes = 16 * 1024 * 1024;
inline constexpr std::size_t bundle_bytes = 64 * 1024 * 1024;
inline constexpr std::size_t categories = 500;
inline constexpr std::size_t choices = 1'000;  ///< Of all fields of a policy together.
inline constexpr std::size_t address_lines = 4;
inline constexpr std::size_t keep_spans = 100;
inline constexpr std::size_t updates = 12;  ///< Dated interim updates of one promise.
}  // namespace limits

}  // namespace redress
