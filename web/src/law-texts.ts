// What is said of the law's term, on receipts of policies that name a country's law.
import type {Language} from './dom.js';

/**
 * `{country}` in the nominative, `{term}` a number with a unit, `{date}` its last day, `{source}`.
 * A unit is written for one and, after the bar, for any other number.
 */
export type LawTexts = Record<'first_reply' | 'resolution' | 'days' | 'working_days' | 'months', string>;

export const lawTexts: Record<Language, LawTexts> = {
  en: {
    first_reply: 'By law in {country}, a consumer’s complaint must be answered within {term}; for yours, that means by {date} ({source}). This is information, not legal advice.',
    resolution: 'By law in {country}, a consumer’s claim over a defect is to be settled within {term}; if yours is one, that means by {date} ({source}). This is information, not legal advice.',
    days: 'day|days',
    working_days: 'working day|working days',
    months: 'month|months',
  },
  ru: {
    first_reply: 'По закону ({country}) на ответ по жалобе потребителя отводится не более {term}; для Вашей жалобы это до {date} включительно ({source}). Это справочная информация, а не юридическая консультация.',
    resolution: 'По закону ({country}) на требование потребителя в связи с недостатками товара или услуги отводится не более {term}; если Ваша жалоба об этом — до {date} включительно ({source}). Это справочная информация, а не юридическая консультация.',
    days: 'дня|дней',
    working_days: 'рабочего дня|рабочих дней',
    months: 'месяца|месяцев',
  },
  bg: {
    first_reply: 'По закон ({country}) на жалба от потребител се отговаря в срок до {term}; за Вашата жалба – най-късно на {date} ({source}). Това е информация, а не правен съвет.',
    resolution: 'По закон ({country}) рекламация от потребител се решава в срок до {term}; ако жалбата Ви е такава – най-късно на {date} ({source}). Това е информация, а не правен съвет.',
    days: 'ден|дни',
    working_days: 'работен ден|работни дни',
    months: 'месец|месеца',
  },
  hu: {
    first_reply: 'Jogszabály szerint ({country}) a fogyasztói panasz megválaszolására legfeljebb {term} áll rendelkezésre; az Ön panasza esetén a határidő {date} ({source}). Ez tájékoztatás, nem jogi tanács.',
    resolution: 'Jogszabály szerint ({country}) a hibás teljesítés miatti fogyasztói igény rendezésére legfeljebb {term} áll rendelkezésre; ha az Ön panasza ilyen, a határidő {date} ({source}). Ez tájékoztatás, nem jogi tanács.',
    days: 'nap|nap',
    working_days: 'munkanap|munkanap',
    months: 'hónap|hónap',
  },
  uk: {
    first_reply: 'Згідно із законом ({country}) на відповідь на скаргу споживача відведено не більше {term}; для Вашої скарги це до {date} включно ({source}). Це довідкова інформація, а не юридична консультація.',
    resolution: 'Згідно із законом ({country}) на вимогу споживача щодо недоліків товару чи послуги відведено не більше {term}; якщо Ваша скарга про це – до {date} включно ({source}). Це довідкова інформація, а не юридична консультація.',
    days: 'дня|днів',
    working_days: 'робочого дня|робочих днів',
    months: 'місяця|місяців',
  },
};
