// What the browser tests do on one page, and what they wait for there.
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {downloads, engine} from './engines.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** Resolves once the page is searchable. @param {Page} page */
export const ready = (page) => page.evaluate(() => Promise.race([window.kexie.ready,
  new Promise((_, reject) => setTimeout(() => reject(new Error('not ready in 60 s')), 60000))]));

/** @param {Page} page @param {string} url */
export async function openReady(page, url) {
  await page.goto(url);
  await ready(page);
}

/**
 * Opens another tab beside the page; in Firefox a window, and where it covers nothing: what is covered is
 * not drawn.
 * @param {Page} page
 * @param {string} url
 */
export async function openTab(page, url) {
  if (engine === 'chromium') {
    const tab = await page.context().newPage();
    await openReady(tab, url);
    return tab;
  }
  const [tab] = await Promise.all([page.context().waitForEvent('page'), page.evaluate((address) => {
    window.open(address, '_blank', 'popup,noopener,left=1500,width=1000,height=900');
  }, url)]);
  await tab.waitForURL(url);
  await tab.waitForFunction(() => window.kexie);
  await ready(tab);
  return tab;
}

/** @param {Page} page */
export async function reload(page) {
  await page.reload();
  await ready(page);
}

/** What `ready` was rejected with; '' where the page works. @param {Page} page */
export const failureOf = (page) =>
  page.evaluate(() => window.kexie.ready.then(() => '', (error) => error.message));

/** @param {string} sentence */
export const isChineseSentence = (sentence) => /[\u4e00-\u9fff].*。$/.test(sentence);

/** @param {Page} page */
export const state = (page) => page.evaluate(() => window.kexie.state());

/**
 * Waits until `test` is true of the page's state, which it resolves to.
 * @param {Page} page
 * @param {(state: any) => boolean} test
 * @param {string} what was not reached, for the message
 */
export async function until(page, test, what, limitMs = 20000) {
  let now = await state(page);
  await untilTrue(async () => test(now = await state(page)), what, limitMs).catch((error) => {
    throw new Error(`${error.message}; state ${JSON.stringify({...now, text: undefined})}`);
  });
  return now;
}

/**
 * As until(), for what the page's state does not contain.
 * @param {() => boolean | Promise<boolean>} test
 * @param {string} what
 */
export async function untilTrue(test, what, limitMs = 20000) {
  for (const start = Date.now(); !await test();) {
    if (Date.now() - start > limitMs) throw new Error(`${what}: not within ${limitMs} ms`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Waits until the service worker keeps what reads PDF, too. @param {Page} page */
export const untilKeptOffline = (page) => untilTrue(() => page.evaluate(async () => {
  const {pdf, assets} = JSON.parse(document.getElementById('manifest')?.textContent ?? '');
  const files = [...Object.values(pdf), assets['pdf-maps'].file, assets['pdf-fonts'].file];
  const kept = await Promise.all(files.map((file) => caches.match(file)));
  return kept.every(Boolean);
}), 'what reads PDF is not kept');

/**
 * The frame inside of a page, once the program in it can be asked. Asked again and again, since the
 * frame's first document is an empty one, and what waits in that may wait for ever.
 * @param {Page} page
 * @returns {Promise<import('playwright-core').Frame>}
 */
export async function innerFrame(page) {
  const late = () => new Promise((done) => setTimeout(() => done(false), 1000));
  await untilTrue(async () => {
    const frame = page.frames()[1];
    const has = frame?.evaluate(() => window.kexie !== undefined).catch(() => false);
    return Boolean(await Promise.race([has, late()]));
  }, 'no program in the frame', 30000);
  return page.frames()[1];
}

/** Waits until nothing has been drawn for half a second. @param {Page} page */
export async function atRest(page) {
  let frames = -1;
  await untilTrue(async () => {
    const before = frames;
    ({frames} = await state(page));
    if (frames === before) return true;
    await page.waitForTimeout(500);
    return false;
  }, 'the page does not come to rest');
}

/** Waits until what was asked for has been drawn. @param {Page} page */
export const drawn = (page) => page.evaluate(() => new Promise((done) => {
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)));
}));

/** Follows an address inside the page. @param {Page} page @param {string} hash */
export const follow = (page, hash) =>
  page.evaluate((address) => { window.location.hash = address; }, hash);

/** The element that describes what the program draws as `id`. @param {Page} page @param {string} id */
export const element = (page, id) => page.locator(`[data-id="${id}"]`);

/** Where it is drawn, in CSS pixels. @param {import('playwright-core').Locator} locator */
export async function boxOf(locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} is not shown`);
  return {...box, centerX: box.x + box.width / 2, centerY: box.y + box.height / 2};
}

/**
 * Clicks what the program draws as `id`: on the canvas, with the mouse.
 * @param {Page} page
 * @param {string} id
 * @param {{button?: 'left' | 'right'}} [options]
 */
export async function press(page, id, options = {}) {
  await element(page, id).waitFor({state: 'attached'});
  const {centerX, centerY} = await boxOf(element(page, id));
  await page.mouse.move(centerX, centerY);
  await drawn(page);
  await page.mouse.click(centerX, centerY, options);
}

/** @param {Page} page @param {string} id */
export async function tap(page, id) {
  const {centerX, centerY} = await boxOf(element(page, id));
  await page.touchscreen.tap(centerX, centerY);
}

/** @param {Page} page @param {string} id */
export async function hover(page, id) {
  const {centerX, centerY} = await boxOf(element(page, id));
  await page.mouse.move(centerX, centerY);
}

/** The search box: an input of the page, over the canvas. @param {Page} page */
export const field = (page) => page.locator('#field');

/** Focuses the search box by its key. @param {Page} page */
export async function enterBox(page) {
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.activeElement?.id === 'field');
}

/** The id of the element that has the focus. @param {Page} page @returns {Promise<string>} */
export const focusedId = (page) => page.evaluate(() => {
  const active = /** @type {HTMLElement} */ (document.activeElement);
  return active.dataset.id || active.id;
});

/**
 * Presses Tab, or Shift and Tab to go back, until the focus is on an id that passes the test. In a real
 * window the last element is followed by the browser's own buttons.
 * @param {Page} page
 * @param {(id: string) => boolean | Promise<boolean>} test
 * @param {string} what for the message
 * @param {'Tab' | 'Shift+Tab'} [key]
 */
export async function tabTo(page, test, what, key = 'Tab') {
  for (let i = 0; i < 200; ++i) {
    await page.keyboard.press(key);
    if (await test(await focusedId(page))) return;
  }
  throw new Error(`Tab does not reach ${what}`);
}

/** Drops files on the page. @param {Page} page @param {{name: string, data: Buffer}[]} files */
export const drop = (page, ...files) => page.evaluate((list) => {
  const transfer = new DataTransfer();
  for (const {name, base64} of list) {
    transfer.items.add(new File(
      [Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
  }
  window.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, cancelable: true}));
}, files.map(({name, data}) => ({name, base64: data.toString('base64')})));

/**
 * Adds a style sheet, which the page's policy does not forbid in this form, and resolves to what takes it
 * away.
 * @param {Page} page
 * @param {string} css
 */
export async function style(page, css) {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, css);
  return () => page.evaluate(() => { document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1); });
}

/**
 * What the page saves while `act` runs: the file's name, and where it is. The context needs
 * `acceptDownloads`.
 * @param {Page} page
 * @param {() => Promise<unknown>} act
 * @returns {Promise<{name: string, path: string}>}
 */
export async function saved(page, act) {
  if (engine === 'chromium') {
    const [download] = await Promise.all([page.waitForEvent('download'), act()]);
    return {name: download.suggestedFilename(), path: await download.path()};
  }
  const before = readdirSync(downloads);
  await act();
  let name = '';
  let looks = 0;  // While it was the same: Firefox begins under names of its own.
  await untilTrue(() => {
    const after = readdirSync(downloads);
    const found = after.find((each) => !before.includes(each)) ?? '';
    const done = found !== '' && found === name && !after.some((each) => each.endsWith('.part'));
    name = found;
    looks = done ? looks + 1 : 0;
    return looks > 25;
  }, 'nothing was saved');
  return {name, path: join(downloads, name)};
}
