// What could not be loaded is loaded at the visitor's next intent, and nothing remembers the failure: browsers do, of modules.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startChromium } from './engines/chromium.mjs';
import { startFirefox } from './engines/firefox.mjs';
import { until } from './engines/page.mjs';
import { startWebKit } from './engines/webkit.mjs';
import { faults, startProxy } from './fault_proxy.mjs';
import { startService } from './harness.mjs';

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
