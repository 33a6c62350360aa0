// Promises reasoned out by hand: which rule wins, every candidate, the dated steps that follow. Through the program and the engine.
// Environment: REDRESS_BIN, REDRESS_WASM.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadEngine } from '../parity/engine.mjs';
import { casesOf, read } from './cases.mjs';

const program = process.env.REDRESS_BIN;
const cases = casesOf('promises');
const folder = mkdtempSync(join(tmpdir(), 'redress-promises-'));
after(() => rmSync(folder, { recursive: true }));

const told = ({ first_reply: first, updates, resolution, basis, error }) => error ? { error: error.code ?? error } : {
  first_reply: { due: first.due, team: first.team, promise: first.promise },
  updates: updates.map((update) => update.due ?? update),
  resolution: resolution?.due ?? resolution ?? null,
  basis,
};

test(`${cases.length} promises are kept by the rule that should win`, async () => {
  assert.ok(cases.length >= 100);
  const engine = await loadEngine(process.env.REDRESS_WASM);
  for (const [name, policy] of Object.entries(read('promises', 'policies.json'))) {
    const own = cases.filter((one) => one.policy === name);
    assert.ok(own.length > 0, name);
    const [json, bundle] = [join(folder, `${name}.json`), join(folder, `${name}.bundle`)];
    writeFileSync(json, JSON.stringify(policy));
    const compiled = spawnSync(program, ['compile', '--policy', json, '--out', bundle], { encoding: 'utf8' });
    assert.equal(compiled.status, 0, compiled.stderr);
    const requests = own.map(({ request }) => JSON.stringify(request));
    const run = spawnSync(program, ['promise', '--policy', json, '--ndjson'], { input: `${requests.join('\n')}\n`, encoding: 'utf8' });
    const answers = run.stdout.split('\n').filter(Boolean);
    assert.equal(answers.length, own.length, run.stderr);
    const loaded = engine.load(readFileSync(bundle));
    own.forEach((one, i) => {
      assert.deepEqual(told(JSON.parse(answers[i])), told(one), `${one.file}: ${one.name}`);
      const inWasm = engine.promise(loaded, Buffer.from(requests[i])).json;
      assert.equal(inWasm.replace('{', one.error ? `{"line":${i + 1},` : '{'), answers[i], `${one.file}: ${one.name}`);
    });
    engine.free(loaded);
  }
});
