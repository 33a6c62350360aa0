// The engine in Chromium: how soon it is ready, and how long it looks at a text.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { examples, random } from '../parity/generate.mjs';
import { openPage, root } from '../e2e/harness.mjs';
import { quantile, row } from './measure.mjs';

const r = random(4);
const pool = examples(root);

/** From the first intent to an engine that answers. */
export async function readiness(service, browser) {
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

/** The engine on a page of its own without a policy, so that nothing but its time is measured. */
export async function assessing(browser) {
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
