// Reads a rule file of public holidays; the grammar stands in holidays.mjs. Everything wrong is found in one go, each with its cure.
import { dayNumber, isDate } from './moving_feasts.mjs';

export const FIRST_YEAR = 1970; // what the core reckons with
export const LAST_YEAR = 2050;
const USUAL_FIRST_YEAR = 2020;
const MOST_LINES = 1000;
const MOST_BYTES_A_LINE = 400;
const MOST_DAYS_IN_A_RUN = 31;

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const COUNTS = ['first', 'second', 'third', 'fourth', 'fifth', 'last'];
const CODE = /^[A-Z]{2}$/;
const DAY_FORMS =
  'MM-DD, MM-DD..DD, easter-2..+1, orthodox+49, “first mon in 05”, “mon from 05-18”, “hijri 10-01..03”, “hebrew 07-01..02” or “dates YYYY-MM-DD”';

/** What is wrong with one line: `message` names the value and the cure. */
class RuleError extends Error {}

// Between a rule and its name.
const NAME_GAP = / {2,}(.*)/;
const NO_NAME = 'has no name; write what the day is after two spaces or more.';

const quoted = (value) => `“${value}”`;

function fail(value, cure) {
  throw new RuleError(`${quoted(value)} ${cure}`);
}

// A real month and day; 29 February is one.
function monthDay(text) {
  const [month, day] = text.split('-').map(Number);
  if (!isDate(2000, month, day)) fail(text, 'is no day of a year; write month and day as MM-DD.');
  return { month, day };
}

function runLength(first, last, text) {
  const days = last - first + 1;
  if (days < 1 || days > MOST_DAYS_IN_A_RUN) {
    fail(text, `is no run of days; name the first and a later last day, at most ${MOST_DAYS_IN_A_RUN} in all.`);
  }
  return days;
}

function readDate(text, file) {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  const [year, month, day] = match ? match.slice(1).map(Number) : [];
  if (!match || !isDate(year, month, day)) fail(text, 'is no date; write YYYY-MM-DD.');
  if (year < file.since || year > LAST_YEAR) fail(text, `lies outside the years of this file; name one from ${file.since} to ${LAST_YEAR}.`);
  return dayNumber(year, month, day);
}

// Each form of a rule's day: how it is spelled, and what it means. A form takes the beginning of a line; a name follows.
const FORMS = [
  [/^(\d\d-\d\d)(?:\.\.(\d\d))?/, ([text, first, last]) => {
    const from = monthDay(first);
    if (last) monthDay(`${first.slice(0, 2)}-${last}`);
    return { kind: 'fixed', ...from, days: runLength(from.day, Number(last ?? from.day), text) };
  }],
  [/^(easter|orthodox)([+-]\d{1,3})?(?:\.\.([+-]\d{1,3}))?/, ([text, kind, first, last]) => {
    const from = Number(first ?? 0);
    return { kind, from, days: runLength(from, Number(last ?? from), text) };
  }],
  [/^(\w+) (\w+) in (\d\d)/, ([, count, weekday, month]) => {
    if (!COUNTS.includes(count)) fail(count, `counts no weekday; write one of ${COUNTS.join(', ')}.`);
    return { kind: 'nth', count: COUNTS.indexOf(count), weekday: readWeekday(weekday), ...monthDay(`${month}-01`), days: 1 };
  }],
  [/^(\w+) (from|before|to) (\d\d-\d\d)/, ([, weekday, side, day]) => (
    { kind: 'near', side, weekday: readWeekday(weekday), ...monthDay(day), days: 1 }
  )],
  [/^(hijri|hebrew) (\d\d)-(\d\d)(?:\.\.(\d\d))?/, ([text, kind, month, first, last]) => {
    const months = kind === 'hijri' ? 12 : 13;
    if (Number(month) < 1 || Number(month) > months) fail(text, `names no month; count them from 01 to ${months}.`);
    if (Number(first) < 1 || Number(first) > 30) fail(text, 'names no day of a month; count them from 01 to 30.');
    return { kind, month: Number(month), day: Number(first), days: runLength(Number(first), Number(last ?? first), text) };
  }],
];

function readWeekday(text) {
  if (!WEEKDAYS.includes(text)) fail(text, `is no weekday; write one of ${WEEKDAYS.join(', ')}.`);
  return WEEKDAYS.indexOf(text);
}

// `2020..2023`, `2023..`, `..2022` or `2022` at the beginning of a text, and what follows them; without years, all.
function readYears(text) {
  const match = /^(?:(\d{4})\.\.(\d{4})?|\.\.(\d{4})|(\d{4}))\s+/.exec(text);
  if (!match) return { years: { from: -Infinity, to: Infinity }, rest: text };
  const from = Number(match[1] ?? match[4] ?? -Infinity);
  const named = Number(match[2] ?? match[3] ?? match[4] ?? Infinity);
  if (from > named) fail(match[0].trim(), 'ends before it begins; write the earlier year first.');
  // Whoever writes the last year of all means that the law goes on: the next 1 January may give a day off in December.
  return { years: { from, to: named >= LAST_YEAR ? Infinity : named }, rest: text.slice(match[0].length) };
}

// `sat->fri`, `sat,sun->next`: by weekday the one that a day moves to, 'next' for the next working day.
function readTargets(text, mayBeNext) {
  const targets = new Map();
  for (const part of text.split(/\s+/)) {
    const match = /^([\w,]+)->(\w+)$/.exec(part);
    if (!match) fail(part, `says no substitution; write such as sat->fri, ${mayBeNext ? 'sat,sun->next ' : ''}or none.`);
    const target = mayBeNext && match[2] === 'next' ? 'next' : readWeekday(match[2]);
    for (const weekday of match[1].split(',')) targets.set(readWeekday(weekday), target);
  }
  return targets;
}

function readSubstitution(kind, text) {
  const ranges = [];
  let rest = text;
  for (let read = readYears(rest); read.rest !== rest; read = readYears(rest)) {
    ranges.push(read.years);
    rest = read.rest;
  }
  if (rest === 'none') return null;
  return { kind, ranges: ranges.length > 0 ? ranges : [readYears('').years], targets: readTargets(rest, kind === 'observed') };
}

function readRule(line, file) {
  const { years, rest: afterYears } = readYears(line);
  const without = afterYears.startsWith('without ');
  const text = without ? afterYears.slice('without '.length).trim() : afterYears;
  if (text.startsWith('dates ')) {
    const [named, name] = text.slice('dates '.length).trim().split(NAME_GAP);
    const dates = named.split(' ').map((date) => readDate(date, file));
    if (!name) fail(line, NO_NAME);
    return { kind: 'dates', dates, without, years };
  }
  if (without) fail(text, 'cannot be taken away; write “without dates YYYY-MM-DD”, or the years for which the line holds.');
  for (const [form, read] of FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    const rule = { ...read(match), without, years };
    const name = text.slice(match[0].length);
    if (name !== '' && name[0] !== ' ') break;
    if (!/^ {2,}/.test(name)) fail(line, NO_NAME);
    return rule;
  }
  return fail(line, `is no rule; begin it with ${DAY_FORMS}.`);
}

function readStatement(line, state) {
  const [, word, text = ''] = /^(\S+)(?:\s+(.*))?$/.exec(line);
  const { file } = state;
  if (word === 'country') {
    const code = text.split(/\s+/)[0];
    if (file.codes.length > 0) fail(line, 'names a second country; give it a file of its own.');
    if (!CODE.test(code)) fail(code, 'is no country; write its two capital letters of ISO 3166-1.');
    if (code !== file.name) fail(code, `is not the country of this file; write ${file.name} or rename the file.`);
    state.into = { code, parent: null, alone: false, rules: [] };
    file.codes.push(state.into);
  } else if (state.into === null) {
    fail(line, `stands before the country; begin the file with “country ${file.name} …”.`);
  } else if (word === 'region') {
    const code = text.split(/\s+/)[0];
    if (!code.startsWith(`${file.name}-`) || !/^[A-Z0-9]{1,3}$/.test(code.slice(3))) {
      fail(code, `is no region of ${file.name}; write its code of ISO 3166-2, such as ${file.name}-XX.`);
    }
    if (file.codes.some((known) => known.code === code)) fail(code, 'is named twice; put its days under one heading.');
    state.into = { code, parent: file.name, alone: / alone$/.test(text), rules: [] };
    file.codes.push(state.into);
  } else if (word === 'source') {
    if (text === '') fail(line, 'names no source; write the law and where it is published.');
    file.sources += 1;
  } else if (word === 'decided' || word === 'since') {
    const year = Number(text);
    if (!/^\d{4}$/.test(text) || year < FIRST_YEAR || year > LAST_YEAR) {
      fail(text, `is no year; write one from ${FIRST_YEAR} to ${LAST_YEAR}.`);
    }
    if (file.codes.some((known) => known.rules.length > 0)) fail(line, 'comes after a rule; put it at the head of the file.');
    file[word] = year;
  } else if (word === '@observed' || word === '@moved') {
    state.substitution = readSubstitution(word.slice(1), text);
  } else {
    state.into.rules.push({ ...readRule(line, file), substitution: state.substitution });
  }
}

/**
 * `name` is the country's code, which the file is called by; `path` is what errors name.
 * Result: { file: { name, since, decided, codes: [{ code, parent, alone, rules }] }, errors: ["path:line: “value” … cure"] }.
 */
export function readRules(name, path, text) {
  const file = { name, since: USUAL_FIRST_YEAR, decided: null, sources: 0, codes: [] };
  const state = { file, into: null, substitution: null };
  const errors = [];
  const lines = text.split('\n');
  if (lines.length > MOST_LINES) errors.push(`${path}: “${lines.length}” lines are too many; write at most ${MOST_LINES}.`);
  lines.slice(0, MOST_LINES).forEach((raw, index) => {
    const line = raw.replace(/(^|\s)#.*$/, '').trim();
    if (line === '') return;
    try {
      if (Buffer.byteLength(line) > MOST_BYTES_A_LINE) fail(`${line.slice(0, 40)}…`, `is too long; write at most ${MOST_BYTES_A_LINE} bytes a line.`);
      readStatement(line, state);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      errors.push(`${path}:${index + 1}: ${error.message}`);
    }
  });
  if (file.codes.length === 0 && errors.length === 0) errors.push(`${path}:1: “${name}” has no rules; begin the file with “country ${name} …”.`);
  if (file.codes.length > 0 && file.sources === 0) errors.push(`${path}:1: “${name}” names no source; add a line “source …”.`);
  return { file, errors };
}
