// The finders of each kind of detail; private to the detail module.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "redress/detail.hpp"

namespace redress {

/// Whether a folded word is one of `forms`, which are folded, apart by one blank, and whole words,
/// or the part before a digit that stands for a list of endings: `янв январ1`.
[[nodiscard]] bool has_form(std::string_view forms, std::string_view folded);

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
