import assert from 'node:assert/strict';
import {test} from 'node:test';
import {at, by} from '../src/dates.js';

const due = '2026-11-24T12:00:00Z';
const now = new Date('2026-11-22T08:00:00Z');
const sofia = {zone: 'Europe/Sofia', visitorZone: 'Europe/Sofia', now};

test('a deadline as one says it after "by", in five languages', () => {
  const said = Object.fromEntries(
    ['en', 'ru', 'bg', 'hu', 'uk'].map((language) => [language, by(due, {...sofia, language})]));
  assert.deepEqual(said, {
    en: 'Tuesday, 24 November, 14:00',
    ru: '14:00 вторника, 24 ноября',
    bg: 'вторник, 24 ноември, 14:00 ч.',
    hu: 'november 24., kedd 14:00-ig',
    uk: '14:00 вівторка, 24 листопада',
  });
});

test('a date on its own keeps the weekday as it is called', () => {
  assert.equal(at(due, {...sofia, language: 'ru'}), 'вторник, 24 ноября, 14:00');
  assert.equal(at(due, {...sofia, language: 'uk'}), 'вівторок, 24 листопада, 14:00');
  assert.equal(at(due, {...sofia, language: 'hu'}), 'november 24., kedd 14:00');
});

test('the zone is named only where the visitor’s clock shows something else', () => {
  const from = (visitorZone: string, language: string) => at(due, {...sofia, visitorZone, language});
  // Helsinki keeps the same time as Sofia.
  assert.equal(from('Europe/Helsinki', 'en'), 'Tuesday, 24 November, 14:00');
  assert.equal(from('Europe/London', 'en'), 'Tuesday, 24 November, 14:00 (Sofia time)');
  assert.equal(from('America/New_York', 'ru'), 'вторник, 24 ноября, 14:00 (по софийскому времени)');
  assert.equal(from('Asia/Tokyo', 'bg'), 'вторник, 24 ноември, 14:00 ч. (софийско време)');
  assert.equal(from('Europe/Budapest', 'hu'), 'november 24., kedd 14:00 (szófiai idő szerint)');
  assert.equal(from('Europe/Warsaw', 'uk'), 'вівторок, 24 листопада, 14:00 (за софійським часом)');
});

test('a zone without a name of its own is told by its offset at that instant', () => {
  const warsaw = {zone: 'Europe/Warsaw', visitorZone: 'Asia/Tokyo', language: 'en', now};
  assert.match(at(due, warsaw), /13:00 \(UTC\+1\)$/);
  assert.match(at('2026-07-01T12:00:00Z', warsaw), /14:00 \(UTC\+2\)$/);
  assert.match(at(due, {...warsaw, zone: 'Etc/UTC'}), /12:00 \(UTC\)$/);
});

test('another year is named', () => {
  const early = '2027-01-04T08:30:00Z';
  assert.equal(by(early, {...sofia, language: 'en'}), 'Monday, 4 January 2027, 10:30');
  assert.equal(by(early, {...sofia, language: 'hu'}), '2027. január 4., hétfő 10:30-ig');
  assert.equal(by(early, {...sofia, language: 'ru'}), '10:30 понедельника, 4 января 2027 г.');
});

test('midnight is 00:00 and the weekday is that of the organization’s zone', () => {
  assert.equal(at('2026-11-24T22:00:00Z', {...sofia, language: 'en'}), 'Wednesday, 25 November, 00:00');
  assert.equal(by('2026-11-24T22:00:00Z', {...sofia, language: 'uk'}), '00:00 середи, 25 листопада');
});

test('a region in the page’s language tag decides the order and the clock', () => {
  assert.match(at(due, {...sofia, language: 'en-US'}), /^Tuesday, November 24, 02:00\sPM$/);
});
