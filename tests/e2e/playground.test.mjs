// The playground as an author uses it: types in the policy, and sees at once what becomes of the form, of the week and of mistakes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { accessibilityFindings, openPage, picture, startBrowser, startService } from './harness.mjs';

let service;
let browser;
before(async () => {
  service = await startService(undefined, { more: ['--playground'] });
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await service?.stop();
});

const editor = '#editor .cm-content';
const promise = '#form [part~=promise]';

async function open(options = {}) {
  const opened = await openPage(browser, { viewport: { width: 1400, height: 900 }, ...options });
  await opened.page.goto(`${service.url}/playground`);
  await opened.page.locator(promise).first().waitFor();
  return opened;
}

const text = (page) => page.evaluate(() => localStorage.getItem('redress:playground:policy'));

/** Puts the cursor behind the first occurrence of `found`, by the editor's own search. */
async function find(page, found) {
  await page.locator(editor).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.locator('#editor [name=search]').press('Control+a');
  await page.keyboard.type(found);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
}

/** Does something and waits until what it wrote is checked. */
async function checked(page, act) {
  const answered = page.waitForResponse((response) => response.url().endsWith('/playground/check') && response.status() === 200);
  await act();
  return (await answered).json();
}

/** The form has taken in another policy and read the text anew. */
const reread = (page) => page.evaluate(() => new Promise((resolve) => document.addEventListener('redress-assess', (event) => resolve(event.detail.assessment), { once: true })));

test('an edit changes the promise in the form, and what is written there stays', async () => {
  const { page, problems } = await open();
  const written = 'The vase came broken in two pieces, I want my money back.';
  await page.locator('#form #text').fill(written);
  await find(page, '"first_reply": "PT8H');
  const again = reread(page);
  const answer = await checked(page, async () => {
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('40H');
  });
  assert.ok(answer.bundle);
  assert.match(await text(page), /"PT40H"/);
  await again;
  const due = async () => Date.parse((await page.evaluate(() => document.querySelector('redress-form').load().then(({ state }) => state.assessment.promise.first_reply.due))));
  const long = await due();
  await find(page, '"first_reply": "PT40H');
  const back = reread(page);
  await checked(page, async () => {
    for (let i = 0; i < 3; i++) await page.keyboard.press('Backspace');
    await page.keyboard.type('1H');
  });
  await back;
  assert.ok((await due()) < long);
  assert.equal(await page.locator('#form #text').inputValue(), written);
  assert.match(await page.locator('#status').textContent(), /^Checked in \d+ ms/);
  assert.deepEqual(await accessibilityFindings(page), []);
  await picture(page, 'playground-1-form');
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('a mistake is shown at its line, leads there, and the form stays', async () => {
  const { page, problems } = await open();
  const before = await page.locator(promise).first().textContent();
  await find(page, '"calendar": "office');
  const wrong = await checked(page, () => page.keyboard.type('s'));
  assert.equal(wrong.bundle, null);
  const [first] = wrong.diagnostics;
  const line = (await text(page)).split('\n').findIndex((one) => one.includes('"offices"')) + 1;
  assert.equal(first.line, line);
  assert.equal(await page.locator('#editor .cm-lint-marker-error').count(), 1);
  assert.match(await page.locator('#notice').textContent(), /shows the last one that could/);
  assert.equal(await page.locator(promise).first().textContent(), before);
  assert.deepEqual(await accessibilityFindings(page), []);
  await picture(page, 'playground-2-mistake');

  // From the list to the line.
  await page.locator(editor).click();
  await page.keyboard.press('Control+Home');
  await page.locator('#problems button').first().click();
  assert.match(await page.locator('#position').textContent(), new RegExp(`^Line ${line}, `));

  // What is no JSON at all is a mistake like any other.
  const broken = await checked(page, () => page.keyboard.type('{{'));
  assert.equal(broken.diagnostics[0].code, 'json.syntax');
  const right = await checked(page, () => page.locator('#start').selectOption('served'));
  assert.ok(right.bundle);
  await page.locator('#notice').waitFor({ state: 'hidden' });
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('the schema completes names and values and explains them', async () => {
  const { page, problems } = await open();
  await find(page, '"clock": "business');
  for (let i = 0; i < 'business'.length; i++) await page.keyboard.press('Backspace');
  await page.keyboard.type('cal');
  // The editor takes no choice from a list that has only just opened, and closes it where a check comes in between.
  const name = page.locator('#editor .cm-tooltip-autocomplete li').filter({ hasText: /^calendar/ });
  const chosen = page.locator('#editor .cm-line').filter({ hasText: '"clock": "calendar"' }).first();
  while (!(await chosen.isVisible())) {
    if (!(await name.isVisible())) await page.keyboard.press('Control+Space');
    await name.click({ timeout: 2000 }).catch(() => undefined);
  }
  await page.waitForFunction(() => localStorage.getItem('redress:playground:policy').includes('"clock": "calendar"'));
  await page.locator('#status:not(.busy)').filter({ hasText: /no problems/ }).waitFor();
  assert.match(await text(page), /"clock": "calendar"/);

  await find(page, '"after_hours": "');
  await page.keyboard.press('Control+Space');
  const names = page.locator('#editor .cm-tooltip-autocomplete li');
  await names.first().waitFor();
  assert.ok((await names.allTextContents()).some((name) => name.startsWith('payments')), `teams of this very policy, not ${await names.allTextContents()}`);
  assert.deepEqual(await accessibilityFindings(page), []);
  await picture(page, 'playground-7-completion');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+f');
  await page.locator('#editor [name=search]').waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.keyboard.press('Escape');

  await page.locator('#editor .cm-line').filter({ hasText: '"policy"' }).locator('span').first().hover();
  assert.match(await page.locator('#editor .hint').textContent(), /policy's own name/);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('the week, the assessment, another start, and the file', async () => {
  const { page, problems } = await open({ colorScheme: 'dark' });
  await page.locator('#tab-coverage').click();
  await page.locator('#coverage svg.week').first().waitFor();
  assert.match(await page.locator('#coverage .group').first().innerText(), /Europe\/Sofia/);
  assert.notEqual(await page.locator('#coverage rect.team').first().evaluate((rect) => getComputedStyle(rect).fill), 'rgb(0, 0, 0)');
  assert.deepEqual(await accessibilityFindings(page), []);
  await picture(page, 'playground-3-week');

  await page.keyboard.press('ArrowRight');
  assert.match(await page.locator('#assessment .cm-content').textContent(), /"delivery\.late"/);
  assert.deepEqual(await accessibilityFindings(page), []);
  await picture(page, 'playground-4-assessment');

  for (const pack of ['general', 'retail', 'food', 'bank', 'telecom', 'post', 'auto']) {
    const { diagnostics, bundle } = await checked(page, () => page.locator('#start').selectOption(pack));
    assert.deepEqual(diagnostics, [], pack);
    assert.ok(bundle, pack);
  }
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#download').click()]);
  assert.equal(file.suggestedFilename(), 'policy.json');
  assert.deepEqual(JSON.parse(readFileSync(await file.path(), 'utf8')).extends, ['auto']);
  await page.locator(editor).click();
  await checked(page, () => page.keyboard.press('Control+z'));
  assert.match(await text(page), /"post"/);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('examples of one’s own are learned from beside, and the form follows', async () => {
  const { page, problems } = await open();
  const category = (label, examples) => ({ label: { en: label }, team: 'desk', promise: 'standard', examples: { en: examples } });
  const own = JSON.stringify({
    policy: 'own', organization: { name: { en: 'Own' } }, languages: ['en'],
    calendars: { office: { time_zone: 'Europe/Sofia', hours: { 'mon-fri': ['09:00-18:00'] } } },
    teams: { desk: { owner: 'Ann', calendar: 'office' } }, promises: { standard: { first_reply: 'PT8H' } }, channels: { email: {} },
    categories: {
      tardy: category('Tardy parcels', ['the parcel is late', 'it still has not come', 'where is my parcel', 'it has not arrived', 'waiting for weeks']),
      broken: category('Broken things', ['it came broken', 'the cup is cracked', 'the lid is missing', 'it does not work', 'it fell apart']),
    },
  }, null, 2);
  await page.locator(editor).click();
  await page.keyboard.press('Control+a');
  const done = page.waitForResponse(async (response) => response.url().endsWith('/playground/check') && Boolean((await response.json()).bundle));
  const first = await checked(page, () => page.keyboard.insertText(own));
  assert.equal(first.bundle, null);
  assert.ok(first.training);
  await done;
  await page.locator('#notice').waitFor({ state: 'hidden' });
  await page.locator('#form #topic').first().click();
  await page.locator('#form').getByText('Tardy parcels').first().waitFor();
  assert.deepEqual(await accessibilityFindings(page), []);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('a complaint gets a receipt, and nothing of it is stored', async () => {
  const { page, problems } = await open();
  await page.locator('#form #field-order_number').fill('mn204816');
  await page.locator('#form #contact-email').fill('author@example.com');
  await page.locator('#form #go').click();
  await page.locator('#form #send').click();
  await page.locator('#form #reference').waitFor();
  assert.match(await page.locator('#form #reference').textContent(), /^\s*[0-9A-Z]{10}\s*$/);
  const status = await page.locator('#form #status').getAttribute('href');
  assert.match(await (await fetch(status)).text(), /keeps no complaint/);
  assert.deepEqual(service.exported(), []);
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('on a narrow page one thing shows at a time', async () => {
  const { page, problems } = await open({ viewport: { width: 390, height: 800 } });
  assert.equal(await page.locator(editor).isVisible(), false);
  await picture(page, 'playground-5-narrow-form');
  await page.locator('#tab-policy').click();
  assert.equal(await page.locator(editor).isVisible(), true);
  assert.equal(await page.locator('#form').isVisible(), false);
  assert.deepEqual(await accessibilityFindings(page), []);
  await picture(page, 'playground-6-narrow-policy');
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('a service that is gone is said so, and asked again', async () => {
  const { page } = await open();
  await page.route('**/playground/check', (route) => route.abort());
  await find(page, '"mente-2026-1');
  await page.keyboard.type('9');
  await page.locator('#notice').filter({ hasText: 'does not answer' }).waitFor();
  const answer = await checked(page, () => page.unroute('**/playground/check'));
  assert.ok(answer.bundle);
  await page.locator('#notice').waitFor({ state: 'hidden' });
  await page.context().close();
});
