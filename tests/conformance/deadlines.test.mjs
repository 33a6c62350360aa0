// Deadlines reasoned out by hand, through the program as a back end calls it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const program = process.env.REDRESS_BIN;
const cases = JSON.parse(readFileSync(new URL('deadlines.json', import.meta.url), 'utf8'));

test(`${cases.length} deadlines fall where they should`, () => {
  assert.ok(cases.length >= 60);
  const input = cases.map(({ calendar, start, duration, clock }) => JSON.stringify({ calendar, start, duration, clock })).join('\n');
  const run = spawnSync(program, ['deadline', '--ndjson'], { input: `${input}\n`, encoding: 'utf8' });
  const answers = run.stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  assert.equal(answers.length, cases.length, run.stderr);
  cases.forEach(({ name, due }, i) => assert.equal(answers[i].due, due, `${name}: ${JSON.stringify(answers[i])}`));
});
