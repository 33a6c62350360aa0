// npm test: bundles test/*.test.ts, since sources name each other as .js, and runs them.
import {build} from 'esbuild';
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {spawnSync} from 'node:child_process';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

process.chdir(join(import.meta.dirname, '..'));
const out = mkdtempSync(join(tmpdir(), 'redress-web-test-'));
try {
  const names = readdirSync('test').filter((name) => name.endsWith('.test.ts'));
  await build({
    entryPoints: names.map((name) => `test/${name}`),
    outdir: out,
    outExtension: {'.js': '.mjs'},
    bundle: true,
    format: 'esm',
    platform: 'node',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const files = names.map((name) => join(out, name.replace(/\.ts$/, '.mjs')));
  const {status} = spawnSync(process.execPath, ['--enable-source-maps', '--test', ...files], {stdio: 'inherit'});
  process.exitCode = status ?? 1;
} finally {
  rmSync(out, {recursive: true, force: true});
}
