// Chromium through playwright-core.
import { openPage, startBrowser } from '../harness.mjs';
import { Page } from './page.mjs';

export async function startChromium() {
  const browser = await startBrowser();
  return {
    async open() {
      const { page, context, problems } = await openPage(browser);
      return new Page({
        go: (url) => page.goto(url),
        run: (look, ...given) => page.evaluate(`(${look}).apply(null, ${JSON.stringify(given)})`),
        click: (x, y) => page.mouse.click(x, y),
        type: (text) => page.keyboard.type(text),
        press: (key) => page.keyboard.press(key),
        picture: (path) => page.screenshot({ path, fullPage: true }),
        problems: async () => problems,
        close: () => context.close(),
      });
    },
    stop: () => browser.close(),
  };
}
