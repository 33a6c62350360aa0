// What each answer of the service, or of whatever stands before it, means for the complaint.
import assert from 'node:assert/strict';
import {afterEach, test} from 'node:test';
import {send, type Outcome} from '../src/send.js';
import type {Submission} from '../src/types.js';

const receipt = {reference: 'ABCDEFGH23', promise: {}, timeline: []};
const finding = {at: '/contact/email', code: 'email.invalid', message: 'No.'};
const date = 'Sun, 22 Nov 2026 19:00:00 GMT';
const inTwoMinutes = 'Sun, 22 Nov 2026 19:02:00 GMT';
const fetched = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = fetched;
});

async function outcome(body: unknown, status: number, headers: Record<string, string> = {}): Promise<Outcome> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  globalThis.fetch = () => Promise.resolve(new Response(text, {status, headers}));
  return send('https://shop.example/complaints', {id: '1', text: 'x'} as Submission);
}

test('only a receipt is one', async () => {
  assert.deepEqual(await outcome(receipt, 201), {kind: 'accepted', receipt});
  assert.deepEqual(await outcome(receipt, 200), {kind: 'accepted', receipt});
  for (const body of ['', '<!doctype html>', '{"reference": "AB', 'null', '[]', '{}', {reference: 'ABCDEFGH23'}]) {
    assert.equal((await outcome(body, 200)).kind, 'failed', JSON.stringify(body));
  }
  assert.equal((await outcome(receipt, 500)).kind, 'failed');
});

test('only a verdict blames the complaint', async () => {
  assert.deepEqual(await outcome({errors: [finding]}, 422), {kind: 'rejected', errors: [finding]});
  for (const body of ['', '<h1>', 'null', {}, {errors: []}, {errors: ['no']}, {errors: 'no'}]) {
    assert.equal((await outcome(body, 422)).kind, 'refused', JSON.stringify(body));
  }
});

test('what another time may not be given is tried again', async () => {
  for (const status of [408, 425, 500, 502, 504]) assert.equal((await outcome('', status)).kind, 'failed', String(status));
  for (const status of [429, 503]) assert.equal((await outcome('', status)).kind, 'busy', String(status));
  for (const status of [400, 403, 404, 413, 415]) assert.equal((await outcome('', status)).kind, 'refused', String(status));
  assert.equal((await outcome('', 409)).kind, 'conflict');
  globalThis.fetch = () => Promise.reject(new TypeError('gone'));
  assert.equal((await send('https://shop.example/', {} as Submission)).kind, 'offline');
});

test('the work that is asked for is done once, and the same bytes are sent again with what came of it', async () => {
  const challenge = {algorithm: 'SHA-256', challenge: 'c', maxnumber: 1, salt: 's', signature: 'x'};
  const asked: RequestInit[] = [];
  const solved: unknown[] = [];
  const answers = [() => new Response(JSON.stringify({challenge}), {status: 428}), () => new Response(JSON.stringify(receipt), {status: 201})];
  globalThis.fetch = (_, init) => {
    asked.push(init!);
    return Promise.resolve((answers[asked.length - 1] ?? answers[0]!)());
  };
  const submission = {id: '1', text: 'x'} as Submission;
  const solve = (given: unknown) => {
    solved.push(given);
    return Promise.resolve('solution');
  };
  assert.equal((await send('https://shop.example/', submission, solve)).kind, 'accepted');
  assert.deepEqual(solved, [challenge]);
  const names = asked.map(({headers}) => new Headers(headers).get('redress-challenge'));
  assert.deepEqual(names, [null, 'solution']);
  assert.equal(asked[0]!.body, asked[1]!.body);
  // Asked once more in spite of it, or without a way to do it: another time.
  answers[1] = answers[0]!;
  asked.length = 0;
  assert.equal((await send('https://shop.example/', submission, solve)).kind, 'failed');
  assert.equal(asked.length, 2);
  for (const unable of [undefined, () => Promise.reject(new Error('no'))]) {
    asked.length = 0;
    assert.equal((await send('https://shop.example/', submission, unable)).kind, 'failed');
    assert.equal(asked.length, 1);
  }
});

test('how long to wait is told in seconds or by a date, and for an hour at most', async () => {
  const told = async (after: string | undefined) => {
    const answer = await outcome('', 503, {date, ...(after !== undefined && {'retry-after': after})});
    return answer.kind === 'busy' ? answer.seconds : NaN;
  };
  assert.equal(await told('7'), 7);
  assert.equal(await told('1.2'), 2);
  assert.equal(await told(inTwoMinutes), 120);
  assert.equal(await told('86400'), 3600);
  for (const nothing of [undefined, '', '0', '-5', 'soon', date]) assert.equal(await told(nothing), undefined, nothing);
});
