#include "privacy/phone_forms.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace redress {

namespace {

enum class Shape : std::uint8_t { any, grouped, hungarian, polish, american };

struct Form {
  std::string_view country;
  std::string_view prefix;  ///< National prefix, or the calling code as written without its +.
  std::string_view next;    ///< Digits of which one follows the prefix.
  std::uint8_t least;       ///< Digits with the prefix.
  std::uint8_t most;
  Shape shape = Shape::any;
};
constexpr std::string_view nonzero = "123456789";
// National numbering plans as published by ITU-T (E.164 national numbering plans).
constexpr std::array<Form, 26> forms = {{
    {"BG", "0", "23456789", 9, 10},
    {"BG", "359", "23456789", 11, 12},
    {"RU", "8", "34789", 11, 11},
    {"RU", "7", "34789", 11, 11},
    {"RU", "9", nonzero, 10, 10, Shape::grouped},
    {"KZ", "8", "7", 11, 11},
    {"KZ", "7", "7", 11, 11},
    {"KZ", "7", "0247", 10, 10, Shape::grouped},
    {"HU", "06", nonzero, 10, 11},
    {"HU", "36", nonzero, 10, 11, Shape::grouped},
    {"HU", "", "2357", 9, 9, Shape::hungarian},
    {"UA", "0", "3456789", 10, 10},
    {"UA", "80", "3456789", 11, 11},
    {"UA", "380", "3456789", 12, 12},
    {"GB", "0", "12378", 10, 11},
    {"GB", "44", "12378", 12, 12},
    {"US", "", "23456789", 10, 10, Shape::american},
    {"US", "1", "23456789", 11, 11, Shape::american},
    {"DE", "01", "567", 10, 12},
    {"DE", "0", nonzero, 8, 12, Shape::grouped},
    {"DE", "49", nonzero, 10, 13, Shape::grouped},
    {"PL", "", "12345678", 9, 9, Shape::polish},
    {"PL", "48", "12345678", 11, 11},
    {"RO", "0", "237", 10, 10},
    {"RO", "40", "237", 11, 11},
    {"", "00", nonzero, 11, 15, Shape::grouped},
}};

bool fits(Shape shape, const DigitRun& run, std::size_t count) {
  if (shape == Shape::any) return true;
  const std::uint8_t signs = run.signs(count);
  if (signs == 0) return false;
  const DigitRun::Groups groups = run.groups(count);
  switch (shape) {
    case Shape::hungarian:  // 30/123-4567
      return (signs & (gap::slash | gap::dash | gap::bracket)) != 0 &&
             (groups.are("234") || groups.are("27") || groups.are("2322")) && run.digits[1] == '0';
    case Shape::polish:
      // Three groups of three may be an amount; a space between all of them and a zero at the end
      // of each is one.
      return (groups.are("333") && !run.first(count).ends_with("000")) || groups.are("2322");
    case Shape::american:
      return groups.are(count == 10 ? "334" : "1334") && run.digits[count - 7] >= '2';
    case Shape::any:
    case Shape::grouped:
      break;
  }
  return true;
}

bool begins(const Form& form, const DigitRun& run) {
  const std::size_t size = form.prefix.size();
  return run.size > size && run.first(size) == form.prefix &&
         form.next.find(run.digits[size]) != std::string_view::npos;
}

}  // namespace

std::size_t home_phone(std::string_view country, const DigitRun& run, std::size_t most) {
  most = std::min(most, run.size);
  std::size_t longest = 0;
  for (const Form& form : forms) {
    const bool home = form.country.empty() || form.country == country || country == any_country;
    if (!home || !begins(form, run)) continue;
    for (std::size_t count = form.most; count >= form.least; --count) {
      if (count <= most && run.ends_group(count) && fits(form.shape, run, count))
        longest = std::max(longest, count);
    }
  }
  return longest;
}

}  // namespace redress
