// The work before sending: its own SHA-256 against the machine's.
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {test} from 'node:test';
import {moment, solve} from '../src/effort.js';
import {languages} from '../src/dom.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function challenge(salt: string, number: number, maxnumber = number + 50) {
  return {algorithm: 'SHA-256', challenge: sha256(salt + String(number)), maxnumber, salt, signature: 'sig'};
}

test('the number is found whatever the length of the salt, across every border of a block', async () => {
  for (let length = 0; length < 140; length += 1) {
    const salt = 'abcdefghij'.repeat(14).slice(0, length);
    const given = challenge(salt, 100 + length);
    const {maxnumber, ...rest} = given;
    const told = JSON.parse(atob(await solve(given))) as unknown;
    assert.deepEqual(told, {...rest, number: 100 + length}, `${length}: up to ${maxnumber}`);
  }
});

test('the first and the last number are tried', async () => {
  for (const number of [0, 9, 10, 4097]) {
    const told = JSON.parse(atob(await solve(challenge('0f?expires=1795000000&', number, number)))) as {number: number};
    assert.equal(told.number, number);
  }
});

test('what cannot be solved is given up', async () => {
  await assert.rejects(solve({...challenge('a', 5), challenge: sha256('b')}));
  await assert.rejects(solve({...challenge('a', 5), challenge: ''}));
  await assert.rejects(solve({...challenge('a', 5), algorithm: 'SHA-512'}));
  await assert.rejects(solve({...challenge('a', 5), maxnumber: 1e12}));
});

test('the moment is explained in each language', () => {
  assert.deepEqual(Object.keys(moment), [...languages]);
});
