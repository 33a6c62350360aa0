// What is done once, before the first submission: the policy resolved by hand into plain tables, the schema compiled by ajv to a
// module of its own, and the reader of a stream bundled into one file, as one ships it where its start counts. Everything comes
// from the same sources that redress compiles, and nothing from redress. Goes to build/node-reference.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import formats from 'ajv-formats';
import standalone from 'ajv/dist/standalone/index.js';
import { categoryWords } from './category_words.mjs';
import { schemaFor } from './schema.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const here = join(root, 'tests/bench/node-reference');
const out = join(root, 'build/node-reference');
const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));

// RFC 7396 as far as this policy needs it: objects merge, everything else is replaced.
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
function merged(base, over) {
  const all = { ...base };
  for (const [key, value] of Object.entries(over)) all[key] = isObject(value) && isObject(base[key]) ? merged(base[key], value) : value;
  return all;
}

function tables() {
  const pack = json('core/packs/general/policy.json');
  const site = json('web/demo/policy.json');
  const policy = { ...merged(pack, site), calendars: site.calendars };
  const texts = {};
  const examples = [];
  for (const language of policy.languages) {
    const own = json(`core/packs/general/${language}.json`);
    const at = (value) => value?.[language];
    texts[language] = {
      messages: json(`core/data/messages/${language}.json`),
      labels: Object.fromEntries(Object.entries(own.fields).map(([id, field]) => [id, at(field.label)])),
      steps: Object.fromEntries(Object.entries(own.categories).map(([id, one]) => [id, { next: at(one.next_steps) ?? [], yours: at(one.your_steps) ?? [] }])),
      signals: Object.fromEntries(Object.entries(own.signals).map(([id, one]) => [id, one.words[language]])),
    };
    const lines = readFileSync(join(root, `core/packs/general/examples/${language}.jsonl`), 'utf8').trim().split('\n');
    for (const line of lines) examples.push({ ...JSON.parse(line), language });
  }
  for (const language of policy.languages) texts[language].categories = categoryWords(examples.filter((one) => one.language === language));
  const all = { policy, texts };
  return { id: createHash('sha256').update(JSON.stringify(all)).digest('hex'), ...all };
}

mkdirSync(out, { recursive: true });
if (!existsSync(join(out, 'node_modules'))) symlinkSync(join(here, 'node_modules'), join(out, 'node_modules'), 'dir');
const all = tables();
writeFileSync(join(out, 'tables.json'), JSON.stringify(all));

const ajv = new Ajv({ allErrors: true, code: { source: true, optimize: 2 } });
formats(ajv, ['date-time']);
writeFileSync(join(out, 'check.cjs'), standalone(ajv, ajv.compile(schemaFor(all.policy))));

const { buildSync } = createRequire(join(root, 'web/package.json'))('esbuild');
rmSync(join(out, 'compiled'), { recursive: true, force: true });
buildSync({
  entryPoints: [join(here, 'validate.mjs'), join(here, 'worker.mjs')],
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
});
