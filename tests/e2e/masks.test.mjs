// What is masked in a complaint: the visitor sees it and why, leaves readable what the policy lets them, and what they were shown is
// what is sent and stored.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessibilityFindings, openPage, picture, root, settleTopic, startBrowser, startService, validate, write } from './harness.mjs';

const card = '4111 1111 1111 1111';
const phone = '+359 88 123 4567';
const story = `My parcel still has not arrived after two weeks. I paid by card ${card} from account DE89 3704 0044 0532 0130 00; call ${phone}.`;
const more = ['5500 0000 0000 0004', '6011 0000 0000 0004', '4012 8888 8888 1881', '5105 1051 0510 5100'];

let strict;
let lenient;
let browser;
let folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'redress-masks-'));
  const demo = JSON.parse(readFileSync(join(root, 'web/demo/policy.json'), 'utf8'));
  const privacy = { mask: ['card', 'iban', 'national_id', 'password'], warn: ['phone', 'email'], keep_days: 365 };
  const policy = (undo) => {
    const file = join(folder, `undo-${undo}.json`);
    writeFileSync(file, JSON.stringify({ ...demo, privacy: { ...privacy, undo } }));
    return file;
  };
  [strict, lenient, browser] = await Promise.all([startService(policy(false)), startService(policy(true)), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await Promise.all([strict?.stop(), lenient?.stop()]);
  rmSync(folder, { recursive: true });
});

const line = (page, words) => page.locator('[part~=privacy] li').filter({ hasText: words });
const quote = (page) => page.locator('[part~=quote] blockquote').textContent();

async function answer(page) {
  await settleTopic(page, /late/i);
  await page.locator('#field-order_number').fill('MN204816');
  await page.locator('#contact-email').fill('visitor@example.com');
}

async function readBack(page) {
  await page.locator('#go').click();
  await page.locator('#review-title').waitFor();
}

test('a mask that the visitor undoes stays undone all the way into the store', async () => {
  const { page, complaints, problems } = await openPage(browser);
  await page.goto(`${lenient.url}/?lang=en`);
  await write(page, story);
  await answer(page);
  assert.match(await page.locator('[part~=privacy]').first().textContent(), /so that no one sees/);
  assert.match(await line(page, 'card number').textContent(), /card number:\s+•••• 1111/);
  assert.match(await line(page, 'bank account number').textContent(), /•••• 3000/);
  // What is only warned of is sent as it is: there is nothing to undo.
  const warning = page.locator('p[part~=privacy]');
  assert.match(await warning.textContent(), /phone number/);
  assert.equal(await warning.locator('button').count(), 0);
  assert.deepEqual(await accessibilityFindings(page), []);
  await picture(page, 'en-masks');

  // By keyboard: the button says the other thing now and keeps the focus, and the line beside it says what became of it.
  const button = line(page, 'card number').getByRole('button', { name: /Do not hide card number: •••• 1111/ });
  await button.focus();
  await page.keyboard.press('Enter');
  const again = line(page, 'card number').getByRole('button', { name: 'Hide again' });
  await again.waitFor();
  assert.ok(await again.evaluate((element) => element.getRootNode().activeElement === element));
  assert.match(await line(page, 'card number').getByRole('status').textContent(), new RegExp(card));
  assert.deepEqual(await accessibilityFindings(page), []);
  await picture(page, 'en-mask-undone');

  // Words before it move it; the choice is about the number.
  await page.locator('#text').press('ControlOrMeta+Home');
  const assessed = page.evaluate(() => new Promise((resolve) => document.addEventListener('redress-assess', resolve, { once: true })).then(() => true));
  await page.keyboard.insertText('Ça ne va pas. ');
  await assessed;
  assert.ok(await again.isVisible());
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  assert.ok(!kept.includes('1111') && !kept.includes('4567'), kept);

  await readBack(page);
  const shown = await quote(page);
  assert.equal(shown, `Ça ne va pas. ${story.replace('DE89 3704 0044 0532 0130 00', '•••• 3000')}`);
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.locator('#send').click();
  await page.locator('#receipt-title').waitFor();

  const submission = JSON.parse(complaints[0]);
  const start = Buffer.byteLength(shown.slice(0, shown.indexOf(card)));
  assert.deepEqual(submission.keep, [[start, start + card.length]]);
  assert.equal(submission.text, shown);
  const reference = (await page.locator('#reference').textContent()).trim();
  const { reference: _, state, events: __, ...record } = lenient.exported().map((one) => JSON.parse(one)).find((one) => one.reference === reference);
  assert.equal(state, 'received');
  assert.equal(record.text, shown);
  assert.deepEqual(record, validate(lenient.policy, complaints[0], record.received).record);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('a choice can be taken back, and ends with the number that it was about', async () => {
  const { page, complaints } = await openPage(browser);
  await page.goto(`${lenient.url}/?lang=en`);
  await write(page, story);
  await answer(page);
  await line(page, 'card number').getByRole('button').click();
  await line(page, card).getByRole('button', { name: 'Hide again' }).click();
  await line(page, '•••• 1111').getByRole('button', { name: 'Do not hide' }).click();
  await line(page, card).waitFor();
  await page.locator('#text').fill('');
  await write(page, story.replace(card, more[0]));
  await line(page, '•••• 0004').waitFor();
  await readBack(page);
  const shown = await quote(page);
  assert.ok(shown.includes('•••• 0004') && !shown.includes(more[0]));
  await page.locator('#send').click();
  await page.locator('#receipt-title').waitFor();
  assert.equal(JSON.parse(complaints[0]).keep, undefined);
  await page.context().close();
});

test('where the policy does not let it no mask has a button', async () => {
  const { page } = await openPage(browser);
  await page.goto(`${strict.url}/?lang=en`);
  await write(page, story);
  await line(page, '•••• 1111').waitFor();
  assert.equal(await page.locator('[part~=privacy] button').count(), 0);
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.context().close();
});

test('many are folded on a narrow phone at night, one kind after the other', async () => {
  const { page } = await openPage(browser, { viewport: { width: 320, height: 700 }, hasTouch: true, colorScheme: 'dark' });
  await page.goto(`${lenient.url}/?lang=hu`);
  await write(page, `Nem jött meg a csomag. Kártyáim: ${card}, ${more.join(', ')}; számlám: DE89 3704 0044 0532 0130 00, és még egyszer: ${card}.`);
  await page.locator('[part~=privacy] summary').waitFor();
  assert.equal(await page.locator('[part~=privacy] li:visible').count(), 4);
  assert.match(await page.locator('[part~=privacy] summary').textContent(), /2/);
  await page.locator('[part~=privacy] summary').press('Enter');
  const kinds = await page.locator('[part~=privacy] li:visible').allTextContents();
  assert.equal(kinds.length, 6);
  assert.match(kinds[5], /bankszámlaszám/);
  for (const one of await page.locator('[part~=privacy] li button').all()) await one.click();
  assert.equal(await page.locator('[part~=privacy] li:visible').count(), 6);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(overflow, 0);
  for (const one of await page.locator('[part~=privacy] :is(button, summary)').all()) assert.ok((await one.boundingBox()).height >= 24);
  assert.deepEqual(await accessibilityFindings(page), []);
  await picture(page, 'hu-masks-phone');
  await page.context().close();
});

test('what could not be sent is sent later with what was undone, and can still be changed', async () => {
  const { page, context, complaints } = await openPage(browser);
  await page.goto(`${lenient.url}/?lang=en`);
  await write(page, story);
  await answer(page);
  await line(page, 'card number').getByRole('button').click();
  await readBack(page);
  await context.route('**/complaints', (route) => route.abort());
  await page.locator('#send').click();
  await page.locator('#retry').waitFor();
  await page.reload();
  await page.locator('#retry').waitFor();
  assert.match(await page.locator('[part~=review]').first().textContent(), /MN204816/);
  assert.equal(complaints.length, 2);
  assert.equal(complaints[1], complaints[0]);
  assert.equal(JSON.parse(complaints[1]).keep.length, 1);
  await page.locator('#edit').click();
  await line(page, card).getByRole('button', { name: 'Hide again' }).waitFor();
  await page.context().close();
});
