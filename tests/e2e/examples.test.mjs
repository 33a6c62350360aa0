// What the guide (web/README.md) shows. The examples of web/examples, bundled as their readers would, on a page with the strictest
// policy: the framework's handlers hear the form, its properties reach it, and taking it away leaves nothing behind. The engine
// without the form. The themes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { page as pageOf, script, startSite, strict, trustedTypes } from './engines/site.mjs';
import { accessibilityFindings, openPage, picture, root, serviceAndBrowser, write } from './harness.mjs';

const dependencies = createRequire(join(root, 'web/package.json'));
const { build } = dependencies('esbuild');
const sfc = dependencies('vue/compiler-sfc');
const folder = join(root, 'web/examples');

const text = 'I ordered two boxes three weeks ago and my parcel still has not arrived.';

// Vue's own files, as its loaders for bundlers compile them.
const vue = {
  name: 'vue',
  setup({ onLoad }) {
    onLoad({ filter: /\.vue$/ }, ({ path }) => {
      const { descriptor, errors } = sfc.parse(readFileSync(path, 'utf8'), { filename: path });
      assert.deepEqual(errors, []);
      const isCustomElement = (tag) => tag.startsWith('redress-');
      const options = { id: 'complaint', inlineTemplate: true, templateOptions: { compilerOptions: { isCustomElement } } };
      return { contents: sfc.compileScript(descriptor, options).content, loader: 'js' };
    });
  },
};

/** The files of an example by path on the site. */
async function pagesOf(name, source, policy) {
  const { outputFiles } = await build({
    entryPoints: { app: join(folder, name, source) },
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: '/',
    write: false,
    minify: true,
    jsx: 'automatic',
    logLevel: 'error',
    plugins: [vue],
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
  });
  const files = outputFiles.map(({ path, text: code }) => [`/${basename(path)}`, { type: 'text/javascript', text: code, policy }]);
  const page = readFileSync(join(folder, name, 'index.html'), 'utf8');
  return Object.fromEntries([['/', { type: 'text/html', text: page, policy }], ...files]);
}

const at = serviceAndBrowser();

const examples = {
  html: () => {
    const file = (name, type) => ({ type, text: readFileSync(join(folder, 'html', name), 'utf8'), policy: strict });
    return { '/': file('index.html', 'text/html'), '/page.js': file('page.js', 'text/javascript') };
  },
  react: () => pagesOf('react', 'app.jsx', strict),
  // Vue makes a policy of its own for what it takes from templates.
  vue: () => pagesOf('vue', 'app.js', `${strict} vue`),
};

for (const [name, files] of Object.entries(examples)) {
  test(`the example in ${name}`, async (t) => {
    const site = await startSite(at.service.url, { pages: await files() });
    t.after(() => site.stop());
    const { page, context, complaints, problems } = await openPage(at.browser, { locale: 'en-GB' });
    t.after(() => context.close());
    await page.goto(`${site.url}/`);

    // The handler hears what the engine makes of the text.
    await write(page, text);
    await page.locator('output').getByText('delivery.late', { exact: true }).waitFor();
    assert.equal(await page.locator('#contact-email').inputValue(), 'ann@example.com');

    // Another language, in the middle of it.
    await page.locator('#language').click();
    await page.locator('label[for=text]').getByText('Какво се случи?').waitFor();
    await page.locator('#go').getByText('Напред').waitFor();
    assert.equal(await page.locator('#text').inputValue(), text);

    // Away and back again: the draft is kept, the property is set anew.
    await page.locator('#toggle').click();
    await page.locator('redress-form').waitFor({ state: 'detached' });
    await page.locator('#toggle').click();
    await page.locator('#text').click();
    await page.locator('#topic-label').waitFor();
    assert.equal(await page.locator('#text').inputValue(), text);

    await page.locator('#field-order_number').fill('MN204816');
    await page.locator('#go').click();
    await page.locator('#send').click();
    const reference = await page.locator('#reference').textContent();
    await page.locator('output').getByText(reference, { exact: true }).waitFor();
    assert.equal(complaints.length, 1);
    assert.deepEqual(JSON.parse(complaints[0]).contact, { email: 'ann@example.com' });

    await page.locator('#toggle').click();
    await page.locator('redress-form').waitFor({ state: 'detached' });
    assert.deepEqual(problems, []);
    assert.deepEqual(site.violations, []);
  });
}

// The same program in a page and in a worker of the site's own.
const program = `
  import { loadBundle, instant, quote } from '/index.js';
  const policy = await loadBundle(fetch('/policy?lang=en'));
  const ask = (text) => policy.assess({ text, language: 'en', channel: 'link', received: instant() });
  const { category, promise } = ask('my parcel still has not arrived');
  const { need } = ask('посылка так и не пришла, жду уже две недели');
  await policy.add(fetch('/policy?lang=ru&shared=0'));
  const card = 'my card is 4111 1111 1111 1111';
  const found = quote(card, ask(card).personal_data.map(({ span }) => span));
  const { accepted, errors } = policy.validate({ id: crypto.randomUUID(), language: 'en', text: card, category, channel: 'link', contact: {}, fields: {} });
  const answer = { category, owner: promise.first_reply.owner, need, after: ask('посылка так и не пришла').language.tag, found, accepted, at: errors[0].at };
`;
const engineHere = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; ${trustedTypes} page`;

test('the engine without the form, on a page and in a worker', async (t) => {
  const started = `const named = trustedTypes.createPolicy('page', { createScriptURL: (url) => url });
    const worker = new Worker(named.createScriptURL('/own.js'), { type: 'module' });
    worker.onmessage = ({ data }) => { globalThis.inWorker = data; };`;
  const code = (text) => ({ type: 'text/javascript', text, policy: engineHere });
  const pages = {
    '/': pageOf(engineHere, script('/page.js'), ''),
    '/page.js': code(`${program} ${started} globalThis.onPage = answer;`),
    '/own.js': code(`${program} postMessage(answer);`),
  };
  const site = await startSite(at.service.url, { pages });
  t.after(() => site.stop());
  const { page, context, problems } = await openPage(at.browser);
  t.after(() => context.close());
  await page.goto(`${site.url}/`);
  await page.waitForFunction(() => globalThis.onPage && globalThis.inWorker);
  const { onPage, inWorker } = await page.evaluate(() => ({ onPage: globalThis.onPage, inWorker: globalThis.inWorker }));
  assert.deepEqual(onPage, {
    category: 'delivery.late', owner: onPage.owner, need: ['ru'], after: 'ru', found: ['4111 1111 1111 1111'], accepted: false, at: '/fields/order_number',
  });
  assert.ok(onPage.owner);
  assert.deepEqual(inWorker, onPage);
  assert.deepEqual(problems, []);
  assert.deepEqual(site.violations, []);
});

const themes = [...readFileSync(join(root, 'web/README.md'), 'utf8').matchAll(/```css\n(\/\* (\w+):[^]*?)```/g)];

test('the themes of the guide can be read, by day and by night', async (t) => {
  assert.deepEqual(themes.map(([, , name]) => name), ['Ledger', 'Midnight', 'Pebble']);
  const pages = {};
  for (const [, css, name] of themes) {
    const style = `:root { color-scheme: light dark; } body { background: Canvas; color: CanvasText; } main { max-width: 40rem; margin: 2rem auto; }\n${css}`;
    pages[`/${name}.css`] = { type: 'text/css', text: style, policy: strict };
    const head = `<link rel="stylesheet" href="/${name}.css">${script('/redress.js')}`;
    pages[`/${name}`] = pageOf(strict, head, '<main lang="en"><h1>Complaints</h1><redress-form></redress-form></main>');
  }
  const site = await startSite(at.service.url, { pages });
  t.after(() => site.stop());
  for (const colorScheme of ['light', 'dark']) {
    for (const [, , name] of themes) {
      const { page, context, problems } = await openPage(at.browser, { colorScheme });
      await page.goto(`${site.url}/${name}`);
      await write(page, text);
      await page.locator('#field-order_number').fill('12');
      await page.locator('#go').click();
      await page.locator('#errors').waitFor();
      await picture(page, `theme-${name.toLowerCase()}-${colorScheme}`);
      assert.deepEqual(await accessibilityFindings(page), [], `${name}, ${colorScheme}`);
      assert.deepEqual(problems, []);
      await context.close();
    }
  }
});
