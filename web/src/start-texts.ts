// What stands on the page before the visitor's first intent, hence within the first three kilobytes.
import type {Language} from './dom.js';

export interface StartTexts {
  label: string;
  hint: string;
  go: string;
  open: string;
  close: string;
}

export const startTexts: Record<Language, StartTexts> = {
  en: {
    label: 'What happened?',
    hint: 'In your own words. You need not choose anything first.',
    go: 'Continue',
    open: 'Something wrong? Tell us',
    close: 'Close',
  },
  ru: {
    label: 'Что случилось?',
    hint: 'Своими словами. Заранее ничего выбирать не нужно.',
    go: 'Продолжить',
    open: 'Что-то не так? Напишите нам',
    close: 'Закрыть',
  },
  bg: {
    label: 'Какво се случи?',
    hint: 'Със свои думи. Не е нужно да избирате нищо предварително.',
    go: 'Напред',
    open: 'Нещо не е наред? Пишете ни',
    close: 'Затваряне',
  },
  hu: {
    label: 'Mi történt?',
    hint: 'A saját szavaival. Előbb semmit sem kell kiválasztania.',
    go: 'Tovább',
    open: 'Valami baj van? Írja meg nekünk',
    close: 'Bezárás',
  },
  uk: {
    label: 'Що сталося?',
    hint: 'Своїми словами. Заздалегідь нічого вибирати не потрібно.',
    go: 'Далі',
    open: 'Щось не так? Напишіть нам',
    close: 'Закрити',
  },
};
