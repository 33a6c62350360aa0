// Pauses between attempts: they grow, end growing, differ, and never undercut what the service has asked for.
import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {pauseSeconds} from '../src/pauses.js';

const random = Math.random;
afterEach(() => {
  Math.random = random;
});

const between = (tries: number, given?: number): [number, number] => {
  Math.random = () => 0;
  const shortest = pauseSeconds(tries, given);
  Math.random = () => 1;
  return [shortest, pauseSeconds(tries, given)];
};

test('they double from one or two seconds to five minutes', () => {
  assert.deepEqual(between(1), [1, 2]);
  assert.deepEqual(between(2), [2, 4]);
  assert.deepEqual(between(5), [16, 32]);
  for (const tries of [9, 30, 5000]) assert.deepEqual(between(tries), [150, 300]);
});

test('the service’s own wish is kept, whatever came before', () => {
  assert.deepEqual(between(1, 60), [60, 66]);
  assert.deepEqual(between(30, 60), [60, 66]);
  assert.deepEqual(between(3, 3600), [3600, 3960]);
});
