import assert from 'node:assert/strict';
import {test} from 'node:test';
import {matching} from '../src/view/list.js';

const topics = [
  'Ещё не пришёл', 'Личный кабинет', 'Лично в руки', 'Szállítási idő', 'Időpont', 'Late delivery', 'Її не ґудзик',
].map((label, i) => ({id: String(i), label}));

function found(sought: string): string[] {
  return matching(topics, sought).map(({label}) => label);
}

test('neither case nor marks are looked at', () => {
  assert.deepEqual(found('ЕЩЕ пришел'), ['Ещё не пришёл']);
  assert.deepEqual(found('szallitasi'), ['Szállítási idő']);
  assert.deepEqual(found('IDŐ'), ['Szállítási idő', 'Időpont']);
  assert.deepEqual(found('ido'), found('idő'.normalize('NFD')));
  assert.deepEqual(found('látë'), ['Late delivery']);
});

test('й is a letter of its own', () => {
  assert.deepEqual(found('личный'), ['Личный кабинет']);
  assert.deepEqual(found('личный'.normalize('NFD')), ['Личный кабинет']);
  assert.deepEqual(found('личныи'), []);
  assert.deepEqual(found('й'), ['Личный кабинет']);
});

test('each word is there, in whatever order; no word asks for nothing', () => {
  assert.deepEqual(found(' delivery  la '), ['Late delivery']);
  assert.deepEqual(found('delivery soon'), []);
  assert.equal(found('').length, topics.length);
  assert.equal(found('  ').length, topics.length);
});
