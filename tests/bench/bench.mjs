// Times, printed to be looked at and never a test: this says how it is on one machine at one moment. Arguments name the rows that
// are wanted; without any, all of them. With --quick on a quarter of the records: Node is then hardly warm.
import { parseArgs } from 'node:util';
import { startBrowser, startService } from '../e2e/harness.mjs';
import { agree } from './agree.mjs';
import { deadlines, masking } from './engine.mjs';
import { intake } from './intake.mjs';
import { largeStore } from './large_store.mjs';
import { assessing, readiness } from './page.mjs';
import { prepareReference } from './reference.mjs';
import { oneRecord, stream } from './stream.mjs';

const rows = ['deadlines', 'masking', 'stream', 'one-record', 'intake', 'large-store', 'page'];
const { values, positionals } = parseArgs({ allowPositionals: true, options: { quick: { type: 'boolean' } } });
const wanted = positionals.length > 0 ? positionals : rows;
const much = (count) => (values.quick ? count / 4 : count);
const unknown = wanted.filter((name) => !rows.includes(name));
if (unknown.length > 0) throw new Error(`no such rows: ${unknown.join(' ')}; there are ${rows.join(' ')}`);
const is = (name) => wanted.includes(name);

async function page() {
  const service = await startService();
  const browser = await startBrowser();
  try {
    await readiness(service, browser);
    await assessing(browser);
  } finally {
    await browser.close();
    await service.stop();
  }
}

console.log();
if (is('stream') || is('one-record') || is('intake')) {
  prepareReference();
  agree();
}
if (is('deadlines')) deadlines();
if (is('masking')) masking();
if (is('stream')) await stream(much(20_000));
if (is('one-record')) await oneRecord();
if (is('intake')) await intake(much(8000));
if (is('large-store')) await largeStore(much(1_000_000), much(4000));
if (is('page')) await page();
