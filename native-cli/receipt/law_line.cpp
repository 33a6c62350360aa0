#include "receipt/law_line.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "receipt/country_names.hpp"
#include "redress/policy.hpp"

namespace redress {

namespace {

struct LawTexts {
  std::string_view language;
  std::string_view first_reply;  ///< {country} in the nominative, {term}, {date}, {source}
  std::string_view resolution;   ///< Likewise.
  /// By Unit, in the case that the sentences need: of one, and of several.
  std::array<std::string_view, statutory_unit_ids.size()> terms;
};

constexpr LawTexts all[] = {
    {"en",
     "By law in {country}, a consumer’s complaint must be answered within {term}; for yours, "
     "that means by {date} ({source}). This is information, not legal advice.",
     "By law in {country}, a consumer’s claim over a defect is to be settled within {term}; if "
     "yours is one, that means by {date} ({source}). This is information, not legal advice.",
     {"day|days", "working day|working days", "month|months"}},
    {"ru",
     "По закону ({country}) на ответ по жалобе потребителя отводится не более {term}; для Вашей "
     "жалобы это до {date} включительно ({source}). Это справочная информация, а не юридическая "
     "консультация.",
     "По закону ({country}) на требование потребителя в связи с недостатками товара или услуги "
     "отводится не более {term}; если Ваша жалоба об этом — до {date} включительно ({source}). "
     "Это справочная информация, а не юридическая консультация.",
     {"дня|дней", "рабочего дня|рабочих дней", "месяца|месяцев"}},
    {"bg",
     "По закон ({country}) на жалба от потребител се отговаря в срок до {term}; за Вашата жалба "
     "– най-късно на {date} ({source}). Това е информация, а не правен съвет.",
     "По закон ({country}) рекламация от потребител се решава в срок до {term}; ако жалбата Ви е "
     "такава – най-късно на {date} ({source}). Това е информация, а не правен съвет.",
     {"ден|дни", "работен ден|работни дни", "месец|месеца"}},
    {"hu",
     "Jogszabály szerint ({country}) a fogyasztói panasz megválaszolására legfeljebb {term} áll "
     "rendelkezésre; az Ön panasza esetén a határidő {date} ({source}). Ez tájékoztatás, nem "
     "jogi tanács.",
     "Jogszabály szerint ({country}) a hibás teljesítés miatti fogyasztói igény rendezésére "
     "legfeljebb {term} áll rendelkezésre; ha az Ön panasza ilyen, a határidő {date} ({source}). "
     "Ez tájékoztatás, nem jogi tanács.",
     {"nap|nap", "munkanap|munkanap", "hónap|hónap"}},
    {"uk",
     "Згідно із законом ({country}) на відповідь на скаргу споживача відведено не більше {term}; "
     "для Вашої скарги це до {date} включно ({source}). Це довідкова інформація, а не юридична "
     "консультація.",
     "Згідно із законом ({country}) на вимогу споживача щодо недоліків товару чи послуги "
     "відведено не більше {term}; якщо Ваша скарга про це – до {date} включно ({source}). Це "
     "довідкова інформація, а не юридична консультація.",
     {"дня|днів", "робочого дня|робочих днів", "місяця|місяців"}},
};

// Unicode's plural rules (CLDR): 21 counts like 1 in Russian and Ukrainian.
bool counts_as_one(std::int32_t count, std::string_view language) {
  if (language == "ru" || language == "uk") return count % 10 == 1 && count % 100 != 11;
  return count == 1;
}

std::string term_text(std::int32_t count, StatutoryTerm::Unit unit, const LawTexts& texts) {
  const std::string_view forms = texts.terms[static_cast<std::size_t>(unit)];
  const std::size_t bar = forms.find('|');
  const bool one = counts_as_one(count, texts.language);
  return std::to_string(count) + ' ' +
         std::string(one ? forms.substr(0, bar) : forms.substr(bar + 1));
}

}  // namespace

std::string law_line(const StatutoryTerm& term, std::string_view date, std::string_view language) {
  const auto* found = std::find_if(std::begin(all), std::end(all), [&](const LawTexts& texts) {
    return texts.language == language;
  });
  const LawTexts& texts = found == std::end(all) ? *std::begin(all) : *found;
  const MessageArgument arguments[] = {
      {"country", std::string(country_name(term.country, texts.language))},
      {"term", term_text(term.count, term.unit, texts)},
      {"date", std::string(date)},
      {"source", term.source}};
  const bool reply = term.step == StatutoryTerm::Step::first_reply;
  return fill_message(reply ? texts.first_reply : texts.resolution, arguments);
}

}  // namespace redress
