#include "serve/attachment_texts.hpp"

#include <array>

namespace redress::serve {

namespace {

constexpr std::array<AttachmentTexts, 5> all = {{
    {"en", "Photos and documents",
     "You can add up to {count} files: photos (JPEG, PNG, WebP) or documents (PDF), {size} each at "
     "most.",
     "We remove from photos what the camera noted in them, such as the place. Documents stay as "
     "they are.",
     "Choose files", "Add", "No more files can be added: there are {count} already.",
     "File {number}.", "Added, thank you.",
     "Not added: the file is larger than {size}. A smaller picture or a shorter document will do.",
     "Not added: we take photos as JPEG, PNG or WebP and documents as PDF.",
     "Not added: the picture is damaged. Save it anew, or take a screenshot of it, and add that.",
     "Not added: there are {count} files already.", "Not added: the file is empty.",
     "No file was chosen.",
     "Not added: it could not be saved just now. Please try again in a minute.", "MB", "KB", '.'},
    {"ru", "Фотографии и документы",
     "Можно добавить до {count} файлов: фотографии (JPEG, PNG, WebP) или документы (PDF), каждый "
     "не "
     "больше {size}.",
     "Из фотографий мы удаляем всё, что записала камера, в том числе место съёмки. Документы "
     "остаются как есть.",
     "Выберите файлы", "Добавить", "Больше файлов добавить нельзя: их уже {count}.",
     "Файл {number}.", "Добавлено, спасибо.",
     "Не добавлено: файл больше {size}. Подойдёт фотография поменьше или документ покороче.",
     "Не добавлено: подходят фотографии JPEG, PNG, WebP и документы PDF.",
     "Не добавлено: снимок повреждён. Сохраните его заново или сделайте снимок экрана и добавьте "
     "его.",
     "Не добавлено: файлов уже {count}.", "Не добавлено: файл пустой.", "Файл не выбран.",
     "Не добавлено: сейчас не удалось сохранить файл. Попробуйте ещё раз через минуту.", "МБ", "КБ",
     ','},
    {"bg", "Снимки и документи",
     "Можете да добавите до {count} файла: снимки (JPEG, PNG, WebP) или документи (PDF), всеки до "
     "{size}.",
     "От снимките премахваме това, което апаратът е записал в тях, например мястото. Документите "
     "остават, както са.",
     "Изберете файлове", "Добавяне", "Повече файлове не могат да се добавят: вече са {count}.",
     "Файл {number}.", "Добавено, благодарим Ви.",
     "Не е добавено: файлът е над {size}. Изберете по-малка снимка или по-кратък документ.",
     "Не е добавено: приемаме снимки JPEG, PNG и WebP и документи PDF.",
     "Не е добавено: снимката е повредена. Запазете я наново или направете екранна снимка и "
     "добавете нея.",
     "Не е добавено: файловете вече са {count}.", "Не е добавено: файлът е празен.",
     "Не е избран файл.",
     "Не е добавено: в момента файлът не можа да бъде записан. Моля, опитайте отново след минута.",
     "MB", "KB", ','},
    {"hu", "Fényképek és dokumentumok",
     "Legfeljebb {count} fájlt adhat hozzá: fényképet (JPEG, PNG, WebP) vagy dokumentumot (PDF), "
     "egyenként legfeljebb {size} méretben.",
     "A fényképekből eltávolítjuk, amit a fényképezőgép beléjük írt, például a helyszínt. A "
     "dokumentumok változatlanok maradnak.",
     "Válasszon fájlokat", "Hozzáadás", "Több fájl nem adható hozzá: már {count} van.",
     "{number}. fájl:", "Hozzáadtuk, köszönjük.",
     "Nem adtuk hozzá: a fájl nagyobb, mint {size}. Kisebb képet vagy rövidebb dokumentumot "
     "válasszon.",
     "Nem adtuk hozzá: JPEG-, PNG- és WebP-képet, valamint PDF-dokumentumot fogadunk.",
     "Nem adtuk hozzá: a kép sérült. Mentse el újra, vagy készítsen róla képernyőképet, és azt "
     "adja "
     "hozzá.",
     "Nem adtuk hozzá: már {count} fájl van.", "Nem adtuk hozzá: a fájl üres.",
     "Nem választott fájlt.",
     "Nem adtuk hozzá: most nem sikerült elmenteni. Kérjük, próbálja újra egy perc múlva.", "MB",
     "KB", ','},
    {"uk", "Фотографії та документи",
     "Можна додати до {count} файлів: фотографії (JPEG, PNG, WebP) або документи (PDF), кожен не "
     "більший за {size}.",
     "З фотографій ми вилучаємо все, що записала камера, зокрема місце зйомки. Документи "
     "залишаються без змін.",
     "Виберіть файли", "Додати", "Більше файлів додати не можна: їх уже {count}.", "Файл {number}.",
     "Додано, дякуємо.",
     "Не додано: файл більший за {size}. Підійде менша фотографія або коротший документ.",
     "Не додано: приймаємо фотографії JPEG, PNG, WebP і документи PDF.",
     "Не додано: зображення пошкоджене. Збережіть його заново або зробіть знімок екрана й додайте "
     "його.",
     "Не додано: файлів уже {count}.", "Не додано: файл порожній.", "Файл не вибрано.",
     "Не додано: зараз не вдалося зберегти файл. Спробуйте ще раз за хвилину.", "МБ", "КБ", ','},
}};

}  // namespace

const AttachmentTexts& attachment_texts(std::string_view language) {
  for (const AttachmentTexts& texts : all) {
    if (texts.language == language) return texts;
  }
  return all.front();
}

}  // namespace redress::serve
