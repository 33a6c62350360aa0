// A whole complaint with the keyboard alone. At every stop the focus is seen, the stops come in the order in which they are read, back
// as well as forth, and whatever changes on the screen leaves the focus where the visitor goes on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measures } from './accessibility/measure.mjs';
import { lateLabel, stories, visit } from './accessibility/states.mjs';
import { openPage, serviceAndBrowser, write } from './harness.mjs';

const at = serviceAndBrowser();

async function open(t, options) {
  const { page, context, complaints, problems } = await openPage(at.browser);
  t.after(() => context.close());
  await context.addInitScript(measures);
  await visit(page, at.service.url, 'en', options);
  return { page, complaints, problems };
}

const press = (page, ...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const focused = (page) => page.evaluate(() => globalThis.focused().id || globalThis.focused().localName);
const becomes = (page, id) => page.waitForFunction((id) => globalThis.focused().id === id, id);

// Where the focus is: its element, its place, and whether an outline can be seen, on the button itself or on the label around it.
const stop = (page) =>
  page.evaluate(() => {
    const element = globalThis.focused();
    if (element === document.body) return null;
    const seen = [element, globalThis.target(element)].some((one) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2;
    });
    const { top, bottom, left } = globalThis.target(element).getBoundingClientRect();
    return { name: globalThis.nameOf(element), seen, top: top + scrollY, bottom: bottom + scrollY, left };
  });

/** Tabs from where the focus is until it leaves the page or begins anew; the stops, the first included. */
async function stops(page, key = 'Tab') {
  const all = [];
  for (let here = await stop(page); here && !all.some(({ name }) => name === here.name); here = await stop(page)) {
    all.push(here);
    await page.keyboard.press(key);
  }
  return all;
}

// From the first stop to the last and back, with everything in between that can be operated. `first` may be a heading, which takes the
// focus and is no stop.
async function walk(page, first) {
  await page.locator(first).focus();
  assert.ok((await stop(page)).seen, first);
  if (await page.evaluate(() => globalThis.focused().tabIndex < 0)) await page.keyboard.press('Tab');
  const forth = await stops(page);
  assert.deepEqual(forth.filter(({ seen }) => !seen), [], 'focus is not seen');
  forth.slice(1).forEach((here, i) => {
    const last = forth[i];
    assert.ok(here.top >= last.bottom - 1 || (here.bottom > last.top && here.left > last.left), `${here.name} after ${last.name}`);
  });
  // Of a group of radio buttons the chosen one is the stop, of a list its field.
  const all = await page.evaluate(() =>
    globalThis.operable().filter((one) => !one.matches('[role=option], [type=radio]:not(:checked)')).map((one) => globalThis.nameOf(one)));
  const names = forth.map(({ name }) => name);
  assert.deepEqual(all.filter((name) => !names.includes(name)), [], 'no way there');
  if (!(await stop(page))) await page.keyboard.press('Shift+Tab');
  while ((await stop(page)).name !== names.at(-1)) await page.keyboard.press('Shift+Tab');
  const back = (await stops(page, 'Shift+Tab')).map(({ name }) => name);
  assert.deepEqual(back.slice(0, names.length), names.toReversed());
}

test('a complaint is written, mended, read back and sent without a pointer', async (t) => {
  const { page, complaints, problems } = await open(t);
  await press(page, 'Tab');
  assert.equal(await focused(page), 'text');
  assert.ok((await stop(page)).seen);
  await write(page, `${stories.en.late} Card 4111 1111 1111 1111.`);
  await page.locator('#topic-label').waitFor();
  assert.equal(await focused(page), 'text');
  await walk(page, '#text');

  // The topic: the button opens the list, the list takes words, and the button that comes back has the focus.
  await page.locator('#topic').focus();
  await press(page, 'Enter');
  await page.waitForFunction(() => globalThis.focused().matches('#topic:not(button)'));
  assert.ok((await stop(page)).seen);
  await page.keyboard.type(lateLabel('en'));
  await press(page, (await page.locator('#topic').getAttribute('role')) === 'combobox' ? 'Enter' : 'Tab');
  await page.locator('button#topic').waitFor();

  // A mask is lifted and put back; the button stays under the finger.
  await page.locator('[part~=privacy] button').focus();
  for (const key of ['Space', 'Enter']) {
    const name = await page.locator('[part~=privacy] button').textContent();
    await press(page, key);
    await page.waitForFunction((name) => globalThis.focused().textContent.trim() !== name.trim() && globalThis.focused().matches('button'), name);
  }

  // Arrows choose among the ways to answer.
  await page.locator('#channel-email').focus();
  await press(page, 'ArrowDown');
  await page.locator('#contact-phone').waitFor();
  assert.equal(await focused(page), 'channel-sms');
  await press(page, 'ArrowUp');
  await page.locator('#contact-email').waitFor();
  assert.equal(await focused(page), 'channel-email');

  // Two things are missing: the summary has the focus, and leads to each.
  await page.locator('#go').focus();
  await press(page, 'Enter');
  await becomes(page, 'errors');
  await walk(page, '#text');
  await page.locator('#errors').focus();
  const links = await page.locator('#errors a').evaluateAll((all) => all.map((link) => link.hash.slice(1)));
  assert.deepEqual(links.toSorted(), ['contact-email', 'field-order_number']);
  await press(page, 'Tab', 'Enter');
  await becomes(page, links[0]);
  await page.locator('#contact-email').focus();
  await page.keyboard.type('visitor@gmial.com');
  await press(page, 'Tab');
  await page.locator('#contact-email-take').waitFor();
  await press(page, 'Shift+Tab');
  await becomes(page, 'contact-email-take');
  await press(page, 'Enter');
  await becomes(page, 'contact-email');
  assert.equal(await page.locator('#contact-email').inputValue(), 'visitor@gmail.com');

  // One thing is missing: the focus goes to it.
  await page.locator('#go').focus();
  await press(page, 'Space');
  await becomes(page, 'field-order_number');
  await page.keyboard.type('MN204816');
  await page.locator('#go').focus();
  await press(page, 'Enter');
  await becomes(page, 'review-title');
  await walk(page, '#review-title');

  await page.locator('#edit').last().focus();
  await press(page, 'Enter');
  await becomes(page, 'text');
  await page.locator('#go').focus();
  await press(page, 'Enter');
  await becomes(page, 'review-title');
  await page.locator('#send').focus();
  await press(page, 'Enter');
  await becomes(page, 'receipt-title');
  await walk(page, '#receipt-title');
  assert.equal(complaints.length, 1);

  await page.locator('#another').focus();
  await press(page, 'Enter');
  await becomes(page, 'text');
  assert.equal(await page.locator('#text').inputValue(), '');
  assert.deepEqual(problems, []);
});

test('whoever goes straight to the button stays on it, and there is one, while the engine is on its way', async (t) => {
  const { page } = await open(t);
  const held = Promise.withResolvers();
  await page.context().route('**/redress.wasm', (route) => held.resolve(route));
  await press(page, 'Tab', 'Tab');
  assert.equal(await page.evaluate(() => globalThis.focused().textContent), 'Continue');
  const engine = await held.promise;
  await page.locator('#go').waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('button', { name: 'Continue' }).count(), 1);
  await engine.continue();
  await becomes(page, 'go');
  assert.equal(await page.getByRole('button', { name: 'Continue' }).count(), 1);
  await press(page, 'Enter');
  await becomes(page, 'text');
  assert.equal(await page.locator('#text').getAttribute('aria-invalid'), 'true');
});

test('what could not be sent is sent again from the keyboard, and the focus is not lost meanwhile', async (t) => {
  const { page } = await open(t);
  await write(page, stories.en.late);
  await page.locator('#field-order_number').fill('MN204816');
  await page.locator('#contact-email').fill('visitor@example.com');
  await page.locator('#go').press('Enter');
  await becomes(page, 'review-title');
  await page.route('**/complaints', (route) => route.abort());
  await page.locator('#send').press('Enter');
  await page.locator('#retry').waitFor();
  assert.equal(await focused(page), 'send');
  await walk(page, '#review-title');
  await page.unroute('**/complaints');
  await page.locator('#retry').press('Enter');
  await becomes(page, 'receipt-title');
});

test('the dialog takes the focus, keeps it, and gives it back', async (t) => {
  const { page } = await open(t, { element: 'redress-button' });
  const closed = () => page.locator('dialog[open]').waitFor({ state: 'detached' });
  await press(page, 'Tab');
  assert.ok((await stop(page)).seen);
  await press(page, 'Enter');
  await becomes(page, 'text');
  await write(page, stories.en.late);
  await page.locator('#topic-label').waitFor();
  // Round and round: never behind the dialog.
  const seen = new Set();
  for (let i = 0; i < 40; ++i) {
    const [name, behind] = await page.evaluate(() => {
      const element = globalThis.focused();
      return [globalThis.nameOf(element), element !== document.body && !element.matches('dialog') && !globalThis.shown().includes(element)];
    });
    assert.ok(!behind, name);
    seen.add(name);
    await press(page, 'Tab');
  }
  const all = await page.evaluate(() => globalThis.operable().filter((one) => !one.matches('[role=option], [type=radio]:not(:checked)')).map((one) => globalThis.nameOf(one)));
  assert.deepEqual(all.filter((name) => !seen.has(name)), []);
  await press(page, 'Escape');
  await closed();
  assert.equal(await page.evaluate(() => globalThis.focused().part.value), 'open');
  await press(page, 'Enter');
  await becomes(page, 'text');
  assert.equal(await page.locator('#text').inputValue(), stories.en.late);
  await page.locator('[part~=close]').focus();
  await press(page, 'Enter');
  await closed();
  assert.equal(await page.evaluate(() => globalThis.focused().part.value), 'open');
});
