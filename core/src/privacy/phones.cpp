#include <algorithm>
#include <array>

#include "privacy/cursor.hpp"
#include "privacy/parts.hpp"

namespace redress {

DigitRun read_phone(Utf8Text text, std::size_t first) {
  DigitRun run = read_digits(text, first);
  for (std::size_t i = 1; i < run.size; ++i) {
    if (run.before[i] == 0) continue;
    // A card that stands behind a number begins with a group of four.
    const bool four =
        i + 3 < run.size && run.before[i + 1] + run.before[i + 2] + run.before[i + 3] == 0;
    if (run.date_at(i) == 0 && !(four && starts_card(text, before(text, run.ends[i])))) continue;
    run.size = i;
    run.closed = true;
  }
  if (!run.closed && with_extension(text, run.ends[run.size - 1]) > run.ends[run.size - 1])
    run.closed = true;
  return run;
}

std::size_t phone_digits(const DigitRun& run, std::size_t most, std::size_t least) {
  const std::size_t first = run.groups(run.size).length[0];
  if (first >= 9) most = std::min(most, first);
  for (std::size_t count = std::min(run.size, most); count >= least; --count) {
    if (run.ends_group(count)) return count;
  }
  return 0;
}

std::size_t with_extension(Utf8Text text, std::size_t end) {
  std::size_t position = skip_blanks(text, end);
  if (!is_letter(at(text, position).c)) return end;
  const Here sign = at(text, position);
  if (sign.c == U'x' && digit_value(at(text, sign.next).c) >= 0) {
    position = sign.next;
  } else {
    const std::string word = read_word(text, position);
    constexpr std::array<std::string_view, 6> words = {"ext", "доб", "дод", "вътр", "вн", "mellék"};
    if (std::find(words.begin(), words.end(), word) == words.end()) return end;
    if (at(text, position).c == U'.') ++position;
    position = skip_blanks(text, position);
  }
  const DigitRun run = read_digits(text, position);
  const std::size_t count = run.size == 0 ? 0 : run.groups(run.size).length[0];
  return count > 0 && count <= 5 && run.ends_group(count) ? run.ends[count - 1] : end;
}

}  // namespace redress
