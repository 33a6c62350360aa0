// Training gives the same bytes on every run: what the build made, made once more.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const build = join(fileURLToPath(new URL('../..', import.meta.url)), 'build/release');

test('the general pack, trained again, has the bytes in the program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-training-'));
  try {
    const run = spawnSync(join(build, 'bin/redress_pack_builder'), [folder, 'general'], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    for (const ending of ['model', 'bundle'])
      assert.ok(readFileSync(join(folder, `general.${ending}`)).equals(readFileSync(join(build, `native-cli/general.${ending}`))), ending);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
