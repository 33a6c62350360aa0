// Instants as a visitor reads them: in the organization's time zone, which is named only where the
// visitor's own clock shows something else.

interface Idiom {
  /** As one says when something happens. */
  at: string;
  /** As one says it after "by" or "not later than". */
  by: string;
  /** Weekdays from Sunday, in the case that `by` needs. */
  weekdays?: readonly string[];
  zone: string;
}

// What Intl cannot do: put a date into a sentence.
const idioms: Record<string, Idiom> = {
  en: {at: '{weekday}, {date}, {time}', by: '{weekday}, {date}, {time}', zone: '{city} time'},
  ru: {
    at: '{weekday}, {date}, {time}',
    by: '{time} {weekday}, {date}',
    weekdays: ['воскресенья', 'понедельника', 'вторника', 'среды', 'четверга', 'пятницы', 'субботы'],
    zone: 'по {city} времени',
  },
  bg: {at: '{weekday}, {date}, {time} ч.', by: '{weekday}, {date}, {time} ч.', zone: '{city} време'},
  hu: {at: '{date}, {weekday} {time}', by: '{date}, {weekday} {time}-ig', zone: '{city} idő szerint'},
  uk: {
    at: '{weekday}, {date}, {time}',
    by: '{time} {weekday}, {date}',
    weekdays: ['неділі', 'понеділка', 'вівторка', 'середи', 'четверга', 'п’ятниці', 'суботи'],
    zone: 'за {city} часом',
  },
};

// Adjectives of the capitals of our languages; other zones are told by their offset.
const cities: Record<string, Record<string, string>> = {
  'Europe/Sofia': {en: 'Sofia', ru: 'софийскому', bg: 'софийско', hu: 'szófiai', uk: 'софійським'},
  'Europe/Budapest': {
    en: 'Budapest', ru: 'будапештскому', bg: 'будапещенско', hu: 'budapesti', uk: 'будапештським',
  },
  'Europe/Kyiv': {en: 'Kyiv', ru: 'киевскому', bg: 'киевско', hu: 'kijevi', uk: 'київським'},
  'Europe/Moscow': {en: 'Moscow', ru: 'московскому', bg: 'московско', hu: 'moszkvai', uk: 'московським'},
  'Europe/London': {en: 'London', ru: 'лондонскому', bg: 'лондонско', hu: 'londoni', uk: 'лондонським'},
};

export interface DateSettings {
  /** One of the five languages, with a region or without. */
  language: string;
  /** The organization's, IANA. */
  zone: string;
  /** The visitor's, IANA; the machine's without it. */
  visitorZone?: string;
  /** Dates of another year than this instant's name their year. */
  now?: Date;
}

/** "Tuesday, 24 November, 14:00 (Sofia time)". */
export function at(instant: string, settings: DateSettings): string {
  return write(instant, settings, 'at');
}

/** The same as it stands after "by": ru "14:00 вторника, 24 ноября", hu "…14:00-ig". */
export function by(instant: string, settings: DateSettings): string {
  return write(instant, settings, 'by');
}

/** "24 November 2026". */
export function day(date: Date, {language, zone}: DateSettings): string {
  const format = new Intl.DateTimeFormat(localeOf(language), {timeZone: zone, dateStyle: 'long'});
  return format.format(date);
}

// Bare "en" would be American, with the month first and a clock of twelve hours.
function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

function write(instant: string, settings: DateSettings, form: 'at' | 'by'): string {
  const when = new Date(instant);
  const {zone, now = new Date()} = settings;
  const language = settings.language.slice(0, 2);
  const idiom = idioms[language] ?? idioms.en!;
  const locale = localeOf(settings.language);
  const show = (options: Intl.DateTimeFormatOptions, timeZone = zone) =>
    new Intl.DateTimeFormat(locale, {timeZone, ...options}).format(when);
  const year = (date: Date) =>
    new Intl.DateTimeFormat('en', {timeZone: zone, year: 'numeric'}).format(date);

  const time: Intl.DateTimeFormatOptions = {hour: '2-digit', minute: '2-digit'};
  const date: Intl.DateTimeFormatOptions = {day: 'numeric', month: 'long'};
  if (year(when) !== year(now)) date.year = 'numeric';
  const weekday = form === 'by' && idiom.weekdays
    ? idiom.weekdays[weekdayOf(when, zone)]!
    : show({weekday: 'long'});

  const text = idiom[form]
    .replace('{weekday}', weekday)
    .replace('{date}', show(date))
    .replace('{time}', show(time));

  const visitorZone = settings.visitorZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const wall = {...time, ...date};
  if (show(wall) === show(wall, visitorZone)) return text;
  const city = cities[zone === 'Europe/Kiev' ? 'Europe/Kyiv' : zone]?.[language];
  const name = city ? idiom.zone.replace('{city}', city) : offset(when, zone);
  return `${text} (${name})`;
}

function weekdayOf(when: Date, zone: string): number {
  const name = new Intl.DateTimeFormat('en', {timeZone: zone, weekday: 'short'}).format(when);
  return ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(name);
}

// "UTC", "UTC+2": the same in every language.
function offset(when: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en', {timeZone: zone, timeZoneName: 'shortOffset'});
  const name = parts.formatToParts(when).find(({type}) => type === 'timeZoneName')!.value;
  return name.replace(/^GMT(\+0)?/, 'UTC');
}
