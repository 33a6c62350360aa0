#include "receipt/calendar_texts.hpp"

#include <array>

namespace redress {

namespace {

constexpr std::array<CalendarTexts, 5> all = {{
    {"en", "Add to your calendar", "Answer due on complaint", "Update due on complaint",
     "Resolution due on complaint"},
    {"ru", "Добавить в календарь", "Срок ответа на жалобу", "Срок следующего сообщения по жалобе",
     "Срок решения по жалобе"},
    {"bg", "Добавяне в календара", "Срок за отговор по жалба",
     "Срок за следващо съобщение по жалба", "Срок за решение по жалба"},
    {"hu", "Hozzáadás a naptárhoz", "Válaszadási határidő – panasz:",
     "Tájékoztatási határidő – panasz:", "Megoldási határidő – panasz:"},
    {"uk", "Додати до календаря", "Строк відповіді на скаргу",
     "Строк наступного повідомлення щодо скарги", "Строк вирішення скарги"},
}};

}  // namespace

std::string_view CalendarTexts::title(std::string_view kind) const {
  if (kind == "first_reply") return first_reply;
  if (kind == "update") return update;
  return kind == "resolution" ? resolution : std::string_view();
}

const CalendarTexts& calendar_texts(std::string_view language) {
  for (const CalendarTexts& texts : all) {
    if (texts.language == language) return texts;
  }
  return all.front();
}

}  // namespace redress
