// The README's pictures, taken from the demo as a visitor sees it; script/screenshots runs this.
// REDRESS_CLOCK names the library that stops the service's clock, from which the page takes its own.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openPage, root, settleTopic, startBrowser, startService, write } from './harness.mjs';

// A Tuesday, some minutes before the desk opens in Sofia.
const now = '2026-11-24 06:52:00';
const reference = 'K7MW4NRTC2';

const pictures = [
  {
    file: 'screenshot',
    path: '/?lang=en',
    size: [1240, 1120],
    text: 'I ordered the gift box two weeks ago and the parcel still has not arrived. I paid by card, 4111 1111 1111 1111.',
  },
  {
    file: 'pictures/receipt',
    path: '/complain.html?lang=ru&theme=paper',
    size: [900, 1020],
    text: 'Я заказал набор две недели назад, заказ MN204816, а посылка так и не пришла.',
    until: 'receipt',
  },
  {
    file: 'pictures/dark',
    path: '/box.html?lang=en&theme=dark',
    size: [1240, 900],
    text: 'My gift box MN204816 came open and two of the six herbs are missing.',
  },
  {
    file: 'pictures/kiosk',
    path: '/kiosk.html?lang=uk',
    size: [1440, 960],
    text: 'Я замовив чай два тижні тому, номер MN204816, а посилка досі не прийшла.',
    until: 'read-back',
  },
  {
    file: 'pictures/phone',
    path: '/complain.html?lang=bg',
    size: [390, 844],
    text: 'Преди две седмици поръчах три кутии билки, а пратката още не е пристигнала.',
    top: 'redress-form',
  },
  {
    file: 'pictures/contrast',
    path: '/complain.html?lang=hu&theme=contrast',
    size: [390, 844],
    text: 'Két hete rendeltem egy bögrét, MN204816, és a csomag még mindig nem érkezett meg.',
    until: 'receipt',
    top: 'redress-form',
    colorScheme: 'dark',
  },
];

async function take(browser, service, { file, path, size: [width, height], text, until, top = 'header', colorScheme = 'light' }) {
  const { page, context, problems } = await openPage(browser, { viewport: { width, height }, deviceScaleFactor: 2, colorScheme });
  await page.route('**/complaints', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), reference } });
  });
  await page.goto(service.url + path);
  if (await page.locator('[part~=open]').count()) await page.locator('[part~=open]').click();
  await write(page, text);
  await settleTopic(page, /./);
  if (until) {
    await page.locator('#contact-email').fill('ana@example.com');
    await page.locator('#go').click();
    await page.locator('#review-title').waitFor();
  }
  if (until === 'receipt') {
    await page.locator('#send').click();
    await page.locator('#receipt-title').waitFor();
  }
  // No caret, which is there in one picture and not in the next, and nothing under the pointer.
  await page.evaluate(() => document.activeElement.blur());
  await page.mouse.move(0, 0);
  const above = top === 'header' ? 0 : 24;
  await page.locator(top).evaluate((element, above) => scrollTo(0, scrollY + element.getBoundingClientRect().top - above), above);
  await page.screenshot({ path: join(root, 'web', `${file}.png`) });
  if (problems.length) throw new Error(`${file}: ${problems.join('\n')}`);
  await context.close();
}

mkdirSync(join(root, 'web/pictures'), { recursive: true });
Object.assign(process.env, { LD_PRELOAD: process.env.REDRESS_CLOCK, FAKETIME: now, FAKETIME_DONT_FAKE_MONOTONIC: '1', TZ: 'UTC' });
const service = await startService();
delete process.env.LD_PRELOAD;
// Else the letters are now and then wider by a hair.
const browser = await startBrowser(['--font-render-hinting=none', '--disable-font-subpixel-positioning']);
try {
  for (const one of pictures) await take(browser, service, one);
} finally {
  await browser.close();
  await service.stop();
}
