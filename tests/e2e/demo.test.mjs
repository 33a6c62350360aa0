// The demo that script/demo serves: the form in each of its modes, in each look, with nothing that a strict page would refuse.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { accessibilityFindings, openPage, picture, root, serviceAndBrowser, settleTopic, write } from './harness.mjs';

const languages = ['en', 'ru', 'bg', 'hu', 'uk'];
const demo = join(root, 'web/demo');

const at = serviceAndBrowser();

// A page that lets nothing leave for elsewhere, and is asked for each problem at the end.
async function visit(t, address, options) {
  const opened = await openPage(at.browser, options);
  t.after(() => opened.context.close());
  const elsewhere = [];
  opened.page.on('request', (request) => {
    if (!request.url().startsWith(`${at.service.url}/`) && !request.url().startsWith('blob:')) elsewhere.push(request.url());
  });
  await opened.page.goto(`${at.service.url}${address}`);
  return { ...opened, elsewhere };
}

async function readBack(page, text) {
  await write(page, text);
  await settleTopic(page, /./);
  await page.locator('#field-order_number').fill('MN204816');
  await page.locator('#contact-email').fill('visitor@example.com');
  await page.locator('#go').click();
  await page.locator('#review-title').waitFor();
  assert.match(await page.locator('[part~=review]').first().textContent(), /MN204816/);
}

// axe's own rule for 7 to 1 is off by default.
const enhanced = (page) =>
  page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document.querySelector('redress-form'), { runOnly: ['color-contrast-enhanced'] });
    return violations.flatMap(({ nodes }) => nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`));
  });

const late = {
  en: 'I ordered the gift box two weeks ago and the parcel still has not arrived.',
  ru: 'Я заказал набор две недели назад, а посылка так и не пришла.',
  bg: 'Поръчах три кутии билки преди две седмици и пратката още я няма.',
  hu: 'Két hete rendeltem egy bögrét, és a csomag még mindig nem érkezett meg.',
  uk: 'Я замовив чай два тижні тому, а посилка досі не прийшла.',
};
const modes = [
  { mode: 'in the page', path: '/', tongues: ['ru', 'uk'] },
  { mode: 'behind a button', path: '/cup.html', tongues: ['bg', 'en'], button: true },
  { mode: 'on a page of its own', path: '/complain.html', tongues: ['hu', 'bg'] },
  { mode: 'at the counter', path: '/kiosk.html', tongues: ['en', 'hu'] },
];
for (const { mode, path, tongues, button } of modes) {
  for (const language of tongues) {
    test(`the form ${mode} goes to the read-back in ${language}`, async (t) => {
      const { page, problems, elsewhere } = await visit(t, `${path}?lang=${language}`);
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      assert.deepEqual(await accessibilityFindings(page), []);
      if (button) await page.locator('[part~=open]').click();
      await readBack(page, late[language]);
      assert.equal(await page.locator('redress-form').evaluate((form) => form.kiosk), path === '/kiosk.html');
      assert.deepEqual(await accessibilityFindings(page), []);
      await picture(page, `demo-${path.replace(/\W|html/g, '') || 'index'}-${language}`);
      assert.deepEqual(problems, []);
      assert.deepEqual(elsewhere, []);
    });
  }
}

const looks = [
  ['default', 'light', '/?lang=en'],
  ['default', 'dark', '/?lang=en'],
  ['dark', 'light', '/cup.html?lang=en&theme=dark'],
  ['contrast', 'light', '/kiosk.html?lang=en&theme=contrast'],
  ['contrast', 'dark', '/?lang=en&theme=contrast'],
  ['paper', 'dark', '/complain.html?lang=en&theme=paper'],
];
for (const [theme, colorScheme, address] of looks) {
  test(`the look ${theme} has contrast enough where the visitor's system is ${colorScheme}`, async (t) => {
    const { page, problems } = await visit(t, address, { colorScheme });
    const clean = async (step) => {
      await picture(page, `demo-${theme}-${colorScheme}-${step}`);
      assert.deepEqual(await accessibilityFindings(page), [], step);
      if (theme === 'contrast') assert.deepEqual(await enhanced(page), [], step);
    };
    const link = page.locator('.themes [aria-current]');
    assert.equal(await link.getAttribute('data-theme'), theme);
    if (theme !== 'default') {
      const sheet = readFileSync(join(demo, `themes/${theme}.css`), 'utf8');
      const accent = /--redress-radius: ([^;]+);/.exec(sheet)[1];
      assert.equal(await page.locator('redress-form, redress-button').evaluate((one) => getComputedStyle(one).getPropertyValue('--redress-radius')), accent);
    }
    await clean('start');
    if (await page.locator('[part~=open]').count()) await page.locator('[part~=open]').click();
    await write(page, 'The parcel still has not arrived. My card is 4111 1111 1111 1111, my phone +359 88 123 4567.');
    await settleTopic(page, /late/i);
    await page.locator('#go').click();
    await page.locator('[part~=error]').first().waitFor();
    await clean('errors');
    await page.locator('#field-order_number').fill('MN204816');
    await page.locator('#contact-email').fill('visitor@example.com');
    await page.locator('#go').click();
    await page.locator('#review-title').waitFor();
    await clean('read-back');
    await page.locator('#send').click();
    await page.locator('#receipt-title').waitFor();
    await clean('receipt');
    assert.deepEqual(problems, []);
  });
}

test('the bar leads by keyboard from mode to mode and look to look, and keeps the language', async (t) => {
  const { page, problems } = await visit(t, '/?lang=bg');
  const follow = async (name) => {
    await page.getByRole('navigation', { name: 'Демонстрация' }).getByRole('link', { name }).focus();
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  };
  await follow('Тъмен');
  assert.equal(new URL(page.url()).search, '?lang=bg&theme=dark');
  await follow('На гишето');
  assert.equal(page.url(), `${at.service.url}/kiosk.html?lang=bg&theme=dark`);
  assert.equal(await page.locator('.demo [aria-current]').count(), 2);
  await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: 'Magyar' }).click()]);
  assert.equal(page.url(), `${at.service.url}/kiosk.html?lang=hu&theme=dark`);
  await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: 'Alap' }).click()]);
  assert.equal(page.url(), `${at.service.url}/kiosk.html?lang=hu`);
  assert.deepEqual(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]), ['', 0, 0]);
  assert.deepEqual(problems, []);
});

for (const language of languages) {
  test(`without script everything is there in ${language}, and the plain form reaches the desk`, async (t) => {
    const { page, problems } = await visit(t, `/complain.html?lang=${language}`, { javaScriptEnabled: false });
    assert.equal(await page.locator('html').getAttribute('lang'), language);
    const texts = JSON.parse(readFileSync(join(demo, `pages/texts/${language}.json`), 'utf8'));
    assert.equal(await page.locator('h1').textContent(), texts.complain);
    await page.locator('textarea[name=text]').fill(late[language]);
    await page.locator('select[name=category]').selectOption('delivery.late');
    await page.locator('input[name="fields.order_number"]').fill('MN204816');
    await page.locator('input[name="contact.email"]').fill('visitor@example.com');
    await page.locator('form button').click();
    await page.waitForURL(/\/complaints\/[0-9A-Z]{10}\?key=/);
    const reference = /complaints\/([0-9A-Z]{10})/.exec(page.url())[1];
    assert.equal(await page.locator('html').getAttribute('lang'), language);
    const record = at.service.exported().map((line) => JSON.parse(line)).find((one) => one.reference === reference);
    assert.equal(record.language, language);
    assert.deepEqual(problems, []);
  });
}

test('each page is in every language, with the same parts and no text of another', async () => {
  const pages = readdirSync(join(root, 'web/dist/demo')).filter((name) => name.endsWith('.html'));
  const names = pages.filter((name) => name.split('.').length === 2);
  assert.equal(pages.length, names.length * languages.length);
  const parts = (html) => [...html.matchAll(/<([a-z-]+)/g)].map(([, tag]) => tag);
  for (const name of names) {
    const english = readFileSync(join(root, 'web/dist/demo', name), 'utf8');
    for (const language of languages.slice(1)) {
      const html = readFileSync(join(root, 'web/dist/demo', name.replace('.', `.${language}.`)), 'utf8');
      assert.deepEqual(parts(html), parts(english), `${name} in ${language}`);
      assert.ok(html.includes(`<html lang="${language}">`));
      assert.ok(html.includes(`name="language" value="${language}"`) === english.includes('name="language"'));
    }
  }
  const texts = languages.map((language) => JSON.parse(readFileSync(join(demo, `pages/texts/${language}.json`), 'utf8')));
  for (const other of texts.slice(1)) {
    assert.deepEqual(Object.keys(other), Object.keys(texts[0]));
    // Only names may be alike.
    for (const [key, text] of Object.entries(other)) assert.ok(text !== texts[0][key], `${key}: ${text}`);
  }
});

test('themes/default.css says the form’s own values', () => {
  const own = [...readFileSync(join(root, 'web/src/start.css'), 'utf8').matchAll(/var\((--redress-[a-z-]+), (.+)\);/g)].map(([, name, value]) => `${name}: ${value}`);
  const said = [...readFileSync(join(demo, 'themes/default.css'), 'utf8').matchAll(/(--redress-[a-z-]+: .+);/g)].map(([, line]) => line);
  assert.ok(own.length > 5);
  assert.deepEqual(said, own);
});

test('a look is made of custom properties and parts alone', () => {
  const known = readFileSync(join(root, 'web/src/start.css'), 'utf8');
  const parts = new Set(`${/partNames =([^;]+);/.exec(readFileSync(join(root, 'web/src/part-names.ts'), 'utf8'))[1]},open,dialog,close`.match(/[a-z]+/g));
  for (const name of readdirSync(join(demo, 'themes'))) {
    const css = readFileSync(join(demo, 'themes', name), 'utf8').replace(/\/\*[^]*?\*\//g, '');
    for (const [, selectors, body] of css.matchAll(/([^{}]+)\{([^{}]+)\}/g)) {
      const used = [...selectors.matchAll(/::part\(([a-z]+)\)/g)].map(([, part]) => part);
      for (const part of used) assert.ok(parts.has(part), `${name}: no part is called ${part}`);
      if (used.length) continue;
      assert.equal(selectors.trim(), 'redress-form, redress-button', name);
      for (const [property] of body.matchAll(/[a-z-]+(?=:\s)/g)) assert.ok(known.includes(`var(${property},`), `${name}: ${property}`);
    }
  }
});
