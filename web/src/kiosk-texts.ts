// What is said on a screen at the counter alone.
import type {Language} from './dom.js';

export interface KioskTexts {
  stillThere: string;
  stay: string;
  /** `{seconds}` until the screen clears itself. */
  clears: string;
  finish: string;
  /** The key that takes back the last sign. */
  erase: string;
}

export const kioskTexts: Record<Language, KioskTexts> = {
  en: {
    stillThere: 'Are you still there?',
    stay: 'Yes, I am still writing',
    clears: 'This screen will clear in {seconds}\u00a0s.',
    finish: 'Finish',
    erase: 'Delete',
  },
  ru: {
    stillThere: 'Вы ещё здесь?',
    stay: 'Да, я ещё пишу',
    clears: 'Экран очистится через {seconds}\u00a0с.',
    finish: 'Готово',
    erase: 'Стереть',
  },
  bg: {
    stillThere: 'Още ли сте тук?',
    stay: 'Да, още пиша',
    clears: 'Екранът ще се изчисти след {seconds}\u00a0сек.',
    finish: 'Готово',
    erase: 'Изтриване',
  },
  hu: {
    stillThere: 'Itt van még?',
    stay: 'Igen, még írok',
    clears: 'A képernyő tartalma {seconds}\u00a0másodperc múlva törlődik.',
    finish: 'Befejezés',
    erase: 'Törlés',
  },
  uk: {
    stillThere: 'Ви ще тут?',
    stay: 'Так, я ще пишу',
    clears: 'Екран очиститься через {seconds}\u00a0с.',
    finish: 'Готово',
    erase: 'Стерти',
  },
};
