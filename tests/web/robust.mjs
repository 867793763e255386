// What goes wrong outside: networks, damaged files, odd windows. And characters that no font of ours
// has.
//
//   node robust.mjs DIST BUNDLE LABEL
import {resolve} from 'node:path';
import {gzipSync} from 'node:zlib';
import {drawn, expect, launch, openReady, picture, Score, serve, state, until, watchedPage, ways}
  from './harness.mjs';
import {readBundle} from './oracle.mjs';

const dist = resolve(process.argv[2]);
const bundle = readBundle(resolve(process.argv[3]));
const label = process.argv[4] || 'digests';
const score = new Score();
const server = await serve(dist);
const browser = await launch();
const [way] = ways(dist, server.address);
const name = (what) => `${label}, robust: ${what}`;
const archive = /archive\..*\.json\.gz$/;

// Opens the page with the bundle changed on its way; resolves to what `ready` was rejected with, or
// to '' where the page works.
async function openWith(answer) {
  const {page, context} = await watchedPage(browser, way);
  let asked = 0;
  await page.route(archive, async (route) => answer(route, ++asked));
  await page.goto(way.url);
  const failed = await page.evaluate(() => window.kexie.ready.then(() => '', (e) => e.message));
  const said = await page.locator('#said').textContent();
  const retry = await page.locator('#retry').isVisible();
  await context.close();
  return {failed, said, retry, asked};
}

const altered = (change) => async (route) => {
  const response = await route.fetch();
  const body = Buffer.from(await response.body());
  await route.fulfill({response, body: change(body)});
};
const flipped = (body) => {
  body[body.length >> 1] ^= 0x10;
  return body;
};

// Half a megabyte that unpacks to 500.
const bomb = gzipSync(Buffer.alloc(500 * 1024 * 1024, ' '), {level: 1});

for (const [what, answer] of [
  ['of 500 MB, unpacked', altered(() => bomb)],
  ['cut', altered((body) => body.subarray(0, body.length / 2))],
  ['bit-flipped', altered(flipped)],
  ['of another build', altered(() => Buffer.from('{"format":"kexie-archive","version":1}'))],
  ['never there', (route) => route.abort('connectionfailed')],
  ['missing on the host', (route) => route.fulfill({status: 404, body: ''})],
]) {
  await score.check(name(`a bundle that is ${what} is refused in a sentence`), async () => {
    const {failed, said, retry} = await openWith(answer);
    expect(/[\u4e00-\u9fff].*。$/.test(failed), `ready was rejected with "${failed}"`);
    expect(said === failed && retry, 'the sentence is not shown, or nothing can be pressed');
  });
}

await score.check(name('a network that fails twice is tried again'), async () => {
  const {failed, asked} = await openWith((route, time) =>
    (time < 3 ? route.abort('connectionfailed') : route.continue()));
  expect(failed === '' && asked === 3, `asked ${asked} times: ${failed}`);
});

await score.check(name('an archive of 500 MB is refused before it is fetched'), async () => {
  const {page, context, seen} = await watchedPage(browser, way);
  await page.route(way.url, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(
      /("archive\.json":\{"file":"[^"]*","size":\d+,"unpacked":)\d+/, `$1${500 * 1024 * 1024}`);
    await route.fulfill({response, body: html});
  });
  await page.goto(way.url);
  const failed = await page.evaluate(() => window.kexie.ready.then(() => '', (e) => e.message));
  expect(/500 MB.*。$/.test(failed), `ready was rejected with "${failed}"`);
  expect(await page.locator('#said').textContent() === failed, 'the sentence is not shown');
  expect(seen.errors.length === 0, seen.errors.join(' | '));
  await context.close();
});

await score.check(name('on a slow network the bar grows to its end'), async () => {
  const {page, context, seen} = await watchedPage(browser, way);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions',
    {offline: false, latency: 40, downloadThroughput: 200 * 1024, uploadThroughput: 200 * 1024});
  await page.addInitScript(() => {
    window.shown = [];
    document.addEventListener('DOMContentLoaded', () => {
      const bar = document.getElementById('bar');
      const began = performance.now();
      new MutationObserver(() => window.shown.push({
        percent: Number(bar.getAttribute('aria-valuenow')),
        width: bar.firstElementChild.getBoundingClientRect().width / bar.clientWidth,
        said: document.getElementById('said').textContent,
        at: performance.now() - began,
        gone: document.getElementById('boot').hidden,
      })).observe(bar, {attributeFilter: ['aria-valuenow']});
    });
  });
  await page.goto(way.url, {waitUntil: 'commit'});
  await page.waitForFunction(() => window.kexie);
  await page.evaluate(() => window.kexie.ready);
  // A quick start shows nothing of it; a slow one, what is to be read until then, too.
  const all = (await page.evaluate(() => window.shown)).filter(({percent}) => percent > 0);
  const shown = all.filter(({width}) => !Number.isNaN(width));
  // The first frame takes its place; some of the load may still be on its way.
  const hidden = all.filter(({width, gone}) => Number.isNaN(width) && !gone);
  expect(hidden.every(({at}) => at < 1000), `hidden: ${JSON.stringify(hidden)}`);
  const percents = all.map(({percent}) => percent);
  expect(new Set(shown.map(({percent}) => percent)).size >= 10, `only ${percents}`);
  expect(percents.every((percent, i) => i === 0 || percent >= percents[i - 1]),
    `it goes back: ${percents}`);
  expect(percents.at(-1) >= 99, `it ends at ${percents.at(-1)}`);
  for (const {percent, width, said} of shown) {
    expect(said.includes(`${percent}%`), `${percent} % and "${said}"`);
    expect(Math.abs(width * 100 - percent) < 2, `${percent} % is ${width} wide`);
  }
  expect(seen.errors.length === 0, seen.errors.join(' | '));
  await context.close();
});

const {page, context, seen} = await watchedPage(browser, way);
await openReady(page, way.url);
const cdp = await context.newCDPSession(page);
const light = {red: 0xb3261e, paper: 0xfbf9f4};

async function resizeTo(width, height, ratio) {
  await cdp.send('Emulation.setDeviceMetricsOverride',
    {width, height, deviceScaleFactor: ratio, mobile: false});
}
// Waits until the canvas has as many pixels as its place on the screen, at the wanted ratio.
async function fits(what, wanted) {
  await page.waitForFunction((ratio) => {
    const canvas = document.getElementById('canvas');
    const off = (css, pixels) => Math.abs(css * window.devicePixelRatio - pixels);
    return Math.abs(window.devicePixelRatio - ratio) < 0.01 &&
      off(canvas.clientWidth, canvas.width) <= 1 && off(canvas.clientHeight, canvas.height) <= 1;
  }, wanted).catch(() => { throw new Error(`${what}: another number of pixels`); });
  await drawn(page);
}
// Waits until a picture has what is wanted; drawing takes its time on a busy machine.
async function untilPicture(file, colors, test, what) {
  const start = Date.now();
  for (;;) {
    const look = await picture(page, file, colors);
    if (test(look)) return look;
    if (Date.now() - start > 20000) throw new Error(`${what}: ${JSON.stringify(look)}`);
  }
}

await score.check(name('zoom from 50 to 300 %: the canvas has the screen\'s pixels'), async () => {
  for (const ratio of [0.5, 0.75, 1, 1.25, 1.5, 2, 3]) {
    await resizeTo(Math.round(1440 / ratio), Math.round(900 / ratio), ratio);
    await fits(`zoom ${ratio}`, ratio);
    await untilPicture(`${label}-zoom-${ratio * 100}`, light,
      (look) => look.colors > 50 && look.found.red > 100, `blank at ${ratio}`);
  }
});

await score.check(name('a storm of sizes ends in the right one'), async () => {
  for (let i = 0; i < 60; ++i) {
    await resizeTo(320 + (i * 137) % 1300, 300 + (i * 71) % 800, 1 + (i % 3) / 2);
  }
  await resizeTo(1440, 900, 1);
  await fits('after the storm', 1);
  await untilPicture(`${label}-storm`, light,
    (look) => look.width === 1440 && look.colors > 50 && look.found.red > 500, 'blank');
});

await score.check(name('a tab that slept goes on'), async () => {
  await cdp.send('Page.setWebLifecycleState', {state: 'frozen'});
  await cdp.send('Page.setWebLifecycleState', {state: 'active'});
  await page.locator('#field').click();
  await page.keyboard.insertText('科协');
  await until(page, (s) => s.query === '科协' && s.total > 0, 'it does not search any more');
});

await score.check(name('a lost graphics context comes back'), async () => {
  await page.evaluate(() => {
    const lose = document.getElementById('canvas').getContext('webgl2')
      .getExtension('WEBGL_lose_context');
    lose.loseContext();
    setTimeout(() => lose.restoreContext(), 50);
  });
  await page.waitForFunction(() => {
    const context = document.getElementById('canvas').getContext('webgl2');
    return !context.isContextLost() && !document.documentElement.classList.contains('text');
  });
  await untilPicture(`${label}-restored`, light,
    (look) => look.colors > 50 && look.found.red > 300, 'blank');
  // What belonged to the lost context is let go of, which Chromium remarks upon.
  seen.errors = seen.errors.filter((text) => !/CONTEXT_LOST|context lost|does not belong to this context/i.test(text));
});

// The sentence of the empty list repeats the query. Boxes for characters that nobody has look alike,
// and like nothing else.
await score.check(name('no character is a box: rare ones, emoji, Hangul'), async () => {
  const look = async (letter) => {
    await page.locator('#field').fill(letter);
    await until(page, (s) => s.query === letter && s.total === 0, 'the query did not run');
    // The larger fonts come later than the query; then nothing changes any more.
    let before = null;
    let same = 0;
    for (const start = Date.now(); same < 4 && Date.now() - start < 20000;) {
      await drawn(page);
      const png = await page.screenshot({clip: {x: 270, y: 54, width: 700, height: 700},
        path: `${resolve('../../build/screenshots')}/${label}-letter-${letter}.png`});
      same = before && png.equals(before) ? same + 1 : 0;
      before = png;
      await page.waitForTimeout(100);
    }
    return before.toString('base64');
  };
  const boxes = [await look('\u{2fff0}'), await look('\u{2fff1}')];
  expect(boxes[0] === boxes[1], 'unknown characters do not look alike: the test sees nothing');
  const pictures = new Map();
  for (const letter of ['𠮷', '龘', '😀', '한', '글', 'א']) {
    pictures.set(letter, await look(letter));
    expect(pictures.get(letter) !== boxes[0], `${letter} is a box`);
  }
  expect(new Set(pictures.values()).size === pictures.size, 'two look alike');
});

await score.check(name('a file over 200 MB is refused before it is read'), async () => {
  await page.evaluate(() => {
    const part = new Uint8Array(1024 * 1024);
    const transfer = new DataTransfer();
    transfer.items.add(new File(Array(201).fill(part), 'large.json'));
    window.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, cancelable: true}));
  });
  const now = await until(page, (s) => s.ownFiles.length === 1, 'nothing is said');
  expect(now.ownFiles[0].error === 'file-too-large', JSON.stringify(now.ownFiles));
});

// As much as may be brought: read, or refused in a sentence, but the tab lives.
await score.check(name('a bundle of nearly 200 MB is read, or refused in a sentence'), async () => {
  const {page: large, context: own} = await watchedPage(browser, way);
  let crashed = false;
  large.on('crash', () => { crashed = true; });
  await openReady(large, way.url);
  await large.evaluate((issue) => {
    const size = 190 * 1024 * 1024;
    const paragraph = '科普沙龙在河边举行。'.repeat(1000);
    const text = JSON.stringify({...issue, id: '1999-01', toc: [], diagnostics: [], articles:
      [{...issue.articles[0], paragraphs: [paragraph],
        paragraph_lines: [issue.articles[0].paragraph_lines[0]]}]});
    const count = Math.floor(size / new TextEncoder().encode(text).length);
    const parts = ['{"format":"kexie-archive","version":1,"title":"大","issues":['];
    for (let i = 0; i < count; ++i) parts.push(i ? ',' : '', text.replace('1999-01', `1999-${i + 1}`));
    const transfer = new DataTransfer();
    transfer.items.add(new File([...parts, ']}'], 'large.json'));
    window.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, cancelable: true}));
  }, bundle.issues[0]);
  const start = Date.now();
  for (;;) {
    expect(!crashed, 'the tab has crashed');
    const [taken, said] = await large.evaluate(() => [
      document.getElementById('boot').hidden ? window.kexie.state().ownFiles.length : 0,
      document.getElementById('boot').hidden ? '' : document.getElementById('said').textContent]);
    if (taken > 0) {
      const [file] = await large.evaluate(() => window.kexie.state().ownFiles);
      expect(file.issues > 1000 || file.error === 'file-too-large', JSON.stringify(file));
      console.log(`        read: ${JSON.stringify(await large.evaluate(() => [
        window.kexie.state().ownFiles, window.kexie.metrics().memory]))}`);
      break;
    }
    if (said) {
      expect(/内存不够.*。$/.test(said), said);
      console.log(`        refused: ${said}`);
      break;
    }
    expect(Date.now() - start < 120000, 'nothing is said');
    await large.waitForTimeout(200);
  }
  await own.close();
});

await score.check(name('no console message, no request to another origin'), async () => {
  expect(seen.errors.length === 0, seen.errors.slice(0, 5).join(' | '));
  expect(seen.foreign.length === 0, seen.foreign.join(' '));
  expect((await state(page)).error === null && bundle.issues.length > 0, 'an error is left');
});

await context.close();
await browser.close();
server.stop();
score.end();
