// Instants as a visitor reads them: in the organization's time zone, which is named only where the
// visitor's own clock shows something else. native-cli/receipt/dates.cpp writes the same texts;
// tests/conformance/date_texts.json holds both to them.

interface Idiom {
  /** Standing alone: on any day, and on one of `days`. */
  at: readonly [anyDay: string, soon: string];
  /** With the preposition or the ending that makes a limit of it. */
  by: readonly [anyDay: string, soon: string];
  days: readonly [today: string, tomorrow: string];
  /** By the end of today: of "00:00" nobody knows at which end of a day it lies. */
  midnight: string;
  /** Weekdays from Sunday, in the case that `by` needs. */
  weekdays?: readonly string[];
  /** What the library writes, and what a sentence needs instead. */
  mend?: readonly (readonly [string, string])[];
  /** In the order of `zones`, without the ending that `city` brings. */
  cities: readonly string[];
  zone: string;
  city: string;
}

// What Intl cannot do: put a date into a sentence.
const idioms: Record<string, Idiom> = {
  en: {
    at: ['{weekday}, {date}, {time}', '{day} at {time}'],
    by: ['by {weekday}, {date}, {time}', '{day} by {time}'],
    days: ['today', 'tomorrow'],
    midnight: 'by midnight tonight',
    cities: ['Sofia', 'Budapest', 'Kyiv', 'Moscow', 'London'],
    zone: '{zone}',
    city: ' time',
  },
  ru: {
    at: ['{weekday}, {date}, {time}', '{day} в {time}'],
    by: ['до {time} {weekday}, {date}', '{day} до {time}'],
    days: ['сегодня', 'завтра'],
    midnight: 'сегодня до полуночи',
    weekdays: ['воскресенья', 'понедельника', 'вторника', 'среды', 'четверга', 'пятницы', 'субботы'],
    mend: [[' г.', ' года']],
    cities: ['софий', 'будапешт', 'киев', 'москов', 'лондон'],
    zone: 'по {zone}',
    city: 'скому времени',
  },
  bg: {
    at: ['{weekday}, {date}, {time} ч.', '{day} в {time} ч.'],
    by: ['до {weekday}, {date}, {time} ч.', '{day} до {time} ч.'],
    days: ['днес', 'утре'],
    midnight: 'днес до полунощ',
    cities: ['софий', 'будапещен', 'киев', 'москов', 'лондон'],
    zone: 'по {zone}',
    city: 'ско време',
  },
  hu: {
    at: ['{date}, {weekday} {time}', '{day} {time}'],
    by: ['{date}, {weekday} {time}-ig', '{day} {time}-ig'],
    days: ['ma', 'holnap'],
    midnight: 'ma éjfélig',
    cities: ['szófia', 'budapest', 'kijev', 'moszkva', 'london'],
    zone: '{zone} szerint',
    city: 'i idő',
  },
  uk: {
    at: ['{weekday}, {date}, {time}', '{day} о {time}'],
    by: ['до {time} {weekday}, {date}', '{day} до {time}'],
    days: ['сьогодні', 'завтра'],
    midnight: 'сьогодні до опівночі',
    weekdays: ['неділі', 'понеділка', 'вівторка', 'середи', 'четверга', 'п’ятниці', 'суботи'],
    // "об одинадцятій": the one hour that begins with a vowel.
    mend: [[' р.', ' року'], [' о 11', ' об 11'], ['ʼ', '’']],
    cities: ['софій', 'будапешт', 'київ', 'москов', 'лондон'],
    zone: 'за {zone}',
    city: 'ським часом',
  },
};

// Those of our languages' capitals have names; other zones are told by their offset.
const zones = ['Europe/Sofia', 'Europe/Budapest', 'Europe/Kiev', 'Europe/Moscow', 'Europe/London'];

export interface DateSettings {
  /** One of the five languages, with a region or without. */
  language: string;
  /** The organization's, IANA. */
  zone: string;
  /** The visitor's, IANA; the machine's without it. */
  visitorZone?: string;
  /** What "today" is, and which year need not be named. */
  now: Date;
  /** Kept and read again on another day: nothing is "today". */
  lasting?: boolean;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
// In the small hours nobody knows which day "tomorrow" is.
const nightMs = 4 * hourMs;

/** "Tuesday, 24 November, 14:00 (Sofia time)", "today at 14:00"; the minute that has begun. */
export function at(instant: string, settings: DateSettings): string {
  return write('at', Math.floor(Date.parse(instant) / minuteMs) * minuteMs, settings);
}

/**
 * The same as a limit: "by Tuesday, 24 November, 14:00", ru "до 14:00 вторника, 24 ноября", hu "ma
 * 14:00-ig". A minute that has begun counts as over: no limit is told earlier than it is.
 */
export function by(instant: string, settings: DateSettings): string {
  return write('by', Math.ceil(Date.parse(instant) / minuteMs) * minuteMs, settings);
}

/** "24 November 2026". */
export function day(date: Date, {language, zone: timeZone}: DateSettings): string {
  return new Intl.DateTimeFormat(localeOf(language), {timeZone, dateStyle: 'long'}).format(date);
}

// Bare "en" would be American, with the month first and a clock of twelve hours.
function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

function write(form: 'at' | 'by', when: number, settings: DateSettings): string {
  const {now, lasting, visitorZone = Intl.DateTimeFormat().resolvedOptions().timeZone} = settings;
  // Of its two names the one that browsers of before 2022 know too.
  const zone = settings.zone.replace('/Kyiv', '/Kiev');
  const idiom = idioms[settings.language.slice(0, 2)] ?? idioms.en!;
  const wall = wallOf(when, zone);
  const elsewhere = wall !== wallOf(when, visitorZone);

  const soon = (): string | undefined => {
    const ahead = dayOf(wall) - dayOf(wallOf(+now, zone));
    if (wall % dayMs < nightMs) {
      const tonight = wall % dayMs === 0 && ahead === 1 && form === 'by' && !elsewhere;
      return tonight ? idiom.midnight : undefined;
    }
    const visitorAhead = dayOf(wallOf(when, visitorZone)) - dayOf(wallOf(+now, visitorZone));
    const day = ahead === visitorAhead ? idiom.days[ahead] : undefined;
    return day && idiom[form][1].replace('{day}', day);
  };

  const locale = localeOf(settings.language);
  const show = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, {timeZone: 'UTC', ...options}).format(wall);
  const twelve = new Intl.DateTimeFormat(locale, {hour: 'numeric'}).resolvedOptions().hour12;
  const year = yearOf(wall) === yearOf(wallOf(+now, zone)) ? undefined : 'numeric';
  const inflected = form === 'by' ? idiom.weekdays?.[new Date(wall).getUTCDay()] : undefined;
  let text = ((!lasting && soon()) || idiom[form][0])
    .replace('{weekday}', inflected ?? show({weekday: 'long'}))
    .replace('{date}', show({day: 'numeric', month: 'long', year}))
    .replace('{time}', twelve
      ? show({hour: 'numeric', minute: '2-digit'})
      : new Date(wall).toISOString().slice(11, 16))
    // Blanks that differ from one version of the library to the next.
    .replace(/[\u00a0\u202f]/g, ' ');
  for (const [written, meant] of idiom.mend ?? []) text = text.replace(written, meant);

  // When the clocks go back an hour comes twice, and its name alone would be either.
  const twice = wall === wallOf(when - hourMs, zone) || wall === wallOf(when + hourMs, zone);
  if (!elsewhere && !twice) return text;
  const city = twice ? undefined : idiom.cities[zones.indexOf(zone)];
  const name = city ? city + idiom.city : offset(wall - when);
  return `${text} (${idiom.zone.replace('{zone}', name)})`;
}

/** What a clock on the wall shows, as if it were UTC. */
function wallOf(when: number, timeZone: string): number {
  // Swedes write dates as ISO does.
  return Date.parse(`${new Date(when).toLocaleString('sv', {timeZone}).replace(' ', 'T')}Z`);
}

function dayOf(wall: number): number {
  return Math.floor(wall / dayMs);
}

function yearOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 4);
}

// "UTC", "UTC+2", "UTC−3:30": the same in every language.
function offset(ms: number): string {
  const hours = new Date(Math.abs(ms)).toISOString().slice(11, 16).replace(/^0|:00$/g, '');
  return ms ? `UTC${ms < 0 ? '−' : '+'}${hours}` : 'UTC';
}
