#include "receipt/law_line.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "compile/law.hpp"
#include "receipt/country_names.hpp"
#include "redress/language.hpp"

namespace redress {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Step = StatutoryTerm::Step;
using Unit = StatutoryTerm::Unit;

std::string line(const char* language, std::int32_t count, Unit unit,
                 Step step = Step::first_reply) {
  StatutoryTerm term;
  term.country = "HU";
  term.step = step;
  term.count = count;
  term.unit = unit;
  term.source = "17/A. §";
  return law_line(term, "DATE", language);
}

TEST(LawLine, NamesCountryTermDateAndSourceInEachLanguage) {
  const std::vector<const char*> parts[] = {
      {"en", "By law in Hungary, ", "within 30 days;", "that means by DATE", "not legal advice"},
      {"ru", "(Венгрия)", "не более 30 дней;", "до DATE включительно",
       "не юридическая консультация"},
      {"bg", "(Унгария)", "до 30 дни;", "най-късно на DATE", "не правен съвет"},
      {"hu", "(Magyarország)", "legfeljebb 30 nap ", "a határidő DATE", "nem jogi tanács"},
      {"uk", "(Угорщина)", "не більше 30 днів;", "до DATE включно", "не юридична консультація"}};
  for (const std::vector<const char*>& expected : parts) {
    for (const Step step : {Step::first_reply, Step::resolution}) {
      const std::string text = line(expected[0], 30, Unit::days, step);
      for (std::size_t i = 1; i < expected.size(); ++i) EXPECT_THAT(text, HasSubstr(expected[i]));
      EXPECT_THAT(text, HasSubstr("(17/A. §)"));
      EXPECT_THAT(text, Not(HasSubstr("{")));
    }
    EXPECT_NE(line(expected[0], 30, Unit::days, Step::first_reply),
              line(expected[0], 30, Unit::days, Step::resolution));
  }
}

TEST(LawLine, EveryCountryWithATermHasANameInEachLanguage) {
  std::size_t terms = 0;
  for (const std::string& code : looked_up_laws()) {
    if (!statutory_term(code)) continue;
    ++terms;
    std::set<std::string_view> names;
    for (const std::string_view language : known_languages) {
      const std::string_view name = country_name(code, language);
      EXPECT_GT(name.size(), code.size()) << code << ' ' << language;
      EXPECT_EQ(name.find('{'), std::string_view::npos);
      names.insert(name);
    }
    // Two of our languages may share a name, never all.
    EXPECT_GT(names.size(), 2U) << code;
  }
  EXPECT_GT(terms, 10U);
  EXPECT_EQ(country_name("XX", "en"), "XX");
}

TEST(LawLine, NumbersHaveTheirOwnForms) {
  struct Forms {
    const char* language;
    Unit unit;
    const char* expected[4];  // of 1, 2, 5, 21
  };
  const Forms all[] = {
      {"en", Unit::days, {"1 day;", "2 days;", "5 days;", "21 days;"}},
      {"en", Unit::working_days, {"1 working day;", "2 working days;", "5 w", "21 working days;"}},
      {"en", Unit::months, {"1 month;", "2 months;", "5 months;", "21 months;"}},
      {"ru", Unit::days, {"1 дня;", "2 дней;", "5 дней;", "21 дня;"}},
      {"ru",
       Unit::working_days,
       {"1 рабочего дня;", "2 рабочих дней;", "5 рабочих дней;", "21 рабочего дня;"}},
      {"ru", Unit::months, {"1 месяца;", "2 месяцев;", "5 месяцев;", "21 месяца;"}},
      {"bg", Unit::days, {"1 ден;", "2 дни;", "5 дни;", "21 дни;"}},
      {"bg",
       Unit::working_days,
       {"1 работен ден;", "2 работни дни;", "5 работни дни;", "21 работни дни;"}},
      {"bg", Unit::months, {"1 месец;", "2 месеца;", "5 месеца;", "21 месеца;"}},
      {"hu", Unit::days, {"1 nap ", "2 nap ", "5 nap ", "21 nap "}},
      {"hu", Unit::working_days, {"1 munkanap ", "2 munkanap ", "5 munkanap ", "21 munkanap "}},
      {"hu", Unit::months, {"1 hónap ", "2 hónap ", "5 hónap ", "21 hónap "}},
      {"uk", Unit::days, {"1 дня;", "2 днів;", "5 днів;", "21 дня;"}},
      {"uk",
       Unit::working_days,
       {"1 робочого дня;", "2 робочих днів;", "5 робочих днів;", "21 робочого дня;"}},
      {"uk", Unit::months, {"1 місяця;", "2 місяців;", "5 місяців;", "21 місяця;"}},
  };
  constexpr std::int32_t counts[] = {1, 2, 5, 21};
  for (const Forms& forms : all) {
    for (std::size_t i = 0; i < 4; ++i)
      EXPECT_THAT(line(forms.language, counts[i], forms.unit), HasSubstr(forms.expected[i]));
  }
}

TEST(LawLine, AnotherLanguageReadsEnglish) {
  EXPECT_EQ(line("de", 30, Unit::days), line("en", 30, Unit::days));
}

}  // namespace
}  // namespace redress
