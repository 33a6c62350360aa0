// A real service with a real database file, and a real browser with real input events.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const program = process.env.REDRESS_BIN ?? join(root, 'build/release/bin/redress');
const dependencies = createRequire(join(root, 'web/package.json'));
const { chromium } = dependencies('playwright-core');
const axe = readFileSync(dependencies.resolve('axe-core/axe.min.js'), 'utf8');

/** The demo shop's policy, served on a port of its own, or where and with what store another was served before it was killed;
 *  `store` is one elsewhere, `more` are further options of the program, `through` the words of a command that becomes it, `env` what its
 *  environment has besides. */
export async function startService(
  policy = join(root, 'web/demo/policy.json'),
  {
    folder = mkdtempSync(join(tmpdir(), 'redress-e2e-')), store = `sqlite:${join(folder, 'complaints.db')}`, listen = '127.0.0.1:0', more = [], through = [],
    env = {},
  } = {},
) {
  const options = ['serve', '--policy', policy, '--store', store, '--listen', listen, '--web', join(root, 'web/dist'), ...more];
  const [command, ...words] = [...through, program, ...options];
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let log = '';
  const url = await new Promise((resolve, reject) => {
    const read = (data) => {
      log += data;
      const match = /listening on (http:\/\/\S+)/.exec(log);
      if (match) resolve(match[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => reject(new Error(`serve ended with ${code}: ${log}`)));
  });
  return {
    url,
    pid: child.pid,
    policy,
    /** Of the store's files. */
    folder,
    log: () => log,
    /** Every stored record, as `redress export` prints them; `inside` are the words of a command that sees the store's folder. */
    exported(inside = []) {
      const [command, ...words] = [...inside, program, 'export', '--store', store];
      const run = spawnSync(command, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
      assert.equal(run.status, 0, run.stderr);
      return run.stdout.split('\n').filter(Boolean);
    },
    /** As when the machine fails: what it held in memory is gone, its files stay. */
    async kill() {
      child.removeAllListeners('exit');
      const ended = new Promise((resolve) => child.on('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.removeAllListeners('exit');
      const ended = new Promise((resolve) => child.on('exit', resolve));
      child.kill('SIGTERM');
      assert.equal(await ended, 0, log);
      rmSync(folder, { recursive: true });
    },
  };
}

export const startBrowser = (more = []) =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...more],
  });

/** A service and a browser for all tests of a file. */
export function serviceAndBrowser() {
  const at = {};
  before(async () => {
    [at.service, at.browser] = await Promise.all([startService(), startBrowser()]);
  });
  after(async () => {
    await at.browser?.close();
    await at.service?.stop();
  });
  return at;
}

/** What a person would see in the console, and what the page sends. */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 1000 }, timezoneId: 'Europe/Sofia', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints = [];
  const problems = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(`${message.text()} ${message.location().url}`));
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/complaints')) complaints.push(request.postData());
  });
  return { page, context, complaints, problems };
}

/** Types as a person does, and waits for what the core says of the whole text, not of its beginning. */
export async function write(page, text) {
  await page.locator('#text').click();
  await page.keyboard.type(text.slice(0, -1));
  // A topic that the last words put in doubt is held for a moment: then the page waits for what is read after that.
  const assessed = page.evaluate(() => new Promise((resolve) => {
    const next = (listen) => document.addEventListener('redress-assess', listen, { once: true });
    next(({ detail, target }) => {
      if (!detail.assessment.category && target.shadowRoot.querySelector('#topic-label')) next(() => resolve(true));
      else resolve(true);
    });
  }));
  await page.keyboard.type(text.slice(-1));
  await assessed;
}

/** The core may be sure, offer its best three or ask: a visitor answers each. */
export async function settleTopic(page, label) {
  await page.locator('#topic').first().waitFor();
  const guess = page.locator('[part~=choices] button').filter({ hasText: label });
  const list = page.getByRole('combobox', { expanded: false }).and(page.locator('#topic'));
  if (await page.locator('[part~=choices] button').count()) {
    await ((await guess.count()) ? guess.first() : page.locator('[part~=choices] button').last()).click();
  }
  if (await list.count()) await list.click();
  if (await page.locator('#topics').count()) await page.locator('#topics [role=option]').filter({ hasText: label }).first().click();
  await page.locator('#topic-label').waitFor();
}

/** Pictures of the steps are kept for a person to look at: build/e2e. */
export async function picture(page, name) {
  mkdirSync(join(root, 'build/e2e'), { recursive: true });
  await page.screenshot({ path: join(root, 'build/e2e', `${name}.png`), fullPage: true });
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands, shadow roots included. */
export async function accessibilityFindings(page, tags = standards) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const { violations } = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), tags);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

/** `redress validate` of the same bytes at the same instant. */
export function validate(policy, submission, received) {
  const run = spawnSync(program, ['validate', '--policy', policy, '--now', received], { input: submission, encoding: 'utf8' });
  assert.equal(run.status, 0, run.stdout + run.stderr);
  return JSON.parse(run.stdout);
}
