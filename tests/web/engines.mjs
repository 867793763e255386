// The engines that the suites run in: Chromium, Firefox and WebKitGTK, as Debian packs them.
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium, firefox} from 'playwright-core';
import {startInputMethod} from './input_method.mjs';
import {Screen} from './screen.mjs';
import {Skip} from './score.mjs';
import {launchWebkit} from './webkit.mjs';

/**
 * @typedef {import('playwright-core').Browser} Browser
 * @typedef {import('playwright-core').BrowserContextOptions} ContextOptions
 * @typedef {'chromium' | 'firefox' | 'webkit'} Engine
 *
 * @typedef {object} Launch how an engine is started
 * @property {boolean} [window] in Chromium too a real window on a virtual screen; the others always are
 * @property {number} [ratio] device pixels of a CSS pixel in real windows, where 1 is not wanted
 * @property {boolean} [webgl] false: without WebGL
 * @property {boolean} [inputMethod] with ibus and libpinyin, in a real window
 * @property {Record<string, string | number | boolean>} [preferences] of Firefox
 * @property {string[]} [arguments] of Chromium's command line
 */

/** @type {Engine[]} */
export const engines = ['chromium', 'firefox', 'webkit'];

/** The engine of this run: KEXIE_ENGINE, or Chromium. */
export const engine = /** @type {Engine} */ (process.env.KEXIE_ENGINE || 'chromium');
if (!engines.includes(engine)) throw new Error(`KEXIE_ENGINE is none of ${engines}: ${engine}`);

/** Skips the rest of a check in the engines that are not listed. @param {Engine[]} able @param {string} because */
export function onlyIn(able, because) {
  if (!able.includes(engine)) throw new Skip(because);
}

/**
 * A session of the DevTools protocol, which only Chromium has.
 * @param {import('playwright-core').Page} page
 */
export function devtools(page) {
  onlyIn(['chromium'], 'needs Chromium\'s DevTools protocol');
  return page.context().newCDPSession(page);
}

// WebGL 2 in software; no requests of the browser's own.
const chromiumArguments = [
  '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--no-first-run', '--disable-background-networking', '--disable-quic',
  '--disable-component-update', '--disable-sync',
];

// What automation changes and a person's Firefox does not: addresses may be written 200 times in 10 s
// and no more. 199, because a preference at its default value counts as not set and is changed.
const firefoxPreferences = {
  'dom.navigation.navigationRateLimit.count': 199,
  'dom.navigation.navigationRateLimit.timespan': 10,
  'security.fileuri.strict_origin_policy': true,
  // Windows that a test opens.
  'dom.disable_open_during_load': false,
  // It would take the keys.
  'browser.download.alwaysOpenPanel': false,
  // Graphics in software are refused otherwise.
  'webgl.force-enabled': true,
  // No requests of the browser's own.
  'app.update.auto': false,
  'extensions.getAddons.showPane': false,
  'services.settings.server': '',
};

/** @param {Launch} options @returns {Promise<Browser>} */
async function launchChromium({arguments: more = [], ratio, webgl = true}, screen = /** @type {Screen | null} */ (null)) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    headless: !screen,
    env: screen?.environment,
    args: [...chromiumArguments, ...(ratio ? [`--force-device-scale-factor=${ratio}`] : []),
      ...(webgl ? [] : ['--disable-3d-apis']),
      ...(screen ? ['--window-position=0,0', '--window-size=1460,1000'] : []), ...more],
  });
}

/** Where Firefox saves files, of which it tells nothing. Removed at the end. */
export const downloads = mkdtempSync(join(tmpdir(), 'kexie-downloads-'));
process.on('exit', () => rmSync(downloads, {recursive: true, force: true}));

/** @param {Launch} options @param {Screen} screen @returns {Promise<Browser>} */
async function launchFirefox({preferences = {}, ratio, webgl = true}, screen) {
  const browser = await firefox.launch({
    // Debian's own, over WebDriver BiDi: Playwright's other way needs a Firefox that it has changed.
    channel: 'moz-firefox',
    executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr',
    headless: false,
    downloadsPath: downloads,
    env: screen.environment,
    firefoxUserPrefs: {...firefoxPreferences, ...(webgl ? {} : {'webgl.disabled': true}),
      ...(ratio ? {'layout.css.devPixelsPerPx': String(ratio)} : {}), ...preferences},
  });
  // A phone is a narrow window there, and pasting needs no permission.
  const newContext = browser.newContext.bind(browser);
  browser.newContext = (options = {}) => {
    const own = {...options};
    delete own.isMobile;
    delete own.permissions;
    return newContext(own);
  };
  return browser;
}

/**
 * Starts the engine of this run.
 * @param {Launch} [options]
 * @returns {Promise<{browser: Browser, screen: Screen | null}>}
 */
export async function start(options = {}) {
  const screen = engine === 'chromium' && !options.window ? null : await Screen.open();
  if (options.inputMethod && screen) await startInputMethod(screen);
  if (engine === 'chromium') return {browser: await launchChromium(options, screen), screen};
  if (!screen) throw new Error('no screen');
  if (engine === 'firefox') return {browser: await launchFirefox(options, screen), screen};
  return {browser: launchWebkit(screen, Number(process.env.KEXIE_PORT || 18080) + 4), screen};
}

/** Chromium without a window, for what is measured in it alone. @param {string[]} more arguments */
export const launch = (more = []) => launchChromium({arguments: more});
