// What those hear who do not see the form: name, role, state and description of every control as the browser hands them to a screen
// reader, and how seldom the form speaks up while somebody writes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBack, stories, tell, tellOfDelay, visit } from './accessibility/states.mjs';
import { openPage, serviceAndBrowser, write } from './harness.mjs';

const at = serviceAndBrowser();

async function open(t) {
  const { page, context, problems } = await openPage(at.browser);
  t.after(() => context.close());
  await visit(page, at.service.url, 'en');
  return { page, problems };
}

const told = ['required', 'invalid', 'disabled', 'checked', 'expanded', 'focusable'];
/** The accessibility tree as a list of `{role, name, description, …states}`, what is false left out. */
async function heard(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  return nodes.filter(({ ignored }) => !ignored).map(({ role, name, description, properties = [] }) => ({
    role: role.value,
    name: name?.value ?? '',
    description: description?.value ?? '',
    ...Object.fromEntries(properties.filter((one) => told.includes(one.name) && ![false, 'false'].includes(one.value.value)).map((one) => [one.name, one.value.value])),
  }));
}
const of = (nodes, role, name) => {
  const found = nodes.filter((one) => one.role === role && (name.test ? name.test(one.name) : one.name === name));
  assert.equal(found.length, 1, `${role} ${name}: ${JSON.stringify(nodes.filter((one) => one.role === role))}`);
  return found[0];
};
const operable = ['button', 'textbox', 'combobox', 'radio', 'link', 'listbox', 'option', 'DisclosureTriangle'];
const nameless = (nodes) => nodes.filter(({ role, name }) => operable.includes(role) && !name.trim());

test('every question says what it is, what it needs and what is wrong with the answer', async (t) => {
  const { page, problems } = await open(t);
  const first = of(await heard(page), 'textbox', 'What happened?');
  assert.match(first.description, /In your own words/);
  assert.ok(first.required && !first.invalid);

  await page.locator('#text').focus();
  await tellOfDelay(page, 'en', 'Card 4111 1111 1111 1111.');
  let nodes = await heard(page);
  assert.deepEqual(nameless(nodes), []);
  const email = of(nodes, 'textbox', 'Your e-mail address');
  assert.match(email.description, /Only for the answer/);
  assert.ok(email.required && !email.invalid);
  const order = of(nodes, 'textbox', 'Order number');
  assert.match(order.description, /MN204816/);
  assert.ok(order.required && !order.invalid);
  // A group for each question that is answered by choosing, with what is chosen.
  assert.ok(of(nodes, 'group', /How would you like to be answered/));
  assert.ok(of(nodes, 'group', 'What would put it right?'));
  assert.equal(of(nodes, 'radio', 'By e-mail').checked, 'true');
  assert.equal(of(nodes, 'radio', 'By phone').checked, undefined);
  // A button that is called alike beside each mask says which it is.
  const undo = of(nodes, 'button', /^Do not hide/);
  assert.match(undo.name + undo.description, /card number: •••• 1111/);
  assert.ok(of(nodes, 'button', /^Change/));

  await page.locator('#field-order_number').fill('12');
  await page.locator('#go').click();
  await page.locator('#errors').waitFor();
  nodes = await heard(page);
  assert.ok(of(nodes, 'group', 'Please check the following').focusable);
  const errors = await page.locator('#errors a').evaluateAll((links) => links.map((link) => [link.textContent, link.hash.slice(1)]));
  assert.equal(errors.length, 2);
  for (const [message, id] of errors) {
    assert.ok(of(nodes, 'link', message));
    const label = await page.locator(`label[for="${id}"]`).textContent();
    const field = of(nodes, 'textbox', label);
    assert.ok(field.invalid, label);
    assert.ok(field.description.includes(message), field.description);
    await page.locator(`#errors a[href="#${id}"]`).click();
    await page.waitForFunction((id) => document.querySelector('redress-form').shadowRoot.activeElement.id === id, id);
  }

  await page.locator('#field-order_number').fill('MN204816');
  await page.locator('#contact-email').fill('visitor@example.com');
  await readBack(page);
  nodes = await heard(page);
  assert.deepEqual(nameless(nodes), []);
  assert.ok(of(nodes, 'region', 'Have we understood you?'));
  assert.ok(of(nodes, 'heading', 'Have we understood you?').focusable);
  const held = Promise.withResolvers();
  await page.route('**/complaints', (route) => held.resolve(route));
  await page.locator('#send').click();
  const route = await held.promise;
  assert.ok(of(await heard(page), 'button', 'Sending…').disabled);
  assert.equal(await page.getByRole('status').filter({ hasText: 'Sending…' }).count(), 1);
  await route.abort();
  await page.getByRole('alert').filter({ hasText: 'It could not be sent' }).waitFor();
  await page.unroute('**/complaints');
  await page.locator('#retry').click();
  await page.locator('#receipt-title').waitFor();
  nodes = await heard(page);
  assert.deepEqual(nameless(nodes), []);
  assert.ok(of(nodes, 'region', /Thank you/));
  assert.ok(of(nodes, 'link', 'See where things stand'));
  assert.equal(await page.locator('[part~=timeline] [aria-current=step]').count(), 1);
  assert.deepEqual(problems.filter((one) => !/ERR_FAILED/.test(one)), []);
});

// WCAG 1.3.5: https://www.w3.org/TR/WCAG22/#input-purposes. What a field is for, and the keyboard that a phone shows for it.
const purposes = {
  'contact-email': ['email', 'email'],
  'contact-phone': ['tel', 'tel'],
  'contact-name': ['name', 'text'],
  'contact-lines': ['street-address', 'textarea'],
  'contact-postcode': ['postal-code', 'text'],
  'contact-city': ['address-level2', 'text'],
  'contact-country': ['country', 'text'],
};

test('what a browser knows of the visitor it may fill in', async (t) => {
  const { page } = await open(t);
  await page.locator('#text').focus();
  await tellOfDelay(page, 'en');
  const found = {};
  for (const channel of ['email', 'sms', 'phone', 'post', 'link']) {
    await page.locator(`#channel-${channel}`).check();
    const inputs = page.locator('[part~=contact] :is(input, textarea)');
    for (const [id, ...how] of await inputs.evaluateAll((all) => all.map((one) => [one.id, one.autocomplete, one.inputMode || one.type]))) found[id] = how;
  }
  assert.deepEqual(found, purposes);
});

test('two hundred letters are written, and the form speaks up once for what it has understood', async (t) => {
  const { page } = await open(t);
  await page.evaluate(() => {
    globalThis.spoken = [];
    const { shadowRoot } = document.querySelector('redress-form');
    const live = '[role=status], [role=alert], [aria-live]';
    const listen = (changes) => {
      for (const { target, addedNodes } of changes) {
        const region = (target.closest ? target : target.parentElement)?.closest(live);
        const regions = region ? [region] : [...addedNodes].flatMap((node) => (node.matches?.(live) ? [node] : [...(node.querySelectorAll?.(live) ?? [])]));
        for (const { textContent } of regions) if (textContent.trim()) globalThis.spoken.push(textContent.trim());
      }
    };
    new MutationObserver(listen).observe(shadowRoot, { subtree: true, childList: true, characterData: true });
  });
  const spoken = () => page.evaluate(() => globalThis.spoken.splice(0));
  const text = `${stories.en.late} It was meant for my sister, whose birthday was on Saturday, and she has asked me about it twice by now.`;
  assert.ok(text.length >= 200);
  await write(page, text);
  await page.getByRole('status').filter({ hasText: 'Late delivery' }).waitFor();
  const first = (await spoken()).at(-1);
  assert.match(first, /Late delivery or delay\. You will have our answer in an e-mail by/);

  // Read again at every pause; as long as nothing has changed nothing is said.
  for (const more of [' I would like to know where it is now.', ' Please do not send another one before that.', ' Thank you for your help with the parcel.']) {
    await tell(page, (await page.locator('#text').inputValue()) + more);
  }
  assert.deepEqual(await spoken(), []);

  // A number that is masked is told once, and what was told before it is not told again.
  await tell(page, `${await page.locator('#text').inputValue()} Card 4111 1111 1111 1111.`);
  await page.getByRole('status').filter({ hasText: '1111' }).waitFor();
  assert.deepEqual((await spoken()).map((one) => one.replace(/\s+/g, ' ')), ['card number: •••• 1111']);
  await tell(page, `${await page.locator('#text').inputValue()} My account is DE89 3704 0044 0532 0130 00.`);
  await page.getByRole('status').filter({ hasText: '3000' }).waitFor();
  assert.deepEqual((await spoken()).map((one) => one.replace(/\s+/g, ' ')), ['bank account number: •••• 3000']);
});
