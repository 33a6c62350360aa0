// While very many send, the visitor's own machine does a little work before a complaint is taken; the visitor notices nothing, or is
// told why it takes a moment.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, settleTopic, startBrowser, startService, write } from './harness.mjs';

let service;
let browser;
before(async () => {
  [service, browser] = await Promise.all([startService(undefined, { more: ['--challenge', 'always'] }), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await service?.stop();
});

async function fillIn(page, language = 'en') {
  await page.goto(`${service.url}/?lang=${language}`);
  await write(page, 'I ordered the gift box two weeks ago and the parcel still has not arrived. Nobody can tell me where it is.');
  await settleTopic(page, language === 'en' ? /late/i : /закъсняла/i);
  await page.locator('#field-order_number').fill('MN204816');
  await page.locator('#contact-email').fill('visitor@example.com');
  await page.locator('#go').click();
}

test('a complaint arrives, with the solution and the same bytes', async () => {
  const { page, complaints } = await openPage(browser);
  const answers = [];
  const solvers = [];
  page.on('response', (answer) => answer.request().method() === 'POST' && answers.push([answer.status(), !!answer.request().headers()['redress-challenge']]));
  page.context().on('request', (request) => request.url().endsWith('/effort.js') && solvers.push(request.url()));
  await fillIn(page);
  assert.deepEqual(solvers, [], 'nothing of it is loaded before it is asked for');
  await page.locator('#send').click();
  await page.locator('#receipt-title').waitFor();
  assert.deepEqual(answers, [[428, false], [201, true]]);
  assert.equal(complaints.length, 2);
  assert.equal(complaints[0], complaints[1]);
  assert.ok(solvers.length > 0);
  const reference = (await page.locator('#reference').textContent()).trim();
  assert.ok(service.exported().some((line) => JSON.parse(line).reference === reference));
  await page.context().close();
});

test('what could not be sent is sent later, challenge and all', async () => {
  const { page, context } = await openPage(browser);
  await fillIn(page);
  await context.setOffline(true);
  await page.locator('#send').click();
  await page.locator('#notice').waitFor();
  await context.setOffline(false);
  await page.locator('#receipt-title').waitFor();
  await context.close();
});

test('work that takes long is explained', async () => {
  const { page, context } = await openPage(browser);
  const { createHash } = await import('node:crypto');
  const [salt, number] = ['00?expires=1&', 9_999_999];
  const challenge = { algorithm: 'SHA-256', challenge: createHash('sha256').update(salt + number).digest('hex'), maxnumber: number, salt, signature: '' };
  await context.route('**/complaints', (route) => route.fulfill({ status: 428, contentType: 'application/problem+json', body: JSON.stringify({ challenge }) }));
  await fillIn(page, 'bg');
  await page.locator('#send').click();
  await page.locator('#notice').filter({ hasText: 'Един момент' }).waitFor();
  assert.equal(await page.locator('#notice').getAttribute('role'), 'status');
  await context.close();
});

test('a form without script is asked to come back later', async () => {
  const answer = await fetch(`${service.url}/complaints`, {
    method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'text=x&language=ru', redirect: 'manual',
  });
  assert.equal(answer.status, 503);
  assert.ok(Number(answer.headers.get('retry-after')) > 0);
  assert.match(await answer.text(), /<html lang="ru"/);
});
