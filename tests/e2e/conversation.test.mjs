// The conversation looked at closely: the list of topics, the read-back that is changed part by part, what is announced, the printed
// receipt, the screen at the counter, and a page whose language changes.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessibilityFindings, openPage, picture, root, serviceAndBrowser, settleTopic, startService, write } from './harness.mjs';

const late = 'I ordered the gift box two weeks ago and the parcel still has not arrived.';

const at = serviceAndBrowser();

const focusOf = (page) => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.id);
const focused = (page, id) => page.waitForFunction((wanted) => document.activeElement.shadowRoot?.activeElement?.id === wanted, id);
const options = (page) => page.locator('#topics [role=option]');
const active = (page) => page.locator('[role=option][aria-selected=true]');
const assessed = (page) =>
  page.evaluate(() => new Promise((resolve) => document.addEventListener('redress-assess', resolve, { once: true })).then(() => true));

async function understood(page, language, text, label) {
  await page.goto(`${at.service.url}/?lang=${language}`);
  await write(page, text);
  await settleTopic(page, label);
}

async function answer(page) {
  await page.locator('#field-order_number').fill('MN204816');
  await page.locator('#contact-email').fill('visitor@example.com');
}

async function readBack(page) {
  await page.locator('#go').click();
  await page.locator('#review-title').waitFor();
}

test('the list of topics goes by keyboard alone', async () => {
  const { page, problems } = await openPage(at.browser);
  await understood(page, 'en', late, /late/i);
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
  await understood(page, 'ru', 'Я заказал чай две недели назад, а посылка до сих пор не пришла.', /задержка/i);
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
  await understood(page, 'en', late, /late/i);
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
  await understood(page, 'en', 'The parcel still has not arrived, ', /late/i);
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

test('the receipt thanks, regrets and is printed alone', async () => {
  const { page, problems } = await openPage(at.browser);
  await page.addInitScript(() => {
    globalThis.print = () => (globalThis.printed = true);
  });
  await understood(page, 'bg', 'Поръчах три кутии билки преди две седмици и пратката още я няма.', /закъсняла/i);
  await answer(page);
  await readBack(page);
  await page.locator('#send').click();
  await page.locator('#receipt-title').waitFor();
  assert.match(await page.locator('[part~=receipt]').textContent(), /Благодарим Ви.*Съжаляваме/s);
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
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.ok(await page.locator('header').isVisible());
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('from the floating button it is printed alone as well', async () => {
  const { page, problems } = await openPage(at.browser);
  await page.addInitScript(() => {
    globalThis.print = () => (globalThis.printed = true);
  });
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

test('at the counter digits are tapped on a pad, targets are large and nothing leads away', async () => {
  const { page, problems, complaints } = await openPage(at.browser, { viewport: { width: 800, height: 1000 }, hasTouch: true });
  await page.goto(`${at.service.url}/?lang=hu`);
  await page.evaluate(() => document.querySelector('redress-form').toggleAttribute('kiosk', true));
  await page.locator('#text').tap();
  await write(page, 'Két hete rendeltem egy bögrét, és a csomag még mindig nem érkezett meg, senki nem tud róla semmit');
  await settleTopic(page, /késik/i);
  await page.getByText('Telefonon', { exact: true }).tap();
  const phone = page.locator('#contact-phone');
  await phone.tap();
  const pad = page.getByRole('group', { name: 'Az Ön telefonszáma' });
  await pad.waitFor();
  // The screen's own keyboard does not come as well.
  assert.equal(await phone.getAttribute('inputmode'), 'none');
  for (const key of '+36301234567') await pad.getByText(key, { exact: true }).tap();
  await pad.getByRole('button', { name: 'Törlés' }).tap();
  await pad.getByText('8', { exact: true }).tap();
  assert.equal(await phone.inputValue(), '+36301234568');
  assert.equal(await focusOf(page), 'contact-phone');
  assert.deepEqual(await accessibilityFindings(page), []);
  await picture(page, 'hu-pad');

  const small = () => page.evaluate(() => {
    const { shadowRoot } = document.querySelector('redress-form');
    return [...shadowRoot.querySelectorAll('button, .pill, summary, input:not([type=radio])')]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).map((one) => one.id || one.textContent);
  });
  assert.deepEqual(await small(), []);
  // Elsewhere it goes; letters have no pad.
  await page.locator('#field-order_number').tap();
  await pad.waitFor({ state: 'detached' });
  assert.notEqual(await phone.getAttribute('inputmode'), 'none');
  await page.keyboard.type('MN204816');
  // Who has a keyboard needs none.
  await page.locator('#contact-phone').tap();
  await pad.waitFor();
  await page.keyboard.press('End');
  await pad.waitFor({ state: 'detached' });
  await readBack(page);
  assert.deepEqual(await small(), []);
  await page.locator('#send').tap();
  await page.locator('#receipt-title').waitFor();
  assert.deepEqual(await small(), []);
  assert.equal(JSON.parse(complaints[0]).contact.phone, '+36301234568');
  for (const one of ['a', '#print', '#copy', '#calendar']) assert.equal(await page.locator(`redress-form ${one}`).count(), 0, one);
  assert.match(await page.locator('#status').textContent(), /\/complaints\/[0-9A-Z]{10}\?key=/);
  await page.getByRole('button', { name: 'Befejezés' }).tap();
  await focused(page, 'text');
  assert.equal(await page.locator('#text').inputValue(), '');
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('at the counter the screen asks and then clears itself', async () => {
  const { page } = await openPage(at.browser, { hasTouch: true });
  await page.clock.install();
  await page.goto(`${at.service.url}/?lang=en`);
  await page.evaluate(() => document.querySelector('redress-form').toggleAttribute('kiosk', true));
  await page.locator('#text').tap();
  await page.keyboard.type(late);
  await page.locator('#go').waitFor();
  await page.clock.runFor(1000);
  await page.locator('#topic').first().waitFor();
  await page.clock.runFor(120_000);
  await page.getByRole('alert').filter({ hasText: 'Are you still there?' }).waitFor();
  await page.locator('#stay').tap();
  await page.locator('#idle').waitFor({ state: 'detached' });
  assert.equal(await page.locator('#text').inputValue(), late);
  await page.clock.runFor(120_000);
  await page.locator('#idle').waitFor();
  await page.clock.runFor(31_000);
  await page.locator('#topic').waitFor({ state: 'detached' });
  assert.equal(await page.locator('#text').inputValue(), '');
  await page.context().close();
});

test('a page whose language changes keeps everything, and a text in another language is understood', async () => {
  const { page, problems, complaints } = await openPage(at.browser);
  // Written in Russian on a Hungarian page.
  await page.goto(`${at.service.url}/?lang=hu`);
  await write(page, 'Я заказал чай две недели назад, а посылка до сих пор не пришла.');
  await settleTopic(page, /késik/i);
  await answer(page);
  await readBack(page);
  const said = page.locator('.said');
  assert.match(await said.textContent(), /Rendelésszám: MN204816/);
  await page.evaluate(() => (document.querySelector('redress-form').lang = 'uk'));
  await said.filter({ hasText: 'Номер замовлення: MN204816' }).waitFor();
  assert.match(await page.locator('#review-title').textContent(), /зрозуміли/);
  assert.match(await said.textContent(), /visitor@example\.com/);
  await page.locator('#edit').click();
  await page.locator('#topic-label').filter({ hasText: 'Доставка запізнюється' }).waitFor();
  assert.equal(await page.locator('#field-order_number').inputValue(), 'MN204816');
  await readBack(page);
  await page.locator('#send').click();
  await page.locator('#receipt-title').waitFor();
  assert.equal(JSON.parse(complaints[0]).language, 'uk');
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('what is pasted is taken in every field, whatever came along', async () => {
  const { page, context, problems } = await openPage(at.browser);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await understood(page, 'en', late, /late/i);
  const paste = async (id, text) => {
    await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
    await page.locator(id).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('ControlOrMeta+V');
  };
  const order = page.locator('#field-order_number');
  assert.equal(await order.getAttribute('autocapitalize'), 'characters');
  await paste('#field-order_number', '\n\u200b mn\u00a0204\u2011816\u200b\r\n');
  await paste('#contact-email', '\u200b\n visitor@example.com\u00a0\u200b\n');
  await readBack(page);
  assert.match(await page.locator('.said').textContent(), /MN204816.*[^\u200b]visitor@example\.com[^\u200b]/s);
  await page.locator('#edit--channel').click();
  await page.getByText('By post', { exact: true }).click();
  await paste('#contact-name', ' Ana\u00a0 Petrova\n');
  await paste('#contact-lines', '\u200b14 Shishman Street\r\n\r\n');
  await paste('#contact-postcode', '\t1000\n');
  await paste('#contact-city', 'Sofia\u00a0');
  await paste('#contact-country', '\nbg ');
  await readBack(page);
  assert.match(await page.locator('.said').textContent(), /Ana Petrova, 14 Shishman Street, 1000, Sofia, BG/);
  assert.equal(await page.locator('[maxlength]').count(), 0);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('every kind of field asks for the keyboard that it needs, and at the counter for the pad', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-fields-'));
  const policy = JSON.parse(readFileSync(join(root, 'web/demo/policy.json'), 'utf8'));
  const label = (name) => Object.fromEntries(policy.languages.map((language) => [language, name]));
  policy.fields = { order_number: { type: 'order', pattern: '[0-9]{6,8}', example: '204816' } };
  const types = { old_order: 'order', meter: 'number', paid: 'money', called: 'phone', mail: 'email', bought: 'date', story: 'multiline' };
  for (const [id, type] of Object.entries(types)) policy.fields[id] = { type, label: label(id) };
  policy.categories = { 'delivery.late': { ask: Object.keys(policy.fields) } };
  writeFileSync(join(folder, 'policy.json'), JSON.stringify(policy));
  const other = await startService(join(folder, 'policy.json'));
  const { page, problems } = await openPage(at.browser, { viewport: { width: 800, height: 1000 }, hasTouch: true });
  try {
    await page.goto(`${other.url}/?lang=bg`);
    await page.evaluate(() => document.querySelector('redress-form').toggleAttribute('kiosk', true));
    await page.locator('#text').tap();
    await write(page, 'Поръчах три кутии билки преди две седмици и пратката още я няма.');
    await settleTopic(page, /закъсняла/i);
    await page.locator('#field-story').waitFor();
    const asked = await page.locator('[id^=field-]:is(input, textarea)').evaluateAll((fields) => Object.fromEntries(fields.map((one) =>
      [one.id.slice(6), [one.type, one.inputMode, one.autocomplete, one.autocapitalize, one.spellcheck].join(' ')])));
    assert.deepEqual(asked, {
      order_number: 'text numeric off characters false',
      old_order: 'text  off characters false',
      meter: 'text decimal off  false',
      paid: 'text text off  false',
      called: 'tel  tel  false',
      mail: 'email  email  false',
      bought: 'date  off  false',
      story: 'textarea  off  true',
    });
    const keys = async (id) => {
      await page.locator(`#field-${id}`).tap();
      await page.locator(`.field:has(#field-${id}) .pad`).waitFor();
      return (await page.locator('.pad button').allTextContents()).join('');
    };
    assert.equal(await keys('order_number'), '1234567890⌫');
    assert.equal(await keys('meter'), '123456789,0⌫');
    assert.equal(await keys('called'), '123456789+0⌫');
    for (const id of ['paid', 'mail', 'old_order', 'story']) {
      await page.locator(`#field-${id}`).tap();
      await page.locator('.pad').waitFor({ state: 'detached' });
    }
    assert.deepEqual(problems, []);
  } finally {
    await page.context().close();
    await other.stop();
    rmSync(folder, { recursive: true });
  }
});
