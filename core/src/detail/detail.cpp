#include "redress/detail.hpp"

#include <algorithm>
#include <array>

#include "base/stable_order.hpp"
#include "detail/finders.hpp"

namespace redress {

namespace {

// Folded beginnings of words after which a number is an order's.
constexpr std::array<std::string_view, 20> order_words = {
    "order",    "booking",  "reservation", "referen",  "tracking", "parcel", "invoice",
    "заказ",    "номер",    "бронир",      "посылк",   "поръч",    "пратк",  "фактур",
    "rendelés", "rendeles", "csomag",      "замовлен", "посилк",   "накладн"};
constexpr std::size_t order_word_reach = 2;  // words between such a word and the number
constexpr std::size_t least_order_digits = 4;
constexpr std::size_t longest_order_bytes = 30;

std::size_t count_digits(std::string_view word) {
  return static_cast<std::size_t>(
      std::count_if(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

std::string upper_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  }
  return out;
}

bool ends_word(Utf8Text text, std::size_t position) {
  if (position >= text.view().size()) return true;
  std::size_t next = position;
  const char32_t c = next_code_point(text, next);
  return !is_letter(c) && digit_value(c) < 0;
}

// As much of the text as an order number may be, cut on a code point boundary.
std::string_view part_from(Utf8Text text, std::size_t start) {
  const std::string_view bytes = text.view();
  std::size_t end = std::min(bytes.size(), start + longest_order_bytes);
  while (end < bytes.size() && (static_cast<unsigned char>(bytes[end]) & 0xC0U) == 0x80U) --end;
  return bytes.substr(start, end - start);
}

// By the pattern of the policy: as written, else in capitals, as numbers on a receipt are.
bool order_by_pattern(Utf8Text text, const Word& word, const Pattern& pattern, Index field,
                      std::vector<Detail>& out) {
  const std::string_view rest = part_from(text, word.span.start);
  const std::string capitals = upper_ascii(rest);
  for (const std::string_view candidate : {rest, std::string_view(capitals)}) {
    const std::optional<std::size_t> length = pattern.match_prefix(candidate);
    if (!length || *length == 0 || !ends_word(text, word.span.start + *length)) continue;
    const Span span{word.span.start, word.span.start + static_cast<std::uint32_t>(*length)};
    out.push_back({DetailKind::order, span, std::string(candidate.substr(0, *length)), field});
    return true;
  }
  return false;
}

// Without a pattern: a number behind a word such as "order", or behind # or №.
bool announced(Utf8Text text, const Words& words, std::size_t position) {
  const std::uint32_t start = words.words[position].span.start;
  const std::string_view before = text.view().substr(0, start);
  if (before.ends_with("#") || before.ends_with("№") || before.ends_with("№ ")) return true;
  for (std::size_t back = 1; back <= order_word_reach + 1 && back <= position; ++back) {
    const std::string_view word = words.folded_of(words.words[position - back]);
    for (const std::string_view beginning : order_words) {
      if (word.starts_with(beginning)) return true;
    }
  }
  return false;
}

void find_orders_of(Utf8Text text, const Words& words, const Field& field, Index index,
                    std::vector<Detail>& out) {
  if (!field.pattern.empty()) {
    const auto may_be_one = [](const Word& word) { return word.digits || word.upper; };
    auto word = std::find_if(words.words.begin(), words.words.end(), may_be_one);
    if (word == words.words.end()) return;  // before the pattern is compiled
    const Result<Pattern> pattern = Pattern::compile(field.pattern);
    if (!pattern) return;
    for (; word != words.words.end(); word = std::find_if(word + 1, words.words.end(), may_be_one))
      order_by_pattern(text, *word, *pattern, index, out);
    return;
  }
  for (std::size_t i = 0; i < words.words.size(); ++i) {
    const Word& word = words.words[i];
    const std::string_view written = text.view().substr(word.span.start, word.span.size());
    if (!word.digits || written.size() > longest_order_bytes ||
        count_digits(written) < least_order_digits)
      continue;
    if (announced(text, words, i))
      out.push_back({DetailKind::order, word.span, std::string(written), index});
  }
}

bool overlaps(const Span& a, const Span& b) {
  return a.start < b.end && b.start < a.end;
}

}  // namespace

Index field_of_type(const Policy& policy, FieldType type) {
  for (std::size_t i = 0; i < policy.fields.size(); ++i) {
    if (policy.fields[i].type == type) return static_cast<Index>(i);
  }
  return none;
}

void find_orders(Utf8Text text, const Words& words, const Policy& policy,
                 std::vector<Detail>& out) {
  for (std::size_t i = 0; i < policy.fields.size(); ++i) {
    if (policy.fields[i].type == FieldType::order)
      find_orders_of(text, words, policy.fields[i], static_cast<Index>(i), out);
  }
}

std::vector<Detail> find_details(Utf8Text text, const Words& words, const Policy& policy,
                                 std::span<const Texts* const> texts,
                                 const std::vector<Span>& hidden, std::optional<Day> today) {
  // The surest first: where two kinds claim the same place, the earlier finder keeps it.
  std::vector<Detail> found;
  find_amounts(text, words, policy, found);
  find_dates(text, words, policy, today, found);
  find_orders(text, words, policy, found);
  for (const Texts* own : texts) find_choices(words, policy, *own, found);
  std::vector<Detail> out;
  // Both lists are sorted, so that one pass tells overlaps: stable order by start keeps the surest
  // first on a tie.
  sort_stably(found, [](const Detail& a, const Detail& b) { return a.span.start < b.span.start; });
  std::size_t next_hidden = 0;
  for (Detail& detail : found) {
    while (next_hidden < hidden.size() && hidden[next_hidden].end <= detail.span.start)
      ++next_hidden;
    if (next_hidden < hidden.size() && overlaps(hidden[next_hidden], detail.span)) continue;
    if (!out.empty() && out.back().span.end > detail.span.start) continue;
    out.push_back(std::move(detail));
  }
  return out;
}

}  // namespace redress
