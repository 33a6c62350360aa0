// A form in a page of one origin, its scripts, policy and endpoint on another that lists it: --allow-origin.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { openPage, settleTopic, startBrowser, startService, write } from './harness.mjs';

let shop;
let stranger;
let service;
let browser;

async function startShop() {
  const server = createServer((asked, answer) => {
    const policy = `default-src 'none'; script-src ${service.url} 'wasm-unsafe-eval'; connect-src ${service.url}; worker-src 'none'; img-src data:`;
    answer.writeHead(asked.url === '/' ? 200 : 204, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
    answer.end(asked.url === '/' ? `<!doctype html><html lang="en"><title>Shop</title>
      <script type="module" src="${service.url}/redress.js"></script>
      <redress-form policy="${service.url}/policy" endpoint="${service.url}/complaints"></redress-form></html>` : undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}`, stop: () => { server.closeAllConnections(); server.close(); } };
}

before(async () => {
  [shop, stranger] = await Promise.all([startShop(), startShop()]);
  [service, browser] = await Promise.all([startService(undefined, { more: ['--allow-origin', shop.url, '--challenge', 'always'] }), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await service?.stop();
  shop?.stop();
  stranger?.stop();
});

test('a complaint is sent from a listed origin, and its receipt can be followed', async () => {
  const { page, complaints } = await openPage(browser);
  await page.goto(shop.url);
  await write(page, 'I ordered the gift box two weeks ago and the parcel still has not arrived. Nobody can tell me where it is.');
  await settleTopic(page, /late/i);
  await page.locator('#field-order_number').fill('MN204816');
  await page.locator('#contact-email').fill('visitor@example.com');
  await page.locator('#go').click();
  await page.locator('#send').click();
  await page.locator('#receipt-title').waitFor();
  // The work before it is done on the page: no worker may come from another origin.
  assert.equal(complaints.length, 2);
  const reference = (await page.locator('#reference').textContent()).trim();
  assert.ok(service.exported().some((line) => JSON.parse(line).reference === reference));
  const status = new URL(await page.locator('#status').getAttribute('href'), service.url);
  const told = await page.evaluate((url) => fetch(url, { headers: { accept: 'application/json' } }).then((answer) => answer.json()), status.href);
  assert.equal(told.reference, reference);
  await page.context().close();
});

test('a page that is not listed reads nothing', async () => {
  const { page } = await openPage(browser);
  await page.goto(stranger.url);
  const read = await page.evaluate((url) => fetch(`${url}/policy`).then(() => 'read', (error) => error.name), service.url);
  assert.equal(read, 'TypeError');
  await page.context().close();
});
