// The design's own rules: which module may include which, which library may be named where, and what stands at the top.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rows = [
  ['base'],
  ['text', 'calendar'],
  ['language', 'policy'],
  ['categorize', 'privacy', 'detail', 'signal', 'promise'],
  ['assessment'],
  ['form'],
  ['submission', 'verdict'],
  ['codec', 'bundle'],
];
const row = new Map(rows.flatMap((modules, i) => modules.map((module) => [module, i])));

function* files(folder) {
  for (const name of readdirSync(folder)) {
    if (name === 'node_modules') continue;
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else if (/\.(cpp|hpp|h)$/.test(name)) yield path;
  }
}
const includes = (path) => [...readFileSync(path, 'utf8').matchAll(/^#include ["<]([^">]+)[">]/gm)].map((match) => match[1]);
// The module that an include of the core names: `redress/text.hpp` or `text/character.hpp`.
function moduleOf(include) {
  const match = /^redress\/(\w+)\.hpp$/.exec(include) ?? /^(\w+)\/\w+\.(?:hpp|inc)$/.exec(include);
  return match && row.has(match[1]) ? match[1] : null;
}

test('a module of the core includes only modules of its own or an earlier row', () => {
  const sources = [...files(join(root, 'core/src')), ...files(join(root, 'core/include/redress'))];
  assert.ok(sources.length > 40);
  for (const path of sources) {
    const where = relative(root, path);
    const own = where.startsWith('core/src/') ? where.split('/')[2] : /(\w+)\.hpp$/.exec(where)[1];
    if (own === 'redress') continue; // the umbrella
    assert.ok(row.has(own), `${where} belongs to no module of the design`);
    for (const include of includes(path)) {
      const other = moduleOf(include);
      if (other === null || other === own) continue;
      assert.ok(row.get(other) <= row.get(own), `${where} includes ${include} of a later row`);
      // Within a row only through the public header, and never both ways: the row's modules stand in order.
      if (row.get(other) === row.get(own)) {
        assert.ok(include.startsWith('redress/'), `${where} includes a private header of ${other}`);
      }
    }
  }
});

test('one library, one place', () => {
  const places = [
    [/^unicode\//, /^(core\/src\/text|core\/icu|wasm\/icu|tests\/bench)\//],
    [/^nlohmann\//, /^(core\/src\/codec|tests|native-cli)\//],
    [/^(sqlite3|libpq-fe)\.h$/, /^(native-cli\/store|tests\/unit\/store|tests\/cli)\//],
    [/^absl\//, /^native-cli\/compile\//],
    [/^boost\//, /^(native-cli\/serve|tests\/unit\/serve)\//],
    [/^CLI\//, /^native-cli\//],
    [/^curl\//, /^native-cli\/outbox\//],
  ];
  for (const folder of ['core', 'wasm', 'native-cli', 'tests']) {
    for (const path of files(join(root, folder))) {
      const where = relative(root, path);
      for (const include of includes(path)) {
        for (const [library, place] of places) {
          if (library.test(include)) assert.match(where, place, `${where} includes ${include}`);
        }
      }
    }
  }
});

test('the core reads no clock, no environment, no file and no locale', () => {
  const forbidden = /\b(std::(chrono|filesystem|ifstream|ofstream|cout|cerr|locale|random_device|thread)|getenv|fopen|printf|setlocale|strto[dfl]|isalpha|tolower)\b|\bthrow\b/;
  for (const path of [...files(join(root, 'core/src')), ...files(join(root, 'core/include'))]) {
    const code = readFileSync(path, 'utf8').replace(/\/\/.*$/gm, '').replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
    assert.doesNotMatch(code, forbidden, relative(root, path));
  }
});

test('a source file is included first by its own implementation', () => {
  for (const path of files(join(root, 'core/src'))) {
    const module = relative(join(root, 'core/src'), dirname(path));
    if (path !== join(root, 'core/src', module, `${module}.cpp`)) continue;
    assert.equal(includes(path)[0], `redress/${module}.hpp`, path);
  }
});

test('nothing but the agreed stands at the top level', () => {
  const allowed = /^(CMakeLists\.txt|CMakePresets\.json|README\.md|LICENSE|core|wasm|web|native-cli|tests|script|build|\..*)$/;
  for (const name of readdirSync(root)) assert.match(name, allowed);
});
