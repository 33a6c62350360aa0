#include "serve/page_texts.hpp"

#include <array>

namespace redress::serve {

namespace {

constexpr std::array<PageTexts, 5> all = {{
    {"en", "Your complaint {reference}", "Thank you. We have your complaint.", "You will have an answer by {date}.", "Times are those of {zone}.",
     "Keep the address of this page: only with it can you come back here.", "State", "Received", "What it is about", "Who answers for it",
     "What happens when", "Received", "First answer by", "News by", "Settled by", "What we do", "What you can do",
     "Something is still missing", "Go back in your browser: what you wrote is still there.", "There is nothing here",
     "The address is incomplete or wrong. Please open it exactly as you were given it.",
     "Your complaint could not be stored just now. Please go back and send it again in a few minutes."},
    {"ru", "Ваша жалоба {reference}", "Спасибо. Мы получили Вашу жалобу.", "Мы ответим Вам не позднее: {date}.", "Время указано по часовому поясу {zone}.",
     "Сохраните адрес этой страницы: вернуться сюда можно только по нему.", "Состояние", "Получена", "О чём она", "Кто за неё отвечает",
     "Что и когда будет", "Получена", "Первый ответ — до", "Новости — до", "Решение — до", "Что делаем мы", "Что можете сделать Вы",
     "Ещё не всё заполнено", "Вернитесь назад в браузере: написанное сохранилось.", "Здесь ничего нет",
     "Адрес неполный или неверный. Откройте его точно в том виде, в каком получили.",
     "Сейчас не удалось сохранить Вашу жалобу. Вернитесь назад и отправьте её ещё раз через несколько минут."},
    {"bg", "Вашата жалба {reference}", "Благодарим Ви. Получихме жалбата Ви.", "Ще получите отговор най-късно до {date}.", "Часовете са по часова зона {zone}.",
     "Запазете адреса на тази страница: само с него можете да се върнете тук.", "Състояние", "Получена", "За какво се отнася", "Кой отговаря за нея",
     "Какво и кога следва", "Получена", "Първи отговор до", "Новини до", "Решение до", "Какво правим ние", "Какво можете да направите Вие",
     "Още нещо липсва", "Върнете се назад в браузъра: написаното от Вас е запазено.", "Тук няма нищо",
     "Адресът е непълен или грешен. Моля, отворете го точно както сте го получили.",
     "В момента жалбата Ви не можа да бъде записана. Моля, върнете се назад и я изпратете отново след няколко минути."},
    {"hu", "{reference} számú panasza", "Köszönjük. Panaszát megkaptuk.", "Legkésőbb ekkor választ kap: {date}.", "Az időpontok időzónája: {zone}.",
     "Őrizze meg ennek az oldalnak a címét: csak ezzel tud ide visszatérni.", "Állapot", "Beérkezett", "Miről szól", "Ki felel érte",
     "Mi mikor történik", "Beérkezett", "Első válasz eddig", "Tájékoztatás eddig", "Megoldás eddig", "Amit mi teszünk", "Amit Ön tehet",
     "Valami még hiányzik", "Lépjen vissza a böngészőben: amit írt, megmaradt.", "Itt nincs semmi",
     "A cím hiányos vagy hibás. Kérjük, pontosan úgy nyissa meg, ahogyan kapta.",
     "Panaszát most nem sikerült elmenteni. Kérjük, lépjen vissza, és néhány perc múlva küldje el újra."},
    {"uk", "Ваша скарга {reference}", "Дякуємо. Ми отримали Вашу скаргу.", "Ми відповімо Вам не пізніше: {date}.", "Час указано за часовим поясом {zone}.",
     "Збережіть адресу цієї сторінки: повернутися сюди можна лише за нею.", "Стан", "Отримано", "Про що вона", "Хто за неї відповідає",
     "Що й коли буде", "Отримано", "Перша відповідь — до", "Новини — до", "Вирішення — до", "Що робимо ми", "Що можете зробити Ви",
     "Ще не все заповнено", "Поверніться назад у браузері: написане збереглося.", "Тут нічого немає",
     "Адреса неповна або хибна. Відкрийте її точно в тому вигляді, в якому отримали.",
     "Зараз не вдалося зберегти Вашу скаргу. Поверніться назад і надішліть її ще раз за кілька хвилин."},
}};

}  // namespace

const PageTexts& page_texts(std::string_view language) {
  for (const PageTexts& texts : all) {
    if (texts.language == language) return texts;
  }
  return all.front();
}

}  // namespace redress::serve
