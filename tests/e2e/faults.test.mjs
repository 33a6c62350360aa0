// Whatever breaks between a visitor and the service, their complaint arrives, once, and they hold its receipt.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './engines/page.mjs';
import { faults } from './fault_proxy.mjs';
import { answer, ids, letGo, notice, queued, readBack, records, startDesk, story, write } from './fault_visitor.mjs';
import { root, startService } from './harness.mjs';

let desk;
before(async () => {
  desk = await startDesk();
});
after(() => desk?.stop());

describe('it comes through by itself', { concurrency: 4 }, () => {
  const { answered: _, ...passing } = faults;
  for (const [name, fault] of Object.entries(passing)) {
    test(name, async (t) => {
      const text = `${story} (${name})`;
      const { proxy, page } = await desk.visit(t);
      proxy.plan.push(fault);
      await readBack(page, proxy.url, text);
      await page.locator('#send').click();
      await notice(page).getByRole('button', { name: 'Try again' }).waitFor();
      assert.match(await notice(page).textContent(), /has not reached us yet\..*keep trying/s);
      await desk.taken(page, text);
      assert.equal(proxy.came.length, 2);
      assert.equal(ids(proxy).size, 1);
      await letGo(page);
    });
  }
});

test('what to send again would not change is not sent again by itself, and stays', async (t) => {
  const text = `${story} (refused)`;
  const { proxy, page } = await desk.visit(t);
  proxy.plan.push(faults.answered(413, { 'content-type': 'text/html' }, '<h1>Too Large</h1>'), faults.answered(415), faults.answered(404));
  await readBack(page, proxy.url, text);
  await page.locator('#send').click();
  for (const left of [2, 1, 0]) {
    await until(async () => proxy.plan.length === left && (await page.locator('#send').getAttribute('aria-disabled')) === null);
    assert.match(await notice(page).textContent(), /would not take it\. Nothing is lost/);
    // Neither the network's return nor the visitor's does it.
    await page.evaluate(() => dispatchEvent(new Event('online')));
    assert.equal(proxy.came.length, 3 - left);
    assert.equal((await queued(page)).length, 1);
    await page.locator('#retry').click();
  }
  await desk.taken(page, text);
  assert.equal(ids(proxy).size, 1);
});

test('what the service finds wrong is said at its field, and is a draft again', async (t) => {
  const text = `${story} (rejected)`;
  const { proxy, page } = await desk.visit(t);
  const wrong = (...errors) =>
    faults.answered(422, { 'content-type': 'application/problem+json' }, JSON.stringify({ title: 'Unprocessable Content', status: 422, errors }));
  const email = { at: '/contact/email', code: 'email.invalid', message: 'This address cannot be.' };
  const order = { at: '/fields/order_number', code: 'field.pattern', field: 'order_number', message: 'This number cannot be.' };
  // The second is no verdict.
  proxy.plan.push(wrong(email), faults.answered(422, { 'content-type': 'text/html' }, '<h1>Unprocessable</h1>'), wrong(email, order));
  await readBack(page, proxy.url, text);
  await page.locator('#send').click();
  await page.locator('#contact-email[aria-invalid=true]').waitFor();
  assert.equal(await page.locator('#contact-email-error').textContent(), email.message);
  assert.ok(await page.locator('#contact-email').evaluate((one) => one.getRootNode().activeElement === one));
  assert.deepEqual(await queued(page), []);
  await until(() => page.evaluate((text) => Object.values(localStorage).join().includes(text), text));

  await page.locator('#contact-email').fill('other@example.com');
  await page.locator('#go').click();
  await page.locator('#send').click();
  await page.locator('#retry').waitFor();
  assert.match(await notice(page).textContent(), /would not take it/);
  await page.locator('#retry').click();
  await page.locator('#errors').waitFor();
  assert.ok(await page.locator('#errors').evaluate((one) => one.getRootNode().activeElement === one));
  await page.locator('#errors a').nth(1).click();
  const fields = page.locator('#contact-email, #field-order_number');
  assert.ok(await fields.evaluateAll((all) => all.some((one) => one.getRootNode().activeElement === one)));
  assert.equal(await page.locator('#field-order_number-error').textContent(), order.message);
  await page.locator('#field-order_number').fill('MN204817');
  await page.locator('#go').click();
  await page.locator('#send').click();
  await desk.taken(page, text);
});

test('an id that belongs to another complaint is given up for a new one', async (t) => {
  const text = `${story} (conflict)`;
  const { proxy, page } = await desk.visit(t);
  proxy.plan.push(async ({ answer, ask, cut }) => {
    const submission = JSON.parse(proxy.came[0]);
    const other = { ...submission, text: 'Another complaint under the same id: the tea was cold.' };
    const first = await fetch(`${desk.service.url}/complaints`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(other),
    });
    if (first.status !== 201) return cut();
    const { status, headers, body } = await ask();
    assert.equal(status, 409);
    answer.writeHead(status, headers).end(body);
  });
  await readBack(page, proxy.url, text);
  await page.locator('#send').click();
  await desk.taken(page, text);
  assert.equal(ids(proxy).size, 2);
  await letGo(page);
});

test('a double click is one click', async (t) => {
  const text = `${story} (double click)`;
  const { proxy, page } = await desk.visit(t);
  await readBack(page, proxy.url, text);
  await page.locator('#send').dblclick();
  await desk.taken(page, text);
  assert.equal(proxy.came.length, 1);
});

describe('a service that ends in the middle', () => {
  // Started again where it was: the page knows it by one address.
  const listen = (url) => new URL(url).host;

  test('has taken the complaint once, or takes it when it is back', async (t) => {
    let behind = await startService();
    t.after(() => behind.stop());
    const { proxy, page } = await desk.visit(t, { behind });
    const again = async () => {
      await behind.kill();
      behind = await startService(behind.policy, { folder: behind.folder, listen: listen(behind.url) });
    };
    // Killed with the complaint in hand, and killed with the answer in hand.
    proxy.plan.push(
      async ({ ask, cut }) => {
        const answer = ask().catch(() => undefined);
        await again();
        await answer;
        cut();
      },
      async ({ ask, cut }) => {
        await ask();
        await again();
        cut();
      },
    );
    await readBack(page, proxy.url);
    await page.locator('#send').click();
    await desk.taken(page, story, behind);
    assert.equal(proxy.came.length, 3);
    assert.equal(ids(proxy).size, 1);
    assert.equal(records(behind).length, 1);
  });

  test('honours the policy that the form was read under, while it knows that', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-policies-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const policy = join(folder, 'renewed.json');
    const demo = JSON.parse(readFileSync(join(root, 'web/demo/policy.json'), 'utf8'));
    const promises = { ...demo.promises, urgent: { first_reply: 'PT30M', clock: 'business' } };
    writeFileSync(policy, JSON.stringify({ ...demo, policy: 'mente-2026-12', promises }));
    let behind = await startService();
    t.after(() => behind.stop());
    const { proxy, page } = await desk.visit(t, { behind });

    await readBack(page, proxy.url);
    await behind.kill();
    behind = await startService(policy, { folder: behind.folder, listen: listen(behind.url) });
    await page.locator('#send').click();
    await desk.taken(page, story, behind);
    assert.equal(records(behind)[0].policy, JSON.parse(proxy.came[0]).policy);

    // Another store knows nothing of it: the visitor reads the form once more under what holds now.
    await page.locator('#another').click();
    const text = `${story} (renewed)`;
    await write(page, text);
    await answer(page);
    const before = behind.folder;
    await behind.kill();
    rmSync(before, { recursive: true });
    behind = await startService(policy, { listen: listen(behind.url) });
    await page.locator('#send').click();
    await until(async () => /time of our answer has changed/.test(await notice(page).textContent()));
    await page.locator('#send').click();
    await desk.taken(page, text, behind);
    const [old, renewed] = proxy.came.slice(-2).map((body) => JSON.parse(body));
    assert.notEqual(old.policy, renewed.policy);
    assert.equal(records(behind)[0].policy, renewed.policy);
    await letGo(page);
  });
});
