// Firefox through puppeteer-core, over WebDriver BiDi. Nothing is downloaded: puppeteer-core brings no browser.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../harness.mjs';
import { Page, tabOf } from './page.mjs';

const puppeteer = createRequire(join(root, 'web/package.json'))('puppeteer-core');

export async function startFirefox() {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    protocol: 'webDriverBiDi',
    executablePath: '/usr/bin/firefox-esr',
    headless: true,
    env: { ...process.env, TZ: 'Europe/Sofia' },
    // No icon is looked for: a page that allows no images would be blamed for it.
    extraPrefsFirefox: { 'ui.prefersReducedMotion': 1, 'browser.chrome.site_icons': false },
  });
  return {
    async open() {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport({ width: 1100, height: 1000 });
      const problems = [];
      page.on('console', (message) => {
        if (['error', 'warn'].includes(message.type())) problems.push(`${message.text()} ${message.location().url}`);
      });
      page.on('pageerror', (error) => problems.push(String(error)));
      return new Page(tabOf(page, {
        run: (look, ...given) => page.evaluate(look, ...given),
        problems: async () => problems,
        close: () => context.close(),
      }));
    },
    stop: () => browser.close(),
  };
}
