// How typing feels on a slow phone: 2,000 characters in Chromium with its processor slowed six times, with the pauses in which the form
// reads along, beside the same on a page that has a text field and nothing else. Printed to be looked at, never a test.
import { createServer } from 'node:http';
import { openPage, root, startBrowser, startService } from '../e2e/harness.mjs';
import { examples, random } from '../parity/generate.mjs';

const characters = 2000;
const slowness = 6;
const betweenKeysMs = 10;
// Longer than the form waits before it reads.
const pauseMs = 600;
const keysBetweenPauses = 50;
const longTaskMs = 50;

const quantile = (values, q) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))];

// Complaints of one topic, and what is masked in between, so that every piece of the form is drawn, and drawn anew at each pause.
function story() {
  const r = random(7);
  const own = examples(root).filter(({ language, category }) => language === 'bg' && category === 'delivery.late');
  let text = '';
  while (text.length < characters) text += `${r.pick(own).text} Карта 4111 1111 1111 1111, сметка DE89 3704 0044 0532 0130 00. `;
  return text.slice(0, characters);
}

// In the page: from key to next paint, as the browser tells it.
function watch() {
  globalThis.interactions = {};
  new PerformanceObserver((list) => {
    for (const { interactionId: id, duration } of list.getEntries()) {
      if (id) globalThis.interactions[id] = Math.max(duration, globalThis.interactions[id] ?? 0);
    }
  }).observe({ type: 'event', durationThreshold: 16 });
}

/** Tasks of the page's main thread in ms of processor time, which a busy machine does not lengthen, and which of them ran our scripts. */
function tasksOf(trace) {
  const events = trace.traceEvents.filter(({ ph }) => ph === 'X');
  const { pid, tid } = events.find(({ name }) => name === 'EventDispatch');
  const main = events.filter((one) => one.pid === pid && one.tid === tid);
  const ours = main.filter(({ name, args }) => name === 'FunctionCall' && /\/(redress|widget)\.js/.test(args.data?.url));
  return main.filter(({ name }) => name === 'RunTask').map(({ ts, dur, tdur }) => ({
    ms: (tdur ?? 0) / 1000,
    own: ours.some((call) => call.ts >= ts && call.ts < ts + dur),
  }));
}

async function type(browser, page, text) {
  const slow = await page.context().newCDPSession(page);
  await page.locator('textarea:visible').click();
  await page.waitForLoadState('networkidle');
  await slow.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  await page.evaluate(watch);
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  for (let i = 0; i < text.length; i += keysBetweenPauses) {
    await page.keyboard.type(text.slice(i, i + keysBetweenPauses), { delay: betweenKeysMs });
    await page.waitForTimeout(pauseMs);
  }
  const tasks = tasksOf(JSON.parse(String(await browser.stopTracing())));
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return { tasks, told: Object.values(await page.evaluate(() => globalThis.interactions)) };
}

function report(name, { tasks, told }) {
  // The browser does not tell those that were over within a frame.
  const all = told.concat(Array(Math.max(0, characters - told.length)).fill(16));
  const times = [0.5, 0.98, 1].map((q) => quantile(all, q).toFixed(0)).join(' / ');
  const summary = (some) => {
    const longest = some.reduce((most, { ms }) => Math.max(most, ms), 0);
    return `${some.filter(({ ms }) => ms > longTaskMs).length} > ${longTaskMs} ms, longest ${longest.toFixed(0)}`;
  };
  console.log(`${name.padEnd(20)} ${times.padStart(16)} ms    tasks: ${summary(tasks)}; of our scripts: ${summary(tasks.filter(({ own }) => own))}`);
}

const empty = '<!doctype html><title>Text</title><textarea rows="5" cols="60"></textarea>';
const plain = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end(empty));
await new Promise((resolve) => plain.listen(0, '127.0.0.1', resolve));
const service = await startService();
const browser = await startBrowser();
try {
  const text = story();
  console.log(`${characters} characters, processor ${slowness}× slower; from key to next paint, p50 / p98 / max: hold 100 ms; and no task of our scripts > ${longTaskMs} ms of processor time`);
  for (const [name, url] of [['a text field alone', `http://127.0.0.1:${plain.address().port}/`], ['the form', `${service.url}/?lang=bg`]]) {
    const { page, context } = await openPage(browser);
    await page.goto(url);
    report(name, await type(browser, page, text));
    await context.close();
  }
} finally {
  await browser.close();
  await service.stop();
  plain.close();
}
