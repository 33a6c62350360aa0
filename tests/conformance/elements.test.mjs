// custom-elements.json and the page's guide against the sources: what they name is there, and what is there they name.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const web = fileURLToPath(new URL('../../web', import.meta.url));
const read = (path) => readFileSync(join(web, path), 'utf8');
const sources = (folder) => readdirSync(join(web, folder), { recursive: true }).filter((name) => name.endsWith('.ts')).map((name) => read(join(folder, name)));
const found = (text, expression) => [...text.matchAll(expression)].map(([, name]) => name);
const names = (list) => list.map(({ name }) => name).sort();
const unique = (list) => [...new Set(list)].sort();

const { schemaVersion, modules } = JSON.parse(read('dist/custom-elements.json'));
const [form, button] = modules[0].declarations;
const guide = read('README.md');

test('the manifest defines both elements in the script that a page names', () => {
  assert.equal(schemaVersion, '1.0.0');
  assert.equal(modules.length, 1);
  assert.equal(modules[0].path, 'dist/redress.js');
  const defined = modules[0].exports.map(({ kind, name, declaration }) => [kind, name, declaration.name]);
  assert.deepEqual(defined, [
    ['custom-element-definition', 'redress-form', 'RedressForm'],
    ['custom-element-definition', 'redress-button', 'RedressButton'],
  ]);
  assert.deepEqual(unique(found(read('src/define.ts'), /customElements\.define\('([\w-]+)'/g)), ['redress-button', 'redress-form']);
  for (const { description, customElement, tagName, ...lists } of [form, button]) {
    assert.ok(description && customElement && tagName);
    for (const list of Object.values(lists).filter(Array.isArray)) {
      for (const one of list) assert.ok(one.description, `${tagName}: ${one.name} is not described`);
    }
  }
});

test('every declaration that a site can import is described', () => {
  const undescribed = [];
  for (const name of readdirSync(join(web, 'dist/types')).filter((one) => one !== 'dom.d.ts')) {
    const lines = read(`dist/types/${name}`).split('\n');
    for (const [i, line] of lines.entries()) {
      if (/^export (declare |interface |type \w+ =|type \w+<)/.test(line) && !lines[i - 1].endsWith('*/')) undescribed.push(`${name}: ${line}`);
    }
  }
  assert.deepEqual(undescribed, []);
});

test('attributes are those that the elements read and hand on', () => {
  const handedOn = found(/const handedOn = \[(.*)\]/.exec(read('src/button.ts'))[1], /'(\w+)'/g).sort();
  assert.deepEqual(names(form.attributes), handedOn);
  assert.deepEqual(names(button.attributes), handedOn);
  const text = ['src/form.ts', 'src/dom.ts', 'src/start.css'].map(read).join('\n');
  const used = found(text, /(?:\w+Attribute\(|:host\(\[)'?(\w+)/g).filter((name) => !['name', 'hidden'].includes(name));
  assert.deepEqual(unique(used), handedOn);
});

test('properties and methods are those that the declarations show', () => {
  for (const [declared, path] of [[form, 'form'], [button, 'button']]) {
    const text = read(`dist/types/${path}.d.ts`);
    const shown = [...found(text, /^ {4}get (\w+)\(/gm), ...found(text, /^ {4}(?!constructor)(\w+)\(/gm)];
    assert.deepEqual(names(declared.members), shown.sort());
  }
});

test('events are those that are declared, and those that are told', () => {
  const types = new Map([...read('src/events.ts').matchAll(/'(redress-\w+)': (CustomEvent<.+>);/g)].map(([, name, type]) => [name, type]));
  const text = sources('src').join('\n');
  const told = [...found(text, /emit\('(\w+)'/g).map((name) => `redress-${name}`), ...found(text, /new CustomEvent\('(redress-\w+)'/g)];
  assert.deepEqual(unique(told), [...types.keys()].sort());
  for (const { events } of [form, button]) {
    assert.deepEqual(names(events), [...types.keys()].sort());
    for (const { name, type } of events) assert.equal(type.text, types.get(name));
  }
});

test('parts are those of part-names.ts, and three of the button’s own', () => {
  const parts = found(/partNames =([^;]*);/.exec(read('src/part-names.ts'))[1].replace(/'\s*\+\s*'/g, ''), /([a-z-]+)/g).sort();
  assert.deepEqual(names(form.cssParts), parts);
  assert.deepEqual(names(button.cssParts), [...parts, 'open', 'dialog', 'close'].sort());
  const own = found(read('src/button.ts'), /part: '(\w+)'/g).sort();
  assert.deepEqual(own, ['close', 'dialog', 'open']);
});

test('custom properties have the defaults of the style sheet', () => {
  const styles = new Map([...read('src/start.css').matchAll(/var\((--redress-[\w-]+), (.*)\);/g)].map(([, name, value]) => [name, value]));
  assert.equal(styles.size, form.cssProperties.length);
  for (const { name, default: value } of form.cssProperties) assert.equal(value, styles.get(name), name);
  assert.deepEqual(button.cssProperties, form.cssProperties);
});

test('the guide names all of it', () => {
  const { attributes, members, events, cssParts, cssProperties } = button;
  for (const { name } of [...attributes, ...members, ...form.members, ...events, ...cssParts]) {
    assert.match(guide, new RegExp(`[\`(/{ ]${name}\\b`), name);
  }
  for (const { name, default: value } of cssProperties) assert.ok(guide.includes(`\`${name}\` | \`${value}\``), name);
});
