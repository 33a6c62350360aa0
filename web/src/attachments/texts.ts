// What the section for photos and documents says, each language in its own idiom.
import type {Language} from '../dom.js';

export interface Texts {
  title: string;
  /** `{count}` files of at most `{size}` each. */
  rules: string;
  /** What becomes of what a camera noted. */
  privacy: string;
  choose: string;
  send: string;
  sending: string;
  remove: string;
  cancel: string;
  retry: string;
  added: string;
  /** Said once files were chosen, and before they are sent. */
  ready: string;
  errors: Record<Problem, string>;
}
/** `{size}` and `{count}` as in the rules. */
export type Problem =
  'too_large' | 'too_many' | 'kind' | 'damaged' | 'empty' | 'offline' | 'busy' | 'failed';

export const texts: Record<Language, Texts> = {
  en: {
    title: 'Add photos or documents',
    rules: 'Up to {count} files: photos (JPEG, PNG, WebP) or documents (PDF), {size} each at most.',
    privacy: 'What a camera noted in a photo, such as the place, is removed. Documents stay as they are.',
    choose: 'Choose files',
    send: 'Send the files',
    sending: 'Sending…',
    remove: 'Remove',
    cancel: 'Cancel',
    retry: 'Try again',
    added: 'Added, thank you.',
    ready: 'Not sent yet.',
    errors: {
      too_large: 'This file is larger than {size}.',
      too_many: 'There can be {count} files at most.',
      kind: 'We cannot take this file: choose a photo or a PDF document.',
      damaged: 'This picture is damaged. Save it anew, or take a screenshot of it, and choose that.',
      empty: 'This file is empty.',
      offline: 'The connection broke off before the file had arrived.',
      busy: 'Too much arrives here just now. Please try again in a minute.',
      failed: 'The file could not be added.',
    },
  },
  ru: {
    title: 'Добавить фотографии или документы',
    rules: 'До {count} файлов: фотографии (JPEG, PNG, WebP) или документы (PDF), каждый не больше {size}.',
    privacy: 'Данные, которые записала камера, например место съёмки, удаляются. Документы остаются как есть.',
    choose: 'Выбрать файлы',
    send: 'Отправить файлы',
    sending: 'Отправляем…',
    remove: 'Убрать',
    cancel: 'Отменить',
    retry: 'Повторить',
    added: 'Добавлено, спасибо.',
    ready: 'Ещё не отправлено.',
    errors: {
      too_large: 'Файл больше {size}.',
      too_many: 'Можно добавить не больше {count} файлов.',
      kind: 'Такой файл мы принять не можем: подойдут фотографии и документы PDF.',
      damaged: 'Снимок повреждён. Сохраните его заново или сделайте снимок экрана и выберите его.',
      empty: 'Файл пустой.',
      offline: 'Связь прервалась, файл не дошёл.',
      busy: 'Сейчас сюда поступает слишком много файлов. Попробуйте ещё раз через минуту.',
      failed: 'Файл добавить не удалось.',
    },
  },
  bg: {
    title: 'Добавяне на снимки или документи',
    rules: 'До {count} файла: снимки (JPEG, PNG, WebP) или документи (PDF), всеки до {size}.',
    privacy: 'Записаното от апарата, например мястото на снимане, се премахва. Документите остават, както са.',
    choose: 'Избор на файлове',
    send: 'Изпращане на файловете',
    sending: 'Изпраща се…',
    remove: 'Премахване',
    cancel: 'Отказ',
    retry: 'Нов опит',
    added: 'Добавено, благодарим Ви.',
    ready: 'Още не е изпратено.',
    errors: {
      too_large: 'Файлът е над {size}.',
      too_many: 'Могат да се добавят най-много {count} файла.',
      kind: 'Такъв файл не можем да приемем: изберете снимка или документ PDF.',
      damaged: 'Снимката е повредена. Запазете я наново или направете екранна снимка и изберете нея.',
      empty: 'Файлът е празен.',
      offline: 'Връзката прекъсна, преди файлът да пристигне.',
      busy: 'В момента тук пристигат твърде много файлове. Моля, опитайте отново след минута.',
      failed: 'Файлът не можа да бъде добавен.',
    },
  },
  hu: {
    title: 'Fényképek vagy dokumentumok hozzáadása',
    rules: 'Legfeljebb {count} fájl: fénykép (JPEG, PNG, WebP) vagy dokumentum (PDF), egyenként legfeljebb {size}.',
    privacy: 'Amit a fényképezőgép a képbe írt, például a helyszínt, eltávolítjuk. A dokumentumok változatlanok maradnak.',
    choose: 'Fájlok kiválasztása',
    send: 'Fájlok elküldése',
    sending: 'Küldés…',
    remove: 'Eltávolítás',
    cancel: 'Mégse',
    retry: 'Próbálja újra',
    added: 'Hozzáadtuk, köszönjük.',
    ready: 'Még nincs elküldve.',
    errors: {
      too_large: 'A fájl nagyobb, mint {size}.',
      too_many: 'Legfeljebb {count} fájl adható hozzá.',
      kind: 'Ilyen fájlt nem tudunk fogadni: fényképet vagy PDF-dokumentumot válasszon.',
      damaged: 'A kép sérült. Mentse el újra, vagy készítsen róla képernyőképet, és azt válassza ki.',
      empty: 'A fájl üres.',
      offline: 'Megszakadt a kapcsolat, mielőtt a fájl megérkezett volna.',
      busy: 'Most túl sok fájl érkezik egyszerre. Kérjük, próbálja újra egy perc múlva.',
      failed: 'A fájlt nem sikerült hozzáadni.',
    },
  },
  uk: {
    title: 'Додати фотографії або документи',
    rules: 'До {count} файлів: фотографії (JPEG, PNG, WebP) або документи (PDF), кожен не більший за {size}.',
    privacy: 'Дані, які записала камера, наприклад місце зйомки, вилучаються. Документи залишаються без змін.',
    choose: 'Вибрати файли',
    send: 'Надіслати файли',
    sending: 'Надсилаємо…',
    remove: 'Прибрати',
    cancel: 'Скасувати',
    retry: 'Повторити',
    added: 'Додано, дякуємо.',
    ready: 'Ще не надіслано.',
    errors: {
      too_large: 'Файл більший за {size}.',
      too_many: 'Можна додати щонайбільше {count} файлів.',
      kind: 'Такий файл ми прийняти не можемо: підійдуть фотографії та документи PDF.',
      damaged: 'Зображення пошкоджене. Збережіть його заново або зробіть знімок екрана й виберіть його.',
      empty: 'Файл порожній.',
      offline: 'Зв’язок перервався, файл не дійшов.',
      busy: 'Зараз сюди надходить забагато файлів. Спробуйте ще раз за хвилину.',
      failed: 'Файл додати не вдалося.',
    },
  },
};
