// The form as visitors have set up their machines: system colours, stronger contrast, the dark, no motion; and on a page that is written
// from right to left, or says its language in a way of its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measures } from './accessibility/measure.mjs';
import { readBack, tellOfDelay, visit } from './accessibility/states.mjs';
import { openPage, picture, serviceAndBrowser } from './harness.mjs';

const at = serviceAndBrowser();

async function open(t, options = {}, language = 'en') {
  const { page, context } = await openPage(at.browser, options);
  t.after(() => context.close());
  await context.addInitScript(measures);
  await visit(page, at.service.url, language);
  await page.locator('#text').focus();
  await tellOfDelay(page, 'en', 'Card 4111 1111 1111 1111.');
  return page;
}

const style = (page, selector, ...names) =>
  page.locator(selector).first().evaluate((element, names) => names.map((name) => getComputedStyle(element)[name]), names);

/** The contrast of a colour of an element with what lies behind it, as WCAG reckons it. */
const contrast = (page, selector, name) =>
  page.locator(selector).first().evaluate((element, name) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const paint = (colour) => {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    };
    const luminance = () => {
      const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = [];
    for (let one = element.parentElement ?? element.getRootNode().host; one; one = one.parentElement ?? one.getRootNode().host) behind.unshift(getComputedStyle(one).backgroundColor);
    paint(matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#fff');
    behind.forEach(paint);
    const below = luminance();
    paint(getComputedStyle(element)[name]);
    const above = luminance();
    return (Math.max(above, below) + 0.05) / (Math.min(above, below) + 0.05);
  }, name);

for (const colorScheme of ['light', 'dark']) {
  test(`what is no text stands out too: borders, focus, the chosen one, errors; ${colorScheme}`, async (t) => {
    const page = await open(t, { colorScheme });
    const at = async (selector, name) => {
      const ratio = await contrast(page, selector, name);
      assert.ok(ratio >= 3, `${selector} ${name}: ${ratio.toFixed(2)}`);
    };
    await at('#text', 'borderBlockStartColor');
    await at('#contact-email', 'borderBlockStartColor');
    await at('[part~=option]', 'borderBlockStartColor');
    await at('[part~=option]:has(:checked)', 'borderBlockStartColor');
    await page.locator('#go').focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await at('#go', 'outlineColor');
    await page.locator('#go').press('Enter');
    await page.locator('#errors').waitFor();
    await at('#contact-email', 'borderBlockStartColor');
    await at('#errors', 'borderBlockStartColor');
  });
}

test('in the colours of the system chosen, focused and wrong are still told apart, and not by colour', async (t) => {
  const page = await open(t, { forcedColors: 'active' });
  const chosen = '[part~=option]:has(:checked)';
  assert.notDeepEqual(await style(page, chosen, 'borderBlockStartWidth'), await style(page, '[part~=option]:not(:has(:checked))', 'borderBlockStartWidth'));
  assert.ok(await page.locator(`${chosen} input`).first().isVisible());
  assert.deepEqual(await style(page, chosen, 'outlineStyle'), ['none']);
  await page.locator('#channel-email').press('ArrowDown');
  assert.deepEqual(await style(page, chosen, 'outlineStyle', 'outlineWidth'), ['solid', '3px']);
  await page.locator('#channel-email').check();
  await page.locator('#contact-email').focus();
  await page.keyboard.press('Tab');
  assert.deepEqual(await style(page, '#field-order_number', 'outlineStyle', 'outlineWidth'), ['solid', '3px']);
  await page.locator('#go').click();
  await page.locator('#errors').waitFor();
  for (const id of ['contact-email', 'field-order_number']) assert.ok((await page.locator(`#${id}-error`).textContent()).trim());
  const [right, wrong] = [await style(page, '#text', 'borderBlockStartWidth'), await style(page, '#contact-email', 'borderBlockStartWidth')];
  assert.notDeepEqual(right, wrong);
  for (const part of ['promise', 'privacy', 'errors']) assert.deepEqual(await style(page, `[part~=${part}]`, 'borderBlockStartStyle'), [part === 'privacy' ? 'dashed' : 'solid']);
  await picture(page, 'en-forced-colours');
});

test('who asks for more contrast gets no grey', async (t) => {
  const grey = await style(await open(t), '#hint', 'color');
  const page = await open(t, { contrast: 'more' });
  const [text] = await style(page, 'label', 'color');
  assert.notDeepEqual(grey, [text]);
  assert.deepEqual(await style(page, '#hint', 'color'), [text]);
  assert.deepEqual(await style(page, '#contact-email', 'borderBlockStartColor'), [text]);
});

test('who asks for no motion sees none', async (t) => {
  const moving = (page) => page.evaluate(() => globalThis.shown().filter((one) => {
    const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(one);
    return animationName !== 'none' || parseFloat(transitionDuration) > 0 || scrollBehavior === 'smooth';
  }).length);
  assert.equal(await moving(await open(t, { reducedMotion: 'reduce' })), 0);
  assert.notEqual(await moving(await open(t, { reducedMotion: 'no-preference' })), 0);
});

/** Whether the first words of this shape within a place are shown letter after letter from left to right. */
const leftToRight = (page, selector, shape) =>
  page.locator(selector).first().evaluate((element, shape) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const found = new RegExp(shape).exec(node.data);
      if (!found) continue;
      const lefts = [...found[0]].map((_, i) => {
        const range = document.createRange();
        range.setStart(node, found.index + i);
        range.setEnd(node, found.index + i + 1);
        return range.getBoundingClientRect().left;
      });
      return lefts.every((left, i) => i === 0 || left >= lefts[i - 1]);
    }
    throw new Error(`${shape} is not in: ${element.textContent}`);
  }, shape.source);

test('from right to left the form is mirrored, and numbers and addresses are not', async (t) => {
  const page = await open(t);
  await page.evaluate(() => (document.dir = 'rtl'));
  assert.deepEqual(await style(page, '[part~=promise]', 'borderLeftWidth', 'borderRightWidth'), ['0px', '4px']);
  const [label, field] = [await page.locator('[for=contact-email]').boundingBox(), await page.locator('#contact-email').boundingBox()];
  assert.ok(Math.abs(label.x + label.width - field.x - field.width) < 2);
  const options = await Promise.all(['email', 'sms'].map((id) => page.locator(`label:has(#channel-${id})`).boundingBox()));
  assert.ok(options[0].x > options[1].x);
  await page.locator('#channel-phone').check();
  await page.locator('#contact-phone').fill('+44 7700 900123');
  assert.deepEqual(await style(page, '#contact-phone', 'unicodeBidi'), ['plaintext']);
  assert.ok(await leftToRight(page, '[part~=privacy] li', /•••• 1111/));
  await page.locator('#field-order_number').fill('MN204816');
  await readBack(page);
  assert.ok(await leftToRight(page, '[part~=review]', /\+44[\d ]+\d/));
  assert.ok(await leftToRight(page, '[part~=review] blockquote', /•••• 1111\./));
  await page.locator('#send').click();
  await page.locator('#receipt-title').waitFor();
  assert.deepEqual(await style(page, '#reference', 'unicodeBidi'), ['plaintext']);
  await picture(page, 'en-right-to-left');
});

test('a page that writes its language with a low line is understood', async (t) => {
  const page = await open(t, {}, 'hu_HU');
  assert.equal(await page.locator('label[for=text]').textContent(), 'Mi történt?');
  assert.match(await page.locator('[part~=promise]').textContent(), /választ kap e-mailben/);
});
