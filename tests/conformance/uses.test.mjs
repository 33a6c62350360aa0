// The examples that are installed and packed, each run as its first lines say: a pipe of the shell, Python, PHP, Node.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.REDRESS_BIN ?? join(root, 'build/release/bin/redress');
const examples = join(root, 'native-cli/examples');
const folder = mkdtempSync(join(tmpdir(), 'redress-uses-'));
after(() => rmSync(folder, { recursive: true }));

function run(command, args, input, code = 0) {
  const env = { ...process.env, PATH: `${dirname(program)}${delimiter}${process.env.PATH}` };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, env, input, encoding: 'utf8', timeout: 120_000 });
  assert.equal(status, code, `${command} ${args.join(' ')}: ${stdout}${stderr}`);
  return { stdout, stderr };
}

const complaint = (n, more = {}) => ({
  id: `00000000-0000-4000-8000-00000000000${n}`, language: 'en', text: 'Tab\tand “quotes”: my parcel has not arrived.', category: 'delivery.late',
  channel: 'link', contact: {}, fields: { order_number: 'AB123456' }, ...more,
});

test('a pipe parts what is accepted from what is not, and counts why', () => {
  const bad = [complaint(2, { category: 'moon' }), complaint(4, { category: 'moon', text: ' ' })];
  const lines = [complaint(1), bad[0], complaint(3), bad[1]].map((one) => JSON.stringify(one));
  const { stdout } = run(join(examples, 'accepted.sh'), ['general', 'out'], `${lines.join('\n')}\n`);
  assert.deepEqual(stdout.trim().split('\n').map((line) => line.trim().split(/\s+/)), [['2', '"code":"category.unknown"'], ['1', '"code":"text.blank"']]);
  const read = (name) => readFileSync(join(folder, 'out', name), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(read('records.ndjson').map(({ id, text }) => ({ id, text })), [1, 3].map((n) => ({ id: complaint(n).id, text: complaint(n).text })));
  assert.deepEqual(read('rejected.ndjson'), bad);
  run(join(examples, 'accepted.sh'), ['no-such-policy', 'out'], '', 2);
});

test('Python keeps one process and reads its answers as they come', () => {
  const long = 'a'.repeat(20_001);
  const texts = ['my parcel still has not arrived', 'посылка так и не пришла, жду уже две недели', '?', long];
  const { stdout } = run('python3', [join(examples, 'judge.py'), 'general'], `${texts.join('\n')}\n`);
  const [english, russian, unclear, refused] = stdout.trim().split('\n').map((line) => line.split('\t'));
  assert.equal(english[0], 'delivery.late');
  assert.equal(russian[0], 'delivery.late');
  for (const [, due] of [english, russian]) assert.ok(Date.parse(due) > Date.now(), due);
  assert.deepEqual(unclear, ['unclear', '']);
  assert.equal(refused[0], 'error');
  assert.match(refused[1], /20,?000/);
});

test('PHP gets the verdict of one submission', () => {
  const php = (submission, code) => run('php', [join(examples, 'complain.php'), 'general'], JSON.stringify(submission), code).stdout;
  const record = JSON.parse(php(complaint(1), 0));
  assert.equal(record.text, complaint(1).text);
  assert.match(php(complaint(1, { text: '', fields: {} }), 1), /^\/text\t\S.*\n\/fields\/order_number\t\S.*\n$/);
  const { stdout, stderr } = run('php', [join(examples, 'complain.php'), 'no-such-policy'], '{}', 255);
  assert.match(stdout + stderr, /RuntimeException: .*no-such-policy/);
});

test('Node judges with the package alone', () => {
  const unpacked = join(folder, 'node_modules/@redress/form');
  mkdirSync(unpacked, { recursive: true });
  cpSync(join(root, 'web/package.json'), join(unpacked, 'package.json'));
  cpSync(join(root, 'web/dist'), join(unpacked, 'dist'), { recursive: true });
  cpSync(join(root, 'web/examples/node/judge.mjs'), join(folder, 'judge.mjs'));
  const answer = JSON.parse(run(process.execPath, ['judge.mjs', 'my parcel still has not arrived']).stdout);
  assert.ok(Date.parse(answer.due) > Date.now());
  assert.deepEqual({ ...answer, due: undefined }, { category: 'delivery.late', due: undefined, accepted: true, errors: [] });
  assert.match(run(process.execPath, ['judge.mjs', 'a'.repeat(20_001)], '', 1).stderr, /^text\.too_long: /);
});
