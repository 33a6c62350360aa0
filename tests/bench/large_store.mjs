// The service with many complaints in its store beside one with hardly any: how fast it takes more, and how soon a page of status is
// there. The many are copies of complaints that it took itself, under ids and references of their own.
import { randomUUID } from 'node:crypto';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { benchFolder, inTurn, median, ratio, row, started } from './measure.mjs';
import { compileBundle, ourService } from './reference.mjs';
import { lengths, submissions } from './submissions.mjs';

const connections = 64;
const rounds = 5;
const portion = 20_000;
const run = promisify(execFile);
const loader = fileURLToPath(new URL('load.mjs', import.meta.url));

/** Copies what is in the store until there are `count` complaints, each with its event and its message. */
function fill(file, count) {
  const Database = createRequire(new URL('node-reference/package.json', import.meta.url))('better-sqlite3');
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = OFF');
  database.function('uuid', { deterministic: false }, () => randomUUID());
  const columns = (table) => database.pragma(`table_info(${table})`).map(({ name }) => name);
  const copied = (table, changed) => {
    const names = columns(table);
    return database.prepare(`INSERT INTO ${table} (${names.map((name) => `"${name}"`).join()})
      SELECT ${names.map((name) => changed[name] ?? `"${name}"`).join()} FROM ${table} WHERE number <= @taken LIMIT @many`);
  };
  const { taken } = database.prepare('SELECT max(number) AS taken FROM complaints').get();
  const shifted = { number: 'number + @shift', complaint: 'complaint + @shift' };
  const copies = [
    copied('complaints', { ...shifted, id: 'uuid()', reference: 'substr(uuid(), 1, 18)' }),
    copied('events', shifted),
    copied('outbox', { ...shifted, id: 'uuid()', event: 'event + @shift' }),
  ];
  const copy = database.transaction((from) => {
    for (let shift = from; shift < from + portion && shift < count; shift += taken) {
      for (const statement of copies) statement.run({ shift, taken, many: count - shift });
    }
  });
  for (let shift = taken; shift < count; shift += Math.ceil(portion / taken) * taken) {
    copy(shift);
    if (process.stderr.isTTY) process.stderr.write(`\rfilling the store: ${Math.floor((100 * shift) / count)} %`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  const all = database.prepare('SELECT count(*) AS complaints FROM complaints').get();
  database.close();
  return all.complaints;
}

/** `count` complaints in the store, `many` sent and looked at in a measurement. */
export async function largeStore(count, many) {
  const folder = benchFolder();
  const bundle = compileBundle(folder);
  const source = submissions(10);
  let files = 0;
  const load = async (service, lines) => {
    const file = join(folder, `load${files++}`);
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
    const { stdout } = await run(process.execPath, [loader, service.url, String(connections), file]);
    rmSync(file);
    return JSON.parse(stdout);
  };
  const complaint = () => ({ ...source.next(lengths.ordinary), id: randomUUID() });
  const post = async (service) => {
    const response = await fetch(`${service.url}/complaints`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(complaint()) });
    return (await response.json()).status_url;
  };
  const begin = async (name) => {
    const store = join(folder, name);
    const first = await started(...ourService(bundle, store));
    const pages = [];
    for (let i = 0; i < 1000; ++i) pages.push(await post(first));
    await first.stop();
    return { store, pages };
  };
  const [small, large] = [await begin('small.db'), await begin('large.db')];
  const begun = performance.now();
  const filled = fill(large.store, count);
  const seconds = (performance.now() - begun) / 1000;
  for (const side of [small, large]) side.service = await started(...ourService(bundle, side.store));

  const measure = async ({ service, pages }) => {
    const inserted = await load(service, Array.from({ length: many }, () => JSON.stringify(complaint())));
    if (inserted.statuses[201] !== many) throw new Error(`the service answered ${JSON.stringify(inserted.statuses)}`);
    const looked = await load(service, Array.from({ length: many }, (_, i) => pages[(i * 7) % pages.length]));
    if (looked.statuses[200] !== many) throw new Error(`the service answered ${JSON.stringify(looked.statuses)}`);
    return { rate: many / inserted.seconds, p99: looked.p99 };
  };
  for (const side of [small, large]) await measure(side); // warms both up
  const all = await inTurn(rounds, { few: () => measure(small), many: () => measure(large) });
  const megabytes = statSync(large.store).size / 2 ** 20;
  for (const { service } of [small, large]) await service.stop();
  const of = (side, value) => median(all.map((round) => value(round[side])));
  row(`${filled} complaints in the store: rate`, ratio(all, ({ rate }) => rate, 'many', 'few'),
    `${of('many', ({ rate }) => rate).toFixed(0)} requests a second, with a few thousand ${of('few', ({ rate }) => rate).toFixed(0)}; ${megabytes.toFixed(0)} MB, filled in ${seconds.toFixed(0)} s`);
  row('  a page of status: p99', ratio(all, ({ p99 }) => p99, 'many', 'few'),
    `${of('many', ({ p99 }) => p99).toFixed(1)} ms, with a few thousand ${of('few', ({ p99 }) => p99).toFixed(1)} ms; hold 1.5×`);
}
