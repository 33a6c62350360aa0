// The finders of each kind of detail; private to the detail module.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/one_copy.hpp"
#include "redress/detail.hpp"

namespace redress {

/// Whether a folded word is one of `forms`, which are folded, apart by one blank, and whole words,
/// or the part before a digit that stands for a list of endings: `янв январ1`.
[[nodiscard]] bool has_form(std::string_view forms, std::string_view folded);

/// Which first two bytes the words of a list have, roughly: most words of a text begin like none of
/// them, and need not be looked for.
class Beginnings {
 public:
  /// Apart by one blank, none of them empty.
  explicit constexpr Beginnings(std::string_view words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i > 0 && words[i - 1] != ' ') continue;
      const bool alone = i + 1 == words.size() || words[i + 1] == ' ';
      bits_ |= bit(words.substr(i, alone ? 1 : 2));
    }
  }
  /// False: the word, which is not empty, is none of them.
  [[nodiscard]] constexpr bool may_have(std::string_view word) const {
    return !has_shortcuts || (bits_ & bit(word)) != 0;
  }

 private:
  static constexpr std::uint64_t bit(std::string_view word) {
    const unsigned first = static_cast<unsigned char>(word[0]);
    const unsigned second = word.size() > 1 ? static_cast<unsigned char>(word[1]) : 0U;
    return std::uint64_t{1} << ((first * 29 + second) % 64);
  }

  std::uint64_t bits_ = 0;
};

/// A number with its currency that starts at byte `position` of the text, on a code point boundary.
struct Money {
  std::size_t end = 0;
  std::string value;
};
[[nodiscard]] std::optional<Money> money_at(Utf8Text text, std::size_t position);
/// ISO 4217 code of a currency's symbol, code or name in folded form, or empty.
[[nodiscard]] std::string_view currency_of(std::string_view folded);

void find_orders(Utf8Text text, const Words& words, const Policy& policy, std::vector<Detail>& out);
void find_amounts(Utf8Text text, const Words& words, const Policy& policy,
                  std::vector<Detail>& out);
void find_dates(Utf8Text text, const Words& words, const Policy& policy, std::optional<Day> today,
                std::vector<Detail>& out);

void find_choices(const Words& words, const Policy& policy, const Texts& texts,
                  std::vector<Detail>& out);

/// The first field of a type, or `none`.
[[nodiscard]] Index field_of_type(const Policy& policy, FieldType type);

}  // namespace redress
