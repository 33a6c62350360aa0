import assert from 'node:assert/strict';
import {test} from 'node:test';
import {RedressError} from '../src/errors.js';
import type {ByteSpan} from '../src/types.js';
import {quote, refuseLoneSurrogates, toRanges} from '../src/utf16.js';

/** The bytes at which a word stands, by the encoder itself. */
function spanOf(text: string, word: string): ByteSpan {
  const bytes = (part: string) => new TextEncoder().encode(part).length;
  const start = bytes(text.slice(0, text.indexOf(word)));
  return [start, start + bytes(word)];
}

test('spans point at the same words in ASCII, Cyrillic, Hungarian and after emoji', () => {
  const text = 'I am 😡 angry: пратката не дойде 🎁, a csomag késik – sorry';
  const words = ['angry', 'пратката', 'не дойде', '🎁', 'késik', '😡', 'sorry'];
  assert.deepEqual(quote(text, words.map((word) => spanOf(text, word))), words);
});

test('spans keep their order, may overlap and may be empty', () => {
  assert.deepEqual(quote('абвг', [[4, 8], [0, 6], [2, 2]]), ['вг', 'абв', '']);
});

test('a span that cuts a character is widened to hold it', () => {
  assert.deepEqual(toRanges('a😡b', [[2, 3]]), [{start: 1, end: 3}]);
  assert.deepEqual(quote('жа', [[1, 3]]), ['жа']);
});

test('a span beyond the text ends with it', () => {
  assert.deepEqual(toRanges('аб', [[2, 99]]), [{start: 1, end: 2}]);
});

test('every span of a mixed text agrees with the encoder', () => {
  const text = 'aж€😀é漢🎉z';
  const characters = [...text];
  let byte = 0;
  for (const character of characters) {
    const size = new TextEncoder().encode(character).length;
    assert.deepEqual(quote(text, [[byte, byte + size]]), [character]);
    byte += size;
  }
});

test('lone surrogates are refused wherever they stand, pairs are not', () => {
  refuseLoneSurrogates({text: '😀', fields: {a: ['🎁']}, none: undefined, number: 1});
  for (const value of ['\ud83d', {text: 'a\ude00b'}, {fields: {order: ['x', '\ud800']}}, {'\udfff': ''}]) {
    assert.throws(() => refuseLoneSurrogates(value), RedressError);
  }
  assert.throws(() => refuseLoneSurrogates({fields: {'a/b': '\ud800'}}), {code: 'json.utf8', at: '/fields/a~1b'});
});
