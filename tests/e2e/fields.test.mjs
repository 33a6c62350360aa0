// The screen at the counter, a page whose language changes, and what may be put into a field.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answer, focusOf, focused, late, readBack, understood } from './conversation.mjs';
import { accessibilityFindings, openPage, picture, root, serviceAndBrowser, settleTopic, startService, write } from './harness.mjs';

const at = serviceAndBrowser();

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
  await understood(page, at.service, 'en', late, /late/i);
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
