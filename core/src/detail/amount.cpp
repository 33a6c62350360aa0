// Numbers and amounts as answers: the whole of what is written, in the forms of the five languages.
#include <algorithm>
#include <cstdint>

#include "detail/finders.hpp"

namespace redress {

namespace {

constexpr std::size_t longest_answer_bytes = 60;
constexpr std::size_t longest_number_digits = 15;
constexpr std::size_t longest_amount_digits = 10;  // before the decimal sign

// ISO 4217, list one: codes in use, by their minor units; funds and metals are no money that a
// complaint is about.
constexpr std::string_view without_fraction = "BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXVNDVUVXAFXOFXPF";
constexpr std::string_view with_three_decimals = "BHDIQDJODKWDLYDOMRTND";
constexpr std::string_view with_two_decimals =
    "AEDAFNALLAMDAOAARSAUDAWGAZNBAMBBDBDTBGNBMDBNDBOBBRLBSDBTNBWPBYNBZDCADCDFCHFCNYCOPCRCCUPCVECZK"
    "DKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGTQGYDHKDHNLHTGHUFIDRILSINRIRRJMDKESKGSKHRKPWKYDKZT"
    "LAKLBPLKRLRDLSLMADMDLMGAMKDMMKMNTMOPMRUMURMVRMWKMXNMYRMZNNADNGNNIONOKNPRNZDPABPENPGKPHPPKRPLN"
    "QARRONRSDRUBSARSBDSCRSDGSEKSGDSHPSLESOSSRDSSPSTNSVCSYPSZLTHBTJSTMTTOPTRYTTDTWDTZSUAHUSDUYUUZS"
    "VESWSTXCDXCGYERZARZMWZWG";

bool lists(std::string_view codes, std::string_view code) {
  for (std::size_t i = 0; i < codes.size(); i += 3) {
    if (codes.substr(i, 3) == code) return true;
  }
  return false;
}

// `text` in ASCII as far as it is part of a number: digits of any script, one blank for every kind
// of space, one apostrophe. Anything else stays.
std::string plain(std::string_view text) {
  std::string out;
  const Result<Utf8Text> utf8 = Utf8Text::from(text);
  if (!utf8) return out;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_code_point(*utf8, position);
    if (const int value = digit_value(c); value >= 0) {
      out += static_cast<char>('0' + value);
    } else if (is_space(c)) {
      out += ' ';
    } else if (c == U'’' || c == U'\'') {
      out += '\'';
    } else if (c == 0x2212 || c == U'–') {
      out += '-';
    } else if (!is_invisible(c)) {
      append_utf8(out, c);
    }
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Digits, or groups of three behind one and the same separator. Nothing for other signs.
std::optional<std::string> joined_groups(std::string_view text) {
  std::string out;
  char separator = 0;
  std::size_t group = 0;  // digits since the last separator
  for (const char c : text) {
    if (is_digit(c)) {
      out += c;
      ++group;
      continue;
    }
    const bool first = separator == 0;
    if ((c != ' ' && c != '.' && c != ',' && c != '\'') || (!first && c != separator) ||
        (first ? group == 0 || group > 3 : group != 3))
      return std::nullopt;
    separator = c;
    group = 0;
  }
  if (out.empty() || (separator != 0 && group != 3)) return std::nullopt;
  out.erase(0, std::min(out.find_first_not_of('0'), out.size() - 1));
  return out;
}

struct Decimal {
  std::string whole;
  std::string fraction;
};
// `1 200,50`, `1.200,50`, `1,200.50`, `1'200.50`. A sign that stands once, with three digits behind
// it, may be either kind: it parts thousands where it is among `thousands`.
std::optional<Decimal> read_decimal(std::string_view text, std::string_view thousands) {
  const std::size_t last = text.find_last_of(".,");
  std::size_t end = text.size();
  if (last != std::string_view::npos) {
    const char sign = text[last];
    const std::size_t behind = text.size() - last - 1;
    const bool once = text.find(sign) == last;
    const bool other_groups = text.substr(0, last).find_first_of(" .,'") != std::string_view::npos;
    const bool possibly_thousands = !once || (!other_groups && last <= 3 && text[0] != '0');
    if (!(behind == 3 && possibly_thousands &&
          (!once || thousands.find(sign) != std::string_view::npos)))
      end = last;
    if (end == last && (!once || behind == 0)) return std::nullopt;
  }
  std::optional<std::string> whole = joined_groups(text.substr(0, end));
  if (!whole) return std::nullopt;
  const std::string_view fraction = end < text.size() ? text.substr(end + 1) : std::string_view();
  if (!std::all_of(fraction.begin(), fraction.end(), is_digit)) return std::nullopt;
  return Decimal{std::move(*whole), std::string(fraction)};
}

// The code of a sign, a name or a code as people write it, or nothing.
std::string currency_code(std::string_view written) {
  if (written.ends_with('.')) written.remove_suffix(1);
  const Result<Utf8Text> text = Utf8Text::from(written);
  if (!text || written.empty()) return {};
  if (const std::string_view known = currency_of(fold(*text)); !known.empty())
    return std::string(known);
  std::string code(written);
  for (char& c : code) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  }
  const bool in_use =
      code.size() == 3 && (lists(without_fraction, code) || lists(with_three_decimals, code) ||
                           lists(with_two_decimals, code));
  return in_use ? code : std::string();
}

std::size_t minor_digits(std::string_view code) {
  return lists(without_fraction, code) ? 0 : lists(with_three_decimals, code) ? 3 : 2;
}

}  // namespace

std::optional<std::string> normalize_number(std::string_view text, bool comma_is_thousands) {
  if (text.size() > longest_answer_bytes) return std::nullopt;
  const std::string ascii = plain(text);
  std::string_view rest = trimmed(ascii);
  const bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest = trimmed(rest.substr(1));
  const auto number = read_decimal(rest, comma_is_thousands ? "," : "");
  if (!number || number->whole.size() + number->fraction.size() > longest_number_digits)
    return std::nullopt;
  const bool zero = (number->whole + number->fraction).find_first_not_of('0') == std::string::npos;
  return (negative && !zero ? "-" : "") + number->whole +
         (number->fraction.empty() ? "" : "." + number->fraction);
}

std::optional<std::string> normalize_money(std::string_view text) {
  if (text.size() > longest_answer_bytes) return std::nullopt;
  const std::string ascii = plain(text);
  const std::string_view all = trimmed(ascii);
  const std::size_t first = all.find_first_of("0123456789");
  if (first == std::string_view::npos) return std::nullopt;
  const std::size_t end = all.find_last_of("0123456789") + 1;
  const std::string_view before = trimmed(all.substr(0, first));
  std::string_view behind = all.substr(end);
  // `25,-`: no fraction.
  if (behind.starts_with(",-") || behind.starts_with(".-")) behind.remove_prefix(2);
  behind = trimmed(behind);
  if (behind == ".") behind = {};

  std::string code;
  for (const std::string_view written : {before, behind}) {
    if (written.empty()) continue;
    const std::string found = currency_code(written);
    if (found.empty() || (!code.empty() && code != found)) return std::nullopt;
    code = found;
  }
  const std::size_t minor = minor_digits(code);
  const auto amount = read_decimal(all.substr(first, end - first), minor < 3 ? ".," : "");
  if (!amount || amount->whole.size() > longest_amount_digits || amount->fraction.size() > minor)
    return std::nullopt;
  std::string out = amount->whole;
  if (!amount->fraction.empty())
    out += "." + amount->fraction + std::string(minor - amount->fraction.size(), '0');
  return code.empty() ? out : out + " " + code;
}

}  // namespace redress
