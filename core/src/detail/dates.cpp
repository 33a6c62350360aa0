// Dates as people write them: `2026-03-14`, `14.03.2026`, `14 март`, `March 14`, `вчера`.
#include <algorithm>
#include <array>
#include <cstdint>

#include "detail/finders.hpp"

namespace redress {

namespace {

// Names of the months in the five languages, whole and short, as has_form() takes them.
constexpr std::array<std::string_view, 12> months = {
    "jan january január4 januar4 januari янв январ1 ян яну януари січ січ3",
    "feb february február4 februar4 febr фев февр феврал1 февруари лют лютий лютого лютому лютим "
    "лютім",
    "mar march március4 marcius4 márc marc mart мар март2 бер берез3",
    "apr april április4 aprilis4 ápr апр апрел1 април квіт квіт3",
    "may május4 majus4 máj maj май мая мае маю маем трав трав3",
    "jun june június4 junius4 jún juni июн июн1 юни черв черв3",
    "jul july július4 julius4 júl juli июл июл1 юли лип лип3",
    "aug august augusztus4 авг август2 серп серп3",
    "sep sept september szeptember4 szept szep septemvri сен сент сентябр1 сеп септ септември вер "
    "верес3",
    "oct october október4 oktober4 okt oktomvri окт октябр1 октомври жовт жовт3",
    "nov november4 ноя нояб ноябр1 ное ноем ноември лист листопад2",
    "dec december4 дек декабр1 декември груд груд3"};

struct Relative {
  std::string_view word;
  std::int32_t days = 0;
};
constexpr std::array<Relative, 13> relatives = {{
    {"today", 0},
    {"yesterday", -1},
    {"сегодня", 0},
    {"вчера", -1},
    {"позавчера", -2},
    {"днес", 0},
    {"завчера", -2},
    {"сьогодні", 0},
    {"вчора", -1},
    {"учора", -1},
    {"позавчора", -2},
    {"tegnap", -1},
    {"tegnapelőtt", -2},
}};

// Which of the lists a word may be in.
constexpr std::array<Beginnings, months.size()> month_beginnings = {
    Beginnings(months[0]), Beginnings(months[1]), Beginnings(months[2]),  Beginnings(months[3]),
    Beginnings(months[4]), Beginnings(months[5]), Beginnings(months[6]),  Beginnings(months[7]),
    Beginnings(months[8]), Beginnings(months[9]), Beginnings(months[10]), Beginnings(months[11])};
constexpr Beginnings relative_beginnings(
    "today yesterday сегодня вчера позавчера днес завчера сьогодні вчора учора позавчора tegnap");
static_assert(std::all_of(relatives.begin(), relatives.end(), [](const Relative& entry) {
  return relative_beginnings.may_have(entry.word);
}));

// A number of at most four digits without letters, or -1.
std::int32_t small_number(std::string_view folded) {
  if (folded.empty() || folded.size() > 4) return -1;
  std::int32_t value = 0;
  for (const char c : folded) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

bool is_ordinal_ending(std::string_view folded) {
  constexpr std::array<std::string_view, 11> endings = {"st", "nd", "rd", "th", "го", "ти",
                                                        "ви", "ри", "ми", "а",  "е"};
  return std::find(endings.begin(), endings.end(), folded) != endings.end();
}

// "14th", "14го": the number at the start of an ordinal.
std::int32_t day_number(std::string_view folded) {
  std::size_t digits = 0;
  while (digits < folded.size() && folded[digits] >= '0' && folded[digits] <= '9') ++digits;
  if (digits == 0 || digits > 2) return -1;
  const std::string_view ending = folded.substr(digits);
  return ending.empty() || is_ordinal_ending(ending) ? small_number(folded.substr(0, digits)) : -1;
}

std::int32_t month_number(std::string_view folded) {
  if (folded.empty() || (folded[0] >= '0' && folded[0] <= '9')) return 0;
  for (std::size_t i = 0; i < months.size(); ++i) {
    if (month_beginnings[i].may_have(folded) && has_form(months[i], folded))
      return static_cast<std::int32_t>(i + 1);
  }
  return 0;
}

// The digits of `2026г`, `2026р`.
std::string_view year_digits(std::string_view folded) {
  if (folded.ends_with("г") || folded.ends_with("р")) folded.remove_suffix(2);
  return folded;
}

// Years that a complaint tells of, and those that an answer may name.
constexpr std::int32_t first_told = 1970;
constexpr std::int32_t last_told = 2050;
constexpr std::int32_t first_answered = 1000;
constexpr std::int32_t last_answered = 9999;

std::optional<Day> real_day(std::int32_t year, std::int32_t month, std::int32_t day) {
  if (year < first_answered || year > last_answered || month < 1 || month > 12 || day < 1 ||
      day > 31)
    return std::nullopt;
  const Day number = to_day({year, month, day});
  if (to_date(number) != Date{year, month, day}) return std::nullopt;
  return number;
}

// Without a year the last such day that is not after today is meant: a complaint tells what has
// happened.
std::optional<Day> latest_day(std::int32_t month, std::int32_t day, std::optional<Day> today) {
  if (!today) return std::nullopt;
  const std::int32_t year = to_date(*today).year;
  const std::optional<Day> this_year = real_day(year, month, day);
  if (this_year && *this_year <= *today) return this_year;
  return real_day(year - 1, month, day);
}

// How a date is meant where the writing leaves it open.
struct Reading {
  bool answer = false;       ///< To a question for a date: more years, and those of two digits.
  bool month_first = false;  ///< `03/04/2026` is in March.
};

class DateFinder {
 public:
  DateFinder(Utf8Text text, const Words& words, Index field, std::optional<Day> today,
             Reading reading, std::vector<Detail>& out)
      : text_(text), words_(words), field_(field), today_(today), reading_(reading), out_(out) {}

  void run() {
    std::size_t position = 0;
    while (position < words_.words.size()) {
      const std::size_t used = at(position);
      position += used == 0 ? 1 : used;
    }
  }

 private:
  // Number of words that a date covers from `position`, or 0.
  std::size_t at(std::size_t position) {
    // A date has digits in one of its first two words; most words need no further look.
    const auto has_digits = [&](std::size_t word) {
      return word < words_.words.size() && words_.words[word].digits;
    };
    if (has_digits(position) || has_digits(position + 1)) {
      if (const std::size_t used = numeric(position); used > 0) return used;
      if (const std::size_t used = with_month_name(position); used > 0) return used;
    }
    return relative(position);
  }

  [[nodiscard]] std::string_view word(std::size_t position) const {
    return position < words_.words.size() ? words_.folded_of(words_.words[position])
                                          : std::string_view();
  }
  // What stands between a word and the next.
  [[nodiscard]] std::string_view gap(std::size_t position) const {
    if (position + 1 >= words_.words.size()) return {};
    const std::uint32_t from = words_.words[position].span.end;
    return text_.view().substr(from, words_.words[position + 1].span.start - from);
  }

  std::size_t add(std::size_t position, std::size_t count, std::optional<Day> day) {
    if (!day) return 0;
    const std::int32_t year = to_date(*day).year;
    if (!reading_.answer && (year < first_told || year > last_told)) return 0;
    const Span span{words_.words[position].span.start, words_.words[position + count - 1].span.end};
    out_.push_back({DetailKind::date, span, format_day(*day), field_});
    return count;
  }

  std::size_t numeric(std::size_t position) {
    const std::int32_t first = small_number(word(position));
    const std::int32_t second = small_number(word(position + 1));
    const std::string_view last = word(position + 2);
    const std::int32_t third = small_number(year_digits(last));
    if (first < 0 || second < 0 || third < 0) return 0;
    const std::string_view sign = gap(position);
    const bool dotted =
        (sign == "." || sign == "/" || sign == "-" || sign == ". ") && gap(position + 1) == sign;
    if (!dotted) return 0;
    if (word(position).size() == 4)  // 2026-03-14, 2026. 03. 14.
      return add(position, 3, real_day(first, second, small_number(last)));
    const std::optional<std::int32_t> year = year_of(year_digits(last), third);
    if (!year) return 0;
    const std::optional<Day> day_first = real_day(*year, second, first);
    const std::optional<Day> month_first =
        sign == "/" && reading_.answer ? real_day(*year, first, second) : std::nullopt;
    if (month_first && (reading_.month_first || !day_first)) return add(position, 3, month_first);
    return add(position, 3, day_first);
  }

  // Two digits in an answer: the year of this century up to ten years from now, else of the last.
  [[nodiscard]] std::optional<std::int32_t> year_of(std::string_view written,
                                                    std::int32_t number) const {
    if (written.size() == 4) return number;
    if (!reading_.answer || !today_ || written.size() != 2) return std::nullopt;
    return number + (number + 2000 <= to_date(*today_).year + 10 ? 2000 : 1900);
  }

  // `14 March`, `14 март 2026`, `14th of March`, `14-го марта`, `March 14, 2026`, `2026. március
  // 14`
  std::size_t with_month_name(std::size_t position) {
    const std::int32_t year_first = word(position).size() == 4 ? small_number(word(position)) : -1;
    if (year_first > 0) {
      const std::int32_t month = month_number(word(position + 1));
      const std::int32_t day = day_number(word(position + 2));
      return month > 0 && day > 0 && close(position) && close(position + 1)
                 ? add(position, 3, real_day(year_first, month, day))
                 : 0;
    }
    // One of the two must be a number; most words are none, and month names need not be looked for.
    std::int32_t day = day_number(word(position));
    const bool day_first = day >= 0;
    if (!day_first) day = day_number(word(position + 1));
    if (day < 0) return 0;
    std::size_t last = position + 1;
    if (day_first &&
        (word(last) == "of" || (gap(position) == "-" && is_ordinal_ending(word(last)))))
      ++last;
    const std::int32_t month = month_number(word(day_first ? last : position));
    if (month == 0 || !close(last - 1)) return 0;
    const std::size_t count = last - position + 1;
    const std::string_view behind = year_digits(word(last + 1));
    const std::int32_t year = behind.size() == 4 && close(last) ? small_number(behind) : -1;
    if (year >= first_answered) return add(position, count + 1, real_day(year, month, day));
    return add(position, count, latest_day(month, day, today_));
  }

  // Nothing but a blank, a dot or a comma stands between this word and the next; in an answer a
  // dash or a slash will do: 14-Mar-2026.
  [[nodiscard]] bool close(std::size_t position) const {
    const std::string_view between = gap(position);
    return (reading_.answer && (between == "-" || between == "/")) || between == " " ||
           between == ". " || between == ", " || between == "." || between == "\xC2\xA0";
  }

  std::size_t relative(std::size_t position) {
    if (!today_) return 0;
    const std::string_view here = word(position);
    if (here.empty() || !relative_beginnings.may_have(here)) return 0;
    for (const Relative& entry : relatives) {
      if (here == entry.word) return add(position, 1, Day{today_->number + entry.days});
    }
    return 0;
  }

  Utf8Text text_;
  const Words& words_;
  Index field_;
  std::optional<Day> today_;
  Reading reading_;
  std::vector<Detail>& out_;
};

}  // namespace

void find_dates(Utf8Text text, const Words& words, const Policy& policy, std::optional<Day> today,
                std::vector<Detail>& out) {
  DateFinder(text, words, field_of_type(policy, FieldType::date), today, {}, out).run();
}

std::optional<std::string> normalize_date(Utf8Text text, std::optional<Day> today,
                                          bool month_first) {
  const Words words = split_words(text);
  std::vector<Detail> found;
  DateFinder(text, words, none, today, {true, month_first}, found).run();
  if (found.size() != 1 || found[0].span.start != 0) return std::nullopt;
  // Behind the year may stand what it is called for short: `14.03.2026 г.`
  const std::string_view rest = text.view().substr(found[0].span.end);
  for (const std::string_view ending : {"", ".", " г", " г.", " р.", " року", " года"}) {
    if (rest == ending) return std::move(found[0].value);
  }
  return std::nullopt;
}

}  // namespace redress
