// Deadlines reasoned out by hand: through the program as a back end calls it, and through the engine as a page does.
// Environment: REDRESS_BIN, REDRESS_WASM.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { askEngine, promisable } from '../parity/calendars.mjs';
import { loadEngine } from '../parity/engine.mjs';
import { casesOf } from './cases.mjs';

const program = process.env.REDRESS_BIN;
const cases = casesOf('deadlines');
const expected = ({ due, error, at }) => ({ ...(due && { due }), ...(error && { error }), ...(at && { at }) });

test(`${cases.length} deadlines fall where they should`, () => {
  assert.ok(cases.length >= 1_200);
  const input = cases.map(({ calendar, start, duration, clock }) => JSON.stringify({ calendar, start, duration, clock })).join('\n');
  const run = spawnSync(program, ['deadline', '--ndjson'], { input: `${input}\n`, encoding: 'utf8' });
  const answers = run.stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  assert.equal(answers.length, cases.length, run.stderr);
  cases.forEach((one, i) => {
    const { due, error } = answers[i];
    const answer = expected({ due, error: error?.code, at: one.at && error?.at });
    assert.deepEqual(answer, expected(one), `${one.file}: ${one.name}`);
  });
});

test('the engine dates promises by them', async () => {
  const engine = await loadEngine(process.env.REDRESS_WASM);
  const folder = mkdtempSync(join(tmpdir(), 'redress-deadlines-'));
  try {
    const own = cases.filter(({ due }) => due).filter((one) => promisable({ program, folder }, one));
    assert.ok(own.length >= 900, `${own.length} of the cases can be put into a policy`);
    const answers = askEngine({ engine, program, folder }, own);
    own.forEach(({ due, file, name }, i) => assert.deepEqual(answers[i], { due }, `${file}: ${name}`));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
