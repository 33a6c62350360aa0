import assert from 'node:assert/strict';
import {test} from 'node:test';
import {calendarTexts} from '../src/calendar-texts.js';
import {texts as attachmentTexts} from '../src/attachments/texts.js';
import {texts as bg} from '../src/messages/bg.js';
import {texts as en} from '../src/messages/en.js';
import {texts as hu} from '../src/messages/hu.js';
import {texts as ru} from '../src/messages/ru.js';
import {pack} from '../src/messages/pack.js';
import {fill, type Texts} from '../src/messages/texts.js';
import {unpack} from '../src/messages/unpack.js';
import {texts as uk} from '../src/messages/uk.js';
import {languages} from '../src/dom.js';
import {kioskTexts} from '../src/kiosk-texts.js';
import {lawTexts} from '../src/law-texts.js';
import {startTexts} from '../src/start-texts.js';

const all = {en, ru, bg, hu, uk};

/** Paths of all texts, each with the placeholders that it holds. */
function shape(texts: object, at = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${at}${key} ${[...value.matchAll(/\{\w+\}/g)].map(([name]) => name).sort().join(' ')}`]
      : shape(value as object, `${at}${key}.`)).sort();
}

test('every language says the same things with the same placeholders', () => {
  for (const texts of Object.values(all)) assert.deepEqual(shape(texts), shape(en));
  for (const language of languages) {
    assert.deepEqual(shape(startTexts[language]), shape(startTexts.en));
    assert.deepEqual(shape(kioskTexts[language]), shape(kioskTexts.en));
    assert.deepEqual(shape(lawTexts[language]), shape(lawTexts.en));
    assert.deepEqual(shape(calendarTexts[language]), shape(calendarTexts.en));
    assert.deepEqual(shape(attachmentTexts[language]), shape(attachmentTexts.en));
  }
});

test('no text is empty or was left in another language', () => {
  const flat = (texts: object): string[] =>
    Object.values(texts).flatMap((value) => (typeof value === 'string' ? [value] : flat(value as object)));
  for (const language of languages) {
    for (const text of [all, startTexts, kioskTexts, lawTexts, calendarTexts, attachmentTexts].flatMap((texts) => flat(texts[language]))) {
      assert.ok(text.trim(), language);
      const cyrillic = /\p{Script=Cyrillic}/u.test(text);
      if (language === 'en' || language === 'hu') assert.ok(!cyrillic, `${language}: ${text}`);
      else assert.ok(cyrillic, `${language}: ${text}`);
    }
  }
  // Letters that one of the languages has and its neighbours do not.
  assert.ok(flat(bg).every((text) => !/[ыэёіїєґ]/i.test(text)));
  assert.ok(flat(ru).every((text) => !/[іїєґ]/i.test(text)));
  assert.ok(flat(uk).every((text) => !/[ыэёъ]/i.test(text)));
});

test('what is filled in is not searched for placeholders again', () => {
  assert.equal(fill('{a} and {b}', {a: '{b}', b: 2}), '{b} and 2');
  assert.equal(fill('by {when}, {channel}', {channel: 'by e-mail'}), 'by {when}, by e-mail');
});

test('texts that travel packed arrive as they were, and not those of another version', () => {
  for (const texts of Object.values(all)) {
    const unpacked = unpack(pack(texts));
    for (const [name, text] of Object.entries(texts)) assert.deepEqual(unpacked[name as keyof Texts], text);
  }
  assert.throws(() => unpack(`other${pack(en)}`), /version/);
  assert.throws(() => pack({...en, thanks: 'Thank\nyou'}), /one line/);
});
