#include "receipt/country_names.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace redress {

namespace {

constexpr std::array<std::string_view, 5> languages = {"en", "ru", "bg", "hu", "uk"};

struct Country {
  std::string_view code;
  std::array<std::string_view, languages.size()> names;
};

constexpr Country countries[] = {
    {"BG", {"Bulgaria", "Болгария", "България", "Bulgária", "Болгарія"}},
    {"CZ", {"Czechia", "Чехия", "Чехия", "Csehország", "Чехія"}},
    {"EE", {"Estonia", "Эстония", "Естония", "Észtország", "Естонія"}},
    {"ES", {"Spain", "Испания", "Испания", "Spanyolország", "Іспанія"}},
    {"FR", {"France", "Франция", "Франция", "Franciaország", "Франція"}},
    {"HR", {"Croatia", "Хорватия", "Хърватия", "Horvátország", "Хорватія"}},
    {"HU", {"Hungary", "Венгрия", "Унгария", "Magyarország", "Угорщина"}},
    {"KZ", {"Kazakhstan", "Казахстан", "Казахстан", "Kazahsztán", "Казахстан"}},
    {"LT", {"Lithuania", "Литва", "Литва", "Litvánia", "Литва"}},
    {"LV", {"Latvia", "Латвия", "Латвия", "Lettország", "Латвія"}},
    {"PL", {"Poland", "Польша", "Полша", "Lengyelország", "Польща"}},
    {"PT", {"Portugal", "Португалия", "Португалия", "Portugália", "Португалія"}},
    {"RS", {"Serbia", "Сербия", "Сърбия", "Szerbia", "Сербія"}},
    {"RU", {"Russia", "Россия", "Русия", "Oroszország", "Росія"}},
    {"SK", {"Slovakia", "Словакия", "Словакия", "Szlovákia", "Словаччина"}},
    {"UA", {"Ukraine", "Украина", "Украйна", "Ukrajna", "Україна"}},
};

}  // namespace

std::string_view country_name(std::string_view code, std::string_view language) {
  const auto* country = std::find_if(std::begin(countries), std::end(countries),
                                     [&](const Country& one) { return one.code == code; });
  if (country == std::end(countries)) return code;
  const auto* position = std::find(languages.begin(), languages.end(), language);
  const bool known = position != languages.end();
  return country->names[known ? static_cast<std::size_t>(position - languages.begin()) : 0];
}

}  // namespace redress
