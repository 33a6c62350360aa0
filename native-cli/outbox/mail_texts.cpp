#include "outbox/mail_texts.hpp"

#include <array>

namespace redress::outbox {

namespace {

constexpr std::array<MailTexts, 5> all = {{
    {"en", "Hello,", "Here is how things stand with your complaint {reference}.",
     "Here is our answer to your complaint {reference}.",
     "We have finished our work on your complaint {reference}.",
     "We are working on your complaint {reference} again.",
     "You have withdrawn your complaint {reference}, and we have closed it.",
     "Your complaint {reference} is now with {owner}.",
     "If the matter is not settled for you, please let us know.",
     "You will hear from us again {by}",
     "You can follow your complaint on its own page at {site}. For your safety this message does "
     "not hold that page’s full address: you were shown it when you sent the complaint.",
     "When you write to us, please mention the number of your complaint: {reference}."},
    {"ru", "Здравствуйте!", "Рассказываем, как идёт работа по Вашей жалобе {reference}.",
     "Отвечаем на Вашу жалобу {reference}.", "Мы завершили работу по Вашей жалобе {reference}.",
     "Мы снова занимаемся Вашей жалобой {reference}.",
     "Вы отозвали жалобу {reference}, и мы её закрыли.",
     "Теперь Вашей жалобой {reference} занимается {owner}.",
     "Если для Вас вопрос ещё не решён, пожалуйста, сообщите нам.",
     "Следующее письмо от нас Вы получите {by}",
     "Следить за жалобой можно на её странице на сайте {site}. Ради Вашей безопасности полного "
     "адреса страницы в письме нет: мы показали его, когда Вы отправили жалобу.",
     "Когда будете писать нам, пожалуйста, указывайте номер жалобы: {reference}."},
    {"bg", "Здравейте!", "Пишем Ви докъде стигнахме с жалбата Ви {reference}.",
     "Отговаряме на жалбата Ви {reference}.", "Приключихме работата по жалбата Ви {reference}.",
     "Отново работим по жалбата Ви {reference}.",
     "Оттеглихте жалбата си {reference} и ние я приключихме.",
     "С жалбата Ви {reference} вече се занимава {owner}.",
     "Ако за Вас въпросът още не е решен, моля, пишете ни.", "Ще Ви пишем отново {by}",
     "Можете да следите жалбата на нейната страница в {site}. За Ваша сигурност пълния ѝ адрес го "
     "няма в това писмо: показахме Ви го, когато изпратихте жалбата.",
     "Когато ни пишете, моля, посочвайте номера на жалбата: {reference}."},
    {"hu", "Tisztelt Ügyfelünk!", "Tájékoztatjuk, hol tart {reference} számú panaszának intézése.",
     "Az alábbiakban válaszolunk {reference} számú panaszára.",
     "{reference} számú panaszának intézését befejeztük.",
     "{reference} számú panaszával ismét foglalkozunk.",
     "Ön visszavonta {reference} számú panaszát, ezért lezártuk.",
     "{reference} számú panaszának új felelőse: {owner}.",
     "Ha az ügy Ön szerint még nem rendeződött, kérjük, jelezze nekünk.",
     "Legkésőbb {by} ismét jelentkezünk",
     "Panaszának sorsát a saját oldalán követheti itt: {site}. Az oldal teljes címe az Ön "
     "biztonsága érdekében nem szerepel ebben a levélben: a panasz elküldésekor mutattuk meg "
     "Önnek.",
     "Ha ír nekünk, kérjük, tüntesse fel a panasz számát: {reference}."},
    {"uk", "Добрий день!", "Розповідаємо, як просувається робота над Вашою скаргою {reference}.",
     "Відповідаємо на Вашу скаргу {reference}.",
     "Ми завершили роботу над Вашою скаргою {reference}.",
     "Ми знову працюємо над Вашою скаргою {reference}.",
     "Ви відкликали скаргу {reference}, і ми її закрили.",
     "Тепер Вашою скаргою {reference} опікується {owner}.",
     "Якщо для Вас питання ще не вирішене, будь ласка, повідомте нас.",
     "Наступного листа від нас Ви отримаєте {by}",
     "Стежити за скаргою можна на її сторінці на сайті {site}. Заради Вашої безпеки повної адреси "
     "сторінки в листі немає: ми показали її, коли Ви надіслали скаргу.",
     "Коли писатимете нам, будь ласка, зазначайте номер скарги: {reference}."},
}};

}  // namespace

const MailTexts& mail_texts(std::string_view language) {
  for (const MailTexts& texts : all) {
    if (texts.language == language) return texts;
  }
  return all.front();
}

}  // namespace redress::outbox
