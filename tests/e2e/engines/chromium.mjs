// Chromium through playwright-core.
import { openPage, startBrowser } from '../harness.mjs';
import { Page, tabOf } from './page.mjs';

export async function startChromium() {
  const browser = await startBrowser();
  return {
    async open() {
      const { page, context, problems } = await openPage(browser);
      return new Page(tabOf(page, {
        run: (look, ...given) => page.evaluate(`(${look}).apply(null, ${JSON.stringify(given)})`),
        problems: async () => problems,
        close: () => context.close(),
      }));
    },
    stop: () => browser.close(),
  };
}
