// By when a complaint is answered: open hours by luxon, and the policy's rules.
import { DateTime } from 'luxon';
import { holidaysOf } from './holidays.mjs';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const mostUpdates = 12;

const instant = (milliseconds) => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

// PT8H and P2D as the policy writes them.
function durationOf(text) {
  const days = /^P(\d+)D$/.exec(text);
  if (days) return { days: Number(days[1]) };
  const [, hours = 0, minutes = 0, seconds = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(text);
  return { milliseconds: ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 };
}
const times = ({ days, milliseconds }, k) => (days ? { days: days * k } : { milliseconds: milliseconds * k });

class Calendar {
  #week = Array.from({ length: 7 }, () => []);
  #days = new Map();
  #holidays = new Map();
  #closesForHolidays;

  constructor({ time_zone: zone, hours, holidays = [] }, remembers) {
    this.zone = zone;
    this.remembers = remembers;
    this.#closesForHolidays = holidays.includes('BG');
    for (const [days, windows] of Object.entries(hours)) {
      const [first, last = first] = days.split('-').map((day) => weekdays.indexOf(day));
      for (let day = first; day <= last; ++day) this.#week[day] = windows.map((window) => window.split('-').map((time) => time.split(':').map(Number)));
    }
  }

  #isHoliday(day) {
    if (!this.#closesForHolidays) return false;
    if (!this.#holidays.has(day.year)) this.#holidays.set(day.year, holidaysOf(day.year));
    return this.#holidays.get(day.year).has(day.toISODate());
  }

  // Windows of a day in milliseconds, and where the next day begins. The same few days are asked for over and over.
  #day(start) {
    let known = this.#days.get(start);
    if (known) return known;
    const day = DateTime.fromMillis(start, { zone: this.zone });
    const at = ([hour, minute], plus) => day.plus({ days: plus }).set({ hour: hour % 24, minute }).toMillis();
    const windows = this.#isHoliday(day) ? [] : this.#week[day.weekday - 1].map(([open, close]) => {
      const overnight = close[0] * 60 + close[1] <= open[0] * 60 + open[1];
      return [at(open, 0), at(close, overnight || close[0] === 24 ? 1 : 0)];
    });
    known = { windows, next: day.plus({ days: 1 }).toMillis() };
    if (this.#days.size > 1000) this.#days.clear();
    if (this.remembers) this.#days.set(start, known);
    return known;
  }

  /** Windows by day from the day before a moment's, whose last window may reach into it. */
  *daysFrom(from) {
    let start = DateTime.fromMillis(from, { zone: this.zone }).startOf('day').minus({ days: 1 }).toMillis();
    for (let walked = 0; walked < 800; ++walked) {
      const { windows, next } = this.#day(start);
      if (windows.length > 0) yield windows;
      start = next;
    }
    throw new Error('a calendar that never opens');
  }
}

// What is counted from one receipt in one calendar: its days are looked for once, however many terms are counted.
class Receipt {
  #days = [];
  #more;

  constructor(calendar, from) {
    this.calendar = calendar;
    this.from = from;
    this.#more = calendar.daysFrom(from);
  }

  *#walk() {
    if (!this.calendar.remembers) yield* this.calendar.daysFrom(this.from);
    for (let i = 0; ; ++i) {
      if (i === this.#days.length) this.#days.push(this.#more.next().value);
      yield this.#days[i];
    }
  }

  isOpen() {
    for (const windows of this.#walk()) {
      if (windows.some(([open, close]) => open <= this.from && this.from < close)) return true;
      if (windows[0][0] > this.from) return false;
    }
  }

  deadline(duration, clock) {
    if (clock === 'calendar') {
      if (!duration.days) return this.from + duration.milliseconds;
      return DateTime.fromMillis(this.from, { zone: this.calendar.zone }).plus({ days: duration.days }).toMillis();
    }
    if (duration.days) {
      let left = duration.days + 1; // the day of receipt is none of them
      for (const windows of this.#walk()) {
        const close = windows.at(-1)[1];
        if (close > this.from && --left === 0) return close;
      }
    }
    let left = duration.milliseconds;
    for (const windows of this.#walk()) {
      for (const [opening, close] of windows) {
        const open = Math.max(opening, this.from);
        if (close <= open) continue;
        if (left <= close - open) return open + left;
        left -= close - open;
      }
    }
  }
}

export class Promises {
  #policy;
  #calendars;
  #terms;

  /** Without `remembers` luxon is asked for every day of every term, as one first writes it. */
  constructor(policy, remembers) {
    this.#policy = policy;
    this.#calendars = Object.fromEntries(Object.entries(policy.calendars).map(([id, one]) => [id, new Calendar(one, remembers)]));
    this.#terms = Object.fromEntries(Object.entries(policy.promises).map(([id, one]) => [id, {
      clock: one.clock,
      first: durationOf(one.first_reply),
      every: one.update_every && durationOf(one.update_every),
      resolution: one.resolution && durationOf(one.resolution),
    }]));
  }

  #receiptAt(received) {
    const { teams } = this.#policy;
    const known = {};
    return (team) => (known[teams[team].calendar] ??= new Receipt(this.#calendars[teams[team].calendar], received));
  }

  #basis(categoryId, channelId, receiptFor, signals) {
    const { categories, channels, teams, signals: rules } = this.#policy;
    const category = categories[categoryId];
    const override = category.promise_by_channel?.[channelId];
    const basis = [];
    const add = (rule, id, team, promise) => {
      const { first, clock } = this.#terms[promise];
      basis.push({ rule, id, team, promise, due: receiptFor(team).deadline(first, clock), wins: false });
    };
    const base = override ?? channels[channelId].promise ?? category.promise;
    if (override) add('channel_override', channelId, category.team, base);
    else if (channels[channelId].promise) add('channel', channelId, category.team, base);
    else add('category', categoryId, category.team, base);
    for (const signal of signals) if (rules[signal]) add('signal', signal, rules[signal].team ?? category.team, rules[signal].promise);
    const { after_hours: covering } = teams[category.team];
    if (covering && !receiptFor(category.team).isOpen()) add('after_hours', covering, covering, base);
    const winner = basis.reduce((best, one) => (one.due < best.due ? one : best));
    winner.wins = true;
    return { basis, winner };
  }

  /** Milliseconds of the first reply alone. */
  due(category, channel, received, signals) {
    return this.#basis(category, channel, this.#receiptAt(received), signals).winner.due;
  }

  /** The promise of a record; `received` in milliseconds. */
  dated(categoryId, channelId, received, signals) {
    const receiptFor = this.#receiptAt(received);
    const { basis, winner } = this.#basis(categoryId, channelId, receiptFor, signals);
    const terms = this.#terms[winner.promise];
    const fallback = this.#terms[this.#policy.categories[categoryId].promise];
    const receipt = receiptFor(winner.team);
    const lasting = terms.resolution ?? fallback.resolution;
    const every = terms.every ?? fallback.every;
    const resolution = lasting && receipt.deadline(lasting, terms.clock);
    const updates = [];
    for (let k = 1; every && k <= mostUpdates; ++k) {
      const due = receipt.deadline(times(every, k), terms.clock);
      if (resolution && due >= resolution) break;
      updates.push({ due: instant(due) });
    }
    const { owner } = this.#policy.teams[winner.team];
    return {
      first_reply: { due: instant(winner.due), promise: winner.promise, team: winner.team, owner },
      updates,
      ...(resolution && { resolution: { due: instant(resolution) } }),
      time_zone: receipt.calendar.zone,
      basis: basis.map((one) => ({ ...one, due: instant(one.due) })),
    };
  }
}
