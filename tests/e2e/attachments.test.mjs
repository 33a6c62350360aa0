// Photos and documents beside a complaint: from the receipt, and from the status page without script. What is stored has lost what
// the camera noted, and stands the right way up.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { accessibilityFindings, openPage, picture, settleTopic, startBrowser, startService, write } from './harness.mjs';

let service;
let browser;
let photo;
before(async () => {
  service = await startService();
  browser = await startBrowser();
  photo = withExif(await drawnPhoto(3000, 1500));
});
after(async () => {
  await browser?.close();
  await service?.stop();
});

const place = '48/1 12/1 29.52/1 N';
const pdf = (text) => ({ name: 'receipt.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.7\n${text}`) });
const jpeg = () => ({ name: 'photo of the parcel.jpg', mimeType: 'image/jpeg', buffer: photo });

// A JPEG of the browser's own making, red on the left and blue on the right.
async function drawnPhoto(width, height) {
  const page = await browser.newPage();
  const base64 = await page.evaluate(async ([width, height]) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d');
    context.fillStyle = 'red';
    context.fillRect(0, 0, width / 2, height);
    context.fillStyle = 'blue';
    context.fillRect(width / 2, 0, width / 2, height);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }, [width, height]);
  await page.close();
  return Buffer.from(base64, 'base64');
}

// As a phone writes it that was held upright: turned by a quarter, with the place and a note of it.
function withExif(bytes) {
  const number = (value, size) => {
    const out = Buffer.alloc(size);
    out.writeUIntBE(value, 0, size);
    return out;
  };
  const entry = (tag, type, count, value) => Buffer.concat([number(tag, 2), number(type, 2), number(count, 4), value]);
  const gps = 8 + 2 + 2 * 12 + 4;
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0MM\0*'),
    number(8, 4),
    number(2, 2),
    entry(0x0112, 3, 1, Buffer.concat([number(6, 2), number(0, 2)])),
    entry(0x8825, 4, 1, number(gps, 4)),
    number(0, 4),
    number(1, 2),
    entry(0x0001, 2, 2, Buffer.from('N\0\0\0')),
    number(0, 4),
    Buffer.from(place),
  ]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1]), number(exif.length + 2, 2), exif]);
  return Buffer.concat([bytes.subarray(0, 2), segment, bytes.subarray(2)]);
}

/** A complaint that was sent, with its receipt on the screen. */
async function receipt(language, text, label, prepare = async () => {}) {
  const opened = await openPage(browser);
  const { page } = opened;
  await prepare(page);
  await page.goto(`${service.url}/?lang=${language}`);
  await write(page, text);
  await settleTopic(page, label);
  await page.locator('#field-order_number').fill('MN204816');
  await page.locator('#contact-email').fill('visitor@example.com');
  await page.locator('#go').click();
  await page.locator('#send').click();
  await page.locator('#receipt-title').waitFor();
  opened.status = new URL(await page.locator('#status').getAttribute('href'), service.url);
  return opened;
}
const english = ['en', 'I ordered the gift box two weeks ago and the parcel still has not arrived. Nobody can tell me where it is.', /late/i];

/** By the button, as a visitor does it. */
async function choose(page, files) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('.choose').click()]);
  assert.ok(chooser.isMultiple());
  await chooser.setFiles(files);
}
const item = (page, name) => page.locator('.file').filter({ hasText: name });
const inState = (page, name, state) => page.locator(`.file[data-state=${state}]`).filter({ hasText: name }).waitFor();
const stored = async (status) => (await (await fetch(status, { headers: { accept: 'application/json' } })).json()).attachments;
async function content(status, { id }) {
  const response = await fetch(new URL(`${status.pathname}/attachments/${id}${status.search}`, status));
  assert.equal(response.status, 200);
  return Buffer.from(await response.arrayBuffer());
}
/** How a browser shows it: its size, and the colours of its top and bottom. */
const shown = (page, bytes) =>
  page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'from-image' });
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    const colour = (y) => {
      const [red, , blue] = context.getImageData(bitmap.width / 2, y, 1, 1).data;
      return red > blue ? 'red' : 'blue';
    };
    return [bitmap.width, bitmap.height, colour(10), colour(bitmap.height - 10)];
  }, bytes.toString('base64'));

test('a photo and a document are added from the receipt, and the place stays at home', async () => {
  const { page, status, problems } = await receipt(...english);
  const clean = async (step) => {
    await picture(page, `attachments-${step}`);
    assert.deepEqual(await accessibilityFindings(page), [], step);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${step} is too wide`);
  };
  await page.locator('#attachments-title').waitFor();
  assert.match(await page.locator('#attachments-hint').textContent(), /Up to 5 files.*10 MB each/);
  await clean('1-offered');

  await choose(page, [jpeg(), pdf('one'), { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') }]);
  await inState(page, 'notes.txt', 'failed');
  await inState(page, 'receipt.pdf', 'ready');
  assert.match(await item(page, 'notes.txt').locator('[part~=error]').textContent(), /choose a photo or a PDF/);
  assert.equal(await item(page, 'photo of the parcel').locator('canvas').count(), 1);
  assert.equal(await item(page, 'receipt.pdf').locator('canvas').count(), 0);
  assert.deepEqual(await stored(status), []);
  await clean('2-chosen');
  await item(page, 'notes.txt').getByRole('button', { name: 'Remove' }).click();
  assert.equal(await item(page, 'notes.txt').count(), 0);
  assert.equal(await page.evaluate(() => document.querySelector('redress-form').shadowRoot.activeElement?.id), 'attachments-title');

  const sent = [];
  await page.route('**/attachments?*', async (route) => {
    sent.push(route.request().postDataBuffer());
    await route.continue();
  });
  await page.locator('#attachments-send').click();
  await inState(page, 'photo of the parcel', 'added');
  await inState(page, 'receipt.pdf', 'added');
  await page.locator('#attachments-send').waitFor({ state: 'detached' });
  assert.equal(await page.locator('#attachments-said').textContent(), 'receipt.pdf: Added, thank you.');
  await clean('3-added');

  assert.equal(sent.length, 2);
  assert.ok(!sent[0].includes('Exif') && !sent[0].includes(place), 'the place left the page');
  const kept = await stored(status);
  assert.deepEqual(kept.map(({ kind }) => kind), ['jpeg', 'pdf']);
  const bytes = await content(status, kept[0]);
  assert.ok(!bytes.includes('Exif') && !bytes.includes(place));
  assert.deepEqual(await shown(page, bytes), [1024, 2048, 'red', 'blue']);
  assert.equal((await content(status, kept[1])).toString(), '%PDF-1.7\none');
  assert.ok(!service.exported().join().includes('photo of the parcel'), 'what a file is called is nobody’s business');

  // It speaks the page's language, also where that changes.
  await page.evaluate(() => document.querySelector('redress-form').setAttribute('lang', 'uk'));
  await page.locator('#attachments-title').filter({ hasText: 'Додати фотографії або документи' }).waitFor();
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('what broke off is sent again to the byte, what was begun can be left, and more than fits is refused', async () => {
  const { page, status } = await receipt('bg', 'Поръчах три кутии билки преди две седмици и пратката още я няма.', /закъсняла/i);
  const sent = [];
  const cases = ['abort', 'hang'];
  await page.route('**/attachments?*', async (route) => {
    sent.push(route.request().postDataBuffer());
    const what = cases.shift();
    if (what === 'abort') await route.abort();
    else if (what !== 'hang') await route.continue();
  });
  await page.locator('#attachments-title').waitFor();
  await choose(page, [jpeg()]);
  await inState(page, 'photo', 'ready');
  await page.locator('#attachments-send').click();
  await inState(page, 'photo', 'failed');
  assert.match(await item(page, 'photo').locator('[part~=error]').textContent(), /Връзката прекъсна/);

  // The second attempt hangs, and is left.
  const again = item(page, 'photo').getByRole('button', { name: 'Нов опит' });
  await again.click();
  await item(page, 'photo').locator('progress').waitFor();
  await item(page, 'photo').getByRole('button', { name: 'Отказ' }).click();
  await item(page, 'photo').waitFor({ state: 'detached' });
  assert.deepEqual(await stored(status), []);
  assert.equal(sent.length, 2);
  assert.ok(sent[0].equals(sent[1]));

  // Dropped onto the section; the same one twice is kept once, and counts once for the service.
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    for (let i = 1; i < 7; i++) transfer.items.add(new File([`%PDF-${i}`], `page ${i}.pdf`));
    return transfer;
  });
  const section = page.locator('.attachments');
  await section.dispatchEvent('dragover', { dataTransfer: dropped });
  await page.locator('.attachments.over').waitFor();
  await section.dispatchEvent('drop', { dataTransfer: dropped });
  await inState(page, 'page 5', 'ready');
  assert.match(await item(page, 'page 6').locator('[part~=error]').textContent(), /най-много 5 файла/);
  assert.equal(await page.locator('.choose').count(), 0);
  await page.locator('#attachments-send').click();
  await inState(page, 'page 5', 'added');
  assert.equal((await stored(status)).length, 5);
  assert.deepEqual(await accessibilityFindings(page), []);
  await page.context().close();
});

test('a service that takes none, a screen at the counter and a file that cannot be had leave the section out', async () => {
  const without = async (page) =>
    page.route('**/complaints', async (route) => {
      const response = await route.fetch();
      const { attachments, ...json } = await response.json();
      assert.ok(attachments);
      await route.fulfill({ response, json });
    });
  const kiosk = (page) => page.addInitScript(() => addEventListener('DOMContentLoaded', () => document.querySelector('redress-form').toggleAttribute('kiosk', true)));
  const lost = (page) => page.route('**/attachments.js', (route) => route.abort());
  for (const prepare of [without, kiosk, lost]) {
    const asked = [];
    let failed;
    const { page } = await receipt(...english, async (page) => {
      page.on('request', (request) => request.url().endsWith('/attachments.js') && asked.push(request.url()));
      if (prepare === lost) failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/attachments.js'));
      await prepare(page);
    });
    await failed;
    assert.equal(asked.length, prepare === lost ? 1 : 0);
    await page.locator('#owner').waitFor();
    assert.equal(await page.locator('#attachments-title').count(), 0);
    await page.context().close();
  }
});

test('the status page takes files without script', async () => {
  const complaint = {
    id: randomUUID(), language: 'uk', text: 'Посилка досі не прийшла.', category: 'delivery.late', channel: 'email',
    contact: { email: 'visitor@example.com' }, fields: { order_number: 'MN204816' },
  };
  const answer = await fetch(`${service.url}/complaints`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(complaint) });
  const status = new URL((await answer.json()).status_url, service.url);

  const { page, problems } = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(status.href);
  await page.locator('#file').setInputFiles([jpeg(), { name: 'a.gif', mimeType: 'image/gif', buffer: Buffer.from('GIF89a') }]);
  await page.getByRole('button', { name: 'Додати' }).click();
  await page.locator('.outcomes').waitFor();
  assert.deepEqual((await page.locator('.outcomes li').allTextContents()).map((text) => text.slice(0, 16)), ['Файл 1. Додано, ', 'Файл 2. Не додан']);
  const [kept, ...rest] = await stored(status);
  assert.deepEqual(rest, []);
  const bytes = await content(status, kept);
  assert.ok(bytes.includes('Exif') && !bytes.includes(place), 'of EXIF only the way up is left');
  assert.deepEqual(problems, []);

  // With script, for axe, which is one.
  const { page: scripted } = await openPage(browser);
  await scripted.goto(page.url());
  assert.deepEqual(await accessibilityFindings(scripted), []);
  await picture(scripted, 'attachments-4-status');
  assert.deepEqual(await shown(scripted, bytes), [1500, 3000, 'red', 'blue']);
  await scripted.locator('a[href*="/attachments/"]').waitFor();
  await page.context().close();
  await scripted.context().close();
});
