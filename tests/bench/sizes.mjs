// Bytes that a page loads, after brotli -q 11, against the budget. With --gate a file beyond its hold ends in exit code 1.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'web/dist');
const program = process.env.REDRESS_BIN ?? join(root, 'build/release/bin/redress');

const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } };
const brotli = (bytes) => brotliCompressSync(bytes, options).length;
const files = (...names) => names.reduce((sum, name) => sum + brotli(readFileSync(join(dist, name))), 0);

function part(language) {
  const folder = mkdtempSync(join(tmpdir(), 'redress-size-'));
  try {
    const out = join(folder, 'part');
    const run = spawnSync(program, ['compile', '--policy', 'general', '--lang', language, '--out', out], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    return brotli(readFileSync(out));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// Every script is the widget's but these: what is loaded only by some visitors, or by programs.
const apart = ['attachments.js', 'law.js', 'calendar.js', 'print.js', 'kiosk.js', 'effort.js', 'session.js', 'index.js'];
const widget = readdirSync(dist).filter((name) => name.endsWith('.js') && !apart.includes(name));
const texts = widget.filter((name) => /^texts-.*\.js$/.test(name));
const one = Math.max(...['en', 'ru', 'bg', 'hu', 'uk'].map(part));
const rows = [
  ['before the first intent', files('redress.js'), 3, 2],
  ['engine (.wasm + glue)', files('redress.wasm') + brotli(readFileSync(join(root, 'build/wasm/redress.js'))), 130, 95],
  ['widget, intent to receipt, in five languages', files(...widget), 28, 20],
  ['bundle: shared and the largest language', one, 60, 40],
  ['bundle: all five languages', files('general.bundle'), 240, 150],
];

// Beside the budget, which is of all scripts that a visitor loads from the first intent until the receipt is shown.
const beside = [
  ['photos and documents, with the receipt', files('attachments.js')],
  ['the law, with the receipt of a policy that has it', files('law.js')],
  ['without a worker: the engine on the page', files('session.js')],
  ['on demand: calendar file, print, counter, work under load', files('calendar.js', 'print.js', 'kiosk.js', 'effort.js')],
  ['the same for one visitor, in one language', files(...widget.filter((name) => !texts.includes(name))) +
    Math.max(...texts.map((name) => files(name)))],
];

let beyond = false;
console.log('brotli KB'.padEnd(50) + 'now'.padStart(8) + 'hold'.padStart(7) + 'goal'.padStart(7));
for (const [name, bytes, hold, goal] of rows) {
  const kb = bytes / 1024;
  const fits = kb <= hold;
  beyond ||= !fits;
  console.log(name.padEnd(50) + kb.toFixed(2).padStart(8) + String(hold).padStart(7) + String(goal).padStart(7) + (fits ? '' : '  beyond'));
}
for (const [name, bytes] of beside) console.log(name.padEnd(50) + (bytes / 1024).toFixed(2).padStart(8));
if (process.argv.includes('--gate') && beyond) process.exitCode = 1;
