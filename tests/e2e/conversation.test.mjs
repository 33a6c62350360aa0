// The conversation looked at closely: the list of topics, the read-back that is changed part by part, what is announced.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { active, answer, assessed, focusOf, focused, late, options, readBack, understood } from './conversation.mjs';
import { accessibilityFindings, openPage, picture, serviceAndBrowser, write } from './harness.mjs';

const at = serviceAndBrowser();

test('the list of topics goes by keyboard alone', async () => {
  const { page, problems } = await openPage(at.browser);
  await understood(page, at.service, 'en', late, /late/i);
  const before = await page.locator('#topic-label').textContent();
  await page.getByRole('button', { name: `Change ${before}` }).focus();
  await page.keyboard.press('Enter');
  const input = page.getByRole('combobox', { name: 'What is it about?', expanded: true });
  await input.waitFor();
  await focused(page, 'topic');
  assert.deepEqual(await accessibilityFindings(page), []);
  const all = await options(page).allTextContents();
  assert.ok(all.length > 10);

  // It begins where the choice is, and goes round.
  assert.equal(await active(page).textContent(), before);
  const pointsAt = async () => page.locator(`#${await input.getAttribute('aria-activedescendant')}`).textContent();
  for (const [key, place] of [['Home', 0], ['ArrowUp', all.length - 1], ['ArrowDown', 0], ['ArrowDown', 1], ['End', all.length - 1]]) {
    await page.keyboard.press(key);
    assert.equal(await active(page).textContent(), all[place], key);
    assert.equal(await pointsAt(), all[place], key);
    assert.ok(await active(page).evaluate((option) => {
      const { top, bottom } = option.parentElement.getBoundingClientRect();
      const own = option.getBoundingClientRect();
      return own.top >= top - 2 && own.bottom <= bottom + 2;
    }), `${key} shows it`);
  }
  await picture(page, 'en-topics');

  // Words narrow it down; how many are left is said.
  await page.keyboard.type('MÓney not');
  assert.deepEqual(await options(page).allTextContents(), ['Money not returned']);
  assert.equal(await page.locator('.topic [role=status]').textContent(), 'Found: 1');

  // Nothing by that name: there is still a topic to take.
  await page.keyboard.type(' zzz');
  assert.deepEqual(await options(page).allTextContents(), ['Something else']);
  assert.match(await page.locator('.topic [role=status]').textContent(), /Nothing/);
  assert.deepEqual(await accessibilityFindings(page), []);

  await page.keyboard.press('Escape');
  await focused(page, 'topic');
  assert.equal(await page.locator('#topic-label').textContent(), before);

  await page.keyboard.press('Enter');
  await input.waitFor();
  await page.keyboard.type('money');
  const settled = assessed(page);
  await page.keyboard.press('Enter');
  await page.locator('#topic-label').filter({ hasText: 'Money not returned' }).waitFor();
  assert.equal(await focusOf(page), 'topic');
  await settled;

  // Left by Tab or by a click elsewhere it closes; the click is not lost although what is below moves up.
  await page.keyboard.press('Enter');
  await input.waitFor();
  await page.keyboard.press('Tab');
  await page.locator('#topics').waitFor({ state: 'detached' });
  await page.locator('#topic').click();
  await input.waitFor();
  await page.getByText('By phone', { exact: true }).click();
  await page.locator('#contact-phone').waitFor();
  assert.ok(await page.locator('#channel-phone').isChecked());
  assert.equal(await page.locator('#topics').count(), 0);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('the list of topics goes by touch on a narrow phone', async () => {
  const { page, problems } = await openPage(at.browser, { viewport: { width: 320, height: 700 }, hasTouch: true });
  await understood(page, at.service, 'ru', 'Я заказал чай две недели назад, а посылка до сих пор не пришла.', /задержка/i);
  await page.locator('#topic').tap();
  await page.locator('#topics').waitFor();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(overflow, 0);
  for (const option of await options(page).all()) assert.ok((await option.boundingBox()).height >= 44);
  await page.keyboard.insertText('дёньги');
  await options(page).filter({ hasText: 'Не вернули деньги' }).tap();
  await page.locator('#topic-label').filter({ hasText: 'Не вернули деньги' }).waitFor();

  // Where the phone's keyboard is put away, the list stays.
  await page.locator('#topic').tap();
  await page.locator('#topics').waitFor();
  await page.locator('#topic').blur();
  await options(page).filter({ hasText: 'Качество еды' }).tap();
  await page.locator('#topic-label').filter({ hasText: 'Качество еды' }).waitFor();
  assert.equal(await page.locator('#topics').count(), 0);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('where nothing can be told from the text the list waits, and says so when it is passed over', async () => {
  const { page, problems } = await openPage(at.browser);
  await page.goto(`${at.service.url}/?lang=hu`);
  await write(page, 'Jó napot kívánok önöknek');
  const input = page.getByRole('combobox', { name: 'Mire vonatkozik a panasza?', expanded: false });
  await input.waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.locator('#go').click();
  // Nothing else is asked yet, so nothing else is missing.
  await focused(page, 'topic');
  assert.equal(await page.locator('#errors').count(), 0);
  const error = await page.locator('#topic-error').textContent();
  assert.ok(error.trim());
  assert.equal(await input.getAttribute('aria-invalid'), 'true');
  assert.deepEqual(await accessibilityFindings(page), []);
  await picture(page, 'hu-topic-missing');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('minoseg');
  await page.keyboard.press('Enter');
  await page.locator('#topic-label').filter({ hasText: 'Az étel minősége' }).waitFor();
  await focused(page, 'topic');
  assert.equal(await page.locator('#topic-error').count(), 0);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('each part of the read-back leads to its own control and back', async () => {
  const { page, problems, complaints } = await openPage(at.browser);
  await understood(page, at.service, 'en', late, /late/i);
  await answer(page);
  await page.getByText('My money back').click();
  await readBack(page);
  assert.deepEqual(await accessibilityFindings(page), []);
  await picture(page, 'en-read-back-parts');
  const said = () => page.locator('.said li > span').allTextContents();
  assert.deepEqual(await said(), [
    'What you were expecting has not arrived on time.', 'Order number: MN204816.', 'You would like your money back.',
    'The answer will come by e-mail.', 'visitor@example.com',
  ]);

  // By keyboard: the button's name says which part; the part that was changed has the focus afterwards.
  const change = async (name, control, act) => {
    const button = page.getByRole('button', { name });
    const id = await button.getAttribute('id');
    await button.focus();
    await page.keyboard.press('Enter');
    await focused(page, control);
    await act();
    await readBack(page);
    await focused(page, id);
  };
  await change(/^Change Order number: MN204816/, 'field-order_number', () => page.locator('#field-order_number').fill('MN204817'));
  await change(/^Change You would like your money back/, 'wish-refund', () => page.keyboard.press('ArrowRight'));
  await change(/^Change visitor@example.com/, 'contact-email', () => page.locator('#contact-email').fill('Other@Example.com '));
  await change(/^Change The answer will come by e-mail/, 'channel-email', async () => {
    await page.keyboard.press('ArrowRight');
    await page.locator('#contact-phone').fill('00359 88 123-4567');
  });
  await change(/^Change What you were expecting/, 'topic', async () => {
    await page.keyboard.type('wrong');
    await page.keyboard.press('Enter');
    await page.locator('#topic-label').filter({ hasText: 'Missing or wrong items' }).waitFor();
  });
  await change(/^Change Your words/, 'text', () => page.keyboard.type(' Thank you.'));
  const after = await said();
  assert.match(after[1], /MN204817/);
  assert.match(after.at(-2), /text message/);
  assert.equal(after.at(-1), '+359881234567');
  assert.match(await page.locator('[part~=quote] blockquote').textContent(), /Thank you\.$/);

  // What is taken away has no place to come back to: the read-back itself has the focus.
  await page.locator('#edit--wish').click();
  await page.getByText('I leave it to you').click();
  await readBack(page);
  await focused(page, 'review-title');

  await page.locator('#send').click();
  await page.locator('#receipt-title').waitFor();
  const { category, channel, contact, fields, wish } = JSON.parse(complaints[0]);
  assert.deepEqual({ category, channel, contact, fields, wish }, {
    category: 'delivery.missing_or_wrong', channel: 'sms', contact: { phone: '+359881234567' }, fields: { order_number: 'MN204817' }, wish: undefined,
  });
  assert.deepEqual(problems, []);
  await page.context().close();
});

// Notes what the one place for announcements says, and where the promise stands, whenever the page changes.
function watch() {
  const { shadowRoot } = document.querySelector('redress-form');
  const place = shadowRoot.querySelector('[role=status].unseen');
  globalThis.said = [];
  globalThis.places = new Set();
  new MutationObserver(() => {
    const text = place.textContent.trim();
    if (text !== globalThis.said.at(-1)) globalThis.said.push(text);
    const promise = shadowRoot.querySelector('[part~=promise]')?.getBoundingClientRect().top;
    globalThis.places.add(promise - shadowRoot.querySelector('#text').getBoundingClientRect().bottom);
  }).observe(shadowRoot, { subtree: true, childList: true, characterData: true });
}

test('while one writes the promise keeps its place, and a pause announces one thing at most', async () => {
  const { page, problems } = await openPage(at.browser);
  await understood(page, at.service, 'en', 'The parcel still has not arrived, ', /late/i);
  await page.locator('#text').click();
  await page.evaluate(watch);
  let before = 0;
  for (const words of ['and there is ', 'also something ', 'broken in it: ', 'my card is 4111 1111 1111 1111, ', 'I want my money ', 'back, please. ']) {
    await page.keyboard.type(words.slice(0, -1));
    const paused = assessed(page);
    await page.keyboard.type(words.slice(-1));
    await paused;
    const count = await page.evaluate(() => globalThis.said.length);
    assert.ok(count <= before + 1, words);
    before = count;
  }
  const places = await page.evaluate(() => [...globalThis.places]);
  assert.equal(places.length, 1, String(places));

  // Letters in one go, without a pause, announce nothing before it.
  await page.keyboard.type('Thank you ');
  assert.equal(await page.evaluate(() => globalThis.said.length), before);
  await assessed(page);

  // A choice moves the promise at once, and is one announcement: never one channel with the time of another.
  before = await page.evaluate(() => globalThis.said.length);
  const settled = assessed(page);
  await page.getByText('By post', { exact: true }).click();
  await settled;
  await page.locator('[part~=promise]').filter({ hasText: 'in a letter' }).waitFor();
  const said = await page.evaluate(() => globalThis.said);
  assert.equal(said.length, before + 1);
  assert.match(said.at(-1), /in a letter/);
  await page.locator('#topic').click();
  await page.locator('#topics').waitFor();
  const again = assessed(page);
  await options(page).filter({ hasText: 'Charged too much' }).click();
  await again;
  await page.locator('#topic-label').filter({ hasText: 'Charged too much' }).waitFor();
  assert.deepEqual(await page.evaluate((from) => globalThis.said.slice(from).map((one) => one.split('.')[0]), before + 1), [
    'You chose: Charged too much',
  ]);
  assert.deepEqual(problems, []);
  await page.context().close();
});
