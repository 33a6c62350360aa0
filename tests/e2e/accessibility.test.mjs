// Everyone can use the form: in every state and every language what can be checked by a machine of WCAG 2.2 A and AA holds, nothing is
// too small to touch, and nothing is lost on a page that is enlarged four times, spaced out, set in letters of twice the size, or written
// from right to left.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { alike, cutOff, measures, outOfReach, smallTargets, spaced } from './accessibility/measure.mjs';
import { elsewhere, languages, whileSending, whileWriting } from './accessibility/states.mjs';
import { accessibilityFindings, openPage, serviceAndBrowser } from './harness.mjs';

const at = serviceAndBrowser();

const desk = { width: 1280, height: 800 };
// 1280 × 1024, enlarged four times.
const enlarged = { width: 320, height: 256 };

/** Everything about one state, as a list of what is wrong. */
async function findings(page) {
  const found = [...(await accessibilityFindings(page)), ...(await smallTargets(page)), ...(await alike(page)), ...(await cutOff(page))];
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await accessibilityFindings(page, ['color-contrast'])).map((one) => `in the dark: ${one}`));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  found.push(...(await cutOff(page)).map((one) => `letters of twice the size: ${one}`));
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  await page.setViewportSize(enlarged);
  found.push(...(await cutOff(page)), ...(await outOfReach(page)), ...(await spaced(page, cutOff)));
  await page.evaluate(() => (document.dir = 'rtl'));
  found.push(...(await cutOff(page)).map((one) => `from right to left: ${one}`));
  await page.evaluate(() => (document.dir = ''));
  await page.setViewportSize(desk);
  return found;
}

const walks = { whileWriting, whileSending, elsewhere };
const passed = { whileWriting: 10, whileSending: 7, elsewhere: 5 };

describe('every state', { concurrency: 2 }, () => {
  for (const language of languages) {
    for (const [name, walk] of Object.entries(walks)) {
      test(`${name}, ${language}`, async () => {
        const { page, context } = await openPage(at.browser, { viewport: desk });
        await context.addInitScript(measures);
        const wrong = {};
        let states = 0;
        await walk(page, at.service.url, language, async (state) => {
          ++states;
          const found = await findings(page);
          if (found.length) wrong[state] = found;
        });
        await context.close();
        assert.deepEqual(wrong, {});
        assert.ok(states >= passed[name], `${states} states`);
      });
    }
  }
});
