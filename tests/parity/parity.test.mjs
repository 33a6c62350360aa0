// The program and the page's module answer every input with the same bytes.
// Environment: REDRESS_BIN the program, REDRESS_WASM the folder of redress.wasm; REDRESS_PARITY how many inputs of each kind.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadEngine } from './engine.mjs';
import { draft, examples, line, random, submission } from './generate.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.REDRESS_BIN;
const count = Number(process.env.REDRESS_PARITY ?? 2000);
// Asked at once: memory stays the same however many there are.
const most = 20_000;
const now = '2026-11-20T14:30:00Z';
const invalid = 2;

const folder = mkdtempSync(join(tmpdir(), 'redress-parity-'));
const bundle = join(folder, 'general.bundle');
const idOf = (n) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
let engine;

before(async () => {
  const compiled = spawnSync(program, ['compile', '--policy', 'general', '--out', bundle], { encoding: 'utf8' });
  assert.equal(compiled.status, 0, compiled.stderr);
  engine = await loadEngine(process.env.REDRESS_WASM);
});
after(() => rmSync(folder, { recursive: true }));

// What the stream says of a line: an input that cannot be used is answered with the line's number.
const streamed = (answer, n) => (answer.status === invalid ? answer.json.replace('{', `{"line":${n},`) : answer.json);

function compare(command, lines, inWasm) {
  const run = spawnSync(program, [...command, '--policy', bundle, '--ndjson'], {
    input: Buffer.concat(lines.flatMap((bytes) => [bytes, Buffer.from('\n')])),
    maxBuffer: 1 << 30,
  });
  assert.ok(run.status === 0 || run.status === 1, run.stderr.toString());
  const native = run.stdout.toString('utf8').split('\n').slice(0, -1);
  assert.equal(native.length, lines.length);
  const statuses = new Map();
  lines.forEach((bytes, i) => {
    const answer = inWasm(bytes);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    assert.equal(streamed(answer, i + 1), native[i], `input ${i + 1}: ${bytes.toString('utf8').slice(0, 2000)}`);
  });
  return statuses;
}

test('both sides run the same ICU and Unicode', () => {
  const version = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout;
  const { icu, unicode } = JSON.parse(engine.versions());
  assert.match(version, new RegExp(`ICU ${icu.replace('.', '\\.')}\\b`));
  assert.match(version, new RegExp(`Unicode ${unicode.replace('.', '\\.')}\\b`));
});

// The inputs that `make` draws, compared in parts; how many were answered with which status.
function compareAll(command, seed, make, inWasm) {
  const r = random(seed);
  const pool = examples(root);
  const all = new Map();
  for (let done = 0; done < count; done += most) {
    const lines = Array.from({ length: Math.min(most, count - done) }, () => line(r, make(r, pool)));
    for (const [status, times] of compare(command, lines, inWasm)) all.set(status, (all.get(status) ?? 0) + times);
    if (process.stderr.isTTY) process.stderr.write(`\r${command[0]}: ${done + lines.length} of ${count}${done + lines.length === count ? '\n' : ''}`);
  }
  return all;
}

test(`${count} drafts are assessed alike`, () => {
  const policy = engine.load(readFileSync(bundle));
  const statuses = compareAll(['assess'], 1, draft, (bytes) => engine.assess(policy, bytes));
  // Most inputs must be good ones, or the comparison says little.
  assert.ok((statuses.get(0) ?? 0) > count / 2 && (statuses.get(invalid) ?? 0) > 0);
});

test(`${count} submissions get the same verdict`, () => {
  const policy = engine.load(readFileSync(bundle));
  const statuses = compareAll(['validate', '--now', now], 2, submission, (bytes) => engine.validate(policy, bytes, now));
  assert.ok((statuses.get(0) ?? 0) > count / 20 && (statuses.get(1) ?? 0) > count / 20);
});

// Every character by itself, decomposed, and with a mark that composes or one that must be reordered before it.
test('every character of the planes in use is composed alike', () => {
  const policy = engine.load(readFileSync(bundle));
  const spellings = [(c) => c, (c) => c.normalize('NFD'), (c) => `${c}\u0301`, (c) => `${c}\u0301\u0327`, (c) => `${c}\u1161\u11a8`];
  const lines = [];
  const characters = 2000;
  for (let first = 0x80; first < 0x30000; first += characters) {
    const all = Array.from({ length: characters }, (_, i) => first + i).filter((c) => c < 0xd800 || c > 0xdfff);
    for (const spell of spellings) {
      const text = all.map((c) => spell(String.fromCodePoint(c))).join(' ');
      lines.push(Buffer.from(JSON.stringify({ id: idOf(lines.length), language: 'en', text, category: 'other', channel: 'link' })));
    }
  }
  const statuses = compare(['validate', '--now', now], lines, (bytes) => engine.validate(policy, bytes, now));
  assert.ok(statuses.get(0) >= lines.length - 5, 'a text of invisible characters alone is none');
});

test('numbers at the edge of what a double holds are refused alike', () => {
  const policy = engine.load(readFileSync(bundle));
  const infinite = (2n ** 1024n - 2n ** 970n).toString();
  const below = (2n ** 1024n - 2n ** 970n - 1n).toString();
  const numbers = [
    infinite, below, `-${infinite}`, `-${below}`, `${infinite}.0`, `${below}.999`, `${infinite}0e-1`, `${below}9e-1`, `0.${infinite}e309`, `0.${below}e309`,
    `0.000${infinite}e312`, `${infinite.slice(0, 1)}.${infinite.slice(1)}E+308`, `${below.slice(0, 1)}.${below.slice(1)}E+308`, infinite.slice(0, 308),
    `${infinite.slice(0, 30)}e279`, `${below.slice(0, 30)}e279`, '1e309', '1e308', '-1e309', '0e999999999999999999999', '0.0e99999', '1e-99999999999999999999',
    '1e99999999999999999999', `0.${'0'.repeat(5000)}1e5000`, `1${'0'.repeat(5000)}e-5000`, `1${'0'.repeat(5000)}e-4000`, '18446744073709551615',
    '18446744073709551616', '-9223372036854775809', '4.9e-324', '1.5', '-0.0', '1E5', '1e', '1.', '01', '-',
  ];
  const lines = numbers.map((number) => Buffer.from(`{"text":"x","fields":${number}}`));
  const statuses = compare(['assess'], lines, (bytes) => engine.assess(policy, bytes));
  assert.equal(statuses.get(invalid), lines.length);
});

test('a page that loads one language at a time answers as if it had them all', () => {
  const r = random(3);
  const pool = examples(root);
  const whole = engine.load(readFileSync(bundle));
  const part = (languages) => {
    const out = join(folder, `${languages.join('-')}.bundle`);
    const options = languages.flatMap((language) => ['--lang', language]);
    const run = spawnSync(program, ['compile', '--policy', 'general', ...options, '--out', out], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    return readFileSync(out);
  };
  const parts = Object.fromEntries(['en', 'ru', 'bg', 'hu', 'uk'].map((language) => [language, part([language])]));
  const one = engine.load(parts.bg);
  let asked = 0;
  for (let i = 0; i < 300; ++i) {
    const bytes = Buffer.from(JSON.stringify({ ...draft(r, pool), language: 'bg' }));
    let answer = engine.assess(one, bytes);
    while (answer.status === 3) {
      ++asked;
      for (const language of JSON.parse(answer.json).need) assert.equal(engine.add(one, parts[language]).status, 0);
      answer = engine.assess(one, bytes);
    }
    assert.equal(answer.json, engine.assess(whole, bytes).json);
  }
  assert.ok(asked >= 3 && asked <= 4, `${asked} languages were asked for`);
});
