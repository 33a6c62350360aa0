import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {at, by, lastDay, type DateSettings} from '../src/dates.js';

interface Case {
  language: string;
  instant: string;
  zone: string;
  visitor_zone?: string;
  now: string;
  form: 'at' | 'by';
  text: string;
}

const cases = JSON.parse(readFileSync('../tests/conformance/date_texts.json', 'utf8')) as Case[];
const due = '2026-11-24T12:00:00Z';
const sofia = {zone: 'Europe/Sofia', visitorZone: 'Europe/Sofia', now: new Date('2026-11-22T08:00:00Z')};

test(`${cases.length} shared cases are written as the service writes them`, () => {
  assert.ok(cases.length >= 120);
  for (const {language, instant, zone, visitor_zone, now, form, text} of cases) {
    // Where nothing is known of the reader the service says no "today"; nor does what is kept here.
    const settings: DateSettings = {
      language, zone, now: new Date(now), visitorZone: visitor_zone ?? zone, lasting: !visitor_zone,
    };
    assert.equal((form === 'by' ? by : at)(instant, settings), text, JSON.stringify({instant, zone, visitor_zone}));
  }
});

test('the shared cases name every day and every month in every language and form', () => {
  for (const language of ['en', 'ru', 'bg', 'hu', 'uk']) {
    for (const form of ['at', 'by']) {
      const instants = cases
        .filter((one) => one.language === language && one.form === form)
        .map(({instant}) => new Date(instant));
      assert.equal(new Set(instants.map((instant) => instant.getUTCDay())).size, 7);
      assert.equal(new Set(instants.map((instant) => instant.getUTCMonth())).size, 12);
    }
  }
});

test('what is kept names its day even where that is today', () => {
  const today = {...sofia, language: 'en', now: new Date('2026-11-24T08:00:00Z')};
  assert.equal(by(due, today), 'by 14:00 today');
  assert.equal(by(due, {...today, lasting: true}), 'by 14:00 on Tuesday 24 November');
});

test('a region in the page’s language tag decides the order and the clock', () => {
  assert.equal(at(due, {...sofia, language: 'en-US'}), 'Tuesday, November 24, 2:00 PM');
  assert.equal(by(due, {...sofia, language: 'en-US'}), 'by 2:00 PM on Tuesday, November 24');
  assert.equal(by(due, {...sofia, language: 'en-US', now: new Date(due)}), 'by 2:00 PM today');
  assert.equal(by('2026-11-25T22:00:00Z', {...sofia, language: 'en-US'}),
    'by midnight at the end of Wednesday, November 25');
  assert.equal(at(due, {...sofia, language: 'en-IE'}), 'Tuesday 24 November, 14:00');
  assert.equal(at(due, {...sofia, language: 'ru-UA'}), 'вторник, 24 ноября, 14:00');
});

test('without a zone of the visitor’s the machine’s counts', () => {
  const {timeZone} = Intl.DateTimeFormat().resolvedOptions();
  for (const zone of ['Europe/Sofia', 'Asia/Tokyo', 'America/New_York']) {
    const settings = {language: 'en', zone, now: sofia.now};
    assert.equal(by(due, settings), by(due, {...settings, visitorZone: timeZone}));
  }
});

test('the day that a term ends with stands in a sentence alone', () => {
  const texts = {
    en: '24 November 2026', ru: '24 ноября 2026 года', bg: '24 ноември 2026 г.', hu: '2026. november 24.',
    uk: '24 листопада 2026 року',
  };
  const midnight = '2026-11-24T22:00:00Z';
  for (const [language, text] of Object.entries(texts)) assert.equal(lastDay(midnight, {...sofia, language}), text);
});
