// Sizes and start times of the finished page, against the limits of docs/PERFORMANCE.md.
//
//   node performance.mjs DIST BARE LARGE
//
// DIST is the page; BARE a folder with a page of Dear ImGui, SDL2 and one font, made with the same
// flags; LARGE the page with 200 generated issues. Start times are medians of fresh browsers'
// visits, the pages by turns.
import {readFileSync, readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {gzipSync} from 'node:zlib';
import {expect, launch, Score, serve} from './harness.mjs';

const [dist, bare, large] = process.argv.slice(2).map((path) => resolve(path));
const rounds = 9;
const score = new Score();
/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(0)} KB`;
/** @param {number[]} values */
const median = (values) => values.slice().sort((a, b) => a - b)[values.length >> 1];

// Times are reported, not tested: they depend on the machine.
/** @param {string} what @param {number} figure @param {number} limit */
function compare(what, figure, limit) {
  const verdict = figure <= limit ? 'within' : 'OVER';
  console.log(`        ${what}: ${figure.toFixed(2)}, ${verdict} the limit of ${limit}`);
}

/** @param {string} folder @param {RegExp} pattern */
function packedSize(folder, pattern) {
  const names = readdirSync(join(folder, 'assets')).filter((name) => pattern.test(name));
  return names.reduce((sum, name) => {
    const bytes = readFileSync(join(folder, 'assets', name));
    return sum + (name.endsWith('.gz') ? bytes.length : gzipSync(bytes, {level: 9}).length);
  }, 0);
}

await score.check('sizes after gzip', async () => {
  const wasm = packedSize(dist, /^kexie\..*\.wasm\.gz$/);
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  // What is loaded at once: pdf.js comes with the first PDF.
  const files = packedSize(dist, /^kexie\..*\.js$/);
  // Also those inside the page.
  const scripts = [...html.matchAll(/<script>([^]*?)<\/script>/g)].reduce((sum, [, text]) =>
    sum + gzipSync(text, {level: 9}).length, files);
  expect(scripts > files, 'no script was found in the page');
  /** @type {{first: string[], assets: Record<string, {size: number}>}} */
  const manifest = JSON.parse(html.match(/id="manifest">([^<]*)</)?.[1] ?? '');
  const first = manifest.first.reduce((sum, name) => sum + manifest.assets[name].size, 0) +
    files + gzipSync(html, {level: 9}).length;
  console.log(`        program ${kilobytes(wasm)}, scripts ${kilobytes(scripts)}, first load ${
    kilobytes(first)}`);
  expect(wasm <= 400 * 1024, `the program takes ${kilobytes(wasm)}, more than 400 KB`);
  expect(scripts <= 60 * 1024, `the scripts take ${kilobytes(scripts)}, more than 60 KB`);
  expect(first <= 1.1e6, `the first load takes ${kilobytes(first)}, more than 1.1 MB`);
});

const browser = await launch();

// A new window starts a page of the browser's own, which is not to be measured.
const settleMs = 800;

/** @param {string} url @param {string} wait @returns {Promise<any>} */
async function visit(url, wait) {
  const own = await browser.newContext({viewport: {width: 1440, height: 900}});
  const page = await own.newPage();
  await page.waitForTimeout(settleMs);
  await page.goto(url);
  const result = await page.evaluate(wait);
  await own.close();
  return result;
}

const waitForPage = 'window.kexie.ready.then(() => window.kexie.metrics())';

const servers = [await serve(dist, 0), await serve(bare, 1), await serve(large, 2)];
const [pageAddress, bareAddress, largeAddress] = servers.map(({address}) => address);

await score.check('start, against a page of Dear ImGui and SDL2 alone', async () => {
  /** @type {Record<'bare' | 'frame' | 'searchable' | 'whole' | 'large', number[]>} */
  const times = {bare: [], frame: [], searchable: [], whole: [], large: []};
  for (let round = 0; round < rounds; ++round) {
    times.bare.push(await visit(bareAddress, 'window.firstFrame'));
    const metrics = await visit(pageAddress, waitForPage);
    times.frame.push(metrics.firstFrame);
    times.searchable.push(metrics.searchable);
    times.whole.push(metrics.wholeFrame);
    times.large.push((await visit(largeAddress, waitForPage)).searchable);
  }
  const [alone, frame, searchable, whole, more] = Object.values(times).map(median);
  /** @param {string} what @param {number} ms */
  const ratio = (what, ms) => `${what} ${ms.toFixed(0)} ms, ${(ms / alone).toFixed(2)} times`;
  console.log(`        bare ${alone.toFixed(0)} ms; ${ratio('first frame', frame)}; ${
    ratio('searchable', searchable)}; ${ratio('newest issue', whole)}; 200 issues: ${
    (more - searchable).toFixed(0)} ms more`);
  compare('searchable', searchable / alone, 1.6);
  compare('newest issue', whole / alone, 1.8);
  compare('200 issues, ms more', more - searchable, 200);
});

await score.check('the second visit, at 20 Mbit/s', async () => {
  /** @type {Record<'first' | 'second', number[]>} */
  const times = {first: [], second: []};
  for (let round = 0; round < rounds; ++round) {
    const context = await browser.newContext({viewport: {width: 1440, height: 900}});
    for (const which of /** @type {const} */ (['first', 'second'])) {
      const page = await context.newPage();
      await page.waitForTimeout(settleMs);
      const cdp = await context.newCDPSession(page);
      await cdp.send('Network.enable');
      await cdp.send('Network.emulateNetworkConditions',
        {offline: false, latency: 20, downloadThroughput: 2.5e6, uploadThroughput: 1e6});
      await page.goto(pageAddress);
      times[which].push((await page.evaluate(waitForPage)).searchable);
      await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
      await page.close();
    }
    await context.close();
  }
  const [first, second] = Object.values(times).map(median);
  console.log(`        first ${first.toFixed(0)} ms, second ${second.toFixed(0)} ms: ${
    (second / first).toFixed(2)} times`);
  compare('second visit', second / first, 0.7);
});

await browser.close();
for (const server of servers) server.stop();
score.end();
