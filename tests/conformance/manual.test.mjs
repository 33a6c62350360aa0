// What the program says of itself: man pages without a warning, and completions as the three shells make them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = process.env.REDRESS_BIN ?? fileURLToPath(new URL('../../build/release/bin/redress', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'redress-manual-'));
const env = { ...process.env, PATH: `${dirname(program)}${delimiter}${process.env.PATH}`, LC_ALL: 'C.UTF-8', MANWIDTH: '80', HOME: folder, TERM: 'dumb' };

function run(command, args, input = '') {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, env, input, encoding: 'utf8', timeout: 120_000 });
  assert.equal(status, 0, `${command} ${args.join(' ')}: ${stdout}${stderr}`);
  return { stdout, stderr };
}
const help = (...args) => run(program, [...args, '--help']).stdout;
const commands = [...help().split('Subcommands:')[1].split('Exit codes:')[0].matchAll(/^ {2}(\w+) {2,}/gm)].map(([, name]) => name);

before(() => {
  run(program, ['manual', '--to', 'man']);
  writeFileSync(join(folder, 'acme.json'), '{}');
  writeFileSync(join(folder, 'shop.db'), '');
  mkdirSync(join(folder, 'pages of ours'));
});
after(() => rmSync(folder, { recursive: true }));

test('there is a page for the program and for each of its commands', () => {
  assert.ok(commands.includes('assess') && commands.includes('serve') && commands.length > 10);
  assert.deepEqual(readdirSync(join(folder, 'man')), ['redress', ...commands.map((name) => `redress-${name}`)].map((name) => `${name}.1`).sort());
});

test('man has no warning, an index finds every page, and each has its sections', () => {
  for (const file of readdirSync(join(folder, 'man'))) {
    const name = file.slice(0, -2);
    const page = join('man', file);
    const { stdout, stderr } = run('man', ['-l', '--warnings=w', '-E', 'UTF-8', page]);
    assert.equal(stderr, '', file);
    assert.match(run('lexgrog', [page]).stdout, new RegExp(`"${name} - [a-z].*[^.]"`));
    const sections = [...stdout.matchAll(/^[A-Z][A-Z ]+$/gm)].map(([title]) => title);
    const own = name === 'redress' ? ['COMMANDS'] : [];
    assert.deepEqual(sections, ['NAME', 'SYNOPSIS', 'DESCRIPTION', ...own, 'OPTIONS', 'EXIT STATUS', 'EXAMPLES', 'SEE ALSO'], file);
  }
});

test('a page says what the help says, in the same characters', () => {
  for (const command of commands) {
    const wide = spawnSync('man', ['-l', '-E', 'UTF-8', join('man', `redress-${command}.1`)], { cwd: folder, env: { ...env, MANWIDTH: '4000' }, encoding: 'utf8' });
    const said = help(command);
    for (const [, option] of said.matchAll(/^ {2}(?:-\w,)?(--[\w-]+)/gm)) assert.ok(wide.stdout.includes(option), `${command} ${option}`);
    const examples = said.split(/^Examples?:\n/m)[1];
    assert.ok(examples.trim().length > 10, command);
    for (const line of examples.split('\n')) assert.ok(wide.stdout.includes(line.trim()), `${command}: ${line}`);
  }
  assert.equal(spawnSync(program, ['manual', 'frobnicate']).status, 2);
  assert.equal(spawnSync(program, ['manual', '--to', '/dev/null/man']).status, 3);
});

// What is typed, and what stands there after one Tab; several where the shell has to list them.
const cases = [
  ['redress ass', ['assess']],
  ['redress assess --policy gen', ['general']],
  ['redress assess --policy ac', ['acme.json']],
  ['redress validate --pol', ['--policy']],
  ['redress check --format j', ['json']],
  ['redress check --format=j', ['--format=json']],
  ['redress compile --policy general --lang u', ['uk']],
  ['redress schema dra', ['draft']],
  ['redress manual ser', ['serve']],
  ['redress export --store sq', ['sqlite:']],
  ['redress export --store sqlite:sh', ['sqlite:shop.db']],
  ['redress serve --web pa', ['pages of ours']],
  ['redress completion ', ['bash', 'fish', 'zsh']],
];

test('bash completes', () => {
  // Behind a colon or an equals sign bash replaces only the rest of the word.
  const script = `source <(redress completion bash)
    while IFS= read -r COMP_LINE; do COMP_POINT=\${#COMP_LINE}; _redress; printf '%s\\n' "\${COMPREPLY[@]}"; echo .; done`;
  const { stdout } = run('bash', ['--norc', '-c', script], cases.map(([line]) => `${line}\n`).join(''));
  const answers = stdout.split('.\n').slice(0, -1);
  for (const [i, [line, expected]] of cases.entries()) {
    const kept = /\S*[=:](?=\S*$)/.exec(line)?.[0] ?? '';
    const words = answers[i].split('\n').filter(Boolean).map((word) => kept + word);
    assert.deepEqual(words.sort(), expected, line);
  }
});

test('fish completes', () => {
  const script = 'redress completion fish | source; while read -l line; complete -C $line; echo .; end';
  const { stdout } = run('fish', ['--no-config', '-c', script], cases.map(([line]) => `${line}\n`).join(''));
  const answers = stdout.split('.\n').slice(0, -1);
  for (const [i, [line, expected]] of cases.entries()) {
    const words = answers[i].split('\n').filter(Boolean).map((word) => word.split('\t')[0].replace(/\/$/, ''));
    assert.deepEqual(words.sort(), expected, line);
  }
});

// In a terminal of its own: only there has zsh an editor whose line can be read after Tab.
test('zsh completes', () => {
  const single = cases.filter(([, expected]) => expected.length === 1);
  const script = `
    zmodload zsh/zpty
    zpty z zsh -f -i
    zpty -w z "PS1=; autoload -Uz compinit; compinit -D -u; source <(redress completion zsh); stty -echo"
    zpty -w z 'show() { print -r -- "LINE<$BUFFER>"; BUFFER=; CURSOR=0; }; zle -N show; bindkey "^T" show; print REA""DY'
    zpty -r z out '*READY*'
    while IFS= read -r line; do
      zpty -w -n z "$line"$'\\t\\x14'
      zpty -r z out '*LINE<*>*'
      print -r -- "\${\${out##*LINE<}%%>*}"
    done
    zpty -d z`;
  const { stdout } = run('zsh', ['-f', '-c', script], single.map(([line]) => `${line}\n`).join(''));
  const lines = stdout.split('\n');
  for (const [i, [line, [expected]]] of single.entries()) {
    const typed = line.slice(0, line.lastIndexOf(' ') + 1);
    // Behind a word that is whole zsh sets a space, behind a folder a slash.
    const ending = expected.endsWith(':') ? '' : expected.startsWith('pages') ? '/' : ' ';
    assert.equal(lines[i], typed + expected.replaceAll(' ', '\\ ') + ending);
  }
});
