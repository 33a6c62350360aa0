// Leads a visitor through every state of the form, in any language, and stops in each for whoever wants to look. Selectors go by id
// and role: what stands where is the form's own business.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../harness.mjs';

// What the engine asks about, is undecided about, and is sure of. It learns: of several texts the first that has the wanted effect is taken.
export const stories = {
  en: {
    ask: ['I have a problem with your shop and want an answer', 'Please get back to me about my visit', 'Are you open on Sundays, please?'],
    choose: ['I was charged twice and the seller was rude', 'The parcel was late and the cup broken', 'The seller was rude, the parcel late, the cup broken and I was overcharged', 'We waited for ages, the food was cold and the waiter was rude', 'The money is gone and there is no parcel'],
    late: 'I ordered the gift box two weeks ago and the parcel still has not arrived. Nobody can tell me where it is.',
  },
  ru: {
    ask: ['У меня вопрос по Вашему магазину, ответьте мне', 'Я заходил к Вам вчера, свяжитесь со мной', 'Скажите, пожалуйста, Вы работаете по воскресеньям?'],
    choose: ['Чашка разбита, а посылка опоздала', 'Посылка опоздала, и чашка разбита', 'Продавец грубил, посылка опоздала, чашка разбита, и списали лишнее', 'Долго ждали, еда холодная, официант нагрубил', 'Деньги списали, а посылки нет'],
    late: 'Я заказал подарочный набор две недели назад, а посылка до сих пор не пришла, и никто не знает, где она.',
  },
  bg: {
    ask: ['Имам въпрос към вашия магазин, отговорете ми', 'Бях при вас вчера, моля да ми се обадите', 'Работите ли в неделя?'],
    choose: ['Пратката закъсня, а чашата е счупена', 'Продавачът беше груб, а чашата е счупена', 'Продавачът беше груб, пратката закъсня, чашата е счупена и ми взеха повече пари', 'Дълго чакахме, храната беше студена, сервитьорът беше груб', 'Парите са взети, а пратката я няма'],
    late: 'Поръчах три кутии билки преди две седмици и пратката още я няма, никой не знае къде е.',
  },
  hu: {
    ask: ['Kérdésem van az üzletükhöz, kérem válaszoljanak', 'Tegnap Önöknél jártam, kérem, hívjanak fel', 'Vasárnap nyitva vannak?'],
    choose: ['A csomag késett, és a csésze törött', 'Az eladó goromba volt, és a csésze törött', 'Az eladó goromba volt, a csomag késett, a csésze törött, és többet vontak le', 'Sokat vártunk, hideg volt az étel, goromba volt a pincér', 'A pénzt levonták, csomag meg nincs'],
    late: 'Két hete rendeltem egy díszdobozt, és a csomag még mindig nem érkezett meg, senki sem tudja, hol van.',
  },
  uk: {
    ask: ['Я був у вас учора, зв’яжіться зі мною', 'Маю запитання до Вашого магазину, дайте відповідь', 'Чи працюєте Ви в неділю?'],
    choose: ['Замовлення запізнилося, і чашка розбита', 'Чашка розбита, а посилка запізнилася', 'Продавець нагрубив, посилка запізнилася, чашка розбита, і зняли зайве', 'Довго чекали, їжа холодна, офіціант нагрубив', 'Гроші зняли, а посилки немає'],
    late: 'Я замовив подарунковий набір два тижні тому, а посилка досі не прийшла, і ніхто не знає, де вона.',
  },
};
export const languages = Object.keys(stories);
const numbers = ['4111 1111 1111 1111', '5500 0000 0000 0004', '6011 0000 0000 0004', '4012 8888 8888 1881', 'DE89 3704 0044 0532 0130 00'];

const topics = (language) => JSON.parse(readFileSync(join(root, `core/packs/general/${language}.json`), 'utf8')).categories;
/** A topic of the general pack, as the list has it. */
export const topicLabel = (language, topic) => topics(language)[topic].label[language];
/** Late delivery. */
export const lateLabel = (language) => topicLabel(language, 'delivery.late');

const host = (language, element) => `<!doctype html>
<html lang="${language}">
<head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
  <title>Mente</title><style>html { background: Canvas }</style><script type="module" src="/redress.js"></script>
</head>
<body><main><h1>Mente</h1>${element}</main></body>
</html>`;

/** Opens a page that is nothing but a host, so that what is found is the form's; `attributes` are those of the form. */
export async function visit(page, url, language, { element = 'redress-form', attributes = '' } = {}) {
  const body = host(language, `<${element} policy="/policy" endpoint="/complaints" ${attributes}></${element}>`);
  await page.context().unroute('**/host');
  await page.context().route('**/host', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`${url}/host`);
}

const assessed = (page) =>
  page.evaluate(() => new Promise((resolve) => document.addEventListener('redress-assess', ({ detail }) => resolve(detail.assessment.decision), { once: true })));

/** Puts a text in place of what is written and waits for what the engine makes of it: its decision. */
export async function tell(page, text) {
  const decision = assessed(page);
  await page.locator('#text').fill(text);
  return decision;
}

async function tellUntil(page, texts, wanted) {
  for (const text of texts) if ((await tell(page, text)) === wanted) return;
  throw new Error(`none of these leads to "${wanted}": ${texts.join(' | ')}`);
}

/** Tells of a parcel that is late, and of more where it is given; where the engine is not sure the list helps. */
export async function tellOfDelay(page, language, more = '') {
  await tell(page, `${stories[language].late} ${more}`);
  if (!(await page.locator('#topic-label').count())) {
    if (await page.locator('#topic').evaluate((element) => element.matches('button'))) await page.locator('[part~=choices] button').last().click();
    await takeTopic(page, lateLabel(language));
  }
}

/** Takes the topic of this label from the list, whether that is the browser's own or one to search. */
export async function takeTopic(page, label) {
  const list = page.locator('#topic');
  // The list may have closed over what was looked at.
  if (await list.evaluate((element) => element.matches('button'))) await list.click();
  const taken = assessed(page);
  if (await list.evaluate((element) => element.matches('select'))) {
    await list.selectOption({ label });
    await list.blur();
  } else {
    await list.fill(label);
    await page.locator('#topics').getByRole('option', { name: label, exact: true }).click();
  }
  await taken;
  await page.locator('#topic-label').waitFor();
}

async function answer(page) {
  await page.locator('#channel-email').check();
  await page.locator('#field-order_number').fill('MN204816');
  await page.locator('#contact-email').fill('visitor@example.com');
}

export async function readBack(page) {
  await page.locator('#go').click();
  await page.locator('#review-title').waitFor();
}

/** From the empty form to the list of what is missing. */
export async function whileWriting(page, url, language, look) {
  const { ask, choose } = stories[language];
  await visit(page, url, language);
  await look('before intent');
  await page.locator('#text').focus();
  await tellUntil(page, ask, 'ask');
  await look('asked');
  await tellUntil(page, choose, 'choose');
  await look('three guesses');
  await tellOfDelay(page, language, `${numbers.join(', ')}; +359 88 123 4567`);
  await page.locator('[part~=privacy] summary').click();
  await page.locator('[part~=privacy] li button').first().click();
  await look('understood, with masks');
  await page.locator('#topic').click();
  await look('list open');
  await takeTopic(page, lateLabel(language));
  for (const channel of ['phone', 'link', 'post']) {
    const read = assessed(page);
    await page.locator(`#channel-${channel}`).check();
    await read;
    await look(`answer by ${channel}`);
  }
  await page.locator('#field-order_number').fill('12');
  await page.locator('#go').click();
  await page.locator('#errors').waitFor();
  await look('errors');
  await page.locator('#channel-email').check();
  await page.locator('#contact-email').fill('visitor@gmial.com');
  await page.locator('#contact-email').blur();
  await page.locator('#contact-email-take').waitFor();
  await look('slip in the address');
  await page.reload();
  await page.locator('#text').focus();
  await page.locator('#discard').waitFor();
  await look('kept');
}

/** From the read-back to the receipt, by all the ways in which sending can fail. */
export async function whileSending(page, url, language, look) {
  const context = page.context();
  await visit(page, url, language);
  await page.locator('#text').focus();
  await tellOfDelay(page, language, `\n\n${numbers.join('\n')}`.repeat(4));
  await answer(page);
  await readBack(page);
  await look('read-back');

  let held = Promise.withResolvers();
  await context.route('**/complaints', (route) => held.resolve(route));
  await page.locator('#send').click();
  await (await held.promise).fulfill({ status: 429, headers: { 'retry-after': '300' } });
  await page.locator('#notice').waitFor();
  await look('busy');
  await page.locator('#edit').last().click();
  await page.locator('#field-order_number').waitFor();
  await readBack(page);
  held = Promise.withResolvers();
  await page.locator('#send').click();
  const sending = await held.promise;
  await look('sending');
  await sending.abort();
  await page.locator('#retry').waitFor();
  await look('failed');

  held = Promise.withResolvers();
  await page.reload();
  const again = await held.promise;
  await page.locator('#notice').waitFor();
  await look('queued');
  await again.abort();
  await page.locator('#retry').waitFor();
  await context.unroute('**/complaints');
  await context.setOffline(true);
  await page.locator('#retry').click();
  await page.locator('#retry').waitFor();
  await look('offline');
  await context.setOffline(false);
  await page.locator('#receipt-title').waitFor();
  await look('receipt');
}

/** What fewer visitors meet: a dialog, a screen at the counter, an engine or a form that cannot be had. */
export async function elsewhere(page, url, language, look) {
  await page.clock.install();
  await visit(page, url, language, { attributes: 'kiosk' });
  await page.locator('#text').focus();
  await tellOfDelay(page, language);
  await page.clock.fastForward('02:01');
  await page.locator('#stay').waitFor();
  await look('kiosk warning');

  await visit(page, url, language, { element: 'redress-button' });
  await look('button');
  await page.locator('[part~=open]').click();
  await tellOfDelay(page, language);
  await look('dialog');

  await page.context().route('**/redress.wasm', (route) => route.abort());
  await visit(page, url, language);
  await page.locator('#text').focus();
  await page.locator('#retry').waitFor();
  await look('engine failed');

  await page.context().route('**/widget.js*', (route) => route.abort());
  await visit(page, url, language);
  await page.locator('#text').focus();
  await page.getByRole('alert').waitFor();
  await look('form not loaded');
}
