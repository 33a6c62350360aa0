// The receipt: what it says of the complaint and of the law, and what comes out of the printer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeTopic, topicLabel } from './accessibility/states.mjs';
import { answer, late, readBack, understood } from './conversation.mjs';
import { openPage, picture, serviceAndBrowser, settleTopic, write } from './harness.mjs';

const at = serviceAndBrowser();

test('the receipt thanks, regrets and is printed alone', async () => {
  const { page, problems } = await openPage(at.browser);
  await page.addInitScript(() => addEventListener('beforeprint', () => (globalThis.printed = true)));
  await understood(page, at.service, 'bg', 'Поръчах три кутии билки преди две седмици и пратката още я няма.', /закъсняла/i);
  await answer(page);
  await readBack(page);
  await page.locator('#send').click();
  await page.locator('#receipt-title').waitFor();
  assert.match(await page.locator('[part~=receipt]').textContent(), /Благодарим Ви.*Съжаляваме/s);
  assert.equal(await page.locator('#law [lang=bg]').textContent(), 'Закон за предоставяне на цифрово съдържание и цифрови услуги и за продажба на стоки');
  await page.locator('#print').click();
  await page.waitForFunction(() => globalThis.printed);
  await page.emulateMedia({ media: 'print' });
  for (const seen of ['#reference', '#status', '[part~=timeline]', '#owner']) assert.ok(await page.locator(seen).isVisible(), seen);
  for (const unseen of ['header', 'h1', 'footer', '#complaint-title', '#copy', '#another']) {
    assert.ok(!(await page.locator(unseen).isVisible()), unseen);
  }
  const { width } = await page.locator('[part~=receipt]').boundingBox();
  assert.ok(width > 900, `it has the whole sheet: ${width}`);
  await picture(page, 'bg-printed');
  // The browser says that it is done; until then all of it stays as it was printed.
  assert.match((await page.pdf()).toString('latin1'), /\/Count 1\b/);
  assert.ok(await page.locator('header').isVisible());
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('what may be no more than a question is thanked for, not regretted', async () => {
  const { page, problems } = await openPage(at.browser);
  await page.goto(`${at.service.url}/?lang=en`);
  await write(page, late);
  await settleTopic(page, /late/i);
  await takeTopic(page, topicLabel('en', 'other'));
  await page.locator('#contact-email').fill('visitor@example.com');
  await readBack(page);
  await page.locator('#send').click();
  await page.locator('#receipt-title').waitFor();
  assert.match(await page.locator('#receipt-title').textContent(), /Thank you/);
  const sorry = /sorry/i;
  assert.doesNotMatch(await page.locator('[part~=receipt]').textContent(), sorry);
  await page.goto(await page.locator('#status').getAttribute('href'));
  const status = await page.locator('main').textContent();
  assert.match(status, /Thank you/);
  assert.doesNotMatch(status, sorry);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('from the floating button it is printed alone as well', async () => {
  const { page, problems } = await openPage(at.browser);
  await page.addInitScript(() => addEventListener('beforeprint', () => (globalThis.printed = true)));
  await page.route('**/floating', (route) => route.fulfill({
    contentType: 'text/html',
    body: '<!doctype html><html lang="en"><title>Shop</title><script type="module" src="/redress.js"></script><h1>Shop</h1><redress-button></redress-button>',
  }));
  await page.goto(`${at.service.url}/floating`);
  await page.getByRole('button').click();
  await write(page, late);
  await settleTopic(page, /late/i);
  await answer(page);
  await readBack(page);
  await page.locator('#send').click();
  await page.locator('#receipt-title').waitFor();
  await page.locator('#print').click();
  await page.waitForFunction(() => globalThis.printed);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('#reference').isVisible());
  for (const unseen of ['h1', '.floating', '.close']) assert.ok(!(await page.locator(unseen).isVisible()), unseen);
  // Nothing of it is cut off with the dialog.
  const { y, height } = await page.locator('[part~=receipt]').boundingBox();
  assert.ok((await page.evaluate(() => document.documentElement.scrollHeight)) >= y + height - 1);
  await picture(page, 'en-printed-dialog');
  assert.deepEqual(problems, []);
  await page.context().close();
});
