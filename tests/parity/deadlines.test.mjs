// Drawn calendars, instants and durations: the engine dates a promise as the program's calendar dates a deadline.
// Environment: REDRESS_BIN, REDRESS_WASM; REDRESS_LONG for twenty thousand of them and more.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { askEngine, askProgram } from './calendars.mjs';
import { loadEngine } from './engine.mjs';
import { random } from './generate.mjs';

const program = process.env.REDRESS_BIN;
const count = process.env.REDRESS_LONG ? 24_000 : 2_000;
const folder = mkdtempSync(join(tmpdir(), 'redress-deadlines-'));
let engine;

before(async () => {
  engine = await loadEngine(process.env.REDRESS_WASM);
});
after(() => rmSync(folder, { recursive: true }));

const zones = [...Intl.supportedValuesOf('timeZone'), 'Etc/UTC'];
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const year = 365 * 86_400;
const iso = (seconds) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;

function windows(r, most) {
  const times = Array.from({ length: 2 * r.below(most + 1) }, () => r.below(97) * 15).sort((a, b) => a - b);
  const clock = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const out = [];
  for (let i = 0; i < times.length; i += 2) {
    // An opening at 24:00 is the next day's.
    if (times[i] < times[i + 1]) out.push(`${clock(times[i])}-${clock(times[i + 1])}`);
  }
  return out;
}

function drawnCase(r) {
  const start = 2 * year + r.below(78 * year);
  const hours = Object.fromEntries(days.map((day) => [day, windows(r, 3)]));
  // Some day is open, and some are nights.
  hours[r.pick(days)] = ['08:00-12:15', '20:00-24:00'];
  const exceptions = {};
  for (let i = r.below(6); i > 0; --i) exceptions[iso(start + r.below(40) * 86_400).slice(0, 10)] = windows(r, 2);
  const business = r.below(2) === 1;
  const duration = r.below(2) === 1 ? `P${1 + r.below(40)}D` : `PT${1 + r.below(60)}H${1 + r.below(59)}M${1 + r.below(59)}S`;
  return {
    calendar: { time_zone: r.pick(zones), hours, exceptions, ...(r.below(3) === 0 && { holidays: ['BG'] }) },
    start: iso(start), duration, clock: business ? 'business' : 'calendar',
  };
}

test(`${count} deadlines, drawn, are the same in the engine and in the program`, () => {
  const r = random(8);
  const cases = Array.from({ length: count }, () => drawnCase(r));
  const native = askProgram(program, cases);
  assert.ok(native.filter(({ due }) => due).length > count * 0.95);
  const inWasm = askEngine({ engine, program, folder }, cases);
  cases.forEach((one, i) => assert.deepEqual(inWasm[i], native[i], JSON.stringify(one)));
});
