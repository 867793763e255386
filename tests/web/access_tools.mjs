// What the tests share that look at the page as a screen reader does, or at its text version.
import {devtools, expect, until} from './harness.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

/** @param {string} text */
export const withoutBlanks = (text) => text.replace(/\s/g, '');

/** Names and texts of the accessibility tree, without blanks. Chromium alone tells it. @param {Page} page */
export async function accessibleText(page) {
  const cdp = await devtools(page);
  const {nodes} = await cdp.send('Accessibility.getFullAXTree');
  return withoutBlanks(nodes.filter((node) => !node.ignored)
    .map((node) => node.name?.value || '').join('\n'));
}

/** @param {string} text without blanks @param {string[]} wanted */
export function expectExposed(text, wanted) {
  for (const each of wanted) {
    expect(text.includes(withoutBlanks(each)), `not exposed: ${each.slice(0, 30)}`);
  }
}

/** The texts of the mirror's leaves. @param {Page} page */
export const mirrorTexts = (page) => page.evaluate(() =>
  Array.from(document.querySelectorAll('#mirror *'))
    .filter((each) => !each.children.length && !each.closest('[inert]'))
    .map((each) => each.textContent).filter((text) => text.trim()));

/** @param {Page} page */
export const untilTextVersion = (page) =>
  page.waitForFunction(() => document.documentElement.classList.contains('text'));

/** @param {Page} page */
export const untilCanvas = (page) =>
  page.waitForFunction(() => !document.documentElement.classList.contains('text'));

/** @param {Page} page */
export async function switchToText(page) {
  await page.evaluate(() => document.getElementById('astext')?.click());
  await untilTextVersion(page);
}

/** How much wider than the window the page is, in CSS pixels. @param {Page} page */
export const excessWidth = (page) => page.evaluate(() =>
  document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** @param {string} key @param {string} overlay that it opens @returns {(page: Page) => Promise<void>} */
export const opens = (key, overlay) => async (page) => {
  await page.keyboard.press(key);
  await until(page, (s) => s.overlay === overlay, `${key} did not open ${overlay}`);
};
