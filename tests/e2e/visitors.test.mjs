// Many visitors in five languages, several at a time, through whatever breaks: each complaint is stored, once, and each visitor
// holds its receipt. Drawn from a seed; 20 of them, with REDRESS_LONG=1 a hundred.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faults, startProxy } from './fault_proxy.mjs';
import { openPage, serviceAndBrowser, settleTopic } from './harness.mjs';

const visitors = process.env.REDRESS_LONG ? 100 : 20;
const atOnce = 6;
const mostFaults = 3;
// The pauses before three more attempts, and a slow machine.
const patienceMs = 60_000;
const stories = {
  en: 'I ordered the gift box two weeks ago and the parcel still has not arrived.',
  ru: 'Я заказал чай две недели назад, а посылка до сих пор не пришла, и никто не знает, где она.',
  bg: 'Поръчах три кутии билки преди две седмици и пратката още я няма.',
  hu: 'Két hete rendeltem egy bögrét, és a csomag még mindig nem érkezett meg, senki nem tud róla semmit.',
  uk: 'Я замовив чай два тижні тому, а посилка досі не прийшла, і ніхто не знає, де вона.',
};

const at = serviceAndBrowser();

// A linear congruential generator: the same numbers for the same seed, which is all that is asked of it.
function drawing(seed) {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  return (list) => list[Math.floor(next() * list.length)];
}

const { answered: _, ...passing } = faults;

function draw(one, number) {
  const language = one(Object.keys(stories));
  const plan = Array.from({ length: one([0, 1, 2, mostFaults]) }, () => one(Object.keys(passing)));
  const then = plan.map(() => one(['waits', 'tries again', 'reloads', 'comes back']));
  return { language, text: `${stories[language]} (${number})`, plan, then };
}

const receipt = (page) => page.locator('#receipt-title');

async function complain({ language, text, plan, then }) {
  const proxy = await startProxy(at.service.url);
  proxy.plan.push(...plan.map((name) => faults[name]));
  const { page: first, context } = await openPage(at.browser);
  let page = first;
  context.setDefaultTimeout(patienceMs);
  try {
    const url = `${proxy.url}/?lang=${language}`;
    await page.goto(url);
    await page.locator('#text').click();
    await page.keyboard.insertText(text);
    await settleTopic(page, /./);
    await page.locator('#field-order_number').fill('MN204816');
    await page.locator('#contact-email').fill('visitor@example.com');
    await page.locator('#go').click();
    await page.locator('#send').click();
    for (const step of then) {
      await receipt(page).or(page.locator('#retry')).first().waitFor();
      if (await receipt(page).count()) break;
      // It may be sent by itself just now.
      if (step === 'tries again') await Promise.race([page.locator('#retry').click(), receipt(page).waitFor()]);
      if (step === 'reloads') await page.reload();
      if (step === 'comes back') {
        await page.close();
        page = await context.newPage();
        await page.goto(url);
      }
    }
    await receipt(page).waitFor();
    return (await page.locator('#reference').textContent()).trim();
  } catch (error) {
    const seen = await page.locator('redress-form').evaluate((one) => one.shadowRoot.textContent.replace(/\s+/g, ' ')).catch(String);
    throw new Error(`${JSON.stringify({ language, text, plan, then })}, ${proxy.came.length} came: ${seen}`, { cause: error });
  } finally {
    await context.close();
    proxy.stop();
  }
}

test(`${visitors} visitors, ${visitors} complaints`, async () => {
  const one = drawing(20261122);
  const drawn = Array.from({ length: visitors }, (_, number) => draw(one, number));
  const references = new Map();
  const waiting = [...drawn];
  const visit = async () => {
    for (let next; (next = waiting.shift()); ) references.set(next.text, await complain(next));
  };
  await Promise.all(Array.from({ length: atOnce }, visit));
  const stored = at.service.exported().map((line) => JSON.parse(line));
  assert.equal(stored.length, visitors);
  assert.deepEqual(new Map(stored.map(({ text, reference }) => [text, reference])), references);
});
