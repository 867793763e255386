// What the browser tests share: a server, a browser, pages that are watched, and a score.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {engine, start} from './engines.mjs';
import {readBundle} from './oracle.mjs';
import {drawn, openReady} from './page.mjs';
import {measure, readPng} from './png.mjs';
import {expect, Score, Skip} from './score.mjs';
import {Hand} from './screen.mjs';

export {devtools, engine, launch, onlyIn} from './engines.mjs';
export * from './page.mjs';
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
    const {browser, screen} = await start(options).catch((error) => {
      if (!(error instanceof Skip)) throw error;
      console.log(`  skip  all of it: ${error.message}\n0 passed, 0 failed, 1 skipped`);
      process.exit(0);
    });
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
   * @param {ContextOptions & {way?: Way, address?: string, prepare?: (page: Page) => Promise<unknown>,
   *   preferences?: Record<string, string | number | boolean>}} options
   *   `preferences`: in a Firefox of its own
   * @param {(page: Page, watched: Watched) => Promise<void>} use
   */
  async withPage({way = this.http, address = '', prepare, preferences, ...options}, use) {
    const own = preferences ? await start({preferences}) : this;
    const watched = await watchedPage(own.browser, way, options);
    try {
      await own.screen?.giveKeys(watched.page);
      await prepare?.(watched.page);
      await openReady(watched.page, way.url + address);
      await use(watched.page, watched);
      watched.expectQuiet();
    } finally {
      await watched.context.close();
      if (own !== this) {
        await own.browser.close();
        own.screen?.close();
      }
    }
  }

  async close() {
    await this.browser.close();
    this.screen?.close();
    this.server.stop();
    this.end();
    // A driver that has lost an answer keeps the process, which has nothing left to do.
    setTimeout(() => process.exit(), 10_000).unref();
  }
}
