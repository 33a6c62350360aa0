// Titles of a calendar file's events, before the reference; the same as in
// native-cli/receipt/calendar_texts.cpp.
import type {Language} from './dom.js';

export type CalendarTitles = Record<'first_reply' | 'update' | 'resolution', string>;

export const calendarTexts: Record<Language, CalendarTitles> = {
  en: {
    first_reply: 'Answer due on complaint',
    update: 'Update due on complaint',
    resolution: 'Resolution due on complaint',
  },
  ru: {
    first_reply: 'Срок ответа на жалобу',
    update: 'Срок следующего сообщения по жалобе',
    resolution: 'Срок решения по жалобе',
  },
  bg: {
    first_reply: 'Срок за отговор по жалба',
    update: 'Срок за следващо съобщение по жалба',
    resolution: 'Срок за решение по жалба',
  },
  hu: {
    first_reply: 'Válaszadási határidő – panasz:',
    update: 'Tájékoztatási határidő – panasz:',
    resolution: 'Megoldási határidő – panasz:',
  },
  uk: {
    first_reply: 'Строк відповіді на скаргу',
    update: 'Строк наступного повідомлення щодо скарги',
    resolution: 'Строк вирішення скарги',
  },
};
