// What a visitor does with the form while something breaks, and what came of it.
import assert from 'node:assert/strict';
import { until } from './engines/page.mjs';
import { startProxy } from './fault_proxy.mjs';
import { openPage, settleTopic, startBrowser, startService } from './harness.mjs';

export const story = 'I ordered the gift box two weeks ago and the parcel still has not arrived.';

/** Every stored complaint. */
export const records = (service) => service.exported().map((line) => JSON.parse(line));

/** The ids under which complaints came to the proxy. */
export const ids = (proxy) => new Set(proxy.came.map((body) => JSON.parse(body).id));

export const notice = (page) => page.locator('#notice');

/** A service and a browser, for all tests of a file. */
export async function startDesk() {
  const [service, browser] = await Promise.all([startService(), startBrowser()]);
  return {
    service,
    /** A visitor of their own with a proxy of their own; `as`: another origin, for which the browser asks the proxy. */
    async visit(t, { behind = service, as } = {}) {
      const proxy = await startProxy(behind.url);
      const { page, context } = await openPage(browser, as && { proxy: { server: proxy.url } });
      const problems = [];
      context.on('weberror', (error) => problems.push(String(error.error())));
      t.after(async () => {
        await context.close();
        proxy.stop();
        assert.deepEqual(problems, []);
      });
      return { proxy, page, context };
    },
    /** The receipt on the screen is of the one complaint with this text; gives its reference. */
    async taken(page, text, from = service) {
      await page.locator('#receipt-title').waitFor();
      const reference = (await page.locator('#reference').textContent()).trim();
      assert.deepEqual(records(from).filter((one) => one.text === text).map((one) => one.reference), [reference]);
      return reference;
    },
    async stop() {
      await browser.close();
      await service.stop();
    },
  };
}

export async function write(page, text) {
  await page.locator('#text').click();
  await page.keyboard.insertText(text);
  await settleTopic(page, /late/i);
}

export async function answer(page) {
  await page.locator('#field-order_number').fill('MN204816');
  await page.locator('#contact-email').fill('visitor@example.com');
  await page.locator('#go').click();
  await page.locator('#review-title').waitFor();
}

/** From nothing to the read-back. */
export async function readBack(page, url, text = story) {
  await page.goto(url);
  await write(page, text);
  await answer(page);
}

/** What the page would find when it is opened again. */
export function queued(page) {
  return page.evaluate(() => new Promise((resolve) => {
    const asked = indexedDB.open('redress', 1);
    asked.onupgradeneeded = () => asked.transaction.abort();
    asked.onerror = () => resolve([]);
    asked.onsuccess = () => {
      const all = asked.result.transaction('queue').objectStore('queue').getAll();
      all.onsuccess = () => resolve(all.result);
      asked.result.close();
    };
  }));
}

/** Nothing waits any more, and the receipt has been seen. */
export const letGo = (page) => until(async () => (await queued(page)).length === 0);
