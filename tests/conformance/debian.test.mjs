// The Debian packages, made from what is built: what lintian says, what they hold, and that they install into a root of their own,
// run there, and go again.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const build = process.env.REDRESS_BUILD ?? join(root, 'build/release');
const folder = mkdtempSync(join(tmpdir(), 'redress-debian-'));
const target = join(folder, 'root');
let packages;

function run(command, args, { input, code = 0 } = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, input, encoding: 'utf8', timeout: 300_000 });
  assert.equal(status, code, `${command} ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}
// Into a root of its own: its scripts run here, and leave this machine alone.
const dpkg = (...args) => run('dpkg', [`--root=${target}`, '--force-script-chrootless', '--force-depends', '--force-not-root', ...args]);

before(() => {
  run('cpack', ['--config', join(build, 'CPackConfig.cmake'), '-B', folder]);
  packages = readdirSync(folder).filter((name) => name.endsWith('.deb')).sort();
  for (const part of ['info', 'updates', 'triggers']) mkdirSync(join(target, 'var/lib/dpkg', part), { recursive: true });
  writeFileSync(join(target, 'var/lib/dpkg/status'), '');
});
after(() => rmSync(folder, { recursive: true }));

test('two packages, of which lintian has nothing to say', () => {
  assert.deepEqual(packages.map((name) => name.split('_')[0]), ['libredress-dev', 'redress']);
  // Spelling of texts in five languages and the like are its hints (I), not its findings.
  const { status, stdout, stderr } = spawnSync('lintian', ['--fail-on', 'warning,error', ...packages], { cwd: folder, encoding: 'utf8' });
  assert.deepEqual(stdout.split('\n').filter((line) => /^[EW]:/.test(line)), []);
  assert.equal(status, 0, stderr);
});

test('what it needs is told: the system’s libraries, and tzdata', () => {
  const field = (name, of) => run('dpkg-deb', ['--field', packages[of], name]).trim();
  assert.match(field('Depends', 1), /\btzdata\b/);
  assert.match(field('Depends', 1), /\blibc6 \(>= /);
  assert.match(field('Depends', 0), /libicu-dev \(>= 72\)/);
  assert.match(field('Description', 1), /^complaint form .*\n Reads what .*\n/);
  assert.match(field('Maintainer', 1), /.+ <.+@.+>/);
});

test('it installs, works from there, keeps a changed policy, and goes', () => {
  const redress = packages.find((name) => name.startsWith('redress_'));
  dpkg('--install', redress);
  const program = join(target, 'usr/bin/redress');
  const policy = join(target, 'etc/redress/policy.json');
  assert.equal(run('dpkg', [`--root=${target}`, '--status', 'redress']).match(/^Status: (.*)$/m)[1], 'install ok installed');
  run(program, ['check', '--format', 'json', policy]);
  const answer = JSON.parse(run(program, ['assess', '--policy', policy], { input: '{"text":"my parcel still has not arrived"}' }));
  assert.equal(answer.categories[0].id.split('.')[0], 'delivery');

  const unit = readFileSync(join(target, 'usr/lib/systemd/system/redress.service'), 'utf8');
  const [, command] = /^ExecStart=(.*)$/m.exec(unit);
  for (const [path] of command.matchAll(/(?<= )\/\S+|^\/\S+/g)) {
    if (path.startsWith('/usr/share/redress/web') && !existsSync(join(root, 'web/dist'))) continue;
    assert.ok(existsSync(join(target, path)), path);
  }
  const copyright = readFileSync(join(target, 'usr/share/doc/redress/copyright'), 'utf8');
  assert.match(copyright, /common-licenses\/Apache-2\.0[^]*\nSQLite\n/);

  writeFileSync(policy, '{"policy": "ours", "extends": ["retail"]}');
  dpkg('--remove', 'redress');
  assert.ok(!existsSync(program));
  assert.match(readFileSync(policy, 'utf8'), /ours/);
  dpkg('--purge', 'redress');
  assert.ok(!existsSync(policy));
});
