// Does it know what a complaint is about? Measured on complaints that nothing was trained on, by writers of their own
// (tests/sealed), and on the same ones as people really send them: mistyped, shouted, signed, quoted, repeated.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.REDRESS_BIN ?? join(root, 'build/release/bin/redress');
const languages = ['en', 'ru', 'bg', 'hu', 'uk'];

const sealed = languages.flatMap((language) =>
  readFileSync(join(root, `tests/sealed/general/${language}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => ({ ...JSON.parse(line), language })),
);

function assess(drafts) {
  const input = drafts.map((draft) => JSON.stringify(draft)).join('\n');
  const run = spawnSync(program, ['assess', '--policy', 'general', '--ndjson'], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout.trim().split('\n').map((line) => JSON.parse(line));
}

const asWritten = assess(sealed.map(({ text, language }) => ({ text, language })));
const share = (part, all) => part / all;
const percent = (value) => `${(100 * value).toFixed(1)} %`;
const right = (assessment, line) => assessment.categories[0]?.id === line.category;

test('the sealed set is sealed: its sentences are in no pack', () => {
  const seen = new Set(sealed.map((line) => line.text));
  assert.equal(seen.size, sealed.length);
  for (const language of languages) {
    for (const line of readFileSync(join(root, `core/packs/general/examples/${language}.jsonl`), 'utf8').trim().split('\n'))
      assert.ok(!seen.has(JSON.parse(line).text), line);
  }
});

test('what a complaint is about', (t) => {
  const first = share(asWritten.filter((assessment, i) => right(assessment, sealed[i])).length, sealed.length);
  const three = share(
    asWritten.filter((assessment, i) => assessment.categories.some((category) => category.id === sealed[i].category)).length,
    sealed.length,
  );
  t.diagnostic(`first ${percent(first)}, among three ${percent(three)}`);
  assert.ok(first >= 0.79, percent(first));
  assert.ok(three >= 0.93, percent(three));
  for (const language of languages) {
    const own = sealed.flatMap((line, i) => (line.language === language ? [i] : []));
    const part = share(own.filter((i) => right(asWritten[i], sealed[i])).length, own.length);
    t.diagnostic(`${language} ${percent(part)}`);
    assert.ok(part >= 0.75, `${language} ${percent(part)}`);
  }
});

test('the plainest complaints, as most people begin', (t) => {
  const plain = readFileSync(join(root, 'tests/sealed/plain.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  const assessments = assess(plain.map(({ text, language }) => ({ text, language })));
  const missed = plain.filter((line, i) => !right(assessments[i], line));
  t.diagnostic(`first ${percent(1 - share(missed.length, plain.length))}`);
  assert.ok(share(missed.length, plain.length) <= 0.1, missed.map(({ text }) => text).join('\n'));
  for (const [i, { text, category }] of plain.entries()) assert.ok(assessments[i].categories.some(({ id }) => id === category), text);
});

test('a suggestion is right nine times in ten', (t) => {
  const suggested = sealed.flatMap((line, i) => (asWritten[i].decision === 'suggest' ? [i] : []));
  const good = share(suggested.filter((i) => right(asWritten[i], sealed[i])).length, suggested.length);
  t.diagnostic(`${percent(good)} of ${percent(share(suggested.length, sealed.length))}`);
  assert.ok(suggested.length > sealed.length / 2);
  assert.ok(good >= 0.88, percent(good));
});

test('the language that a complaint is written in', (t) => {
  const part = share(asWritten.filter((assessment, i) => assessment.language.tag === sealed[i].language).length, sealed.length);
  t.diagnostic(percent(part));
  assert.ok(part >= 0.96, percent(part));
});

// One edit in every fifth word of four letters or more: a letter dropped, doubled, swapped with the next.
function mistyped(text) {
  let words = 0;
  return text.replace(/\p{L}{4,}/gu, (word) => {
    const letters = [...word];
    words += 1;
    if (words % 5 !== 1) return word;
    const at = 1 + ((words * 7) % (letters.length - 2));
    if (words % 3 === 0) letters.splice(at, 1);
    else if (words % 3 === 1) letters.splice(at, 0, letters[at]);
    else [letters[at], letters[at + 1]] = [letters[at + 1], letters[at]];
    return letters.join('');
  });
}
const signature = '\n\n--\nA. N. Other\nOffice 12, 1 Long Street\nTel. +44 20 7946 0000\nSent from my phone';
const quoted = '\n\n> On Monday you wrote:\n> Thank you for your message. We have received it.\n> Kind regards';
const filler = 'bla bla hmm, ';

// share: of the texts whose first category stays what it was, at least.
const ways = [
  ['one edit in every fifth word', mistyped, 0.8],
  ['upper case', (text) => text.toUpperCase(), 0.99],
  ['lower case without punctuation', (text) => text.toLowerCase().replace(/[.,!?;:"()«»„“”—–]/gu, ' '), 0.9],
  ['lost diacritics', (text, language) => (language === 'hu' ? text.normalize('NFD').replace(/\p{M}/gu, '') : text), 0.97],
  ['emoji in front and behind', (text) => `😡😡 ${text} 🤬👎`, 0.99],
  ['a signature', (text) => text + signature, 0.99],
  ['a quoted mail', (text) => text + quoted, 0.99],
  ['twenty times over', (text) => Array(20).fill(text).join('\n'), 0.88],
  ['behind a rant up to the limit', (text) => (filler.repeat(1600).slice(0, 19_900 - [...text].length) + text), 0.32],
];
for (const [name, change, least] of ways) {
  test(`the category survives: ${name}`, (t) => {
    const changed = assess(sealed.map(({ text, language }) => ({ text: change(text, language), language })));
    const same = share(
      changed.filter((assessment, i) => assessment.categories[0]?.id === asWritten[i].categories[0]?.id).length,
      sealed.length,
    );
    const good = share(changed.filter((assessment, i) => right(assessment, sealed[i])).length, sealed.length);
    t.diagnostic(`the same ${percent(same)}, right ${percent(good)}`);
    assert.ok(same >= least, percent(same));
  });
}
