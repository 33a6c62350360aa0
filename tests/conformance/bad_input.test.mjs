// Bad input gives the stated answer (core/include/redress/codec.hpp), the same in the program and in the page's engine: no crash,
// exit code 0 or 1, and what was written is stored as it was.
// Environment: REDRESS_BIN, REDRESS_WASM; REDRESS_TEST_DATA for JSONTestSuite's files and the naughty strings; REDRESS_LONG=1 for
// a run of the program for each string.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { loadEngine } from '../parity/engine.mjs';
import { blank, controls, draftsOf, files, strings, submissionsOf } from './bad_input.mjs';

const program = process.env.REDRESS_BIN;
const now = '2026-11-20T14:30:00Z';
const [done, rejected, invalid] = [0, 1, 2];
const commands = { assess: ['assess'], validate: ['validate', '--now', now] };

const folder = mkdtempSync(join(tmpdir(), 'redress-bad-input-'));
const bundle = join(folder, 'general.bundle');
let engine;
let policy;

function run(args, input = '') {
  const ended = spawnSync(program, args, { input, maxBuffer: 1 << 29 });
  assert.equal(ended.signal, null, `${args.join(' ')} was ended by ${ended.signal}`);
  return { code: ended.status, out: ended.stdout.toString('utf8'), error: ended.stderr.toString('utf8') };
}
const inEngine = {
  assess: (bytes) => engine.assess(policy, bytes),
  validate: (bytes) => engine.validate(policy, bytes, now),
};
const codesOf = (json) => (json.error ? [json.error.code] : (json.errors ?? []).map(({ code }) => code));

before(async () => {
  assert.equal(run(['compile', '--policy', 'general', '--out', bundle]).code, 0);
  engine = await loadEngine(process.env.REDRESS_WASM);
  policy = engine.load(readFileSync(bundle));
});
after(() => rmSync(folder, { recursive: true }));

// One document by itself: answer, exit code, and the engine's answer to the same bytes.
function alone(command, bytes) {
  const { code, out } = run([...commands[command], '--policy', bundle], bytes);
  const mark = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  const answer = inEngine[command](mark ? bytes.subarray(3) : bytes);
  assert.equal(out, `${answer.json}\n`);
  assert.equal(code, answer.status === done ? 0 : 1);
  return JSON.parse(out);
}

for (const command of ['assess', 'validate']) {
  test(`${command}: ${files.length} documents, broken and odd`, () => {
    for (const { name, bytes, code } of files) {
      const codes = codesOf(alone(command, bytes));
      if (code) assert.ok(codes.includes(code), `${name}: ${codes}`);
      if (name.startsWith('y_')) assert.ok(!codes.includes('json.syntax') && !codes.includes('json.utf8'), `${name}: ${codes}`);
      if (name.startsWith('n_')) assert.match(codes[0] ?? '', /^json\./, name);
      // None of them is a complaint.
      assert.notEqual(codes.length, 0, name);
    }
  });

  test(`${command}: the same documents as lines`, () => {
    // A document of several lines is several documents here.
    const lines = files.flatMap(({ bytes }) => (bytes.includes(10) || bytes.includes(13) || bytes.toString().trim() === '' ? [] : [bytes]));
    const input = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
    const { code, out } = run([...commands[command], '--policy', bundle, '--ndjson'], input);
    assert.equal(code, 1);
    const answers = out.split('\n').slice(0, -1);
    assert.equal(answers.length, lines.length);
    lines.forEach((line, i) => assert.equal(answers[i], streamed(inEngine[command](line), i + 1), line.toString().slice(0, 200)));
  });

  test(`${command}: ${strings.length} strings in every place`, () => {
    const shapesOf = command === 'assess' ? draftsOf : submissionsOf;
    const inputs = strings.flatMap(shapesOf).map((value) => Buffer.from(JSON.stringify(value)));
    const { out } = run([...commands[command], '--policy', bundle, '--ndjson'], Buffer.concat(inputs.flatMap((line) => [line, Buffer.from('\n')])));
    const answers = out.split('\n').slice(0, -1);
    assert.equal(answers.length, inputs.length);
    inputs.forEach((line, i) => assert.equal(answers[i], streamed(inEngine[command](line), i + 1), line.toString()));
    const every = process.env.REDRESS_LONG ? 1 : 16;
    for (let i = 0; i < inputs.length; i += every * shapesOf('').length) alone(command, inputs[i]);
  });
}

const streamed = (answer, n) => (answer.status === invalid ? answer.json.replace('{', `{"line":${n},`) : answer.json);
const mostCodePoints = 1000;

test('any text of which something can be seen is accepted and kept as it was written', () => {
  let kept = 0;
  for (const s of strings) {
    const verdict = inEngine.validate(Buffer.from(JSON.stringify(submissionsOf(s)[0])));
    if (blank(s)) {
      assert.equal(verdict.status, rejected, JSON.stringify(s));
      assert.deepEqual(codesOf(JSON.parse(verdict.json)), ['text.blank'], JSON.stringify(s));
      continue;
    }
    assert.equal(verdict.status, done, JSON.stringify(s) + verdict.json);
    const assessed = JSON.parse(inEngine.assess(Buffer.from(JSON.stringify({ text: s }))).json);
    if (assessed.personal_data.some(({ action }) => action === 'mask')) continue;
    assert.equal(JSON.parse(verdict.json).record.text, s.normalize('NFC'));
    ++kept;
  }
  assert.ok(kept > strings.length * 0.8);
});

test('a name loses what cannot be seen and is refused with controls', () => {
  const invisible = /(?![\u200C\u200D\uFE00-\uFE0F])[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
  // Joiners and variation selectors with nothing in front of them, or only one more joiner.
  const shapesNothing = /(^|[\s\x85\u200C\u200D])[\u200C\u200D\uFE00-\uFE0F]+/gu;
  for (const s of strings) {
    const submitted = { ...submissionsOf('It is cold.')[0], contact: { name: s } };
    const { status, json } = inEngine.validate(Buffer.from(JSON.stringify(submitted)));
    const codes = codesOf(JSON.parse(json));
    if (blank(s)) {
      assert.equal(status, done);
    } else if ([...s].length > mostCodePoints) {
      assert.deepEqual(codes, ['string.too_long']);
    } else if (controls(s)) {
      assert.deepEqual(codes, ['string.invalid'], JSON.stringify(s));
    } else {
      assert.equal(status, done, json);
      const plain = s.replace(invisible, '').replace(shapesNothing, '$1').normalize('NFC').replace(/[\s\x85]+/gu, ' ').trim();
      assert.equal(JSON.parse(json).record.contact.name ?? '', plain, JSON.stringify(s));
    }
  }
});

const tricks = {
  en: ['my lawyer will call', 'lаwуer', 'l\u200Bawy\u00ADer', 'ｌａｗｙｅｒ', 'l\u0336a\u0336w\u0336y\u0336e\u0336r\u0336', 'láwyér'],
  ru: ['подам в суд', 'cyд', 'с\u200Bу\u00ADд', 'суд\u0336', 'су\u0301д', 'сӯд'],
  bg: ['моят адвокат ще се обади', 'aдвoкaт', 'адво\u2060кат', 'а\u0336д\u0336в\u0336окат', 'адвока\u0301т', 'АДBOKAT'],
  hu: ['az ügyvédem ír', 'ügyvéd\u0435m', 'ügy\u200Bvé\u00ADdem', 'u\u0308gyve\u0301dem', 'ｕ\u0308ｇｙｖｅ\u0301ｄｅｍ', 'ü\u0336g\u0336yvédem'],
  uk: ['звернуся до адвоката', 'aдвoкaтa', 'адво\u200Bката', 'адв\u0336оката', 'адвока\u0301та', 'АДBOKATA'],
};
test('no disguise hides a signal', () => {
  const hidden = { en: 'lawyer', ru: 'суд', bg: 'адвокат', hu: 'ügyvédem', uk: 'адвоката' };
  for (const [language, [sentence, ...words]] of Object.entries(tricks)) {
    const signals = (text) => JSON.parse(inEngine.assess(Buffer.from(JSON.stringify({ text, language }))).json).signals.map(({ id }) => id);
    assert.ok(signals(sentence).includes('legal_threat'), sentence);
    assert.deepEqual(signals(sentence.replace(hidden[language], 'qqqq')), [], sentence);
    for (const word of words) assert.deepEqual(signals(sentence.replace(hidden[language], word)), signals(sentence), `${language}: ${word}`);
  }
});

const write = (name, content) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const diagnose = (path) => {
  const { code, out } = run(['check', path, '--format', 'json']);
  const list = JSON.parse(out);
  assert.equal(code, list.some(({ severity }) => severity === 'error') ? 1 : 0, out.slice(0, 500));
  return list;
};
const errorsOf = (list) => list.filter(({ severity }) => severity === 'error').map(({ code }) => code);

test('a policy says its strings as they are, or what is wrong with them', () => {
  const ids = JSON.parse(engine.describe(policy, 'en').json).categories.map(({ id }) => id);
  const usable = strings.filter((s) => [...s].length <= mostCodePoints && !blank(s));
  for (let from = 0; from < usable.length; from += ids.length) {
    const labels = usable.slice(from, from + ids.length);
    const categories = Object.fromEntries(labels.map((label, i) => [ids[i], { label: { en: label }, self_help: { en: label }, next_steps: { en: [label] } }]));
    const path = write('texts.json', JSON.stringify({ policy: 'texts', extends: ['general'], organization: { name: { en: labels[0] } }, categories }));
    const wrong = errorsOf(diagnose(path));
    const compiled = run(['compile', '--policy', path, '--out', join(folder, 'texts.bundle')]);
    assert.equal(compiled.code, wrong.length ? 2 : 0, compiled.error);
    if (wrong.length) continue;
    const own = engine.load(readFileSync(join(folder, 'texts.bundle')));
    const shown = new Map(JSON.parse(engine.describe(own, 'en').json).categories.map(({ id, label }) => [id, label]));
    labels.forEach((label, i) => assert.equal(shown.get(ids[i]), label));
    engine.free(own);
  }
});

test('ids, numbers and shapes that no policy may have are diagnosed', () => {
  const kinds = ['categories', 'teams', 'promises', 'calendars', 'fields', 'channels', 'signals'];
  for (const kind of kinds) {
    const path = write('ids.json', JSON.stringify({ policy: 'ids', extends: ['general'], [kind]: Object.fromEntries(strings.map((s) => [s, {}])) }));
    assert.ok(errorsOf(diagnose(path)).length > 0, kind);
    assert.equal(run(['compile', '--policy', path, '--out', join(folder, 'ids.bundle')]).code, 2);
  }
  const odd = {
    'json.too_deep': `{"policy":"x","extends":${'['.repeat(100_000)}`,
    'json.duplicate_key': '{"policy":"x","policy":"x"}',
    'json.syntax': '{"policy":1e999}',
    'json.too_large': `{"policy":"${'x'.repeat(4 * 1024 * 1024)}"}`,
    'member.type': '{"policy":"x","extends":["general"],"privacy":{"keep_days":99999999999999999999999}}',
  };
  for (const [code, content] of Object.entries(odd)) assert.ok(errorsOf(diagnose(write('odd.json', content))).includes(code), code);
  for (const { name, bytes } of files) assert.ok(errorsOf(diagnose(write('file.json', bytes))).length > 0, name);
});
