// The lists of phrases: what they find, and that every one can be found.
#include "compile/wording.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "compile/embedded.hpp"
#include "compile/packs.hpp"
#include "compile/phrase.hpp"
#include "compile/wording_check.hpp"
#include "io/json_view.hpp"
#include "redress/language.hpp"
#include "unit/compile/diagnostic_policies.hpp"

namespace redress {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string find(std::string_view phrase, std::string_view text) {
  const auto parsed = Phrase::from(phrase);
  EXPECT_TRUE(parsed.has_value()) << phrase;
  return parsed ? std::string(parsed->find_in(FoldedText(text))) : std::string();
}

TEST(Phrase, FindsWordsWhateverTheirCaseAndWhatStandsBetweenThem) {
  EXPECT_EQ(find("any inconvenience", "We’re sorry for ANY\n inconvenience!"),
            "ANY\n inconvenience");
  EXPECT_EQ(find("any inconvenience", "any small inconvenience"), "");
  EXPECT_EQ(find("any inconvenience", "company inconvenience"), "");
  EXPECT_EQ(find("any inconvenience", "any"), "");
  EXPECT_EQ(find("any inconvenience", ""), "");
}

TEST(Phrase, TakesEndingsChoicesAndGaps) {
  EXPECT_EQ(find("неудобств*", "за неудобствата"), "неудобствата");
  EXPECT_EQ(find("our|company policy", "against Company policy."), "Company policy");
  EXPECT_EQ(find("ваш звонок … важен", "Ваш звонок очень важен для нас"), "Ваш звонок очень важен");
  EXPECT_EQ(find("a … b", "a b"), "a b");
  EXPECT_EQ(find("a … b", "a 1 2 3 b"), "a 1 2 3 b");
  EXPECT_EQ(find("a … b", "a 1 2 3 4 b"), "");
  EXPECT_EQ(find("a … b c", "a b b c"), "a b b c");
}

TEST(Phrase, TakesTheWholeTextWhereItSaysSo) {
  EXPECT_EQ(find("=name", "Name:"), "Name");
  EXPECT_EQ(find("=name", "Product name"), "");
  EXPECT_EQ(find("=name", "Name of the shop"), "");
}

TEST(Phrase, ReadsYoAsYeAndAnyApostrophe) {
  EXPECT_EQ(find("все возможное", "Сделаем всё возможное."), "всё возможное");
  EXPECT_EQ(find("ваше ім'я", "Ваше ім’я"), "Ваше ім’я");
}

TEST(Phrase, RefusesWhatNoTextCanHold) {
  for (const char* written : {"", "=", "…", "a …", "… a", "*", "a |", "a|, b", "!"})
    EXPECT_FALSE(Phrase::from(written)) << written;
}

TEST(Wordings, CanAllBeFoundAndStandOnce) {
  for (const std::string_view language : known_languages) {
    const JsonView file(embedded_source("data/wording/" + std::string(language) + ".json"));
    ASSERT_TRUE(file) << language;
    std::set<std::string> phrases;
    const auto look_at = [&](const JsonView& list) {
      EXPECT_FALSE(list.elements().empty()) << language;
      for (const JsonView& entry : list.elements()) {
        EXPECT_TRUE(Phrase::from(entry.string())) << language << ": " << entry.string();
        EXPECT_TRUE(phrases.insert(entry.string()).second) << language << ": " << entry.string();
      }
    };
    std::size_t cliches = 0;
    for (const JsonView& group : file["cliches"].elements()) {
      look_at(group["phrases"]);
      cliches += group["phrases"].elements().size();
    }
    EXPECT_GE(cliches, 25U) << language;
    EXPECT_EQ(file["asks"].members().size(), needless_ids.size());
    for (const std::string_view kind : needless_ids) look_at(file["asks"][kind]);
  }
}

TEST(Wordings, OfferInsteadWhatHoldsNoClicheItself) {
  for (const std::string_view language : known_languages) {
    for (const Cliche& cliche : wordings(language).cliches) {
      EXPECT_FALSE(cliche.instead.empty()) << language;
      for (const Cliche& other : wordings(language).cliches) {
        for (const Phrase& phrase : other.phrases)
          EXPECT_EQ(phrase.find_in(FoldedText(cliche.instead)), "") << cliche.instead;
      }
    }
  }
  EXPECT_THAT(wordings("de").cliches, IsEmpty());
}

bool is_cliche(std::string_view language, std::string_view text) {
  const FoldedText words(text);
  for (const Cliche& cliche : wordings(language).cliches) {
    for (const Phrase& phrase : cliche.phrases) {
      if (!phrase.find_in(words).empty()) return true;
    }
  }
  return false;
}

TEST(Wordings, KnowTheWornPhrasesOfEachLanguage) {
  const std::vector<std::pair<std::string_view, std::vector<std::string_view>>> worn = {
      {"en",
       {"Sorry, it is not our policy to refund sale items.", "We apologize for any inconvenience.",
        "We apologise for the inconvenience this has caused.", "Your call is important to us.",
        "As per our records, the parcel was delivered.", "Unfortunately we are unable to help.",
        "We take your complaint very seriously.", "Rest assured that we will look into it.",
        "We will get back to you as soon as possible.", "Thank you for your patience.",
        "Please do not hesitate to contact us.", "Dear valued customer, thank you."}},
      {"ru",
       {"Приносим извинения за доставленные неудобства.", "Ваш звонок очень важен для нас.",
        "Приносим Вам свои глубокие извинения.", "К сожалению, мы не можем вам помочь.",
        "Ответим в кратчайшие сроки.", "Мы сделаем всё возможное.", "Уважаемый клиент!",
        "Благодарим за понимание.", "Ваше обращение находится на рассмотрении.",
        "По независящим от нас причинам рейс задержан.", "Это не предусмотрено правилами."}},
      {"bg",
       {"Извиняваме се за причиненото неудобство.", "Вашето обаждане е много важно за нас.",
        "Вашето мнение е от значение за нас.", "За съжаление не можем да Ви помогнем.",
        "Ще отговорим във възможно най-кратък срок.", "Уважаеми клиенти, благодарим Ви.",
        "Благодарим за проявеното търпение.", "Според нашите данни пратката е доставена.",
        "Не се колебайте да се свържете с нас.", "Политиката на фирмата не позволява това.",
        "Жалбата Ви е в процес на разглеждане."}},
      {"hu",
       {"Elnézést kérünk az okozott kellemetlenségért.", "Az Ön hívása nagyon fontos számunkra.",
        "Sajnos nem áll módunkban visszatéríteni.", "Tisztelt Ügyfelünk!",
        "Köszönjük türelmét és megértését.", "A lehető leghamarabb válaszolunk.",
        "Nyilvántartásunk szerint a csomagot átvették.", "Panasza kivizsgálás alatt áll.",
        "Szabályzatunk ezt nem teszi lehetővé.", "Kérdés esetén forduljon hozzánk bizalommal!",
        "Mindent megteszünk az Ön elégedettségéért."}},
      {"uk",
       {"Перепрошуємо за тимчасові незручності.", "Ваш дзвінок дуже важливий для нас.",
        "На жаль, ми не можемо вам допомогти.", "Шановний клієнте!",
        "Вибачте за завдані незручності.", "Відповімо найближчим часом.", "Дякуємо за розуміння.",
        "Ваша скарга перебуває на розгляді.", "За нашими даними, посилку отримано.",
        "Ми зробимо все можливе.", "З незалежних від нас причин рейс затримано."}}};
  for (const auto& [language, sentences] : worn) {
    for (const std::string_view sentence : sentences)
      EXPECT_TRUE(is_cliche(language, sentence)) << sentence;
  }
}

TEST(Wordings, LeavePlainSentencesAlone) {
  const std::vector<std::pair<std::string_view, std::vector<std::string_view>>> plain = {
      {"en",
       {"We are sorry that the lift was out of order.", "Please keep the receipt.",
        "We ask the carrier where it was last seen.", "Our policy on returns is on the receipt."}},
      {"ru",
       {"Нам очень жаль, что так вышло.", "Сохраните, пожалуйста, чек.", "Мы спросим курьера."}},
      {"bg", {"Съжаляваме за случилото се.", "Моля, запазете бележката.", "Ще попитаме куриера."}},
      {"hu",
       {"Sajnáljuk, ami történt.", "Kérjük, őrizze meg a blokkot.", "Megkérdezzük a futárt."}},
      {"uk",
       {"Нам шкода, що так сталося.", "Збережіть, будь ласка, чек.", "Ми запитаємо кур’єра."}}};
  for (const auto& [language, sentences] : plain) {
    for (const std::string_view sentence : sentences)
      EXPECT_FALSE(is_cliche(language, sentence)) << sentence;
  }
}

std::vector<Diagnostic> found_in(const std::string& json) {
  const PolicyReading reading = read_policy(json, fixture::context());
  EXPECT_TRUE(reading.document.has_value()) << json;
  std::vector<Diagnostic> found;
  if (reading.document) check_wording(reading.document->policy, reading.document->texts, found);
  return found;
}

std::vector<std::string> codes_of(const std::string& json) {
  std::vector<std::string> out;
  for (const Diagnostic& diagnostic : found_in(json))
    out.push_back(diagnostic.code + " " + diagnostic.at);
  return out;
}

TEST(CheckWording, QuotesTheWordsAndSaysWhatToWriteInstead) {
  const auto found = found_in(fixture::with_text("Call us.", "Извиняваме се за неудобството!"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, "text.cliche");
  EXPECT_EQ(found[0].at, "/categories/other/self_help/bg");
  EXPECT_THAT(found[0].message, HasSubstr("“Извиняваме се за неудобството”"));
  EXPECT_THAT(found[0].message, HasSubstr("закъсня с четири дни"));
}

TEST(CheckWording, LooksAtEveryTextInTheOrderOfThePolicy) {
  const std::string json =
      fixture::site(R"("organization": {"name": {"en": "Valued customers Ltd"}},
    "fields": {"size": {"type": "choice", "label": {"en": "Rest assured", "bg": "Размер"},
      "purpose": {"en": "Please be advised", "bg": "За да знаем"},
      "choices": {"a": {"en": "Calm down", "bg": "Малък"}}}},
    "categories": {"other": {"optional": ["size"], "label": {"en": "In due course", "bg": "Друго"},
      "read_back": {"en": "Bear with us.", "bg": "Да."}, "self_help": {"en": "Feel free to call.", "bg": "Да."},
      "refer_to": {"en": "Kindly note this.", "bg": "Да."},
      "next_steps": {"en": ["We look.", "You should have asked."], "bg": ["Едно.", "Успокойте се."]},
      "your_steps": {"en": ["Rest assured."], "bg": ["Да."]}}})");
  EXPECT_THAT(
      codes_of(json),
      ElementsAre(
          "text.cliche /organization/name/en", "text.cliche /fields/size/label/en",
          "text.cliche /fields/size/purpose/en", "text.cliche /fields/size/choices/a/en",
          "text.cliche /categories/other/label/en", "text.cliche /categories/other/read_back/en",
          "text.cliche /categories/other/self_help/en", "text.cliche /categories/other/refer_to/en",
          "text.cliche /categories/other/next_steps/en/1",
          "text.cliche /categories/other/next_steps/bg/1",
          "text.cliche /categories/other/your_steps/en/0"));
}

TEST(CheckWording, SaysThatATextIsTooLongForItsPlace) {
  const auto with_label = [](std::size_t length) {
    std::string label;
    for (std::size_t i = 0; i < length; ++i) label += "ж";
    return fixture::site(R"("categories": {"other": {"label": {"en": "Other", "bg": ")" + label +
                         R"("}}})");
  };
  EXPECT_THAT(codes_of(with_label(60)), IsEmpty());
  EXPECT_THAT(codes_of(with_label(61)), ElementsAre("text.long /categories/other/label/bg"));
  EXPECT_THAT(codes_of(fixture::with_text(std::string(500, 'a'))), IsEmpty());
  EXPECT_THAT(codes_of(fixture::with_text(std::string(501, 'a'))),
              ElementsAre("text.long /categories/other/self_help/en"));
}

TEST(CheckWording, FindsMarkupAndLinksThatCanBeChanged) {
  const std::vector<std::string> none;
  const std::vector<std::string> markup = {"text.markup /categories/other/self_help/en"};
  for (const char* text : {"a <b>c</b>", "a</p>", "a <!-- b -->", "a&nbsp;b", "a&#160;b"})
    EXPECT_EQ(codes_of(fixture::with_text(text)), markup) << text;
  for (const char* text :
       {"a < b", "1<2", "R&D; more", "Marks & Sons", "https://example.org/?a=1&b"})
    EXPECT_EQ(codes_of(fixture::with_text(text)), none) << text;
  EXPECT_THAT(codes_of(fixture::with_text("See http://example.org/")),
              ElementsAre("text.link_insecure /categories/other/self_help/en"));
}

std::vector<std::string> asked(const std::string& id, const std::string& label,
                               const std::string& language = "en") {
  return codes_of(fixture::with_field(id, fixture::field_labelled(label, language)));
}

TEST(CheckWording, FindsFieldsThatNeedNotBeAsked) {
  EXPECT_THAT(asked("f", "Your full name"), ElementsAre("field.name_asked /fields/f"));
  EXPECT_THAT(asked("first_name", "Who are you?"),
              ElementsAre("field.name_asked /fields/first_name"));
  EXPECT_THAT(asked("f", "Име и фамилия", "bg"), ElementsAre("field.name_asked /fields/f"));
  EXPECT_THAT(asked("f", "Телефон за връзка", "bg"), ElementsAre("field.contact_asked /fields/f"));
  EXPECT_THAT(asked("customer.address", "Where"), IsEmpty());
  EXPECT_THAT(asked("address", "Where"), ElementsAre("field.contact_asked /fields/address"));
  EXPECT_THAT(asked("f", "Date of birth"), ElementsAre("field.birthday_asked /fields/f"));
  EXPECT_THAT(asked("f", "ЕГН", "bg"), ElementsAre("field.secret_asked /fields/f"));
  EXPECT_THAT(codes_of(fixture::with_field(
                  "f", R"({"type": "phone", "label": {"en": "Line", "bg": "Линия"}})")),
              ElementsAre("field.contact_asked /fields/f"));
  for (const char* label : {"Product name", "Name of the shop", "Address of the branch",
                            "Number of the line that does not work", "Loyalty card number", "Date"})
    EXPECT_THAT(asked("f", label), IsEmpty()) << label;
}

TEST(CheckWording, KnowsWhatNeedNotBeAskedInEachLanguage) {
  const std::vector<std::pair<std::string_view, std::array<std::string_view, 4>>> labels = {
      {"en", {"Surname", "Phone number", "Birthday", "Your card number"}},
      {"ru", {"Ф.И.О.", "Контактный телефон", "Дата рождения", "Номер паспорта"}},
      {"bg", {"Трите имена", "Имейл адрес", "Рождена дата", "Номер на кредитната карта"}},
      {"hu", {"Vezetéknév", "Levelezési cím", "Születési idő", "Személyi igazolvány száma"}},
      {"uk", {"Прізвище", "Номер телефону", "Рік народження", "РНОКПП"}}};
  for (const auto& [language, kinds] : labels) {
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      const FoldedText words(kinds[kind]);
      const auto& phrases = wordings(language).asks[kind];
      EXPECT_TRUE(std::any_of(phrases.begin(), phrases.end(), [&](const Phrase& phrase) {
        return !phrase.find_in(words).empty();
      })) << kinds[kind];
    }
  }
}

TEST(CheckWording, HasNothingAgainstThePacks) {
  for (const std::string& pack : pack_names()) {
    const PolicyReading reading = read_policy(pack_policy(pack), policy_context());
    ASSERT_TRUE(reading.document) << pack;
    std::vector<Diagnostic> found = reading.diagnostics;
    check_wording(reading.document->policy, reading.document->texts, found);
    for (const Diagnostic& diagnostic : found)
      EXPECT_EQ(diagnostic.code, "calendar.utc")
          << pack << " " << diagnostic.at << " " << diagnostic.message;
  }
}

}  // namespace
}  // namespace redress
