import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {partNames} from '../src/part-names.js';

test('<redress-button> hands on every part of the form, and no others', () => {
  const files = ['src/form.ts', ...readdirSync('src/view').map((name) => `src/view/${name}`)];
  const used = new Set<string>(['secondary', 'link', 'pill', 'wish', 'channels']);
  for (const file of files) {
    const source = readFileSync(file, 'utf8');
    for (const [, names = ''] of source.matchAll(/part(?:=|: )["']([a-z ]+)["']/g)) {
      for (const name of names.split(' ')) used.add(name);
    }
  }
  used.delete('');
  assert.deepEqual(partNames.split(',').sort(), [...used].sort());
});
