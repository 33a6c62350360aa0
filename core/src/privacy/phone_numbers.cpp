// Phone numbers in E.164: what a calling code is, how long its numbers are, and how the ten home
// countries write their own.
#include "privacy/phone_numbers.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "privacy/cursor.hpp"
#include "redress/privacy.hpp"

namespace redress {

namespace {

struct CallingCode {
  std::uint16_t code = 0;
  std::uint8_t shortest = 0;  ///< Digits behind the code.
  std::uint8_t longest = 0;
};
// Codes: ITU-T, List of Recommendation E.164 assigned country codes. Lengths: from the shortest to
// the longest of the subscribers' numbers in the national plans that ITU publishes, rather too wide
// than too narrow: a number that exists must never be refused.
constexpr std::array<CallingCode, 215> calling_codes = {
    {{1, 10, 10},  {7, 10, 10},  {20, 8, 10},   {27, 9, 9},   {30, 10, 10}, {31, 7, 10},
     {32, 8, 9},   {33, 9, 9},   {34, 9, 9},    {36, 8, 9},   {39, 6, 12},  {40, 9, 9},
     {41, 9, 12},  {43, 5, 13},  {44, 7, 10},   {45, 8, 8},   {46, 7, 9},   {47, 8, 8},
     {48, 9, 9},   {49, 5, 12},  {51, 8, 9},    {52, 10, 11}, {53, 6, 8},   {54, 10, 11},
     {55, 10, 11}, {56, 9, 9},   {57, 8, 10},   {58, 10, 10}, {60, 8, 10},  {61, 9, 9},
     {62, 7, 12},  {63, 8, 10},  {64, 8, 10},   {65, 8, 8},   {66, 8, 9},   {81, 9, 10},
     {82, 7, 11},  {84, 9, 10},  {86, 9, 11},   {90, 10, 10}, {91, 10, 10}, {92, 9, 10},
     {93, 9, 9},   {94, 9, 9},   {95, 6, 10},   {98, 10, 10}, {211, 9, 9},  {212, 9, 9},
     {213, 8, 9},  {216, 8, 8},  {218, 8, 9},   {220, 7, 7},  {221, 9, 9},  {222, 8, 8},
     {223, 8, 8},  {224, 8, 9},  {225, 10, 10}, {226, 8, 8},  {227, 8, 8},  {228, 8, 8},
     {229, 8, 10}, {230, 7, 8},  {231, 7, 9},   {232, 8, 8},  {233, 9, 9},  {234, 7, 10},
     {235, 8, 8},  {236, 8, 8},  {237, 8, 9},   {238, 7, 7},  {239, 7, 7},  {240, 9, 9},
     {241, 7, 8},  {242, 9, 9},  {243, 7, 9},   {244, 9, 9},  {245, 7, 9},  {246, 7, 7},
     {247, 4, 6},  {248, 7, 7},  {249, 9, 9},   {250, 9, 9},  {251, 9, 9},  {252, 6, 9},
     {253, 8, 8},  {254, 7, 10}, {255, 9, 9},   {256, 9, 9},  {257, 8, 8},  {258, 8, 9},
     {260, 9, 9},  {261, 9, 9},  {262, 9, 9},   {263, 6, 10}, {264, 8, 9},  {265, 7, 9},
     {266, 8, 8},  {267, 7, 8},  {268, 8, 8},   {269, 7, 7},  {290, 4, 5},  {291, 7, 7},
     {297, 7, 7},  {298, 6, 6},  {299, 6, 6},   {350, 8, 8},  {351, 9, 9},  {352, 4, 11},
     {353, 7, 9},  {354, 7, 9},  {355, 6, 9},   {356, 8, 8},  {357, 8, 8},  {358, 5, 12},
     {359, 6, 9},  {370, 8, 8},  {371, 8, 8},   {372, 7, 10}, {373, 8, 8},  {374, 8, 8},
     {375, 9, 9},  {376, 6, 9},  {377, 8, 9},   {378, 6, 11}, {379, 6, 11}, {380, 9, 9},
     {381, 6, 9},  {382, 8, 9},  {383, 8, 9},   {385, 7, 9},  {386, 8, 8},  {387, 8, 9},
     {389, 8, 8},  {420, 9, 9},  {421, 9, 9},   {423, 7, 9},  {500, 5, 5},  {501, 7, 7},
     {502, 8, 8},  {503, 8, 8},  {504, 8, 8},   {505, 8, 8},  {506, 8, 8},  {507, 7, 8},
     {508, 6, 9},  {509, 8, 8},  {590, 9, 9},   {591, 8, 8},  {592, 7, 7},  {593, 8, 9},
     {594, 9, 9},  {595, 7, 9},  {596, 9, 9},   {597, 6, 7},  {598, 7, 8},  {599, 7, 8},
     {670, 7, 8},  {672, 5, 6},  {673, 7, 7},   {674, 7, 7},  {675, 7, 8},  {676, 5, 7},
     {677, 5, 7},  {678, 5, 7},  {679, 7, 7},   {680, 7, 7},  {681, 6, 6},  {682, 5, 5},
     {683, 4, 7},  {685, 5, 10}, {686, 5, 8},   {687, 6, 6},  {688, 5, 7},  {689, 6, 8},
     {690, 4, 7},  {691, 7, 7},  {692, 7, 7},   {800, 8, 8},  {808, 8, 8},  {850, 6, 10},
     {852, 8, 8},  {853, 8, 8},  {855, 8, 9},   {856, 8, 10}, {870, 9, 12}, {878, 10, 12},
     {880, 6, 10}, {881, 8, 12}, {882, 6, 12},  {883, 6, 12}, {886, 8, 10}, {960, 7, 7},
     {961, 7, 8},  {962, 8, 9},  {963, 8, 9},   {964, 8, 10}, {965, 7, 8},  {966, 8, 9},
     {967, 7, 9},  {968, 7, 8},  {970, 8, 9},   {971, 7, 9},  {972, 8, 9},  {973, 8, 8},
     {974, 7, 8},  {975, 7, 8},  {976, 7, 8},   {977, 8, 10}, {979, 9, 9},  {992, 9, 9},
     {993, 8, 8},  {994, 9, 9},  {995, 9, 9},   {996, 9, 9},  {998, 9, 9}}};

// How a country writes its own numbers.
struct Home {
  std::string_view country;
  std::string_view code;
  std::array<std::string_view, 2> trunk;  ///< What stands before a national number.
  std::string_view exit;                  ///< What is dialled before a calling code, besides 00.
  std::uint8_t shortest_bare = 0;         ///< Digits of a whole national number where the trunk
  std::uint8_t longest_bare = 0;          ///< prefix is left out; fewer may be a local one.
};
constexpr std::array<Home, 10> homes = {{
    {"BG", "359", {"0", ""}, "", 8, 9},
    {"RU", "7", {"8", ""}, "810", 10, 10},
    {"HU", "36", {"06", ""}, "", 8, 9},
    {"UA", "380", {"80", "0"}, "", 9, 9},
    {"GB", "44", {"0", ""}, "", 10, 10},
    {"US", "1", {"1", ""}, "011", 10, 10},
    {"DE", "49", {"0", ""}, "", 10, 11},
    {"PL", "48", {"0", ""}, "", 9, 9},
    {"RO", "40", {"0", ""}, "", 9, 9},
    {"KZ", "7", {"8", ""}, "810", 10, 10},
}};

constexpr std::string_view universal_exit = "00";  // ITU-T E.123
constexpr std::size_t longest_written = 20;        // digits, prefixes and all

const CallingCode* calling_code(std::string_view digits) {
  // No code begins another, so the first that fits is the one.
  std::uint16_t code = 0;
  for (std::size_t i = 0; i < 3 && i < digits.size(); ++i) {
    code = static_cast<std::uint16_t>(code * 10 + (digits[i] - '0'));
    const auto found = std::lower_bound(
        calling_codes.begin(), calling_codes.end(), code,
        [](const CallingCode& entry, std::uint16_t wanted) { return entry.code < wanted; });
    if (found != calling_codes.end() && found->code == code) return &*found;
  }
  return nullptr;
}

std::size_t code_length(const CallingCode& entry) {
  return entry.code < 10 ? 1 : entry.code < 100 ? 2 : 3;
}

// Italy, San Marino and the Vatican, Côte d'Ivoire, Benin, Gabon, Congo: a 0 there is part of the
// number. Elsewhere it is the trunk prefix, which some write behind the code.
bool may_begin_with_zero(std::uint16_t code) {
  constexpr std::array<std::uint16_t, 7> with_zero = {39, 225, 229, 241, 242, 378, 379};
  return std::find(with_zero.begin(), with_zero.end(), code) != with_zero.end();
}

// Numbers of mobile phones are all of one length; of fixed ones some are shorter. 0 where the plan
// is not one of home's, or the number no mobile one.
std::size_t length_of_mobile(std::uint16_t code, std::string_view rest) {
  std::string_view begins;
  if (code == 359) begins = "87 88 89 98 99";
  if (code == 36) begins = "20 30 31 50 70";
  if (code == 44 && rest.starts_with('7')) return 10;
  return rest.size() >= 2 && begins.find(rest.substr(0, 2)) != std::string_view::npos ? 9 : 0;
}

struct Written {
  bool plus = false;
  std::string digits;
};

std::optional<Written> read_written(std::string_view number) {
  const Result<Utf8Text> text = Utf8Text::from(number);
  if (!text) return std::nullopt;
  Written out;
  for (std::size_t position = 0; position < number.size();) {
    const char32_t c = next_code_point(*text, position);
    if (const int value = digit_value(c); value >= 0) {
      out.digits += static_cast<char>('0' + value);
    } else if ((c == U'+' || c == 0xFF0B) && out.digits.empty() && !out.plus) {
      out.plus = true;
    } else if (!is_space(c) && !is_invisible(c) && !is_dash(c) &&
               std::u32string_view(U"()./[]").find(c) == std::u32string_view::npos) {
      return std::nullopt;
    }
    if (out.digits.size() > longest_written) return std::nullopt;
  }
  return out;
}

// Behind the code.
bool has_trunk_zero(const CallingCode& entry, std::string_view digits) {
  return digits.substr(code_length(entry)).starts_with('0') && !may_begin_with_zero(entry.code);
}

std::optional<std::string> international(std::string digits) {
  const CallingCode* entry = calling_code(digits);
  if (entry == nullptr) return std::nullopt;
  if (has_trunk_zero(*entry, digits)) digits.erase(code_length(*entry), 1);
  if (!international_number(digits)) return std::nullopt;
  return "+" + digits;
}

std::optional<std::string> national(std::string_view digits, const Home& home) {
  const auto with_code = [&](std::string_view rest) -> std::optional<std::string> {
    std::string whole = std::string(home.code) + std::string(rest);
    if (rest.starts_with('0') || !international_number(whole)) return std::nullopt;
    return "+" + whole;
  };
  const auto is_bare = [&](std::string_view rest) {
    // Behind the trunk prefix of zone 7 a digit is missing: no area there is called so.
    const bool cut = home.code == "7" && (rest.starts_with("89") || rest.starts_with("849") ||
                                          (home.country == "KZ" && rest.starts_with('8')));
    return rest.size() >= home.shortest_bare && rest.size() <= home.longest_bare && !cut;
  };
  for (const std::string_view trunk : home.trunk) {
    if (trunk.empty() || !digits.starts_with(trunk)) continue;
    if (auto number = with_code(digits.substr(trunk.size()))) return number;
  }
  if (is_bare(digits)) return with_code(digits);
  // The plus was forgotten.
  if (digits.starts_with(home.code) && is_bare(digits.substr(home.code.size())))
    return with_code(digits.substr(home.code.size()));
  return std::nullopt;
}

}  // namespace

bool international_number(std::string_view digits) {
  const CallingCode* entry = calling_code(digits);
  if (entry == nullptr) return false;
  const std::string_view rest = digits.substr(code_length(*entry));
  if (rest.size() < entry->shortest || rest.size() > entry->longest) return false;
  if (rest.size() < length_of_mobile(entry->code, rest)) return false;
  // North American plan: no area's code begins with 0 or 1. Zone 7: numbers begin with 3, 4, 8, 9
  // in Russia and with 6, 7 in Kazakhstan.
  if (entry->code == 1) return rest[0] >= '2';
  return entry->code != 7 || (rest[0] >= '3' && rest[0] != '5');
}

std::size_t most_digits_abroad(std::string_view digits) {
  const CallingCode* entry = calling_code(digits);
  if (entry == nullptr) return 15;
  return code_length(*entry) + entry->longest + (has_trunk_zero(*entry, digits) ? 1U : 0U);
}

std::optional<std::string> normalize_phone(std::string_view number, std::string_view country) {
  std::optional<Written> written = read_written(number);
  if (!written) return std::nullopt;
  const std::string& digits = written->digits;
  if (written->plus) return international(digits);
  const auto home = std::find_if(homes.begin(), homes.end(),
                                 [&](const Home& entry) { return entry.country == country; });
  if (home != homes.end() && !home->exit.empty() && digits.starts_with(home->exit))
    return international(digits.substr(home->exit.size()));
  if (digits.starts_with(universal_exit))
    return international(digits.substr(universal_exit.size()));
  return home == homes.end() ? std::nullopt : national(digits, *home);
}

}  // namespace redress
