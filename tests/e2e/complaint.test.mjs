// The main path, as a visitor goes it: write, see what it was taken for and by when it is answered, fill in what is asked, read the
// problem back, send, hold a reference. What is stored is what the program says of the same submission.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { accessibilityFindings, openPage, picture, serviceAndBrowser, settleTopic, validate, write } from './harness.mjs';

const at = serviceAndBrowser();

const stories = [
  {
    language: 'bg',
    text: 'Поръчах три кутии билки преди две седмици и пратката още я няма. Картата ми е 4111 1111 1111 1111.',
    label: /закъсняла/i,
    hidden: '4111 1111 1111 1111',
  },
  {
    language: 'en',
    text: 'I ordered the gift box two weeks ago and the parcel still has not arrived. Nobody can tell me where it is.',
    label: /late/i,
  },
];

// The file that a browser is handed when this is clicked.
async function download(page, selector) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator(selector).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

for (const { language, text, label, hidden } of stories) {
  test(`a complaint goes all the way in ${language}`, async () => {
    const { page, complaints, problems } = await openPage(at.browser);
    const clean = async (step) => {
      await picture(page, `${language}-${step}`);
      assert.deepEqual(await accessibilityFindings(page), [], step);
    };
    await page.goto(`${at.service.url}/?lang=${language}`);
    await clean('1-shop');

    await write(page, text);
    await settleTopic(page, label);
    assert.match(await page.locator('#topic-label').textContent(), label);
    await clean('2-understood');

    // The promise stands before anything is sent, with its date.
    const promise = page.locator('[part~=promise]').first();
    assert.match(await promise.textContent(), /\d{1,2}[:.]\d{2}/);

    await page.locator('#field-order_number').fill('mn204816');
    await page.locator('#contact-email').click();
    await page.keyboard.type('Visitor@Example.com');
    await page.locator('#go').click();
    await page.locator('#review-title').waitFor();
    await clean('3-read-back');
    const review = await page.locator('[part~=review]').first().textContent();
    assert.match(review, /MN204816/);
    if (hidden) assert.ok(!review.includes(hidden));

    await page.locator('#send').click();
    await page.locator('#receipt-title').waitFor();
    await clean('4-receipt');
    const reference = (await page.locator('#reference').textContent()).trim();
    assert.match(reference, /^[0-9A-Z]{10}$/i);

    // What left the page, what is stored, and what the program says are one.
    assert.equal(complaints.length, 1);
    if (hidden) assert.ok(!complaints[0].includes(hidden));
    const { reference: kept, state, events, ...record } = at.service.exported().map((line) => JSON.parse(line)).find((one) => one.reference === reference);
    assert.equal(kept, reference);
    assert.equal(state, 'received');
    assert.deepEqual(events.map(({ kind }) => kind), ['received']);
    const verdict = validate(at.service.policy, complaints[0], record.received);
    assert.deepEqual(record, verdict.record);
    assert.deepEqual(Object.keys(record), Object.keys(verdict.record));

    // The status page opens with the key, and only with it.
    const status = await page.locator('#status').getAttribute('href');
    const url = new URL(status, at.service.url);
    assert.equal((await fetch(url, { headers: { accept: 'application/json' } })).status, 200);

    // The page makes the very calendar file that the service sends, and its strict policy lets the visitor have it.
    const sent = await (await fetch(new URL(`/complaints/${reference}/calendar.ics${url.search}`, at.service.url))).text();
    assert.match(sent, /^BEGIN:VCALENDAR\r\n/);
    assert.deepEqual(await download(page, '#calendar'), { name: `complaint-${reference}.ics`, text: sent });
    await page.goto(url.href);
    assert.match(await page.content(), new RegExp(reference));
    assert.deepEqual(await download(page, 'a[href*="calendar.ics"]'), { name: `complaint-${reference}.ics`, text: sent });
    await clean('5-status');
    url.searchParams.set('key', 'wrong');
    assert.equal((await fetch(url)).status, 404);
    assert.deepEqual(problems, []);
    await page.context().close();
  });
}

test('a screen at the counter offers no file, and marks the step that comes next', async () => {
  const { page, problems } = await openPage(at.browser);
  await page.goto(`${at.service.url}/?lang=uk`);
  await page.evaluate(() => document.querySelector('redress-form').toggleAttribute('kiosk', true));
  await write(page, 'Я замовив чай два тижні тому, а посилка досі не прийшла, і ніхто не знає, де вона.');
  await settleTopic(page, /запізн|затрим/i);
  await page.locator('#field-order_number').fill('MN204816');
  await page.locator('#contact-email').fill('visitor@example.com');
  await page.locator('#go').click();
  await page.locator('#send').click();
  await page.locator('#receipt-title').waitFor();
  assert.equal(await page.locator('#calendar').count(), 0);
  const steps = page.locator('[part~=timeline] li');
  assert.equal(await page.locator('[part~=timeline] [aria-current=step]').count(), 1);
  assert.equal(await steps.nth(1).getAttribute('aria-current'), 'step');
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('nothing of the engine is fetched before the visitor means to write', async () => {
  const { page } = await openPage(at.browser);
  const fetched = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto(`${at.service.url}/`);
  await page.waitForLoadState('networkidle');
  const engine = /wasm|worker|widget|policy/;
  assert.deepEqual(fetched.filter((path) => engine.test(path)), []);
  await write(page, 'My tea cup came in pieces');
  await page.locator('#topic').first().waitFor();
  assert.ok(fetched.some((path) => path.endsWith('.wasm')));
  await page.context().close();
});

test('a visitor’s clock that is wrong by years changes no promise', async () => {
  const { page, context, complaints, problems } = await openPage(at.browser);
  await context.addInitScript(() => {
    const right = Date;
    const wrong = () => right.now() - 3 * 365 * 86_400_000;
    globalThis.Date = class extends right {
      constructor(...given) {
        super(...(given.length ? given : [wrong()]));
      }
      static now() {
        return wrong();
      }
    };
  });
  await page.goto(`${at.service.url}/?lang=en`);
  await write(page, 'I ordered the gift box two weeks ago and the parcel still has not arrived.');
  await settleTopic(page, /late/i);
  const due = await page.locator('[part~=promise] time').first().getAttribute('datetime');
  assert.ok(Date.parse(due) > Date.now(), due);
  await page.locator('#field-order_number').fill('MN204816');
  await page.locator('#contact-email').fill('visitor@example.com');
  await page.locator('#go').click();
  await page.locator('#send').click();
  await page.locator('#receipt-title').waitFor();
  const { promise } = JSON.parse(complaints[0]);
  const age = Date.now() - Date.parse(promise.shown_at);
  assert.ok(age >= 0 && age < 60_000, promise.shown_at);
  // The service keeps what was shown: the clocks agree.
  const reference = (await page.locator('#reference').textContent()).trim();
  const record = at.service.exported().map((line) => JSON.parse(line)).find((one) => one.reference === reference);
  assert.ok(Date.parse(record.promise.first_reply.due) <= Date.parse(promise.due));
  assert.deepEqual(record.warnings, []);
  assert.deepEqual(problems, []);
  await context.close();
});

test('a narrow phone shows the whole form without sideways scroll', async () => {
  const { page } = await openPage(at.browser, { viewport: { width: 320, height: 700 }, hasTouch: true });
  await page.goto(`${at.service.url}/?lang=hu`);
  await write(page, 'Két hete rendeltem egy bögrét, és a csomag még mindig nem érkezett meg, senki nem tud róla semmit');
  await page.locator('#topic').first().waitFor();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(overflow, 0);
  await picture(page, 'hu-phone');
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.context().close();
});

test('what is missing is said at its field, and nothing is sent', async () => {
  const { page, complaints } = await openPage(at.browser);
  await page.goto(`${at.service.url}/?lang=en`);
  await write(page, 'I ordered the gift box two weeks ago and the parcel still has not arrived.');
  await settleTopic(page, /late/i);
  await page.locator('#field-order_number').fill('12');
  await page.locator('#contact-email').fill('nobody');
  await page.locator('#go').click();
  await page.locator('#contact-email-error').waitFor();
  assert.match(await page.locator('#field-order_number-error').textContent(), /MN204816/);
  await picture(page, 'en-errors');
  assert.deepEqual(await accessibilityFindings(page), []);
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('without script the plain form reaches the same desk', async () => {
  const { page } = await openPage(at.browser, { javaScriptEnabled: false });
  await page.goto(`${at.service.url}/`);
  await page.locator('textarea[name=text]').fill('The parcel still has not arrived');
  await page.locator('select[name=category]').selectOption('delivery.late');
  await page.locator('input[name="fields.order_number"]').fill('MN204816');
  await page.locator('input[name="contact.email"]').fill('visitor@example.com');
  await page.locator('form button').click();
  await page.waitForURL(/\/complaints\/[0-9A-Z]{10}\?key=/);
  const reference = /complaints\/([0-9A-Z]{10})/.exec(page.url())[1];
  assert.match(await page.content(), new RegExp(reference));
  await picture(page, 'en-plain-receipt');
  const record = at.service.exported().map((line) => JSON.parse(line)).find((one) => one.reference === reference);
  assert.equal(record.category, 'delivery.late');
  assert.deepEqual(record.fields, { order_number: 'MN204816' });
  await page.context().close();
});
