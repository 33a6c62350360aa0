// What stands on the page before the visitor's first intent, hence within the first three kilobytes.
import type {Language} from './dom.js';

/** `lost` and `again`: in place of `hint` and `go`, where the rest of the form could not be loaded. */
export type StartTexts =
  [label: string, hint: string, go: string, open: string, close: string, lost: string, again: string];

export const startTexts: Record<Language, StartTexts> = {
  en: [
    'What happened?',
    'In your own words.',
    'Continue',
    'Something wrong? Tell us',
    'Close',
    'The form did not load.',
    'Try again',
  ],
  ru: [
    'Что случилось?',
    'Своими словами.',
    'Продолжить',
    'Что-то не так? Напишите нам',
    'Закрыть',
    'Форма не загрузилась.',
    'Повторить',
  ],
  bg: [
    'Какво се случи?',
    'Със свои думи.',
    'Напред',
    'Нещо не е наред? Пишете ни',
    'Затваряне',
    'Формулярът не се зареди.',
    'Нов опит',
  ],
  hu: [
    'Mi történt?',
    'A saját szavaival.',
    'Tovább',
    'Valami baj van? Írja meg nekünk',
    'Bezárás',
    'Az űrlap nem töltődött be.',
    'Újra',
  ],
  uk: [
    'Що сталося?',
    'Своїми словами.',
    'Далі',
    'Щось не так? Напишіть нам',
    'Закрити',
    'Форма не завантажилася.',
    'Повторити',
  ],
};
