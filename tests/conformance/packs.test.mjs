// The packs that a site starts from: complete in every language, and taught by enough different people.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.REDRESS_BIN ?? join(root, 'build/release/bin/redress');
const languages = ['en', 'ru', 'bg', 'hu', 'uk'];
const sectors = ['retail', 'food', 'bank', 'telecom', 'post', 'auto'];

const examples = (pack, language) =>
  readFileSync(join(root, `core/packs/${pack}/examples/${language}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

function redress(args, input = '') {
  const run = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1 << 26 });
  return { ...run, json: run.stdout ? JSON.parse(run.stdout) : undefined };
}

// By category: the number of sentences and of writers.
function count(lines) {
  const out = new Map();
  for (const { category, writer } of lines) {
    const own = out.get(category) ?? { lines: 0, writers: new Set() };
    own.lines += 1;
    own.writers.add(writer);
    out.set(category, own);
  }
  return out;
}

test('general: 150 sentences a category and language, by eight writers', () => {
  for (const language of languages) {
    const counts = count(examples('general', language));
    assert.equal(counts.size, 19, language);
    for (const [category, { lines, writers }] of counts) {
      assert.ok(lines >= 150, `${language} ${category} ${lines}`);
      assert.ok(writers.size >= 8, `${language} ${category} ${writers.size} writers`);
    }
  }
});

test('no sentence stands twice', () => {
  for (const language of languages) {
    const texts = ['general', ...sectors].flatMap((pack) => examples(pack, language).map(({ text }) => text));
    assert.equal(new Set(texts).size, texts.length, language);
  }
});

for (const pack of sectors) {
  test(`${pack}: 10 to 14 categories, 40 sentences of its own for each that is new`, () => {
    const policy = JSON.parse(readFileSync(join(root, `core/packs/${pack}/policy.json`), 'utf8'));
    const own = Object.entries(policy.categories).filter(([, category]) => category?.team).map(([id]) => id);
    assert.ok(own.length >= 2);
    for (const language of languages) {
      const counts = count(examples(pack, language));
      assert.deepEqual([...counts.keys()].sort(), [...own].sort(), language);
      for (const [category, { lines, writers }] of counts) {
        assert.ok(lines >= 40, `${language} ${category} ${lines}`);
        assert.ok(writers.size >= 3, `${language} ${category}`);
      }
    }
  });

  test(`${pack}: checked without an error, and asked about what is its own`, () => {
    const checked = redress(['check', pack]);
    assert.equal(checked.status, 0, checked.stdout);
    const policy = JSON.parse(readFileSync(join(root, `core/packs/${pack}/policy.json`), 'utf8'));
    const ids = new Set();
    for (const language of languages) {
      for (const { text, category } of examples(pack, language).filter((_, i) => i % 21 === 0)) {
        const { json } = redress(['assess', '--policy', pack], JSON.stringify({ text, language }));
        if (json.categories.some(({ id }) => id === category)) ids.add(category);
        for (const { id } of json.categories) assert.notEqual(policy.categories[id], null, `${pack} suggests ${id}`);
      }
    }
    const own = Object.entries(policy.categories).filter(([, category]) => category?.team);
    assert.equal(ids.size, own.length);
  });
}
