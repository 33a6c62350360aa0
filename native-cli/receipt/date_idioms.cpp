#include "receipt/date_idioms.hpp"

namespace redress {

namespace {

constexpr std::array<DateIdiom, 5> idioms = {{
    {.language = "en",
     .weekdays = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
     .months = {"January", "February", "March", "April", "May", "June", "July", "August",
                "September", "October", "November", "December"},
     .date = "{number} {month}",
     .date_with_year = "{number} {month} {year}",
     .at = "{weekday} {date}, {time}",
     .at_soon = "{day} at {time}",
     .by = "by {time} on {weekday} {date}",
     .by_soon = "by {time} {day}",
     .today = "today",
     .tomorrow = "tomorrow",
     .midnight = "by midnight tonight",
     .cities = {"Sofia", "Budapest", "Kyiv", "Moscow", "London"},
     .zone = "{city} time",
     .mend = {{{"24:00 on", "midnight at the end of"}}}},
    {.language = "ru",
     .weekdays = {"понедельник", "вторник", "среда", "четверг", "пятница", "суббота",
                  "воскресенье"},
     .months = {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа",
                "сентября", "октября", "ноября", "декабря"},
     .date = "{number} {month}",
     .date_with_year = "{number} {month} {year} года",
     .at = "{weekday}, {date}, {time}",
     .at_soon = "{day} в {time}",
     .by = "до {time} {weekday}а, {date}",
     .by_soon = "{day} до {time}",
     .today = "сегодня",
     .tomorrow = "завтра",
     .midnight = "сегодня до полуночи",
     .cities = {"софий", "будапешт", "киев", "москов", "лондон"},
     .zone = "по {city}скому времени",
     // Weekdays in the genitive: an "а" behind them, but for what two of its pairs come to.
     .mend = {{{"аа", "ы"}, {"еа", "я"}}}},
    {.language = "bg",
     .weekdays = {"понеделник", "вторник", "сряда", "четвъртък", "петък", "събота", "неделя"},
     .months = {"януари", "февруари", "март", "април", "май", "юни", "юли", "август", "септември",
                "октомври", "ноември", "декември"},
     .date = "{number} {month}",
     .date_with_year = "{number} {month} {year} г.",
     .at = "{weekday}, {date}, {time} ч.",
     .at_soon = "{day} в {time} ч.",
     .by = "до {time} ч. в {weekday}, {date}",
     .by_soon = "{day} до {time} ч.",
     .today = "днес",
     .tomorrow = "утре",
     .midnight = "днес до полунощ",
     .cities = {"софий", "будапещен", "киев", "москов", "лондон"},
     .zone = "по {city}ско време",
     .mend = {{{" в в", " във в"}}}},
    {.language = "hu",
     .weekdays = {"hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap"},
     .months = {"január", "február", "március", "április", "május", "június", "július", "augusztus",
                "szeptember", "október", "november", "december"},
     .date = "{month} {number}.",
     .date_with_year = "{year}. {month} {number}.",
     .at = "{date}, {weekday} {time}",
     .at_soon = "{day} {time}",
     .by = "{date}én, {weekday} {time}-ig",
     .by_soon = "{day} {time}-ig",
     .today = "ma",
     .tomorrow = "holnap",
     .midnight = "ma éjfélig",
     .cities = {"szófia", "budapest", "kijev", "moszkva", "london"},
     .zone = "{city}i idő szerint",
     .by_weekdays = {"hétfőn", "kedden", "szerdán", "csütörtökön", "pénteken", "szombaton",
                     "vasárnap"},
     // The day's number takes the ending of the word that it is read as.
     .mend = {{{" 1.én", " 1-jén"},
               {" 2.én", " 2-án"},
               {"20.én", "20-án"},
               {"30.én", "30-án"},
               {"3.én", "3-án"},
               {"6.én", "6-án"},
               {"8.én", "8-án"},
               {".én", "-én"},
               {"24:00-ig", "éjfélig"}}}},
    {.language = "uk",
     .weekdays = {"понеділок", "вівторок", "середа", "четвер", "п’ятниця", "субота", "неділя"},
     .months = {"січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня",
                "вересня", "жовтня", "листопада", "грудня"},
     .date = "{number} {month}",
     .date_with_year = "{number} {month} {year} року",
     .at = "{weekday}, {date}, {time}",
     .at_soon = "{day} о {time}",
     .by = "до {time} {weekday}а, {date}",
     .by_soon = "{day} до {time}",
     .today = "сьогодні",
     .tomorrow = "завтра",
     .midnight = "сьогодні до опівночі",
     .cities = {"софій", "будапешт", "київ", "москов", "лондон"},
     .zone = "за {city}ським часом",
     // "об одинадцятій": the one hour that begins with a vowel. Weekdays in the genitive: an "а"
     // behind them, but for what the other four come to.
     .mend = {{{" о 11", " об 11"}, {"ока", "ка"}, {"ра,", "рга,"}, {"аа", "и"}, {"яа", "і"}}}},
}};

}  // namespace

const DateIdiom& date_idiom(std::string_view language) {
  for (const DateIdiom& idiom : idioms) {
    if (idiom.language == language) return idiom;
  }
  return idioms.front();
}

}  // namespace redress
