// Which days the rules of a code give. Days are numbers since 1970-01-01.
import { dayNumber, easter, hebrewDays, hijriDays, isDate, orthodoxEaster, weekdayOf, yearOf } from './moving_feasts.mjs';
import { LAST_YEAR } from './holiday_rules.mjs';

const LAST = 5; // the place of `last` among the counts
const SATURDAY = 5;

function nthWeekday(year, { count, weekday, month }) {
  if (count === LAST) {
    const end = dayNumber(year, month + 1, 1) - 1;
    return [end - ((weekdayOf(end) - weekday + 7) % 7)];
  }
  const first = dayNumber(year, month, 1);
  const day = first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * count;
  return day < dayNumber(year, month + 1, 1) ? [day] : [];
}

function weekdayNear(year, { side, weekday, month, day }) {
  const anchor = dayNumber(year, month, day);
  if (side === 'from') return [anchor + ((weekday - weekdayOf(anchor) + 7) % 7)];
  const last = side === 'to' ? anchor : anchor - 1;
  return [last - ((weekdayOf(last) - weekday + 7) % 7)];
}

// First days of the rule's runs that begin in a year.
function firstDays(year, rule) {
  switch (rule.kind) {
    case 'fixed': return isDate(year, rule.month, rule.day) ? [dayNumber(year, rule.month, rule.day)] : [];
    case 'easter': return [easter(year) + rule.from];
    case 'orthodox': return [orthodoxEaster(year) + rule.from];
    case 'nth': return nthWeekday(year, rule);
    case 'near': return weekdayNear(year, rule);
    case 'hijri': return hijriDays(year, rule.month, rule.day);
    case 'hebrew': return hebrewDays(year, rule.month, rule.day);
    default: return [];
  }
}

const inYears = (year, { from, to }) => year >= from && year <= to;

// The nearest such weekday: Friday before a Saturday, Monday after one.
function toWeekday(day, weekday) {
  const ahead = (weekday - weekdayOf(day) + 7) % 7;
  return day + (ahead > 3 ? ahead - 7 : ahead);
}

/**
 * The holidays of a code, ascending: `rules` are its own and those that it takes over, `first` its first year.
 * A day that is taken away gives no substitute, and a substitute that is taken away goes nowhere else.
 */
export function holidayDays(rules, first) {
  const away = new Set(rules.filter((rule) => rule.without).flatMap((rule) => rule.dates));
  const days = new Set();
  const substituted = [];
  const add = (day, year, { substitution }) => {
    if (away.has(day)) return;
    const target = substitution?.ranges.some((range) => inYears(year, range)) ? substitution.targets.get(weekdayOf(day)) : undefined;
    if (target !== undefined && substitution.kind === 'moved') {
      days.add(toWeekday(day, target));
      return;
    }
    days.add(day);
    if (target !== undefined) substituted.push({ day, target });
  };
  for (const rule of rules) {
    if (rule.without) continue;
    if (rule.kind === 'dates') {
      for (const day of rule.dates) if (inYears(yearOf(day), rule.years)) add(day, yearOf(day), { substitution: null });
      continue;
    }
    for (let year = first - 1; year <= LAST_YEAR + 1; ++year) {
      if (!inYears(year, rule.years)) continue;
      for (const start of firstDays(year, rule)) {
        for (let day = start; day < start + rule.days; ++day) add(day, year, rule);
      }
    }
  }
  // A holiday of two names gives one substitute. One after the other, so that each finds a day of its own.
  const given = new Set();
  for (const { day, target } of substituted.sort((a, b) => a.day - b.day)) {
    if (given.has(day)) continue;
    given.add(day);
    let free = day;
    if (target === 'next') {
      while (weekdayOf(free) >= SATURDAY || days.has(free)) ++free;
    } else {
      free = toWeekday(day, target);
    }
    if (!away.has(free)) days.add(free);
  }
  return [...days].filter((day) => inYears(yearOf(day), { from: first, to: LAST_YEAR })).sort((a, b) => a - b);
}
