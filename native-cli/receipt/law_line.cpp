#include "receipt/law_line.hpp"

#include <unicode/locid.h>
#include <unicode/msgfmt.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "redress/policy.hpp"

namespace redress {

namespace {

struct LawTexts {
  const char* language;
  std::string_view first_reply;  ///< {country} in the nominative, {term}, {date}, {source}
  std::string_view resolution;   ///< Likewise.
  /// By Unit, in the case that the sentences need.
  std::array<const char*, statutory_unit_ids.size()> terms;
};

constexpr LawTexts all[] = {
    {"en",
     "By law in {country}, a consumer’s complaint must be answered within {term}; for yours, "
     "that means by {date} ({source}). This is information, not legal advice.",
     "By law in {country}, a consumer’s claim over a defect is to be settled within {term}; if "
     "yours is one, that means by {date} ({source}). This is information, not legal advice.",
     {"{0, plural, one {# day} other {# days}}",
      "{0, plural, one {# working day} other {# working days}}",
      "{0, plural, one {# month} other {# months}}"}},
    {"ru",
     "По закону ({country}) на ответ по жалобе потребителя отводится не более {term}; для Вашей "
     "жалобы это до {date} включительно ({source}). Это справочная информация, а не юридическая "
     "консультация.",
     "По закону ({country}) на требование потребителя в связи с недостатками товара или услуги "
     "отводится не более {term}; если Ваша жалоба об этом — до {date} включительно ({source}). "
     "Это справочная информация, а не юридическая консультация.",
     {"{0, plural, one {# дня} other {# дней}}",
      "{0, plural, one {# рабочего дня} other {# рабочих дней}}",
      "{0, plural, one {# месяца} other {# месяцев}}"}},
    {"bg",
     "По закон ({country}) на жалба от потребител се отговаря в срок до {term}; за Вашата жалба "
     "– най-късно на {date} ({source}). Това е информация, а не правен съвет.",
     "По закон ({country}) рекламация от потребител се решава в срок до {term}; ако жалбата Ви е "
     "такава – най-късно на {date} ({source}). Това е информация, а не правен съвет.",
     {"{0, plural, one {# ден} other {# дни}}",
      "{0, plural, one {# работен ден} other {# работни дни}}",
      "{0, plural, one {# месец} other {# месеца}}"}},
    {"hu",
     "Jogszabály szerint ({country}) a fogyasztói panasz megválaszolására legfeljebb {term} áll "
     "rendelkezésre; az Ön panasza esetén a határidő {date} ({source}). Ez tájékoztatás, nem "
     "jogi tanács.",
     "Jogszabály szerint ({country}) a hibás teljesítés miatti fogyasztói igény rendezésére "
     "legfeljebb {term} áll rendelkezésre; ha az Ön panasza ilyen, a határidő {date} ({source}). "
     "Ez tájékoztatás, nem jogi tanács.",
     {"{0, plural, other {# nap}}", "{0, plural, other {# munkanap}}",
      "{0, plural, other {# hónap}}"}},
    {"uk",
     "Згідно із законом ({country}) на відповідь на скаргу споживача відведено не більше {term}; "
     "для Вашої скарги це до {date} включно ({source}). Це довідкова інформація, а не юридична "
     "консультація.",
     "Згідно із законом ({country}) на вимогу споживача щодо недоліків товару чи послуги "
     "відведено не більше {term}; якщо Ваша скарга про це – до {date} включно ({source}). Це "
     "довідкова інформація, а не юридична консультація.",
     {"{0, plural, one {# дня} other {# днів}}",
      "{0, plural, one {# робочого дня} other {# робочих днів}}",
      "{0, plural, one {# місяця} other {# місяців}}"}},
};

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::string term_text(const char* pattern, std::int32_t count, const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessageFormat format(icu::UnicodeString::fromUTF8(pattern), locale, status);
  const icu::Formattable argument(count);
  icu::UnicodeString out;
  icu::FieldPosition ignored;
  format.format(&argument, 1, out, ignored, status);
  // The patterns are the program's own, and a test formats each of them.
  return utf8(out);
}

}  // namespace

std::string law_line(const StatutoryTerm& term, std::string_view date, std::string_view language) {
  const auto* found = std::find_if(std::begin(all), std::end(all), [&](const LawTexts& texts) {
    return texts.language == language;
  });
  const LawTexts& texts = found == std::end(all) ? *std::begin(all) : *found;
  const icu::Locale locale(texts.language);
  icu::UnicodeString country;
  icu::Locale("", term.country.c_str()).getDisplayCountry(locale, country);
  const MessageArgument arguments[] = {
      {"country", utf8(country)},
      {"term", term_text(texts.terms[static_cast<std::size_t>(term.unit)], term.count, locale)},
      {"date", std::string(date)},
      {"source", term.source}};
  const bool reply = term.step == StatutoryTerm::Step::first_reply;
  return fill_message(reply ? texts.first_reply : texts.resolution, arguments);
}

}  // namespace redress
