// What the browser tests share: a server, a browser, pages that are watched, and a score.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';
import {readBundle} from './oracle.mjs';

/**
 * @typedef {import('playwright-core').Browser} Browser
 * @typedef {import('playwright-core').BrowserContextOptions} ContextOptions
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Route} Route
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

// WebGL 2 in software; no requests of the browser's own.
const chromiumArguments = [
  '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--no-first-run', '--disable-background-networking', '--disable-quic',
  '--disable-component-update', '--disable-sync',
];
const port = Number(process.env.KEXIE_PORT || 18080);

export function launch(more = /** @type {string[]} */ ([])) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: [...chromiumArguments, ...more],
  });
}

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
    if (['error', 'warning'].includes(message.type())) seen.errors.push(message.text());
  });
  page.on('pageerror', (error) => seen.errors.push(String(error)));
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
 * Presses Tab until the focus is on an id that passes the test.
 * @param {Page} page
 * @param {(id: string) => boolean | Promise<boolean>} test
 * @param {string} what for the message
 */
export async function tabTo(page, test, what) {
  for (let i = 0; i < 200; ++i) {
    await page.keyboard.press('Tab');
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
 * Saves a screenshot and measures it: the share of the most frequent colour, the number of colours,
 * and how many pixels have each of the wanted colours (0xRRGGBB, exactly).
 * @template {Record<string, number>} Colors
 * @param {Page} page
 * @param {string} name
 * @param {Colors} [wanted]
 */
export async function picture(page, name, wanted = /** @type {Colors} */ ({})) {
  await drawn(page);
  const png = await page.screenshot({path: join(screenshots, `${name}.png`)});
  const blank = await page.context().newPage();
  try {
    return await blank.evaluate(async ({base64, colors}) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no 2D context');
      context.drawImage(image, 0, 0);
      const pixels = new Uint32Array(
        context.getImageData(0, 0, image.width, image.height).data.buffer);
      const counts = new Map();
      for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) || 0) + 1);
      const found = /** @type {Record<keyof Colors, number>} */ (Object.fromEntries(
        Object.entries(colors).map(([key, rgb]) => {
          const abgr = (0xff000000 | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
          return [key, counts.get(abgr) || 0];
        })));
      return {
        width: image.width, height: image.height, colors: counts.size,
        top: Math.max(...counts.values()) / pixels.length, found,
      };
    }, {base64: png.toString('base64'), colors: wanted});
  } finally {
    await blank.close();
  }
}

/** Runs named checks one after another and counts them. */
export class Score {
  passed = 0;
  failed = 0;

  /** True if it passed. @param {string} name @param {() => unknown} test */
  async check(name, test) {
    const start = Date.now();
    try {
      await test();
      ++this.passed;
      console.log(`  ok    ${name} (${Date.now() - start} ms)`);
      return true;
    } catch (error) {
      ++this.failed;
      const message = error instanceof Error ? error.message : String(error);
      console.log(`  FAIL  ${name}: ${message.split('\n').slice(0, 6).join('\n        ')}`);
      return false;
    }
  }

  end() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exitCode = this.failed ? 1 : 0;
  }
}

/** @type {(condition: unknown, sentence: string) => asserts condition} */
export function expect(condition, sentence) {
  if (!condition) throw new Error(sentence);
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
   */
  constructor(server, browser) {
    super();
    this.server = server;
    this.browser = browser;
    /** @type {Way} */
    this.http = {name: 'http', url: server.address, origin: new URL(server.address).origin};
    /** @type {Way} */
    this.file = {name: 'file', url: pathToFileURL(join(this.dist, 'kexie.html')).href, origin: null};
  }

  /** @param {string} [folder] to serve, if not DIST */
  static async open(folder = process.argv[2]) {
    return new Suite(await serve(resolve(folder)), await launch());
  }

  get newest() {
    return this.bundle.issues[this.bundle.issues.length - 1];
  }

  /** @param {ContextOptions} [options] */
  watchedPage(options, way = this.http) {
    return watchedPage(this.browser, way, options);
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
    this.server.stop();
    this.end();
  }
}
