// What was being written outlives the page, masked and without contact, each tab's for itself.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from './engines/page.mjs';
import { answer, startDesk, story, write } from './fault_visitor.mjs';

let desk;
before(async () => {
  desk = await startDesk();
});
after(() => desk?.stop());

describe('the draft', () => {
  const first = 'The tea arrived cold and the cup was broken, call me at +359 88 123 4567.';
  const second = 'I was charged twice for the same order and nobody answers.';
  const text = (page) => page.locator('#text').inputValue();
  const drafts = (page) => page.evaluate(() =>
    Object.entries(localStorage).filter(([key]) => key.startsWith('redress:draft:')).map(([, value]) => JSON.parse(value).what.text));
  const written = async (page, words) => {
    await page.locator('#text').click();
    await page.keyboard.insertText(words);
    await until(async () => (await drafts(page)).some((draft) => draft.slice(0, 20) === words.slice(0, 20)));
  };
  const restored = async (page, words) => {
    await page.locator('#text').click();
    await page.locator('#discard').waitFor();
    assert.equal(await text(page), words);
  };
  const hidden = first.replace('+359 88 123 4567', '••••');

  test('survives a reload and a closed tab, masked, and ends with “Start afresh”', async (t) => {
    const { proxy, page, context } = await desk.visit(t);
    await page.goto(proxy.url);
    await written(page, first);
    assert.deepEqual(await drafts(page), [hidden]);
    await page.reload();
    await restored(page, hidden);
    await page.close();
    const next = await context.newPage();
    await next.goto(proxy.url);
    await restored(next, hidden);
    await next.locator('#discard').click();
    assert.equal(await text(next), '');
    assert.deepEqual(await drafts(next), []);
    await next.reload();
    await next.locator('#text').click();
    await next.locator('#go').waitFor();
    assert.equal(await text(next), '');
  });

  test('survives the end of the browser’s process for the page', async (t) => {
    const { proxy, page, context } = await desk.visit(t);
    await page.goto(proxy.url);
    await written(page, first);
    const crashed = page.waitForEvent('crash');
    page.goto('chrome://crash').catch(() => undefined);
    await crashed;
    const next = await context.newPage();
    await next.goto(proxy.url);
    await restored(next, hidden);
  });

  test('is each tab’s own, until the tab is closed', async (t) => {
    const { proxy, page, context } = await desk.visit(t);
    await page.goto(proxy.url);
    await written(page, first);
    const other = await context.newPage();
    await other.goto(proxy.url);
    await other.locator('#text').click();
    await other.locator('#go').waitFor();
    assert.equal(await text(other), '');
    await written(other, second);
    assert.deepEqual((await drafts(page)).sort(), [second, hidden].sort());
    await Promise.all([page.reload(), other.reload()]);
    await restored(page, hidden);
    await restored(other, second);

    // What is sent ends its own draft and no other.
    await other.close();
    await page.locator('#discard').click();
    await write(page, `${story} (drafts)`);
    await answer(page);
    await page.locator('#send').click();
    await desk.taken(page, `${story} (drafts)`);
    assert.deepEqual(await drafts(page), [second]);
    await page.locator('#another').click();
    await until(async () => (await text(page)) === second);
  });

  test('older than three days is gone', async (t) => {
    const { proxy, page } = await desk.visit(t);
    await page.goto(proxy.url);
    await written(page, first);
    await page.clock.setFixedTime(Date.now() + 72 * 3_600_000);
    await page.reload();
    await page.locator('#text').click();
    await page.locator('#go').waitFor();
    assert.equal(await text(page), '');
    assert.deepEqual(await drafts(page), []);
  });
});
