// The status page, where a complainant reads what became of the complaint, adds to it, withdraws and reopens it: without script, and for
// everyone.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { test } from 'node:test';
import { cutOff, measures, outOfReach, smallTargets } from './accessibility/measure.mjs';
import { languages } from './accessibility/states.mjs';
import { accessibilityFindings, openPage, picture, program, serviceAndBrowser } from './harness.mjs';

const at = serviceAndBrowser();

async function complain(language) {
  const complaint = { id: randomUUID(), language, text: 'The parcel has not come.', category: 'delivery.late', channel: 'link', fields: { order_number: 'MN204816' } };
  const answer = await fetch(`${at.service.url}/complaints`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(complaint) });
  assert.equal(answer.status, 201);
  const { reference, status_url } = await answer.json();
  return { reference, url: new URL(status_url, at.service.url) };
}

function staff(command, reference, text) {
  const store = `sqlite:${join(at.service.folder, 'complaints.db')}`;
  const run = spawnSync(program, [command, '--store', store, reference, '--by', 'Elena Petrova', '--text', text], { encoding: 'utf8' });
  assert.equal(run.status, 0, run.stderr);
}

const status = async (url) => (await fetch(url)).json();

test('all of it goes without script', async () => {
  const { reference, url } = await complain('en');
  const { page, problems } = await openPage(at.browser, { javaScriptEnabled: false });
  await page.goto(url.href);
  assert.equal(await page.locator('#news').count(), 0);

  await page.getByText('Add something').click();
  await page.getByLabel('What would you like to add?').fill('It was a gift.\nMy card: 4111 1111 1111 1111');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: 'You added' }).waitFor();
  assert.match(await page.locator('#news article').innerText(), /It was a gift\.\nMy card: \S+ 1111$/);
  assert.equal(new URL(page.url()).hash, '#news');

  staff('resolve', reference, 'It is with your neighbour.');
  await page.goto(url.href);
  assert.match(await page.locator('article').first().innerText(), /^Resolution\n.* · Elena Petrova\n+It is with your neighbour\.$/);
  await page.getByText('Not settled?').click();
  await page.getByLabel('What is still wrong?').fill('I have no neighbours.');
  await page.getByRole('button', { name: 'Reopen the complaint' }).click();
  await page.getByText('We are working on your complaint again.').waitFor();
  assert.equal((await status(url)).state, 'reopened');

  await page.getByText('Withdraw the complaint').click();
  await page.getByText('This is final.').waitFor();
  assert.equal((await status(url)).state, 'reopened');
  await page.getByRole('button', { name: 'Yes, withdraw it' }).click();
  await page.getByText('You have withdrawn your complaint').waitFor();
  assert.equal(await page.locator('form').count(), 0);
  assert.deepEqual((await status(url)).events.map(({ kind }) => kind), ['received', 'information', 'resolved', 'reopened', 'withdrawn']);
  assert.deepEqual(problems, []);
  await page.context().close();
});

/** Everything about one state, as a list of what is wrong. */
async function findings(page) {
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
  const found = [...(await accessibilityFindings(page)), ...(await smallTargets(page)), ...(await cutOff(page))];
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await accessibilityFindings(page, ['color-contrast'])));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 256 });
  found.push(...(await cutOff(page)), ...(await outOfReach(page)));
  await page.setViewportSize({ width: 1280, height: 800 });
  return found;
}

for (const language of languages) {
  test(`everyone can read it, ${language}`, async () => {
    const { reference, url } = await complain(language);
    const { page, context } = await openPage(at.browser);
    await context.addInitScript(measures);
    const wrong = {};
    const look = async (state) => {
      await page.goto(url.href);
      const found = await findings(page);
      if (found.length) wrong[state] = found;
      await picture(page, `status-${language}-${state}`);
    };
    await look('received');
    staff('reply', reference, `https://example.com/${'a'.repeat(200)}\n\nשלום`);
    await look('replied');
    staff('resolve', reference, 'x');
    await look('resolved');
    staff('reopen', reference, '');
    await look('reopened');
    const withdraw = new URL(url);
    withdraw.pathname += '/withdraw';
    assert.equal((await fetch(withdraw, { method: 'POST' })).status, 200);
    await look('withdrawn');
    await context.close();
    assert.deepEqual(wrong, {});
  });
}
