// What the browser tests share: a server, a browser, pages that are watched, and a score.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readdirSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {downloads, engine, start} from './engines.mjs';
import {readBundle} from './oracle.mjs';
import {measure, readPng} from './png.mjs';
import {expect, Score, Skip} from './score.mjs';
import {Hand} from './screen.mjs';

export {devtools, engine, launch, onlyIn} from './engines.mjs';
export {expect, Score, Skip} from './score.mjs';

/**
 * @typedef {import('playwright-core').Browser} Browser
 * @typedef {import('playwright-core').BrowserContextOptions} ContextOptions
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Route} Route
 * @typedef {import('./engines.mjs').Engine} Engine
 *
 * @typedef {{name: string, url: string, origin: string | null}} Way how the page is opened
 * @typedef {Awaited<ReturnType<typeof watchedPage>>} Watched
 */

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const screenshots = join(root, 'build', 'screenshots');
mkdirSync(screenshots, {recursive: true});

/** A name that readers often search for, in any archive. */
export const term = '沈洁';
export const searchAddress = `#/search?q=${encodeURIComponent(term)}`;
export const phone = {viewport: {width: 390, height: 844}, deviceScaleFactor: 2, hasTouch: true,
  isMobile: true};

const port = Number(process.env.KEXIE_PORT || 18080);

// Whoever ends a suite early ends what it has started.
process.once('SIGTERM', () => process.exit(1));

/** Serves a folder as scripts/run.sh does. @param {string} folder */
export async function serve(folder, portOffset = 0) {
  const server = spawn('node',
    [join(root, 'web', 'serve.mjs'), folder, '--port', String(port + portOffset)],
    {stdio: ['ignore', 'pipe', 'inherit']});
  // A suite that crashes leaves no server behind.
  process.on('exit', () => server.kill());
  let output = '';
  server.stdout.setEncoding('utf8');
  for (;;) {
    const address = output.match(/http:\/\/\S+/);
    if (address) return {address: address[0], stop: () => server.kill()};
    const [chunk] = await Promise.race([
      once(server.stdout, 'data'),
      once(server, 'exit').then(([code]) => { throw new Error(`serve.mjs ended with ${code}`); }),
    ]);
    output += chunk;
  }
}

// The digest of «body {}», an empty style by which Playwright waits before a screenshot; only Firefox
// holds it to the page's policy.
const probe = 'sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT+SmwNZWA=';

/**
 * A page whose console, errors and requests are recorded.
 * @param {Browser} browser
 * @param {{url: string, origin: string | null}} way
 * @param {ContextOptions} [options]
 */
export async function watchedPage(browser, way, options = {}) {
  const context = await browser.newContext(
    {viewport: {width: 1440, height: 900}, colorScheme: 'light', ...options});
  const page = await context.newPage();
  /** @type {{errors: string[], requests: string[], foreign: string[]}} */
  const seen = {errors: [], requests: [], foreign: []};
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    if (!message.text().includes(probe)) seen.errors.push(message.text());
  });
  page.on('pageerror', (error) => {
    if (!String(error).includes(probe)) seen.errors.push(String(error));
  });
  page.on('request', (request) => {
    const url = request.url();
    seen.requests.push(url);
    if (url.startsWith('data:') || url.startsWith('blob:')) return;
    const own = way.origin ? url.startsWith(`${way.origin}/`) : url.split('#')[0] === way.url;
    if (!own) seen.foreign.push(url);
  });
  const expectQuiet = () => {
    expect(seen.errors.length === 0, seen.errors.slice(0, 5).join(' | '));
    expect(seen.foreign.length === 0, `requested elsewhere: ${seen.foreign.join(' ')}`);
  };
  return {page, context, seen, expectQuiet};
}

/** Resolves once the page is searchable. @param {Page} page */
export const ready = (page) => page.evaluate(() => Promise.race([window.kexie.ready,
  new Promise((_, reject) => setTimeout(() => reject(new Error('not ready in 60 s')), 60000))]));

/** @param {Page} page @param {string} url */
export async function openReady(page, url) {
  await page.goto(url);
  await ready(page);
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
  await untilTrue(() => {
    const after = readdirSync(downloads);
    name = after.find((each) => !before.includes(each)) ?? '';
    return name !== '' && !after.some((each) => each.endsWith('.part'));
  }, 'nothing was saved');
  return {name, path: join(downloads, name)};
}

/**
 * Saves a screenshot and measures it: the share of the most frequent colour, the number of colours,
 * and how many pixels have each of the wanted colours (0xRRGGBB, exactly).
 * @template {Record<string, number>} Colors
 * @param {Page} page
 * @param {string} name
 * @param {Colors} [wanted]
 */
export async function picture(page, name, wanted = /** @type {Colors} */ ({})) {
  await drawn(page);
  return measure(readPng(await page.screenshot({path: join(screenshots, `${name}.png`)})), wanted);
}

/** A suite over a finished page: node SUITE.mjs DIST BUNDLE [LABEL] */
export class Suite extends Score {
  dist = resolve(process.argv[2]);
  bundlePath = resolve(process.argv[3]);
  bundle = readBundle(this.bundlePath);
  label = process.argv[4] || 'digests';

  /**
   * @param {Awaited<ReturnType<typeof serve>>} server
   * @param {Browser} browser
   * @param {import('./screen.mjs').Screen | null} screen
   */
  constructor(server, browser, screen) {
    super();
    this.server = server;
    this.browser = browser;
    this.screen = screen;
    /** @type {Way} */
    this.http = {name: 'http', url: server.address, origin: new URL(server.address).origin};
    /** @type {Way} */
    this.file = {name: 'file', url: pathToFileURL(join(this.dist, 'kexie.html')).href, origin: null};
  }

  /**
   * Starts a server and the engine of this run. Where the engine is not in `engines`, the process ends
   * here: the suite counts as one check that was skipped.
   * @param {import('./engines.mjs').Launch & {folder?: string, engines?: Engine[], because?: string}}
   *   [options] `folder` to serve, if not DIST; `because`: why not in every engine
   */
  static async open({folder = process.argv[2], engines = ['chromium', 'firefox'],
    because = 'not made for this engine', ...options} = {}) {
    if (!engines.includes(engine)) {
      console.log(`  skip  all of it: ${because}\n0 passed, 0 failed, 1 skipped`);
      process.exit(0);
    }
    const {browser, screen} = await start(options);
    return new Suite(await serve(resolve(folder)), browser, screen);
  }

  /** A real hand over a page in a real window (see screen.mjs). @param {Page} page */
  hand(page) {
    if (!this.screen) throw new Skip('there is no real window');
    return Hand.on(this.screen, page);
  }

  get newest() {
    return this.bundle.issues[this.bundle.issues.length - 1];
  }

  /** @param {ContextOptions} [options] */
  async watchedPage(options, way = this.http) {
    const watched = await watchedPage(this.browser, way, options);
    await this.screen?.giveKeys(watched.page);
    return watched;
  }

  /**
   * Runs `use` on a page of its own, which must log nothing and request nothing from elsewhere.
   * @param {ContextOptions & {way?: Way, address?: string, prepare?: (page: Page) => Promise<unknown>}}
   *   options
   * @param {(page: Page, watched: Watched) => Promise<void>} use
   */
  async withPage({way = this.http, address = '', prepare, ...options}, use) {
    const watched = await this.watchedPage(options, way);
    try {
      await prepare?.(watched.page);
      await openReady(watched.page, way.url + address);
      await use(watched.page, watched);
      watched.expectQuiet();
    } finally {
      await watched.context.close();
    }
  }

  async close() {
    await this.browser.close();
    this.screen?.close();
    this.server.stop();
    this.end();
  }
}
