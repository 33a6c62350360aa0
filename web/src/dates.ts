// Instants as a visitor reads them: in the organization's time zone, which is named only where the
// visitor's own clock shows something else. native-cli/receipt/dates.cpp writes the same texts;
// tests/conformance/date_texts.json holds both to them.
import {fill} from './messages/texts.js';

interface Idiom {
  /** Standing alone: on any day, and on one of `days`. */
  at: readonly [anyDay: string, soon: string];
  /** With the preposition or the ending that makes a limit of it; the end of a day is its 24:00. */
  by: readonly [anyDay: string, soon: string];
  days: readonly [today: string, tomorrow: string];
  /** By the end of today: of "00:00" nobody knows at which end of a day it lies. */
  midnight: string;
  /** Weekdays from Sunday, in the case that `by` needs; only where no one ending makes it. */
  weekdays?: readonly string[];
  /** What the pieces come to, and what a sentence needs instead. */
  mend?: readonly (readonly [string | RegExp, string])[];
  /** In the order of `zones`, without the ending that `zone` brings. */
  cities: readonly string[];
  zone: string;
}

// What Intl cannot do: put a date into a sentence.
const idioms: Record<string, Idiom> = {
  en: {
    at: ['{weekday} {date}, {time}', '{day} at {time}'],
    by: ['by {time} on {weekday} {date}', 'by {time} {day}'],
    days: ['today', 'tomorrow'],
    midnight: 'by midnight tonight',
    // Where the month comes first, a comma parts it from the weekday.
    mend: [['24:00 on', 'midnight at the end of'], [/y (?=[A-Z])/, 'y, ']],
    cities: ['Sofia', 'Budapest', 'Kyiv', 'Moscow', 'London'],
    zone: '{city} time',
  },
  ru: {
    at: ['{weekday}, {date}, {time}', '{day} в {time}'],
    by: ['до {time} {weekday}а, {date}', '{day} до {time}'],
    days: ['сегодня', 'завтра'],
    midnight: 'сегодня до полуночи',
    // Weekdays in the genitive: an "а" behind them, but for what two of its pairs come to.
    mend: [[' г.', ' года'], ['аа', 'ы'], ['еа', 'я']],
    cities: ['софий', 'будапешт', 'киев', 'москов', 'лондон'],
    zone: 'по {city}скому времени',
  },
  bg: {
    at: ['{weekday}, {date}, {time} ч.', '{day} в {time} ч.'],
    by: ['до {time} ч. в {weekday}, {date}', '{day} до {time} ч.'],
    days: ['днес', 'утре'],
    midnight: 'днес до полунощ',
    mend: [[' в в', ' във в']],
    cities: ['софий', 'будапещен', 'киев', 'москов', 'лондон'],
    zone: 'по {city}ско време',
  },
  hu: {
    at: ['{date}, {weekday} {time}', '{day} {time}'],
    by: ['{date}én, {weekday} {time}-ig', '{day} {time}-ig'],
    days: ['ma', 'holnap'],
    midnight: 'ma éjfélig',
    weekdays: ['vasárnap', 'hétfőn', 'kedden', 'szerdán', 'csütörtökön', 'pénteken', 'szombaton'],
    // The day's number takes the ending of the word that it is read as.
    mend: [
      [/\b1\.én/, '1-jén'], [/(\b2|[23]0|[368])\.én/, '$1-án'], ['.én', '-én'],
      ['24:00-ig', 'éjfélig'],
    ],
    cities: ['szófia', 'budapest', 'kijev', 'moszkva', 'london'],
    zone: '{city}i idő szerint',
  },
  uk: {
    at: ['{weekday}, {date}, {time}', '{day} о {time}'],
    by: ['до {time} {weekday}а, {date}', '{day} до {time}'],
    days: ['сьогодні', 'завтра'],
    midnight: 'сьогодні до опівночі',
    mend: [
      // "об одинадцятій": the one hour that begins with a vowel.
      [' р.', ' року'], [' о 11', ' об 11'], ['ʼ', '’'],
      // Weekdays in the genitive: an "а" behind them, but for what these come to.
      ['ока', 'ка'], ['ра,', 'рга,'], ['аа', 'и'], ['яа', 'і'],
    ],
    cities: ['софій', 'будапешт', 'київ', 'москов', 'лондон'],
    zone: 'за {city}ським часом',
  },
};

// Those of our languages' capitals have names; other zones are told by their offset.
const zones = ['Sofia', 'Budapest', 'Kiev', 'Moscow', 'London'].map((city) => `Europe/${city}`);

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

/** "Tuesday 24 November, 14:00 (Sofia time)", "today at 14:00"; the minute that has begun. */
export function at(instant: string, settings: DateSettings): string {
  return write('at', Math.floor(Date.parse(instant) / minuteMs) * minuteMs, settings);
}

/**
 * The same as a limit: "by 14:00 on Tuesday 24 November", ru "до 14:00 вторника, 24 ноября", hu "ma
 * 14:00-ig". A minute that has begun counts as over: no limit is told earlier than it is. Midnight
 * is told of the day that it ends.
 */
export function by(instant: string, settings: DateSettings): string {
  return write('by', Math.ceil(Date.parse(instant) / minuteMs) * minuteMs, settings);
}

/** "24 November 2026": the last day of a term that ends at the midnight after it. */
export function lastDay(end: string, {language, zone: timeZone}: DateSettings): string {
  const date = new Date(Date.parse(end) - 1000);
  return mended(show(date, language, {timeZone, dateStyle: 'long'}), idiomOf(language));
}

function idiomOf(language: string): Idiom {
  return idioms[language.slice(0, 2)] ?? idioms.en!;
}

function mended(text: string, {mend = []}: Idiom): string {
  // Blanks that differ from one version of the library to the next.
  text = text.replace(/[\u00a0\u202f]/g, ' ');
  for (const [written, meant] of mend) text = text.replace(written, meant);
  return text;
}

// A format costs milliseconds to make, and a limit is written with several at every pause in typing.
const formats: Record<string, Intl.DateTimeFormat> = {};

// Bare "en" would be American, with the month first and a clock of twelve hours.
function show(date: Date | number, language: string, options: Intl.DateTimeFormatOptions): string {
  return (formats[JSON.stringify([language, options])] ??= new Intl.DateTimeFormat(
    language === 'en' ? 'en-GB' : language, {timeZone: 'UTC', ...options})).format(date);
}

function write(form: 'at' | 'by', when: number, settings: DateSettings): string {
  const {language, now, lasting, visitorZone} = settings;
  // Of its two names the one that browsers of before 2022 know too.
  const zone = settings.zone.replace('/Kyiv', '/Kiev');
  const idiom = idiomOf(language);
  const wall = wallOf(when, zone);
  const midnight = form === 'by' && wall % dayMs === 0;
  // Of "00:00" nobody knows at which end of a day it lies: the day that ends is named.
  const named = new Date(midnight ? wall - 1 : wall);
  const elsewhere = wall !== wallOf(when, visitorZone);

  const ahead = (there?: string) => dayOf(wallOf(when, there)) - dayOf(wallOf(+now, there));
  const near = ahead(zone);
  const day = near === ahead(visitorZone) && idiom.days[near];
  const soon = wall % dayMs >= nightMs ? day && fill(idiom[form][1], {day})
    : midnight && day && near === 1 && !elsewhere && idiom.midnight;

  const thisYear = new Date(wallOf(+now, zone)).getUTCFullYear();
  const year = named.getUTCFullYear() === thisYear ? undefined : 'numeric';
  const inflected = form === 'by' ? idiom.weekdays?.[named.getUTCDay()] : undefined;
  // A clock of twelve hours is English; elsewhere a library may add a word, or leave out a zero.
  const clock = idiom === idioms.en ? language : 'sv';
  const text = mended(fill((!lasting && soon) || idiom[form][0], {
    weekday: inflected ?? show(named, language, {weekday: 'long'}),
    date: show(named, language, {day: 'numeric', month: 'long', year}),
    time: midnight ? '24:00' : show(named, clock, {timeStyle: 'short'}),
  }), idiom);

  // When the clocks go back an hour comes twice, and its name alone would be either.
  const twice = wall === wallOf(when - hourMs, zone) || wall === wallOf(when + hourMs, zone);
  if (!elsewhere && !twice) return text;
  const city = twice ? undefined : idiom.cities[zones.indexOf(zone)];
  return `${text} (${city ? fill(idiom.zone, {city}) : offset(wall - when)})`;
}

/** What a clock on the wall shows, as if it were UTC; without a zone the machine's. */
function wallOf(when: number, timeZone?: string): number {
  // Swedes write dates as ISO does.
  const wall = show(when, 'sv', {timeZone, dateStyle: 'short', timeStyle: 'medium'});
  return Date.parse(`${wall.replace(' ', 'T')}Z`);
}

function dayOf(wall: number): number {
  return Math.floor(wall / dayMs);
}

// "UTC", "UTC+2", "UTC−3:30": the same in every language.
function offset(ms: number): string {
  const hours = new Date(Math.abs(ms)).toISOString().slice(11, 16).replace(/^0|:00$/g, '');
  return 'UTC' + (ms ? (ms < 0 ? '−' : '+') + hours : '');
}
