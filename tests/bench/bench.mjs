// Times, printed to be looked at and never a test: this says how it is on one machine at one moment.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { examples, random } from '../parity/generate.mjs';
import { openPage, program, root, startBrowser, startService } from '../e2e/harness.mjs';
import { maskTexts, textOf } from './mask_texts.mjs';

const quantile = (values, q) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))];
const row = (name, value, note = '') => console.log(name.padEnd(50) + value.padStart(16) + (note && `  ${note}`));

const r = random(4);
const pool = examples(root);
const complaint = () => ({
  id: randomUUID(),
  language: 'bg',
  text: Array.from({ length: 6 }, () => r.pick(pool).text).join(' ').slice(0, 1000),
  category: 'delivery.late',
  channel: 'email',
  contact: { email: 'visitor@example.com' },
  fields: { order_number: 'MN204816' },
});

function stream() {
  const folder = mkdtempSync(join(tmpdir(), 'redress-bench-'));
  const [bundle, input] = [join(folder, 'b'), join(folder, 'in')];
  spawnSync(program, ['compile', '--policy', join(root, 'web/demo/policy.json'), '--out', bundle]);
  const count = 20_000;
  writeFileSync(input, Array.from({ length: count }, () => JSON.stringify(complaint())).join('\n') + '\n');
  const timed = (command) => {
    const run = spawnSync('bash', ['-c', `TIMEFORMAT='%R %U %S'; time ${command} >${folder}/out`], { encoding: 'utf8' });
    const [wall, user, system] = run.stderr.trim().split('\n').at(-1).split(' ').map(Number);
    return { wall, cpu: user + system };
  };
  const many = timed(`${program} validate --policy ${bundle} --now 2026-11-20T10:00:00Z --ndjson <${input}`);
  row('stream: records a second', (count / many.wall).toFixed(0), `${((many.cpu / count) * 1e6).toFixed(0)} µs of CPU a record`);
  writeFileSync(input, JSON.stringify(complaint()));
  const runs = Array.from({ length: 20 }, () => timed(`${program} validate --policy ${bundle} ${input}`).wall * 1000);
  row('one record, process start to verdict', `${quantile(runs, 0.5).toFixed(0)} ms`, 'median of 20');
  rmSync(folder, { recursive: true });
}

// What a program or a script of this folder prints, a JSON document a line.
function answered(command, args, input) {
  const run = spawnSync(command, args, { input, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.trim().split('\n').map((line) => JSON.parse(line));
}
const native = (name, input) => answered(join(root, 'build/release/bin', name), [], input);
const inNode = (name, input) => answered(process.execPath, [join(root, 'tests/bench/node-reference', name)], JSON.stringify(input));

// The calendar against ICU's and against luxon: the same open hours, holidays and instants, the same due.
function deadlines() {
  const [{ start, holidays }, ...cases] = native('deadline_bench');
  const theirs = inNode('deadline.mjs', { start, holidays, cases });
  cases.forEach(({ name, ns, icu_ns: icu }, i) => row(`deadline over ${name} of open hours`, `${(ns / 1000).toFixed(2)} µs`,
    `ICU's calendar ${(icu / ns).toFixed(0)}×, luxon ${(theirs[i].ns / ns).toFixed(0)}× of it; aim 20×, 100×`));
}

// The search for personal data costs the same for each byte however long the text is and whatever it is made of.
function masking() {
  const compared = 10_000;
  const texts = maskTexts(root);
  const ours = native('mask_bench', JSON.stringify(texts));
  const theirs = inNode('mask.mjs', texts.map(({ unit }) => textOf(unit, compared)));
  ours.forEach(({ name, sizes }, i) => {
    const [small, large] = [sizes[0], sizes.at(-1)].map((one) => one.ns_per_byte);
    const beside = theirs[i].ns_per_byte / sizes.find(({ size }) => size === compared).ns_per_byte;
    row(`mask: ${name}`, `${large.toFixed(0)} ns/byte`,
      `10 MB; 1 KB ${small.toFixed(0)}, ${(large / small).toFixed(1)}× (flat is 1, hold 3); in Node ${beside.toFixed(beside < 1 ? 2 : 0)}× of it`);
  });
}

async function intake(service) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const bodies = Array.from({ length: 4000 }, () => JSON.stringify(complaint()));
  const times = [];
  const post = (body) =>
    new Promise((resolve, reject) => {
      const begun = performance.now();
      const sent = request(`${service.url}/complaints`, { agent, method: 'POST', headers: { 'content-type': 'application/json' } }, (response) => {
        response.resume().on('end', () => {
          times.push(performance.now() - begun);
          response.statusCode === 201 ? resolve() : reject(new Error(`status ${response.statusCode}`));
        });
      });
      sent.on('error', reject).end(body);
    });
  const begun = performance.now();
  await Promise.all(Array.from({ length: 64 }, async () => {
    for (let body = bodies.pop(); body; body = bodies.pop()) await post(body);
  }));
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  row('intake, durable, 64 connections: requests a second', (times.length / seconds).toFixed(0), `p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms (client on the same machine)`);
}

async function readiness(service, browser) {
  const { page, context } = await openPage(browser);
  const times = [];
  for (let i = 0; i < 12; ++i) {
    await page.goto(`${service.url}/?lang=bg`);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => {
      globalThis.ready = new Promise((resolve) => {
        let begun;
        document.addEventListener('focusin', () => (begun ??= performance.now()), { capture: true });
        document.addEventListener('redress-ready', () => resolve(performance.now() - begun));
      });
    });
    await page.locator('#text').click();
    times.push(await page.evaluate(() => globalThis.ready));
  }
  row('engine ready after intent, warm HTTP cache', `${quantile(times.slice(2), 0.5).toFixed(0)} ms`, 'median of 10; hold 80 ms, goal 30 ms');
  await context.close();
}

// The engine on a page of its own without a policy, so that nothing but its time is measured.
async function assessing(browser) {
  const types = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html' };
  const server = createServer(({ url }, response) => {
    const path = join(root, 'web/dist', url);
    const body = url === '/' ? '<!doctype html>' : existsSync(path) && readFileSync(path);
    response.writeHead(body ? 200 : 404, { 'content-type': types[extname(url)] ?? 'text/html' }).end(body || '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  for (const language of ['en', 'bg']) {
    const own = pool.filter((one) => one.language === language);
    const text = Array.from({ length: 60 }, () => r.pick(own).text).join(' ').slice(0, 2000);
    const times = await page.evaluate(async ({ text, language }) => {
      const { loadBundle } = await import('/index.js');
      const engine = await loadBundle(await fetch('/general.bundle'));
      const times = [];
      for (let i = 0; i < 1200; ++i) {
        const begun = performance.now();
        engine.assess({ text, language, received: '2026-11-20T10:00:00Z' });
        times.push(performance.now() - begun);
      }
      return times.slice(200);
    }, { text, language });
    row(`assess 2,000 characters (${language}) in Chromium, p99`, `${quantile(times, 0.99).toFixed(2)} ms`, `p50 ${quantile(times, 0.5).toFixed(2)} ms; hold 2 ms, goal 0.5 ms`);
  }
  await page.close();
  server.close();
}

console.log();
deadlines();
masking();
stream();
const service = await startService();
const browser = await startBrowser();
try {
  await intake(service);
  await readiness(service, browser);
  await assessing(browser);
} finally {
  await browser.close();
  await service.stop();
}
