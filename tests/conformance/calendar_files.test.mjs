// Calendar files of complaints: what the page writes is what the service writes (tests/unit/receipt/ics_test.cpp has the same cases),
// and two parsers that know nothing of one another read back what was meant.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { calendarTexts as titles } from '../../web/src/calendar-texts.ts';
import { calendarFile } from '../../web/src/ics.ts';

const dependencies = createRequire(new URL('../../web/package.json', import.meta.url));
const ICAL = dependencies('ical.js');
const nodeIcal = dependencies('node-ical');

const cases = JSON.parse(readFileSync(new URL('calendar_files.json', import.meta.url), 'utf8'));
const languages = ['en', 'ru', 'bg', 'hu', 'uk'];

const write = ({ receipt, language, organization }) => calendarFile(receipt, { language, organization }, titles[language]);

/** `{uid, start, end, stamp, summary, language}` of each event, as ical.js reads them. */
function readByIcalJs(file) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  assert.equal(calendar.getFirstPropertyValue('version'), '2.0');
  const instant = (event, name) => event.getFirstPropertyValue(name).toJSDate().toISOString();
  return calendar.getAllSubcomponents('vevent').map((event) => ({
    uid: event.getFirstPropertyValue('uid'),
    start: instant(event, 'dtstart'),
    end: instant(event, 'dtend'),
    stamp: instant(event, 'dtstamp'),
    summary: event.getFirstPropertyValue('summary'),
    language: event.getFirstProperty('summary').getParameter('language'),
  }));
}

/** The same, as node-ical reads them. */
function readByNodeIcal(file) {
  const events = Object.values(nodeIcal.sync.parseICS(file)).filter(({ type }) => type === 'VEVENT');
  return events.map(({ uid, start, end, dtstamp, summary }) => ({
    uid,
    start: start.toISOString(),
    end: end.toISOString(),
    stamp: dtstamp.toISOString(),
    summary: summary.val,
    language: summary.params.LANGUAGE,
  }));
}

// What a reader should find, told without the writer: from the receipt itself.
function expected({ receipt, language, organization }) {
  const numbers = {};
  const iso = (instant, minutes = 0) => new Date(Date.parse(instant) + minutes * 60_000).toISOString();
  const lines = organization.replace(/\r\n|\r|\u2028|\u2029/g, '\n');
  const name = [...lines].filter((c) => c === '\n' || c === '\t' || !/[\p{Cc}\p{Bidi_Control}]/u.test(c)).join('');
  return receipt.timeline.filter(({ kind }) => kind !== 'received').map(({ kind, due }) => {
    numbers[kind] = (numbers[kind] ?? 0) + 1;
    return {
      uid: `redress-${receipt.reference}-${receipt.received.replace(/[-:]/g, '')}-${kind}-${numbers[kind]}`,
      start: iso(due),
      end: iso(due, 15),
      stamp: iso(receipt.received),
      summary: `${titles[language][kind]} ${receipt.reference}${name && ` (${name})`}`,
      language,
    };
  });
}

function assertWellFormed(file) {
  assert.match(file, /^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
  const lines = file.split('\r\n');
  for (const line of lines) {
    assert.doesNotMatch(line, /(?!\t)[\p{Cc}\p{Bidi_Control}]/u);
    assert.ok(Buffer.byteLength(line) <= 75, line);
  }
}

function assertReadBack(one) {
  const file = write(one);
  assertWellFormed(file);
  const meant = expected(one);
  const label = JSON.stringify(one.organization);
  assert.deepEqual(readByIcalJs(file), meant, label);
  // node-ical resolves one kind of escape after the other, and so takes a backslash before an n, which was escaped, for a line break.
  if (!/\\n/i.test(meant[0].summary)) assert.deepEqual(readByNodeIcal(file), meant, label);
}

for (const one of cases) {
  test(one.name, () => {
    assert.equal(write(one), one.lines.map((line) => `${line}\r\n`).join(''));
    assertReadBack(one);
  });
}

const receipt = {
  reference: 'K3M7XQ2PA4',
  received: '2026-11-23T09:30:05Z',
  timeline: [
    { kind: 'received', due: '2026-11-23T09:30:05Z' },
    { kind: 'first_reply', due: '2026-11-24T12:30:00Z' },
  ],
};

test('every language says something of its own for every step', () => {
  const all = languages.flatMap((language) => Object.values(titles[language]));
  assert.equal(all.length, 15);
  assert.equal(new Set(all).size, 15);
});

test('all of ASCII and of Latin-1 is read back, alone and doubled', () => {
  for (let code = 0; code < 0x100; code++) {
    for (const times of [1, 2]) {
      const nasty = String.fromCharCode(code).repeat(times);
      for (const organization of [`a${nasty}b`, `${nasty}b`, `a${nasty}z`]) assertReadBack({ receipt, language: 'en', organization });
    }
  }
});

test('what stands at the border of a line is read back', () => {
  const nasties = ['🍯', '👩‍👩‍👧‍👦', '₴', 'й', 'e\u0301', '\\n', '\\\\', '\\,', '\r\n', '\r', '\n\n', '\t\t', ' ', '; ', ':', '"', '\u2028', '\u2029\n', '\ufeff', 'END:VEVENT\r\nBEGIN:VALARM\r\n'];
  for (const nasty of nasties) {
    for (let length = 0; length < 80; length++) {
      assertReadBack({ receipt, language: 'en', organization: `${'x'.repeat(length)}${nasty}${nasty}x` });
    }
  }
});

test('strings drawn at random are read back', () => {
  const alphabet = ['\\', ',', ';', ':', '"', '\n', '\r', '\t', ' ', 'n', 'N', 'Ж', 'ő', '🍯', '\u200d', '\u0000', '\u0085', '\u202e', '\u200f', '='];
  // A linear congruential generator, the same run after run.
  let seed = 1;
  const draw = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  for (let i = 0; i < 1000; i++) {
    const drawn = Array.from({ length: draw(60) }, () => alphabet[draw(2147483647) % alphabet.length]).join('');
    assertReadBack({ receipt, language: languages[i % 5], organization: `A${drawn}z` });
  }
});

test('the key of a receipt is in no calendar', () => {
  const key = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
  assert.ok(!write({ receipt: { ...receipt, key, status_url: `/complaints/x?key=${key}` }, language: 'en', organization: 'Acme' }).includes(key));
});
