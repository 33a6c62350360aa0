import assert from 'node:assert/strict';
import {test} from 'node:test';
import {lastDay} from '../src/dates.js';
import type {Language} from '../src/dom.js';
import {lawLine} from '../src/law.js';
import type {LawTerm} from '../src/types.js';

function line(language: Language, more: Partial<LawTerm> = {}): string {
  const law: LawTerm = {
    country: 'HU', step: 'first_reply', due: '2026-12-24T22:00:00Z', source: '17/A. §',
    term: {count: 30, unit: 'days'}, ...more,
  };
  return lawLine(law, language, lastDay(law.due, {language, zone: 'Europe/Sofia', now: new Date(law.due)}));
}

test('the term of the law is told in five languages, to its last day', () => {
  const parts: Record<Language, string[]> = {
    en: ['By law in Hungary, ', 'within 30 days;', 'that means by 24 December 2026 (17/A. §)', 'not legal advice'],
    ru: ['(Венгрия)', 'не более 30 дней;', 'до 24 декабря 2026 года включительно', 'не юридическая консультация'],
    bg: ['(Унгария)', 'до 30 дни;', 'най-късно на 24 декември 2026 г. (17/A. §)', 'не правен съвет'],
    hu: ['(Magyarország)', 'legfeljebb 30 nap ', 'a határidő 2026. december 24. (17/A. §)', 'nem jogi tanács'],
    uk: ['(Угорщина)', 'не більше 30 днів;', 'до 24 грудня 2026 року включно', 'не юридична консультація'],
  };
  for (const [language, expected] of Object.entries(parts)) {
    const text = line(language as Language);
    for (const part of expected) assert.ok(text.includes(part), `${part}: ${text}`);
    assert.doesNotMatch(text, /[{}|]/);
  }
});

test('numbers have their own forms', () => {
  const term = (language: Language, count: number, unit: LawTerm['term']['unit']) =>
    new RegExp(`${count} ([^;]*?)(;| áll)`).exec(line(language, {term: {count, unit}}))![1];
  const forms = (language: Language) => (['days', 'working_days', 'months'] as const).map(
    (unit) => [1, 2, 5, 21].map((count) => term(language, count, unit)));
  assert.deepEqual(forms('ru'), [['дня', 'дней', 'дней', 'дня'],
    ['рабочего дня', 'рабочих дней', 'рабочих дней', 'рабочего дня'],
    ['месяца', 'месяцев', 'месяцев', 'месяца']]);
  assert.deepEqual(forms('uk'), [['дня', 'днів', 'днів', 'дня'],
    ['робочого дня', 'робочих днів', 'робочих днів', 'робочого дня'],
    ['місяця', 'місяців', 'місяців', 'місяця']]);
  assert.deepEqual(forms('bg'), [['ден', 'дни', 'дни', 'дни'],
    ['работен ден', 'работни дни', 'работни дни', 'работни дни'],
    ['месец', 'месеца', 'месеца', 'месеца']]);
  assert.deepEqual(forms('en')[1], ['working day', 'working days', 'working days', 'working days']);
  assert.deepEqual(forms('hu')[2], ['hónap', 'hónap', 'hónap', 'hónap']);
});

test('a term for settling is told as one over defects', () => {
  const settle = {country: 'BG', step: 'resolution', term: {count: 1, unit: 'months'}} as const;
  assert.match(line('en', settle), /claim over a defect is to be settled within 1 month;/);
  assert.match(line('bg', settle), /\(България\) рекламация .* до 1 месец;/);
});
