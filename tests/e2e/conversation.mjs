// Steps that several looks at the conversation share.
import { settleTopic, write } from './harness.mjs';

export const focusOf = (page) => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.id);
export const focused = (page, id) => page.waitForFunction((wanted) => document.activeElement.shadowRoot?.activeElement?.id === wanted, id);
export const options = (page) => page.locator('#topics [role=option]');
export const active = (page) => page.locator('[role=option][aria-selected=true]');
export const assessed = (page) =>
  page.evaluate(() => new Promise((resolve) => document.addEventListener('redress-assess', resolve, { once: true })).then(() => true));

export async function understood(page, { url }, language, text, label) {
  await page.goto(`${url}/?lang=${language}`);
  await write(page, text);
  await settleTopic(page, label);
}

export async function answer(page) {
  await page.locator('#field-order_number').fill('MN204816');
  await page.locator('#contact-email').fill('visitor@example.com');
}

export async function readBack(page) {
  await page.locator('#go').click();
  await page.locator('#review-title').waitFor();
}

export const late = 'I ordered the gift box two weeks ago and the parcel still has not arrived.';
