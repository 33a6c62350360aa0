// Facts that the text already holds: order numbers, amounts and dates, for the read-back and so
// that nothing is asked twice.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redress/base.hpp"
#include "redress/calendar.hpp"
#include "redress/policy.hpp"
#include "redress/text.hpp"

namespace redress {

enum class DetailKind : std::uint8_t { order, amount, date, choice };
inline constexpr std::array<std::string_view, 4> detail_kind_ids = {"order", "amount", "date",
                                                                    "choice"};

struct Detail {
  DetailKind kind = DetailKind::order;
  Span span;
  std::string value;   ///< Normalized: the number as written, `25.90 EUR`, `2026-03-14`, the id of
                       ///< the choice.
  Index field = none;  ///< The policy's field that it answers.
  friend bool operator==(const Detail&, const Detail&) = default;
};
/// Order numbers by the patterns of the policy's fields of type order (and `order_number`), amounts
/// with a currency, absolute dates, and relative ones ("yesterday") counted from `today`, and what
/// fields of type choice name in one of `texts` (products, places), with an ending of up to three
/// letters. Ascending by span; inside `hidden` (masked personal data) nothing is found.
[[nodiscard]] std::vector<Detail> find_details(Utf8Text text, const Words& words,
                                               const Policy& policy,
                                               std::span<const Texts* const> texts,
                                               const std::vector<Span>& hidden,
                                               std::optional<Day> today);

/// `25.90 EUR` from `€25,9`, `25.9 eur`; `25.90` where no currency is written. Thousands apart by a
/// space, a dot, a comma or an apostrophe; digits of any script; a fraction of as many digits as
/// the currency has (ISO 4217). Nothing for a negative amount, an unknown currency, more than ten
/// digits before the fraction, or anything else beside.
[[nodiscard]] std::optional<std::string> normalize_money(std::string_view text);
/// `1200.5` from `1 200,5`; likewise, with a sign and up to 15 digits. `1,200` is a thousand where
/// `comma_is_thousands` (in English), else one and a fifth.
[[nodiscard]] std::optional<std::string> normalize_number(std::string_view text,
                                                          bool comma_is_thousands);
/// `2026-03-14` from any form in which find_details() finds dates, where nothing else is written;
/// relative days, days without a year and years of two digits are counted from `today` and are none
/// without it. `03/04/2026` is in April, or in March where `month_first` (in the United States).
[[nodiscard]] std::optional<std::string> normalize_date(Utf8Text text, std::optional<Day> today,
                                                        bool month_first);

}  // namespace redress
