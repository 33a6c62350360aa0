// The main paths in every engine that visitors have: Firefox (Gecko), WebKitGTK (WebKit, as in Safari) and Chromium (Blink), with
// real input. What is looked at more closely, and in Chromium alone, is in complaint.test.mjs.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startChromium } from './engines/chromium.mjs';
import { startFirefox } from './engines/firefox.mjs';
import { until } from './engines/page.mjs';
import { startSite } from './engines/site.mjs';
import { startWebKit } from './engines/webkit.mjs';
import { startService } from './harness.mjs';

const text = 'Поръчах три кутии билки преди две седмици и пратката още я няма.';
const email = 'visitor@example.com';
const order = 'MN204816';

let service;
before(async () => {
  service = await startService();
});
after(() => service?.stop());

const stored = (reference) => service.exported().map((line) => JSON.parse(line)).find((one) => one.reference === reference);

// What is kept is what was read: the suggestion is then of the whole text, not of its beginning.
async function understood(page) {
  await until(async () => (await page.kept()).includes(text));
  assert.match(await page.text('#topic-label'), /закъсняла/i);
}

async function receipt(page) {
  await page.waitForFocus('receipt-title');
  const reference = await page.text('#reference');
  assert.match(reference, /^[0-9A-Z]{10}$/);
  const record = stored(reference);
  assert.ok(record, `${reference} is not stored`);
  assert.equal(record.text, text);
  assert.equal(record.language, 'bg');
  assert.deepEqual(record.fields, { order_number: order });
  assert.deepEqual(record.warnings, []);
  return record;
}

// From an empty form to the receipt by pointer and keyboard, as most visitors do it.
async function complain(page, picture) {
  await page.fill('#text', text);
  await understood(page);
  const promise = await page.text('[part~=promise]');
  assert.match(promise, /\d{1,2}[:.]\d{2}/);
  await page.fill('#field-order_number', order);
  await page.fill('#contact-email', email);
  await page.picture(`${picture}-1-written`);

  await page.click('#go');
  await page.waitForFocus('review-title');
  const review = await page.text('[part~=review]');
  for (const said of [text, order, email]) assert.ok(review.includes(said), review);
  await page.picture(`${picture}-2-read-back`);

  await page.click('#send');
  const record = await receipt(page);
  await page.picture(`${picture}-3-receipt`);
  assert.equal(record.category, 'delivery.late');
  assert.equal(record.channel, 'email');
  assert.deepEqual(record.contact, { email });
}

for (const [name, start] of Object.entries({ firefox: startFirefox, webkit: startWebKit, chromium: startChromium })) {
  describe(name, () => {
    let engine;
    before(async () => {
      engine = await start();
    });
    after(() => engine?.stop());

    // A page of its own for each test, which may show no problem.
    const visit = (title, go) =>
      test(title, async (t) => {
        const page = await engine.open();
        t.after(() => page.close());
        await go(page);
        assert.deepEqual(await page.problems(), []);
      });

    visit('a complaint goes all the way', async (page) => {
      await page.go(`${service.url}/?lang=bg`);
      await complain(page, name);
    });

    visit('the keyboard alone does it', async (page) => {
      await page.go(`${service.url}/?lang=bg`);
      await page.tabTo('text');
      await page.type(text);
      await understood(page);

      // The topic is corrected in the list, one step with the arrow.
      await page.tabTo('topic');
      await page.press('Enter');
      await page.wait('#topic[aria-expanded=true]');
      await page.waitForFocus('topic');
      await page.wait('[role=option][aria-selected=true]', (one) => /закъсняла/i.test(one.text));
      await page.press('ArrowDown');
      const { text: topic } = await page.wait('[role=option][aria-selected=true]', (one) => !/закъсняла/i.test(one.text));
      await page.press('Enter');
      await page.wait('#topic-label', (one) => one.text === topic);
      await page.waitForFocus('topic');

      await page.tabTo('channel-email');
      await page.press('ArrowRight', 2);
      await page.waitForFocus('channel-phone');
      await page.tabTo('contact-phone');
      await page.type('+359881234567');
      await page.tabTo('field-order_number');
      await page.type(order);
      await page.tabTo('go');
      await page.press('Enter');
      await page.waitForFocus('review-title');
      await page.tabTo('send');
      await page.press('Enter');
      const record = await receipt(page);
      assert.equal(record.category, 'delivery.missing_or_wrong');
      assert.equal(record.channel, 'phone');
      assert.deepEqual(record.contact, { phone: '+359881234567' });
    });

    test('the strictest page has the whole form, and nothing is refused', async (t) => {
      const site = await startSite(service.url);
      t.after(() => site.stop());
      const page = await engine.open();
      t.after(() => page.close());
      await page.go(`${site.url}/`);
      await complain(page, `${name}-strict`);
      assert.deepEqual(await page.problems(), []);

      // What a careless page does is refused, told to the page and reported: so nothing of the kind came before.
      await page.go(`${site.url}/careless`);
      await page.click('button');
      // The page hears of each in its own time, so both are waited for.
      await until(async () => site.violations.length > 1 && /trusted/i.test((await page.problems()).join()));
      assert.deepEqual(site.violations.sort(), ['/careless require-trusted-types-for', '/careless style-src-attr']);
      assert.match((await page.problems()).join('\n'), /trusted/i);
    });

    visit('what is wrong is said at its field, and the focus goes there', async (page) => {
      const before = service.exported().length;
      await page.go(`${service.url}/?lang=bg`);
      await page.fill('#text', text);
      await understood(page);
      await page.fill('#field-order_number', '12');
      await page.fill('#contact-email', 'nobody');

      // Several are listed first; each leads to its own.
      await page.click('#go');
      await page.waitForFocus('errors');
      await page.click('#errors a[href="#field-order_number"]');
      await page.waitForFocus('field-order_number');
      assert.match(await page.text('#field-order_number-error'), new RegExp(order));
      assert.equal((await page.look('#field-order_number')).invalid, 'true');
      await page.picture(`${name}-errors`);
      await page.press('Backspace', 2);
      await page.type(order);
      await page.wait('#field-order_number', (one) => one.value === order && one.invalid === null);

      // One alone has the focus at once.
      await page.click('#go');
      await page.waitForFocus('contact-email');
      assert.ok(await page.text('#contact-email-error'));
      assert.equal((await page.look('#contact-email')).invalid, 'true');
      assert.equal(service.exported().length, before);
    });
  });
}
