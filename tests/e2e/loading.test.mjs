// What could not be loaded is loaded at the visitor's next intent, and nothing remembers the failure: browsers do, of modules. Where
// there is no plain form, the visitor is told.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { visit } from './accessibility/states.mjs';
import { startChromium } from './engines/chromium.mjs';
import { startFirefox } from './engines/firefox.mjs';
import { until } from './engines/page.mjs';
import { startWebKit } from './engines/webkit.mjs';
import { faults, startProxy } from './fault_proxy.mjs';
import { openPage, startBrowser, startService } from './harness.mjs';

const story = 'I ordered the gift box two weeks ago and the parcel still has not arrived';

let service;
before(async () => {
  service = await startService();
});
after(() => service?.stop());

const stopped = faults.answered(500, { 'content-type': 'text/html' }, '<h1>Internal Server Error</h1>');
const modules = {
  'the form': { '/widget.js': [stopped] },
  'what it says': { '/texts-en.js': [faults.halved] },
  'the worker, and the engine on the page': { '/worker.js': [stopped], '/session.js': [faults.page] },
};
const others = {
  'the engine': { '/redress.wasm': [faults.halved] },
  'the policy': { '/policy': [stopped] },
  'the policy, in whose place another page came': { '/policy': [faults.page] },
};

// WebKit's driver takes long over each page, and what is no module is fetched anew alike everywhere.
for (const [name, start, trials] of [
  ['firefox', startFirefox, { ...modules, ...others }],
  ['webkit', startWebKit, modules],
  ['chromium', startChromium, { ...modules, ...others }],
]) {
  describe(name, () => {
    let engine;
    before(async () => {
      engine = await start();
    });
    after(() => engine?.stop());

    for (const [what, paths] of Object.entries(trials)) {
      test(what, async (t) => {
        const proxy = await startProxy(service.url);
        t.after(() => proxy.stop());
        for (const [path, plan] of Object.entries(paths)) proxy.paths[path] = [...plan];
        const page = await engine.open();
        t.after(() => page.close());
        await page.go(proxy.url);
        await page.fill('#text', story);
        await until(() => Object.values(proxy.paths).every((plan) => !plan.length), () => JSON.stringify(proxy.asked));
        // Whoever writes on does all that is needed.
        await page.type('.');
        await page.wait('#topic-label', (one) => /late/i.test(one.text));
        await page.fill('#field-order_number', 'MN204816');
        await page.fill('#contact-email', 'visitor@example.com');
        await page.click('#go');
        await page.waitForFocus('review-title');
        await page.click('#send');
        await page.waitForFocus('receipt-title');
        assert.equal(proxy.passed.length, 1);
      });
    }
  });
}

describe('where there is no plain form', () => {
  const said = {
    en: ['The form did not load.', 'Try again', 'Continue'],
    ru: ['Форма не загрузилась.', 'Повторить', 'Продолжить'],
    bg: ['Формулярът не се зареди.', 'Нов опит', 'Напред'],
    hu: ['Az űrlap nem töltődött be.', 'Újra', 'Tovább'],
    uk: ['Форма не завантажилася.', 'Повторити', 'Далі'],
  };
  let browser;
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser?.close());

  const failure = (page) => page.evaluate(() => new Promise((resolve) => addEventListener('redress-error', () => resolve(true), { once: true })));

  /** A page on which one of the two files that the form needs at first cannot be had. */
  async function lost(t, language, file) {
    const { page, context } = await openPage(browser);
    t.after(() => context.close());
    await visit(page, service.url, language);
    await context.route(`**/${file}*`, (route) => route.abort());
    const failed = failure(page);
    await page.locator('#text').focus();
    await failed;
    return { page, context };
  }
  const buttons = (page) => page.getByRole('button').allTextContents();

  for (const [language, [message, again, go]] of Object.entries(said)) {
    test(`it is said, and the button tries again: ${language}`, async (t) => {
      const file = language === 'en' ? 'widget.js' : `texts-${language}.js`;
      const { page, context } = await lost(t, language, file);
      assert.equal(await page.getByRole('alert').textContent(), message);
      assert.deepEqual(await buttons(page), [again]);
      await context.unroute(`**/${file}*`);
      await page.getByRole('button').click();
      await page.locator('#go').waitFor();
      assert.deepEqual(await buttons(page), [go]);
      assert.equal(await page.getByRole('alert').count(), 0);
      assert.notEqual(await page.locator('#hint').textContent(), message);
      // It has the focus, and complains of nothing that was not asked.
      assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.id), 'go');
      assert.equal(await page.locator('[part~=error]').count(), 0);
    });
  }

  test('it is said once, however often that fails, and the form comes by itself once the line is back', async (t) => {
    const { page, context } = await lost(t, 'en', 'widget.js');
    await page.evaluate(() => {
      globalThis.told = 0;
      const hint = document.querySelector('redress-form').shadowRoot.querySelector('#hint');
      new MutationObserver(() => globalThis.told++).observe(hint, { childList: true, characterData: true, subtree: true });
    });
    for (let i = 0; i < 3; ++i) {
      const again = failure(page);
      await page.keyboard.type('a');
      await again;
    }
    assert.equal(await page.evaluate(() => globalThis.told), 0);
    await context.setOffline(true);
    await context.unroute('**/widget.js*');
    await context.setOffline(false);
    await page.locator('#go').waitFor();
    assert.equal(await page.getByRole('alert').count(), 0);
    assert.match(await page.locator('#text').inputValue(), /^aaa$/);
  });

  test('what has been taken off the page meanwhile stays as it is', async (t) => {
    const { page, context } = await lost(t, 'en', 'widget.js');
    await page.evaluate(() => document.querySelector('redress-form').remove());
    await context.unroute('**/widget.js*');
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    const online = page.evaluate(() => new Promise((resolve) => addEventListener('online', () => resolve(true), { once: true })));
    await context.setOffline(true);
    await context.setOffline(false);
    await online;
    await page.evaluate(() => fetch('/policy'));
    assert.deepEqual(asked.map((url) => new URL(url).pathname), ['/policy']);
  });
});
