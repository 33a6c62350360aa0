// The policies of pages that the guide (web/README.md) names, each on a real page in every engine, with Trusted Types required.
// The strict one, with its worker, is in engines.test.mjs; here are those of a page without a worker, of one where nothing may
// compile WebAssembly, and of a site that allows scripts by nonce.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startChromium } from './engines/chromium.mjs';
import { startFirefox } from './engines/firefox.mjs';
import { until } from './engines/page.mjs';
import { page, script, startSite, trustedTypes } from './engines/site.mjs';
import { startWebKit } from './engines/webkit.mjs';
import { root, startService } from './harness.mjs';

const text = 'Поръчах три кутии билки преди две седмици и пратката още я няма.';
const email = 'visitor@example.com';
const order = 'MN204816';
const guide = readFileSync(join(root, 'web/README.md'), 'utf8');
const integrity = JSON.parse(readFileSync(join(root, 'web/dist/integrity.json'), 'utf8'));

const form = `<redress-form policy="/policy" endpoint="/complaints">
  <form method="post" action="/complaints">
    <input type="hidden" name="language" value="bg">
    <input type="hidden" name="category" value="delivery.late">
    <input type="hidden" name="channel" value="email">
    <label>Какво се случи? <textarea name="text" id="plain-text" required></textarea></label>
    <label>Номер на поръчката <input name="fields.order_number" id="plain-order"></label>
    <label>Имейл <input name="contact.email" id="plain-email" type="email" required></label>
    <button id="plain-send">Изпращане</button>
  </form>
</redress-form>`;

// As the guide gives it in its table, and nothing else for the form: not even its styles need more.
const nonce = 'c2Vjb25kIHNlY3JldA';
function guided(name) {
  const [, line] = new RegExp(`^\\| ${name} \\| \`([^\`]+)\``, 'm').exec(guide);
  return `default-src 'none'; ${line.replace('nonce-R', `nonce-${nonce}`)}; base-uri 'none'; form-action 'self'; ${trustedTypes}`;
}
const plain = guided('scripts from its origin');
const byNonce = guided('scripts by nonce');
const noWorker = guided('no worker possible');

// The modules that the script loads later have no tag of their own: an import map tells what they must be.
function signed(changes = {}) {
  const modules = Object.entries(integrity).filter(([name]) => /^(widget|session|texts-..)\.js$/.test(name));
  const map = { integrity: Object.fromEntries(modules.map(([name, hash]) => [`/${name}`, changes[name] ?? hash])) };
  return `<script type="importmap" nonce="${nonce}">${JSON.stringify(map)}</script>`
    + script('/redress.js', ` nonce="${nonce}" integrity="${integrity['redress.js']}"`);
}

const pages = {
  '/blank': page(plain, '', ''),
  '/no-worker': page(noWorker, script('/redress.js'), form),
  '/no-engine': page(plain, script('/redress.js'), form),
  '/nonce': page(byNonce, signed(), form),
  '/altered': page(byNonce, signed({ 'widget.js': integrity['worker.js'] }), form),
};

let service;
before(async () => {
  service = await startService();
});
after(() => service?.stop());

function stored() {
  const { text: kept, category, contact, fields } = service.exported().map((line) => JSON.parse(line)).at(-1);
  assert.deepEqual({ kept, category, contact, fields }, {
    kept: text, category: 'delivery.late', contact: { email }, fields: { order_number: order },
  });
}

// Both answer with the problems of the page.
async function complain(one) {
  await one.fill('#text', text);
  await until(async () => (await one.kept()).includes(text));
  await one.fill('#field-order_number', order);
  await one.fill('#contact-email', email);
  await one.click('#go');
  await one.waitForFocus('review-title');
  await one.click('#send');
  await one.waitForFocus('receipt-title');
  stored();
  return one.problems();
}

// The visitor types on while the form gives way to the plain one, sooner or later, and no letter is lost. By keyboard: whoever
// points at the form may find the plain one there before the button goes down.
async function complainPlainly(one) {
  await one.press('Tab');
  await one.type(text);
  await one.wait('#plain-text', ({ value }) => value === text);
  assert.equal(await one.look('#text'), null);
  await one.fill('#plain-order', order);
  await one.fill('#plain-email', email);
  const problems = await one.problems();
  await one.click('#plain-send');
  // The receipt is a page of its own; while it comes there is none to look at.
  await until(() => one.look('main').catch(() => null));
  stored();
  return problems;
}

for (const [name, start] of Object.entries({ firefox: startFirefox, webkit: startWebKit, chromium: startChromium })) {
  describe(name, () => {
    let engine;
    let one;
    before(async () => {
      engine = await start();
      one = await engine.open();
    });
    after(async () => {
      await one?.close();
      await engine?.stop();
    });

    // `refused`: all that the browser may report, though WebKit keeps to itself what it does not compile; everything in the console
    // must be about it. Each has an origin of its own, where nothing is kept from another.
    const visit = (title, path, go, { refused = [], told = /^$/, worker } = {}) =>
      test(title, async (t) => {
        const site = await startSite(service.url, { pages, worker });
        t.after(() => site.stop());
        await one.go(`${site.url}/blank`);
        const earlier = (await one.problems()).length;
        await one.go(site.url + path);
        const problems = await go(one);
        assert.deepEqual(site.violations.filter((violation) => !refused.includes(violation)), []);
        for (const problem of problems.slice(earlier)) assert.match(problem, told);
      });

    visit('where no worker may be the engine runs on the page', '/no-worker', complain, {
      refused: ['/no-worker worker-src'],
      told: /worker/i,
    });

    visit('where nothing may compile the engine the plain form takes over', '/no-engine', complainPlainly, {
      worker: "default-src 'none'; script-src 'self'; connect-src 'self'",
      refused: ['/no-engine script-src', '/worker.js script-src'],
      told: /wasm|WebAssembly/i,
    });

    visit('a page that allows scripts by nonce, each with its integrity', '/nonce', complain);

    visit('a module that is not what the page says it is is not run', '/altered', complainPlainly, { told: /integrity|import/i });
  });
}
