import assert from 'node:assert/strict';
import {test} from 'node:test';
import {keepOf, masksIn} from '../src/masks.js';
import type {Assessment, ByteSpan, PersonalDataKind} from '../src/types.js';

type Found = [kind: PersonalDataKind, written: string, action?: 'warn'];

/** What an engine says of a text: each of these wherever it stands, in the text's order. */
function read(text: string, found: Found[], undo = true): Assessment {
  const bytes = (part: string): number => new TextEncoder().encode(part).length;
  const personal_data = found.flatMap(([kind, written, action]) =>
    [...text.matchAll(new RegExp(written, 'g'))].map(({index}) => {
      const start = bytes(text.slice(0, index));
      const span: ByteSpan = [start, start + bytes(written)];
      return action ? {kind, span, action} : {kind, span, action: 'mask' as const, mask: '••••', undo};
    })).sort((a, b) => a.span[0] - b.span[0]);
  return {personal_data} as unknown as Assessment;
}

const text = 'Карта 4111 1111 1111 1111, ЕГН 7523169263, карта 4111 1111 1111 1111 и 5500 0000 0000 0004.';
const found: Found[] = [
  ['card', '4111 1111 1111 1111'], ['national_id', '7523169263'], ['card', '5500 0000 0000 0004']];

test('one kind stands after the other, and what is written twice is one', () => {
  const masks = masksIn(text, read(text, found), []);
  assert.deepEqual(masks.map(({kind, written, spans, open}) => [kind, written, spans.length, open]), [
    ['card', '4111 1111 1111 1111', 2, false],
    ['card', '5500 0000 0000 0004', 1, false],
    ['national_id', '7523169263', 1, false],
  ]);
  assert.equal(keepOf(masks), undefined);
});

test('what is only warned of is no mask', () => {
  assert.deepEqual(masksIn('+359 88 123 4567', read('+359 88 123 4567', [['phone', '.359 88 123 4567', 'warn']]), []), []);
});

test('an undone mask is kept in bytes of UTF-8, wherever it stands', () => {
  const masks = masksIn(text, read(text, found), []);
  masks[0]!.open = true;
  const bytes = new TextEncoder().encode(text);
  const words = keepOf(masks)!.map(([start, end]) => new TextDecoder().decode(bytes.slice(start, end)));
  assert.deepEqual(words, ['4111 1111 1111 1111', '4111 1111 1111 1111']);
});

test('a choice outlives changes elsewhere and ends with the number that it was about', () => {
  let masks = masksIn(text, read(text, found), []);
  masks[0]!.open = true;
  const longer = `Добър ден! ${text}`;
  masks = masksIn(longer, read(longer, found), masks);
  assert.deepEqual(masks.map(({open}) => open), [true, false, false]);
  const other = text.replaceAll('4111 1111 1111 1111', '4222 2222 2222 2');
  masks = masksIn(other, read(other, [['card', '4222 2222 2222 2'], ...found]), masks);
  assert.ok(masks.every(({open}) => !open));
  // Written once more it is a new number.
  assert.ok(masksIn(text, read(text, found), masks).every(({open}) => !open));
});

test('the same digits as another kind are another choice', () => {
  const masks = masksIn('7523169263', read('7523169263', [['phone', '7523169263']]), []);
  masks[0]!.open = true;
  assert.equal(masksIn('7523169263', read('7523169263', [['national_id', '7523169263']]), masks)[0]!.open, false);
});

test('in the masked text, composed by the service, what was undone is found again', () => {
  const written = 'пароль: мои\u0306Код9, карта 4111 1111 1111 1111';
  const masks = masksIn(written, read(written, [['password', 'мои\u0306Код9'], ['card', '4111 1111 1111 1111']]), []);
  masks.find(({kind}) => kind === 'password')!.open = true;
  const sent = 'пароль: мойКод9, карта •••• 1111';
  const keep = keepOf(masksIn(sent, read(sent, [['password', 'мойКод9']]), masks))!;
  assert.deepEqual(keep, [[14, 27]]);
});

test('where the policy does not let it, nothing is undone', () => {
  const masks = masksIn(text, read(text, found), []);
  masks[0]!.open = true;
  assert.equal(keepOf(masksIn(text, read(text, found, false), masks)), undefined);
});

test('a submission names a hundred places, no more', () => {
  const many = '7523169263 '.repeat(130);
  const masks = masksIn(many, read(many, [['national_id', '7523169263']]), []);
  masks[0]!.open = true;
  assert.equal(keepOf(masks)!.length, 100);
});
