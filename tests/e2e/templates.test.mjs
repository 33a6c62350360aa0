// What draws the form (web/src/template.ts), in a page that allows no string to become markup or script.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root, startBrowser } from './harness.mjs';

const { build } = createRequire(join(root, 'web/package.json'))('esbuild');
const policy = "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const site = 'http://templates.test';

let browser;
let page;
before(async () => {
  const { outputFiles: [script] } = await build({ entryPoints: [join(root, 'web/src/template.ts')], bundle: true, format: 'esm', write: false });
  browser = await startBrowser();
  page = await browser.newPage();
  await page.route(`${site}/**`, (route) => route.fulfill(route.request().url().endsWith('.js')
    ? { contentType: 'text/javascript', body: script.text }
    : { contentType: 'text/html', headers: { 'content-security-policy': policy }, body: '<!doctype html><div id="root"></div>' }));
});
after(() => browser?.close());

/** What `work`, with the functions of the file and an empty element, returns in the page. */
async function run(work) {
  await page.goto(site);
  return page.evaluate(`import('/template.js').then((t) => (${work})(t, document.getElementById('root')))`);
}

test('text, templates, nodes, lists and nothing are children; text is never markup', async () => {
  assert.deepEqual(await run(({ html, nothing, render }, root) => {
    const seen = [];
    const draw = (child) => {
      render(html`<p class="a" hidden>(${child})</p>`, root);
      seen.push(root.innerHTML.replace('<p class="a" hidden="">', '').replace('</p>', ''));
    };
    draw('<img src=x onerror=alert(1)>');
    draw(0);
    draw(nothing);
    draw(undefined);
    draw(html`<b>${'b'}</b>, <input><i></i>`);
    draw(document.createElement('hr'));
    draw(['a', html`<b>${[1, 2]}</b>`, nothing]);
    draw([]);
    draw('end');
    return seen;
  }), [
    '(&lt;img src=x onerror=alert(1)&gt;)', '(0)', '()', '()', '(<b>b</b>, <input><i></i>)', '(<hr>)', '(a<b>12</b>)', '()', '(end)',
  ]);
});

test('what stays the same is left alone', async () => {
  assert.deepEqual(await run(({ html, noChange, render }, root) => {
    const draw = (items, said) => render(html`<ul>${items.map((item) => html`<li id=${item}>${item}</li>`)}</ul><p>${said}</p>`, root);
    draw(['a', 'b', 'c'], 'one');
    const [first, second] = root.querySelectorAll('li');
    let changes = 0;
    const observer = new MutationObserver((records) => (changes += records.length));
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    draw(['a', 'b', 'c'], noChange);
    changes += observer.takeRecords().length;
    draw(['a', 'z'], 'two');
    const [one, two, ...more] = root.querySelectorAll('li');
    draw(['a', 'z', 'y', 'x'], 'two');
    return { changes, kept: first === one && second === two, more: more.length, text: root.textContent, ids: [...root.querySelectorAll('li')].map(({ id }) => id) };
  }), { changes: 0, kept: true, more: 0, text: 'azyxtwo', ids: ['a', 'z', 'y', 'x'] });
});

test('attributes are written whole or in pieces, and taken away', async () => {
  assert.deepEqual(await run(({ html, nothing, render }, root) => {
    const seen = [];
    const draw = (one, two, on) => {
      render(html`<i id=${one} title="a ${two} > ${two}" class="x y" data-one=${two}
        ?hidden=${on}>.</i>`, root);
      seen.push(Object.fromEntries([...root.firstElementChild.attributes].map(({ name, value }) => [name, value])));
    };
    draw('p', 'q"', true);
    draw(nothing, '<b>', false);
    return seen;
  }), [
    { class: 'x y', id: 'p', title: 'a q" > q"', 'data-one': 'q"', hidden: '' },
    { class: 'x y', title: 'a <b> > <b>', 'data-one': '<b>' },
  ]);
});

test('a property is as it is told whatever the visitor has made of it, and a listener is the last one', async () => {
  assert.deepEqual(await run(({ html, render }, root) => {
    const heard = [];
    const draw = (name, checked) => render(html`<input type="checkbox" .checked=${checked} @click=${() => {
      heard.push(name);
      return false;
    }}>`, root);
    draw('one', false);
    const [box] = root.querySelectorAll('input');
    draw('two', false);
    box.click();
    // What a listener returns stops nothing.
    const clicked = box.checked;
    draw('three', false);
    return { heard, clicked, checked: box.checked };
  }), { heard: ['two'], clicked: true, checked: false });
});
