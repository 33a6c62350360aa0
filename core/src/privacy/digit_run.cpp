#include "privacy/digit_run.hpp"

#include <algorithm>

#include "privacy/cursor.hpp"

namespace redress {

namespace {

std::uint8_t separator(char32_t c) {
  if (is_blank(c)) return gap::space;
  if (is_dash(c)) return gap::dash;
  if (c == U'.') return gap::dot;
  if (c == U'/') return gap::slash;
  return c == U'(' || c == U')' ? gap::bracket : 0;
}

bool day_and_month(int a, int b) {
  return a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12);
}

}  // namespace

std::uint8_t DigitRun::signs(std::size_t count) const {
  std::uint8_t all = 0;
  for (std::size_t i = 1; i < count; ++i) all |= before[i];
  return all;
}

DigitRun::Groups DigitRun::groups(std::size_t count) const {
  Groups out;
  for (std::size_t i = 0; i < count; ++i) {
    if (i == 0 || before[i] != 0) ++out.size;
    ++out.length[out.size - 1];
  }
  return out;
}

bool DigitRun::Groups::are(std::string_view lengths) const {
  return std::equal(length.begin(), length.begin() + size, lengths.begin(), lengths.end(),
                    [](std::uint8_t group, char digit) { return group == digit - '0'; });
}

std::size_t DigitRun::date_at(std::size_t from) const {
  std::array<int, 3> value{};
  std::array<std::size_t, 3> length{};
  std::size_t i = from;
  std::uint8_t sign = 0;
  for (std::size_t group = 0; group < 3; ++group) {
    if (i >= size) return 0;
    if (group > 0) {
      if (sign == 0) sign = before[i];
      const bool spaced = from == 0 && sign == gap::space;
      if (before[i] != sign || (!spaced && (sign & (gap::dash | gap::dot | gap::slash)) == 0))
        return 0;
    }
    do {
      value[group] = value[group] * 10 + (digits[i] - '0');
      ++length[group];
      ++i;
    } while (i < size && before[i] == 0 && length[group] < 5);
  }
  if (!ends_group(i)) return 0;
  const auto in_these_centuries = [](int year) { return year / 100 >= 18 && year / 100 <= 21; };
  bool date = false;
  if (length[0] == 4) {
    date = length[1] <= 2 && length[2] <= 2 && in_these_centuries(value[0]) &&
           day_and_month(value[2], value[1]) && value[1] <= 12;
  } else if (length[0] <= 2 && length[1] <= 2 && day_and_month(value[0], value[1])) {
    date = length[2] == 4 ? in_these_centuries(value[2])
                          : length[2] == 2 && (i >= size || before[i] != sign) &&
                                (sign & (gap::dash | gap::space)) == 0;
  }
  return date ? i - from : 0;
}

std::size_t DigitRun::days_or_hours() const {
  const Groups all = groups(size);
  std::size_t end = 0;
  std::size_t group = 0;
  for (; group + 1 < all.size; group += 2) {
    const std::size_t first = all.length[group];
    const std::size_t second = all.length[group + 1];
    if (first > 2 || second > 2) break;
    const std::uint8_t sign = before[end + first];
    if (sign != gap::dot && sign != gap::slash && sign != gap::dash) break;
    if (group > 0 && before[end] == sign) break;
    const auto value = [&](std::size_t from, std::size_t length) {
      return length == 1 ? digits[from] - '0' : (digits[from] - '0') * 10 + digits[from + 1] - '0';
    };
    const std::size_t behind = end + first + second;
    if (value(end, first) > 31 || value(end + first, second) > 59 || !ends_group(behind)) break;
    // 06-30 12-34-567 goes on.
    if (behind < size && before[behind] == sign) break;
    end = behind;
  }
  if (group < 4) return 0;
  // 06-30 12-34 567 does too.
  return end < size && before[all.length[0]] == gap::dash ? 0 : end;
}

bool DigitRun::round_amount(std::size_t count) const {
  const Groups all = groups(count);
  return digits[0] != '0' && signs(count) == gap::space && first(count).ends_with("000") &&
         all.length[0] < 3 &&
         std::all_of(all.length.begin() + 1, all.length.begin() + all.size,
                     [](std::uint8_t length) { return length == 3; });
}

DigitRun read_digits(Utf8Text text, std::size_t position, DigitRun begun) {
  DigitRun run = begun;
  std::uint8_t signs = 0;
  std::size_t count = 0;
  while (position < text.view().size() && run.size < DigitRun::most_digits) {
    const Here here = at(text, position);
    if (const int value = digit_value(here.c); value >= 0) {
      run.digits[run.size] = static_cast<char>('0' + value);
      run.ends[run.size] = static_cast<std::uint32_t>(here.next);
      run.before[run.size] = run.size == 0 ? std::uint8_t{0} : signs;
      ++run.size;
      signs = 0;
      count = 0;
    } else {
      const std::uint8_t sign = separator(here.c);
      if (sign == 0 || count == DigitRun::most_signs) break;
      const std::uint8_t hard = static_cast<std::uint8_t>(~(gap::space | gap::wide));
      if ((signs & sign & gap::space) != 0 || ((signs & hard) != 0 && (sign & hard) != 0))
        signs |= gap::wide;
      signs |= sign;
      ++count;
    }
    position = here.next;
  }
  run.closed = run.size == 0 || !is_word_part(at(text, run.ends[run.size - 1]).c);
  return run;
}

}  // namespace redress
