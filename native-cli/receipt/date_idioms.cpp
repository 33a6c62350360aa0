#include "receipt/date_idioms.hpp"

namespace redress {

namespace {

constexpr std::array<DateIdiom, 5> idioms = {{
    {.language = "en",
     .at = "{weekday}, {date}, {time}",
     .at_soon = "{day} at {time}",
     .by = "by {weekday}, {date}, {time}",
     .by_soon = "{day} by {time}",
     .today = "today",
     .tomorrow = "tomorrow",
     .midnight = "by midnight tonight",
     .cities = {"Sofia", "Budapest", "Kyiv", "Moscow", "London"},
     .city = " time",
     .zone = "{zone}"},
    {.language = "ru",
     .at = "{weekday}, {date}, {time}",
     .at_soon = "{day} в {time}",
     .by = "до {time} {weekday}, {date}",
     .by_soon = "{day} до {time}",
     .today = "сегодня",
     .tomorrow = "завтра",
     .midnight = "сегодня до полуночи",
     .cities = {"софий", "будапешт", "киев", "москов", "лондон"},
     .city = "скому времени",
     .zone = "по {zone}",
     .weekdays = {"понедельника", "вторника", "среды", "четверга", "пятницы", "субботы",
                  "воскресенья"},
     .mend = {{{" г.", " года"}}}},
    {.language = "bg",
     .at = "{weekday}, {date}, {time} ч.",
     .at_soon = "{day} в {time} ч.",
     .by = "до {weekday}, {date}, {time} ч.",
     .by_soon = "{day} до {time} ч.",
     .today = "днес",
     .tomorrow = "утре",
     .midnight = "днес до полунощ",
     .cities = {"софий", "будапещен", "киев", "москов", "лондон"},
     .city = "ско време",
     .zone = "по {zone}"},
    {.language = "hu",
     .at = "{date}, {weekday} {time}",
     .at_soon = "{day} {time}",
     .by = "{date}, {weekday} {time}-ig",
     .by_soon = "{day} {time}-ig",
     .today = "ma",
     .tomorrow = "holnap",
     .midnight = "ma éjfélig",
     .cities = {"szófia", "budapest", "kijev", "moszkva", "london"},
     .city = "i idő",
     .zone = "{zone} szerint"},
    {.language = "uk",
     .at = "{weekday}, {date}, {time}",
     .at_soon = "{day} о {time}",
     .by = "до {time} {weekday}, {date}",
     .by_soon = "{day} до {time}",
     .today = "сьогодні",
     .tomorrow = "завтра",
     .midnight = "сьогодні до опівночі",
     .cities = {"софій", "будапешт", "київ", "москов", "лондон"},
     .city = "ським часом",
     .zone = "за {zone}",
     .weekdays = {"понеділка", "вівторка", "середи", "четверга", "п’ятниці", "суботи", "неділі"},
     // "об одинадцятій": the one hour that begins with a vowel.
     .mend = {{{" р.", " року"}, {" о 11", " об 11"}, {"ʼ", "’"}}}},
}};

}  // namespace

const DateIdiom& date_idiom(std::string_view language) {
  for (const DateIdiom& idiom : idioms) {
    if (idiom.language == language) return idiom;
  }
  return idioms.front();
}

}  // namespace redress
