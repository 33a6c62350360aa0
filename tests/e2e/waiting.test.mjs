// What could not be sent waits, here and for the next visit, until the visitor has seen its receipt or wants it no more.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startFirefox } from './engines/firefox.mjs';
import { until } from './engines/page.mjs';
import { startWebKit } from './engines/webkit.mjs';
import { faults, startProxy } from './fault_proxy.mjs';
import { answer, ids, letGo, notice, queued, readBack, records, startDesk, story, write } from './fault_visitor.mjs';
import { accessibilityFindings, picture } from './harness.mjs';

let desk;
before(async () => {
  desk = await startDesk();
});
after(() => desk?.stop());

test('without a connection it waits, also for the next visit, and is sent once', async (t) => {
  const text = `${story} (offline)`;
  const { proxy, page, context } = await desk.visit(t);
  await readBack(page, proxy.url, text);
  await context.setOffline(true);
  await page.locator('#send').click();
  await page.locator('#retry').waitFor();
  // Between midnight and four the day is named.
  assert.match(await notice(page).textContent(), /Your complaint \((today at|\w+day) .*\) has not reached us yet\. There is no connection just now/);
  assert.deepEqual(await accessibilityFindings(page), []);
  await picture(page, 'en-waiting');
  const [entry] = await queued(page);
  assert.equal(entry.submission.text, text);
  // It is kept once: the draft has become the complaint.
  assert.ok(!(await page.evaluate(() => Object.keys(localStorage).join())).includes('draft'));
  await page.close();
  await context.setOffline(false);

  // The page is there, the service is not yet.
  proxy.always = faults.unavailable;
  const next = await context.newPage();
  await next.goto(proxy.url);
  await next.locator('#retry').waitFor();
  assert.match(await notice(next).textContent(), /Your complaint \((today at|\w+day) .*\) has not reached us yet\. It could not be sent just now/);
  assert.ok((await next.locator('[part~=quote]').textContent()).includes(text));
  // Whoever does not come to it is not drawn to it.
  assert.equal(await next.evaluate(() => document.activeElement.tagName), 'BODY');
  await context.setOffline(true);
  await until(async () => /no connection/.test(await notice(next).textContent()));
  proxy.always = undefined;
  await context.setOffline(false);
  await desk.taken(next, text);
  assert.equal(proxy.passed.length, 1);
  assert.equal(ids(proxy).size, 1);
  await letGo(next);

  // The visit after that begins with nothing.
  const asked = proxy.asked.length;
  await next.goto(proxy.url, { waitUntil: 'networkidle' });
  assert.ok(!proxy.asked.slice(asked).some((path) => /widget|policy/.test(path)), proxy.asked.slice(asked).join());
});

test('what is not to be sent any more is forgotten', async (t) => {
  const text = `${story} (dropped by the visitor)`;
  const { proxy, page } = await desk.visit(t);
  proxy.always = faults.gateway;
  await readBack(page, proxy.url, text);
  await page.locator('#send').click();
  await page.locator('#drop').click();
  assert.equal(await page.locator('#text').inputValue(), '');
  assert.ok(await page.locator('#text').evaluate((one) => one.getRootNode().activeElement === one));
  await letGo(page);
  const came = proxy.came.length;
  proxy.always = undefined;
  await page.reload({ waitUntil: 'networkidle' });
  assert.equal(proxy.came.length, came);
  assert.equal(await page.locator('#text').inputValue(), '');
  assert.deepEqual(records(desk.service).filter((one) => one.text === text), []);
});

test('what the visitor changes instead is a draft again, and goes out as it was changed', async (t) => {
  const text = `${story} (changed)`;
  const { proxy, page } = await desk.visit(t);
  proxy.always = faults.gateway;
  await readBack(page, proxy.url, text);
  await page.locator('#send').click();
  await page.locator('#retry').waitFor();
  await page.locator('#edit').click();
  await letGo(page);
  await page.locator('#text').press('ControlOrMeta+End');
  await page.keyboard.insertText(' Please hurry.');
  await until(() => page.evaluate(() => Object.values(localStorage).join().includes('Please hurry.')));
  proxy.always = undefined;
  await page.locator('#go').click();
  await page.locator('#send').click();
  await desk.taken(page, `${text} Please hurry.`);
  assert.deepEqual(records(desk.service).filter((one) => one.text === text), []);
});

test('of two tabs one sends, and both hold the receipt', async (t) => {
  const text = `${story} (two tabs)`;
  const { proxy, page, context } = await desk.visit(t);
  proxy.always = faults.gateway;
  await readBack(page, proxy.url, text);
  await page.locator('#send').click();
  await page.locator('#retry').waitFor();
  const other = await context.newPage();
  await other.goto(proxy.url);
  await other.locator('#retry').waitFor();
  proxy.always = undefined;
  await Promise.all([page.locator('#retry').click(), other.locator('#retry').click()]);
  const reference = await desk.taken(page, text);
  assert.equal(await desk.taken(other, text), reference);
  assert.equal(proxy.passed.length, 1);
  await letGo(page);
});

test('what one tab lets go of, the other does not send', async (t) => {
  const text = `${story} (dropped in a tab)`;
  const { proxy, page, context } = await desk.visit(t);
  proxy.always = faults.gateway;
  await readBack(page, proxy.url, text);
  await page.locator('#send').click();
  await page.locator('#retry').waitFor();
  const other = await context.newPage();
  await other.goto(proxy.url);
  await other.locator('#drop').click();
  await notice(page).waitFor({ state: 'detached' });
  proxy.always = undefined;
  await page.bringToFront();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  assert.equal(proxy.passed.length, 0);
  // Here it still stands to be read, and the visitor may want it after all.
  await page.locator('#send').click();
  await desk.taken(page, text);
});

test('three days later it is gone, and that is said', async (t) => {
  const text = `${story} (expired)`;
  const { proxy, page } = await desk.visit(t);
  proxy.always = faults.gateway;
  await readBack(page, proxy.url, text);
  await page.locator('#send').click();
  await page.locator('#retry').waitFor();
  await page.goto(`${proxy.url}/worker.js`);
  await page.evaluate(() => new Promise((resolve) => {
    const asked = indexedDB.open('redress', 1);
    asked.onsuccess = () => {
      const store = asked.result.transaction('queue', 'readwrite').objectStore('queue');
      const all = store.getAll();
      all.onsuccess = () => (store.put({ ...all.result[0], at: Date.now() - 72 * 3_600_000 - 1 }).onsuccess = resolve);
      asked.result.close();
    };
  }));
  proxy.always = undefined;
  const came = proxy.came.length;
  await page.goto(proxy.url);
  assert.match(await notice(page).textContent(), /could not be sent within three days and has been deleted/);
  assert.deepEqual(await accessibilityFindings(page), []);
  await letGo(page);
  assert.equal(proxy.came.length, came);
  await page.goto(proxy.url, { waitUntil: 'networkidle' });
  assert.equal(await notice(page).count(), 0);
});

test('where nothing can be kept the visitor is told to stay, and it is sent from there', async (t) => {
  const text = `${story} (private)`;
  const { proxy, page } = await desk.visit(t);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('not here', 'SecurityError');
    };
  });
  proxy.plan.push(faults.gateway);
  await readBack(page, proxy.url, text);
  await page.locator('#send').click();
  await page.locator('#retry').waitFor();
  assert.match(await notice(page).textContent(), /Please keep this page open for now\./);
  await desk.taken(page, text);
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('queue')).length), 0);
});

test('a page without a safe connection has no locks, and sends once all the same', async (t) => {
  const text = `${story} (http)`;
  const as = 'http://shop.example/';
  const { proxy, page, context } = await desk.visit(t, { as });
  await page.goto(as);
  assert.equal(await page.evaluate(() => navigator.locks), undefined);
  await write(page, text);
  await page.reload();
  await page.locator('#text').click();
  await page.locator('#discard').waitFor();
  assert.equal(await page.locator('#text').inputValue(), text);
  await answer(page);
  proxy.always = faults.gateway;
  await page.locator('#send').click();
  await page.locator('#retry').waitFor();
  const other = await context.newPage();
  await other.goto(as);
  await other.locator('#retry').waitFor();
  proxy.always = undefined;
  await Promise.all([page.locator('#retry').click(), other.locator('#retry').click()]);
  assert.equal(await desk.taken(page, text), await desk.taken(other, text));
  assert.equal(ids(proxy).size, 1);
  await letGo(page);
});

test('a closed dialog sends what waits, and the receipt waits for the visitor', async (t) => {
  const text = `${story} (dialog)`;
  const { proxy, page } = await desk.visit(t);
  proxy.always = faults.gateway;
  await page.goto(`${proxy.url}/button`);
  await page.locator('redress-button').getByRole('button').first().click();
  await write(page, text);
  await answer(page);
  await page.locator('#send').click();
  await page.locator('#retry').waitFor();
  proxy.always = undefined;
  for (const visits of [1, 2]) {
    await page.goto(`${proxy.url}/button`);
    await until(() => proxy.passed.length === visits);
    assert.equal((await queued(page)).length, 1);
  }
  await page.locator('redress-button').getByRole('button').first().click();
  await desk.taken(page, text);
  await letGo(page);
});

test('a kiosk keeps nothing, and sends what its visitor has left behind', async (t) => {
  const text = `${story} (kiosk)`;
  const { proxy, page } = await desk.visit(t);
  await page.clock.install();
  proxy.always = faults.gateway;
  await readBack(page, `${proxy.url}/kiosk`, text);
  await page.locator('#send').click();
  await page.locator('#retry').waitFor();
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  assert.deepEqual(await queued(page), []);
  await page.clock.runFor(151_000);
  await page.locator('#review-title').waitFor({ state: 'detached' });
  assert.equal(await page.locator('#text').inputValue(), '');
  proxy.always = undefined;
  await page.clock.runFor(301_000);
  await until(() => records(desk.service).some((one) => one.text === text));
  assert.equal(await page.locator('#receipt-title').count(), 0);
  assert.equal(ids(proxy).size, 1);
});
describe('the same in other engines', () => {
  for (const [name, start] of Object.entries({ firefox: startFirefox, webkit: startWebKit })) {
    test(`${name}: what waits survives the page and comes through`, async (t) => {
      const text = `${story} (${name})`;
      const proxy = await startProxy(desk.service.url);
      t.after(() => proxy.stop());
      const engine = await start();
      let page;
      t.after(async () => {
        await page?.close();
        await engine.stop();
      });
      page = await engine.open();
      proxy.always = faults.unavailable;
      await page.go(proxy.url);
      await page.fill('#text', text);
      await page.wait('#topic-label', (one) => /late/i.test(one.text));
      await page.fill('#field-order_number', 'MN204816');
      await page.fill('#contact-email', 'visitor@example.com');
      await page.click('#go');
      await page.waitForFocus('review-title');
      await page.click('#send');
      await page.wait('#retry');
      await page.go(`${proxy.url}/?lang=en`);
      assert.match(await page.text('#notice'), /has not reached us yet/);
      proxy.always = undefined;
      const reference = await page.text('#reference');
      assert.deepEqual(records(desk.service).filter((one) => one.text === text).map((one) => one.reference), [reference]);
      assert.equal(ids(proxy).size, 1);
    });
  }
});
