#include "privacy/context_words.hpp"

#include <array>

#include "redress/text.hpp"

namespace redress {

namespace {

// Folded words, a list for each class in the order of WordClass; one with * stands for all that
// begin with it and has at least four bytes before it.
constexpr std::string_view lists =
    // phone
    "| phone* telephon* telef* tel mob mobil* landline* cell cellphone* cellular* call calls "
    "called calling "
    "ring fax whatsapp* viber* telegram* sms text reach* тел телеф* телеграм* тлф моб мобил* "
    "мобіл* факс* вайб* вибер ватс* уотс* звон* позвон* перезвон* сотов* дзвон* дзвін* передзв* "
    "зателеф* "
    "подзвон* звън* позвън* обад* обажд* набер* набир* жсм gsm смс hív* hiv hivj* "
    "telszám* obad* obazhd* pozvon* zvon* podzvon* zatelef* zadzvon* "
    // phone_hint
    "| t m т м сот contact* контакт* связи връзка звязку звʼязку язку elérh* kapcsolattart* számom "
    // card
    "| card* visa* mastercard* amex* maestro* cc карт* дебитн* кредитк* kárty* "
    "bankká* bankka* kart* "
    // personal_number
    "| егн лнч снилс инн інн іпн ипн рнокпп taj tajom tajsz* adóaz* adoaz* adószá* adosza* nhs "
    "nino egn "
    "lnch lnc snils inn ipn rnokpp rntrc tax taxpayer* податк* платник* налогоп* ідентифікац* "
    "идентификаци* лични* личен* пенсион* данъч* társadalombiztosítási "
    // social_security
    "| ssn social "
    // passport
    "| passport* pasport* паспорт* útlev* utlev* zagranpas* загран загранпас* "
    // reference
    "| order* track* parcel* shipment* consignm* invoice* waybill* receipt* reference* ref "
    "ticket* booking* reservation* поръч* пратк* товарит* фактур* проследяв* разписк* "
    "резервац* заказ* посылк* посилк* трек* накладн* отслеж* квитанц* бронир* замовл* ттн "
    "заявк* imei имей серийн* сериен* серійн* serial* sorozatsz* відправл* отправл* бронюв* "
    "rendel* csomag* számla számlaszáma számlán szamla nyomkö* "
    "fuvarl* foglal* küldem* ügysz* porachk* porychk* pratk* zakaz* zamovl* posylk* "
    // password
    "| password* passwd* passcode* passphrase* passwort* pass pwd pw парол* jelszó* jelsza* "
    "jelszo* "
    "parol parola parolata parolu parolja parolya "
    // code
    "| pin pins pincode* cvv cvc cvv2 cvc2 puk otp одноразов* еднократ* használatos "
    "безопасности безпеки сигурност пин пина пинът пинкод* пін піна пінкод* цвв ццв цвц пук "
    "pinkód* pinkod* pinem "
    // code_kind
    "| security verification time biztonsági ellenőrző проверочн* перевірочн* "
    // copula
    "| is was е e беше это был была було був це az "
    // filler
    "| a my mi ми мой мою моя моят моята мій моє the to на за для for от від code codes код "
    "кода коду кодът kód* kod number numbers no nr num id номер* ном nomer* szám száma számod "
    "and и і or или або vagy hogy now new current "
    // currency
    "| лв лева lv eur euro* usd bgn huf ft forint* грн гривен* гривн* рубл* руб uah rub gbp "
    "kzt тенге zł zl pln ron lei лей долар* доллар* dollar* pound* евро євро ";

// Entries of the lists by a hash of their first four bytes.
class Table {
 public:
  Table() {
    std::uint8_t kind = 0;
    std::size_t begin = 0;
    for (std::size_t end = 0; end < lists.size(); ++end) {
      if (lists[end] != ' ') continue;
      if (lists[begin] == '|') {
        ++kind;
      } else {
        insert({static_cast<std::uint16_t>(begin), static_cast<std::uint8_t>(end - begin), kind});
      }
      begin = end + 1;
    }
  }
  [[nodiscard]] WordClass find(std::string_view word) const {
    for (std::size_t at = slot_of(word); slots_[at].size != 0; at = (at + 1) % slots_.size()) {
      std::string_view entry = lists.substr(slots_[at].begin, slots_[at].size);
      const bool beginning = entry.ends_with('*');
      if (beginning) entry.remove_suffix(1);
      if (beginning ? word.starts_with(entry) : word == entry)
        return static_cast<WordClass>(slots_[at].kind);
    }
    return WordClass::none;
  }

 private:
  struct Slot {
    std::uint16_t begin = 0;
    std::uint8_t size = 0;
    std::uint8_t kind = 0;
  };
  static_assert(lists.size() < 1U << 16U);

  [[nodiscard]] static std::size_t slot_of(std::string_view word) {
    std::uint32_t key = 0;
    for (std::size_t i = 0; i < 4; ++i)
      key = key << 8U | (i < word.size() ? static_cast<unsigned char>(word[i]) : 0U);
    return key * 2654435761U >> 21U;
  }
  void insert(Slot slot) {
    std::string_view word = lists.substr(slot.begin, slot.size);
    if (word.ends_with('*')) word.remove_suffix(1);
    std::size_t at = slot_of(word);
    while (slots_[at].size != 0) at = (at + 1) % slots_.size();
    slots_[at] = slot;
  }

  std::array<Slot, 2048> slots_{};
};

}  // namespace

WordClass class_of(std::string_view folded) {
  static const Table table;
  return table.find(folded);
}

WordClass class_as_seen(std::string_view folded) {
  const WordClass found = class_of(folded);
  const Result<Utf8Text> word = Utf8Text::from(folded);
  // Of two or three letters anything looks like such a word.
  if (found != WordClass::none || !word || word->code_points() < 4) return found;
  bool latin = false;
  bool cyrillic = false;
  for (std::size_t position = 0; position < folded.size();) {
    const Script script = script_of(next_code_point(*word, position));
    latin = latin || script == Script::latin;
    cyrillic = cyrillic || script == Script::cyrillic;
  }
  if (!latin || !cyrillic) return found;
  for (const Alphabet alphabet : {Alphabet::cyrillic, Alphabet::english}) {
    const WordClass seen = class_of(reading_in(alphabet, folded, false));
    if (seen != WordClass::none) return seen;
  }
  return found;
}

}  // namespace redress
