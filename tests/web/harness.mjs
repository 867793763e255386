// What the browser tests share: a server, a browser, and a page that is watched while it is tested.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

// WebGL 2 in software; no request of the browser's own.
const chromiumArguments = [
  '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--no-first-run', '--disable-background-networking', '--disable-quic',
  '--disable-component-update', '--disable-sync',
];

export function launch(more = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: [...chromiumArguments, ...more],
  });
}

// Serves a folder as scripts/run.sh does; resolves to its address and a function that ends it.
export async function serve(folder, port = Number(process.env.KEXIE_PORT || 18080)) {
  const server = spawn('node', [join(root, 'web', 'serve.mjs'), folder, '--port', String(port)],
    {stdio: ['ignore', 'pipe', 'inherit']});
  // A suite that ends badly leaves no server behind.
  process.on('exit', () => server.kill());
  let said = '';
  server.stdout.setEncoding('utf8');
  while (!/http:\/\/\S+/.test(said)) {
    const [chunk] = await Promise.race([
      once(server.stdout, 'data'),
      once(server, 'exit').then(([code]) => { throw new Error(`serve.mjs ended with ${code}`); }),
    ]);
    said += chunk;
  }
  return {address: said.match(/http:\/\/\S+/)[0], stop: () => server.kill()};
}

// The two ways in which people open the page.
export function ways(dist, address) {
  return [
    {name: 'http', url: address, origin: new URL(address).origin},
    {name: 'file', url: pathToFileURL(join(dist, 'kexie.html')).href, origin: null},
  ];
}

// A page whose console, errors and requests are kept. `options` as of browser.newContext().
export async function watchedPage(browser, way, options = {}) {
  const context = await browser.newContext(
    {viewport: {width: 1440, height: 900}, colorScheme: 'light', ...options});
  const page = await context.newPage();
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
  return {page, context, seen};
}

export async function openReady(page, url) {
  await page.goto(url);
  await page.evaluate(() => Promise.race([window.kexie.ready,
    new Promise((_, reject) => setTimeout(() => reject(new Error('not ready in 60 s')), 60000))]));
}

export const state = (page) => page.evaluate(() => window.kexie.state());

// Waits until `test` of the state is true; says what the state was when it never is.
export async function until(page, test, what, limitMs = 20000) {
  const start = Date.now();
  for (;;) {
    const now = await state(page);
    if (test(now)) return now;
    if (Date.now() - start > limitMs) {
      throw new Error(`${what}: not within ${limitMs} ms; state ${
        JSON.stringify({...now, text: undefined})}`);
    }
    await page.waitForTimeout(20);
  }
}

// Waits until `test` is true, asked again and again; for what the page's state does not tell.
export async function untilTrue(test, what, limitMs = 20000) {
  for (const start = Date.now(); !await test();) {
    if (Date.now() - start > limitMs) throw new Error(`${what}: not within ${limitMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

// Waits until nothing has been drawn for half a second.
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

// Puts the keyboard into the search box, as a person would who then sees it there.
export async function enterBox(page) {
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.activeElement.id === 'field');
}

// Two animation frames: what was asked for has been drawn.
export const drawn = (page) => page.evaluate(() => new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}));

const folder = join(root, 'build', 'screenshots');
mkdirSync(folder, {recursive: true});

// Saves a picture and measures it: share of the most frequent colour, number of colours, and how
// many pixels have each of the wanted colours (0xRRGGBB, exactly).
export async function picture(page, name, wanted = {}) {
  await drawn(page);
  const png = await page.screenshot({path: join(folder, `${name}.png`)});
  const blank = await page.context().newPage();
  try {
    return await blank.evaluate(async ({base64, colors}) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const pixels = new Uint32Array(
        context.getImageData(0, 0, image.width, image.height).data.buffer);
      const counts = new Map();
      for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) || 0) + 1);
      const found = {};
      for (const [key, rgb] of Object.entries(colors)) {
        const abgr = (0xff000000 | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16)) >>> 0;
        found[key] = counts.get(abgr) || 0;
      }
      return {
        width: image.width, height: image.height, colors: counts.size,
        top: Math.max(...counts.values()) / pixels.length, found,
      };
    }, {base64: png.toString('base64'), colors: wanted});
  } finally {
    await blank.close();
  }
}

// Runs named checks one after another and keeps the score.
export class Score {
  passed = 0;
  failed = 0;

  // True if it passed.
  async check(name, test) {
    const start = Date.now();
    try {
      await test();
      ++this.passed;
      console.log(`  ok    ${name} (${Date.now() - start} ms)`);
      return true;
    } catch (error) {
      ++this.failed;
      console.log(`  FAIL  ${name}: ${error.message.split('\n').slice(0, 6).join('\n        ')}`);
      return false;
    }
  }

  end() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exitCode = this.failed ? 1 : 0;
  }
}

export function expect(condition, sentence) {
  if (!condition) throw new Error(sentence);
}
