// What a visitor does with a page, the same in every engine. An engine's tab gives: go(url), run(function, ...JSON),
// click(x, y), type(text), press(key), picture(path), problems(), close(). Scripts in the page only look and measure; whatever
// changes it goes in as input of the engine's own driver.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../harness.mjs';

const longestMs = 20_000;
const pollMs = 40;
// More steps than any page of these tests has places to stop at.
const mostTabs = 60;

/** Waits until this gives something, which it answers; stops with what `failure` says of it. */
export async function until(look, failure = () => `never: ${look}`) {
  const end = Date.now() + longestMs;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) assert.fail(failure());
    await pause(pollMs);
  }
}

/** A tab of playwright or puppeteer, whose pages have much in common; `own`: run, problems and close. */
export const tabOf = (page, own) => ({
  go: (url) => page.goto(url),
  click: (x, y) => page.mouse.click(x, y),
  type: (text) => page.keyboard.type(text),
  press: (key) => page.keyboard.press(key),
  picture: (path) => page.screenshot({ path, fullPage: true }),
  ...own,
});

export class Page {
  #tab;

  constructor(tab) {
    this.#tab = tab;
  }

  go(url) {
    return this.#tab.go(url);
  }

  /**
   * The first visible element of a selector, shadow roots included, or null: {text, value, invalid, x, y, bare}, of which x and y
   * are its middle in CSS pixels of the window, and bare says that nothing lies before that.
   */
  look(selector) {
    return this.#tab.run(looked, selector);
  }

  /** Waits until the element is there and, where `holds` is given, that holds of it. */
  wait(selector, holds = () => true) {
    let one;
    const right = async () => (one = await this.look(selector)) && holds(one) && one;
    return until(right, () => `${selector}: ${one ? JSON.stringify(one) : 'did not appear'}; ${holds}`);
  }

  async text(selector) {
    return (await this.wait(selector)).text;
  }

  /** A click in its middle, once it stands still there with nothing before it. */
  async click(selector) {
    await this.wait(selector);
    await this.#tab.run(looked, selector, true);
    let last;
    const { x, y } = await this.wait(selector, (one) => {
      const still = one.bare && one.x === last?.x && one.y === last?.y;
      last = one;
      return still;
    });
    await this.#tab.click(x, y);
  }

  type(text) {
    return this.#tab.type(text);
  }

  async fill(selector, text) {
    await this.click(selector);
    await this.type(text);
  }

  async press(key, times = 1) {
    for (let i = 0; i < times; i++) await this.#tab.press(key);
  }

  /** The id of what has the focus, or the name of its tag. */
  focused() {
    return this.#tab.run(focusedNow);
  }

  async waitForFocus(id) {
    let at;
    await until(async () => (at = await this.focused()) === id, () => `the focus is at ${at}, not at ${id}`);
  }

  /** Tab until the element of this id has the focus. */
  async tabTo(id) {
    const passed = [];
    while ((await this.focused()) !== id) {
      assert.ok(passed.length < mostTabs, `Tab never came to ${id}, only to ${passed.join(' ')}`);
      await this.press('Tab');
      passed.push(await this.focused());
    }
  }

  /** What the page keeps in the browser, as one text. */
  kept() {
    return this.#tab.run(keptNow);
  }

  /** A picture for a person to look at: build/e2e. */
  picture(name) {
    mkdirSync(join(root, 'build/e2e'), { recursive: true });
    return this.#tab.picture(join(root, 'build/e2e', `${name}.png`));
  }

  /** Errors and warnings of the console and of the page's scripts. */
  problems() {
    return this.#tab.problems();
  }

  close() {
    return this.#tab.close();
  }
}

// These run in the page, hence each for itself.

function looked(selector, show) {
  const trees = [document];
  const found = [];
  for (const tree of trees) {
    found.push(...tree.querySelectorAll(selector));
    for (const one of tree.querySelectorAll('*')) if (one.shadowRoot) trees.push(one.shadowRoot);
  }
  const element = found.find((one) => one.checkVisibility({ visibilityProperty: true }));
  if (!element) return null;
  if (show) element.scrollIntoView({ block: 'center', behavior: 'instant' });
  // Of a link over two lines the first: the middle of both may be in neither.
  const { left, top, width, height } = element.getClientRects()[0];
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = element.getRootNode().elementFromPoint(x, y);
  return {
    text: element.textContent.trim(),
    value: element.value ?? null,
    invalid: element.getAttribute('aria-invalid'),
    x,
    y,
    bare: hit !== null && element.contains(hit),
  };
}

function focusedNow() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.id || at?.tagName.toLowerCase() || '';
}

function keptNow() {
  return Object.values(localStorage).join(' ');
}
