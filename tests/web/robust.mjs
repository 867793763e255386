// What goes wrong outside: networks, damaged files, odd windows; and characters that none of our fonts
// has.
//
//   node robust.mjs DIST BUNDLE [LABEL]
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {gzipSync} from 'node:zlib';
import {boxOf, devtools, drawn, drop, element, expect, failureOf, field, isChineseSentence, onlyIn, openReady,
  picture, screenshots, searchAddress, state, Suite, term, until, untilTrue} from './harness.mjs';
import {readPng} from './png.mjs';

/** @typedef {import('./harness.mjs').Page} Page */
/** @typedef {(route: import('./harness.mjs').Route, attempt: number) => Promise<void>} Answer */

const suite = await Suite.open();
const {bundle, label, http} = suite;
/** @param {string} what */
const name = (what) => `${label}, robust: ${what}`;
const archive = /archive\..*\.json\.gz$/;

/** Opens the page with the bundle's requests answered by `answer`. @param {Answer} answer */
async function openWith(answer) {
  const {page, context} = await suite.watchedPage();
  let attempts = 0;
  await page.route(archive, (route) => answer(route, ++attempts));
  await page.goto(http.url);
  const failure = await failureOf(page);
  const shown = await page.locator('#said').textContent();
  const canRetry = await page.locator('#retry').isVisible();
  await context.close();
  return {failure, shown, canRetry, attempts};
}

/** @param {(body: Buffer) => Buffer} change @returns {Answer} */
const altered = (change) => async (route) => {
  const response = await route.fetch();
  const body = Buffer.from(await response.body());
  await route.fulfill({response, body: change(body)});
};
/** @param {Buffer} body */
const flipped = (body) => {
  body[body.length >> 1] ^= 0x10;
  return body;
};

// Half a megabyte that unpacks to 500 MB.
const bomb = gzipSync(Buffer.alloc(500 * 1024 * 1024, ' '), {level: 1});

/** @type {[what: string, answer: Answer][]} */
const damages = [
  ['of 500 MB, unpacked', altered(() => bomb)],
  ['cut', altered((body) => body.subarray(0, body.length / 2))],
  ['bit-flipped', altered(flipped)],
  ['of another build', altered(() => Buffer.from('{"format":"kexie-archive","version":1}'))],
  ['never there', (route) => route.abort('connectionfailed')],
  ['missing on the host', (route) => route.fulfill({status: 404, body: ''})],
];
for (const [what, answer] of damages) {
  await suite.check(name(`a bundle that is ${what} is refused in a sentence`), async () => {
    const {failure, shown, canRetry} = await openWith(answer);
    expect(isChineseSentence(failure), `ready was rejected with "${failure}"`);
    expect(shown === failure && canRetry, 'the sentence is not shown, or nothing can be pressed');
  });
}

await suite.check(name('a network that fails twice is tried again'), async () => {
  const {failure, attempts} = await openWith((route, attempt) =>
    (attempt < 3 ? route.abort('connectionfailed') : route.continue()));
  expect(failure === '' && attempts === 3, `tried ${attempts} times: ${failure}`);
});

await suite.check(name('an archive of 500 MB is refused before it is fetched'), async () => {
  const {page, context, expectQuiet} = await suite.watchedPage();
  await page.route(http.url, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace(
      /("archive\.json":\{"file":"[^"]*","size":\d+,"unpacked":)\d+/, `$1${500 * 1024 * 1024}`);
    await route.fulfill({response, body: html});
  });
  await page.goto(http.url);
  const failure = await failureOf(page);
  expect(/500 MB.*。$/.test(failure), `ready was rejected with "${failure}"`);
  expect(await page.locator('#said').textContent() === failure, 'the sentence is not shown');
  expectQuiet();
  await context.close();
});

await suite.check(name('on a slow network the bar grows to its end'), async () => {
  const {page, context, expectQuiet} = await suite.watchedPage();
  const cdp = await devtools(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions',
    {offline: false, latency: 40, downloadThroughput: 200 * 1024, uploadThroughput: 200 * 1024});
  await page.addInitScript(() => {
    window.shown = [];
    document.addEventListener('DOMContentLoaded', () => {
      const byId = (/** @type {string} */ id) =>
        /** @type {HTMLElement} */ (document.getElementById(id));
      const bar = byId('bar');
      const began = performance.now();
      new MutationObserver(() => window.shown.push({
        percent: Number(bar.getAttribute('aria-valuenow')),
        width: (bar.firstElementChild?.getBoundingClientRect().width ?? NaN) / bar.clientWidth,
        said: byId('said').textContent,
        at: performance.now() - began,
        gone: byId('boot').hidden,
      })).observe(bar, {attributeFilter: ['aria-valuenow']});
    });
  });
  await page.goto(http.url, {waitUntil: 'commit'});
  await page.waitForFunction(() => window.kexie);
  await page.evaluate(() => window.kexie.ready);
  // A quick start shows no bar; a slow one also shows the beginning of the newest issue.
  const all = (await page.evaluate(() => window.shown)).filter(({percent}) => percent > 0);
  const shown = all.filter(({width}) => !Number.isNaN(width));
  // The first frame replaces it while the rest may still be loading.
  const hidden = all.filter(({width, gone}) => Number.isNaN(width) && !gone);
  expect(hidden.every(({at}) => at < 1000), `hidden: ${JSON.stringify(hidden)}`);
  const percents = all.map(({percent}) => percent);
  expect(new Set(shown.map(({percent}) => percent)).size >= 10, `only ${percents}`);
  expect(percents.every((percent, i) => i === 0 || percent >= percents[i - 1]),
    `it goes back: ${percents}`);
  const last = percents.at(-1) ?? 0;
  expect(last >= 99, `it ends at ${last}`);
  for (const {percent, width, said} of shown) {
    expect(said?.includes(`${percent}%`), `${percent} % and "${said}"`);
    expect(Math.abs(width * 100 - percent) < 2, `${percent} % is ${width} wide`);
  }
  expectQuiet();
  await context.close();
});

const {page, seen, expectQuiet} = await suite.watchedPage();
await openReady(page, http.url);
const light = {red: 0xb3261e, paper: 0xfbf9f4};

/** @param {number} width @param {number} height @param {number} ratio */
async function resizeTo(width, height, ratio) {
  const cdp = await devtools(page);
  await cdp.send('Emulation.setDeviceMetricsOverride',
    {width, height, deviceScaleFactor: ratio, mobile: false});
}

/** Waits until the canvas has the screen's pixels. @param {string} what @param {number} wanted ratio */
async function fits(what, wanted) {
  await page.waitForFunction((ratio) => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    const off = (/** @type {number} */ css, /** @type {number} */ pixels) => Math.abs(css * window.devicePixelRatio - pixels);
    return Math.abs(window.devicePixelRatio - ratio) < 0.01 &&
      off(canvas.clientWidth, canvas.width) <= 1 && off(canvas.clientHeight, canvas.height) <= 1;
  }, wanted).catch(() => { throw new Error(`${what}: another number of pixels`); });
  await drawn(page);
}

/** @typedef {Awaited<ReturnType<typeof picture<typeof light>>>} Picture */
/** @param {string} file @param {(look: Picture) => boolean} test @param {string} what */
async function untilPicture(file, test, what) {
  /** @type {Picture | null} */
  let look = null;
  await untilTrue(async () => test(look = await picture(page, file, light)), what).catch((error) => {
    throw new Error(`${error.message}: ${JSON.stringify(look)}`);
  });
}

await suite.check(name('zoom from 50 to 300 %: the canvas has the screen\'s pixels'), async () => {
  for (const ratio of [0.5, 0.75, 1, 1.25, 1.5, 2, 3]) {
    await resizeTo(Math.round(1440 / ratio), Math.round(900 / ratio), ratio);
    await fits(`zoom ${ratio}`, ratio);
    await untilPicture(`${label}-zoom-${ratio * 100}`,
      (look) => look.colors > 50 && look.found.red > 100, `blank at ${ratio}`);
  }
});

await suite.check(name('a storm of sizes ends in the right one'), async () => {
  for (let i = 0; i < 60; ++i) {
    await resizeTo(320 + (i * 137) % 1300, 300 + (i * 71) % 800, 1 + (i % 3) / 2);
  }
  await resizeTo(1440, 900, 1);
  await fits('after the storm', 1);
  await untilPicture(`${label}-storm`,
    (look) => look.width === 1440 && look.colors > 50 && look.found.red > 500, 'blank');
});

await suite.check(name('the one file, saved by a browser while it shows hits, opens again'), async () => {
  const {page, context} = await suite.watchedPage({}, suite.file);
  await openReady(page, `${suite.file.url}${searchAddress}`);
  await until(page, (s) => s.query === term, 'not searched');
  await drawn(page);
  const saved = mkdtempSync(join(tmpdir(), 'kexie-saved-'));
  try {
    const path = join(saved, 'saved.html');
    const html = await page.evaluate(() => document.documentElement.outerHTML);
    writeFileSync(path, `<!doctype html>${html}`);
    await openReady(page, `${pathToFileURL(path).href}${searchAddress}`);
    await until(page, (s) => s.query === term, 'the saved page does not search');
    await drawn(page);
    const repeated = await page.evaluate(() => {
      const ids = Array.from(document.querySelectorAll('[data-id]'), (it) => it.getAttribute('data-id'));
      return ids.length - new Set(ids).size;
    });
    expect(repeated === 0, `${repeated} elements are there twice`);
  } finally {
    rmSync(saved, {recursive: true});
    await context.close();
  }
});

await suite.check(name('a tab that slept goes on'), async () => {
  const cdp = await devtools(page);
  await cdp.send('Page.setWebLifecycleState', {state: 'frozen'});
  await cdp.send('Page.setWebLifecycleState', {state: 'active'});
  await field(page).click();
  await page.keyboard.insertText('科协');
  await until(page, (s) => s.query === '科协' && s.total > 0, 'it does not search any more');
});

await suite.check(name('a lost graphics context comes back'), async () => {
  await page.evaluate(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    const lose = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    lose?.loseContext();
    setTimeout(() => lose?.restoreContext(), 50);
  });
  await page.waitForFunction(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    return canvas.getContext('webgl2')?.isContextLost() === false &&
      !document.documentElement.classList.contains('text');
  });
  await untilPicture(`${label}-restored`,
    (look) => look.colors > 50 && look.found.red > 300, 'blank');
  // Chromium warns when objects of the lost context are deleted.
  seen.errors = seen.errors.filter((text) =>
    !/CONTEXT_LOST|context lost|does not belong to this context/i.test(text));
});

// The line above the empty list repeats the query. Boxes for characters that no font has look alike,
// and like nothing else.
await suite.check(name('no character is a box: rare ones, emoji, Hangul'), async () => {
  onlyIn(['chromium'], 'Firefox draws its code for a character that no font has: no two look alike');
  /** @param {string} letter */
  const look = async (letter) => {
    await field(page).fill(letter);
    await until(page, (s) => s.query === letter && s.total === 0, 'the query did not run');
    const {x, y, width, height} =
      await boxOf(element(page, 'hits part').locator('p', {hasText: letter}).first());
    const clip = {x, y, width, height};
    // The larger fonts arrive later than the query; after that nothing changes any more.
    /** @type {Buffer} */
    let last = Buffer.alloc(0);
    let same = 0;
    for (const start = Date.now(); same < 4 && Date.now() - start < 20000;) {
      await drawn(page);
      const png = await page.screenshot({clip,
        path: join(screenshots, `${label}-letter-${letter}.png`)});
      same = png.equals(last) ? same + 1 : 0;
      last = png;
      await page.waitForTimeout(100);
    }
    return last.toString('base64');
  };
  const boxes = [await look('\u{2fff0}'), await look('\u{2fff1}')];
  expect(boxes[0] === boxes[1], 'unknown characters do not look alike: the test sees nothing');
  const pictures = new Map();
  for (const letter of ['𠮷', '龘', '😀', '한', '글', 'א']) {
    const png = await look(letter);
    pictures.set(letter, png);
    expect(png !== boxes[0], `${letter} is a box`);
  }
  expect(new Set(pictures.values()).size === pictures.size, 'two look alike');
});

/** Drops an issue with one article, and opens that. @param {Page} page @param {string} article */
async function openOwn(page, article) {
  const text = '科协每周动态\n2031年第3期（总第903期）\n某某市科协办公室　2031年3月8日\n\n' +
    `${article}（宣传部）\n`;
  await drop(page, {name: '风筝.txt', data: Buffer.from(text)});
  await until(page, (s) => s.ownFiles.length === 1, 'the file was not taken');
  await page.keyboard.press('Escape');
  await page.evaluate(() => window.kexie.open('2031-3', 0));
}

await suite.check(name('a title is bold in letters that the bold fonts lack'), () =>
  suite.withPage({}, async (page) => {
    await openOwn(page, '鸢鸢鸢鸢进校园\n　　鸢鸢鸢鸢进校园，大家都来了。\n');
    // How much of the square of each letter is ink: the part differs with the weight, not with the size.
    const blocks = page.locator('[data-id^="block "]', {hasText: '鸢鸢鸢鸢进校园'});
    /** @param {import('playwright-core').Locator} block @param {number} indent in em */
    const ink = async (block, indent) => {
      const {x, y, height} = await boxOf(block);
      const em = Number.parseFloat(await block.evaluate(
        (each) => /** @type {HTMLElement} */ (each).style.getPropertyValue('--em')));
      const clip = {x: x + indent * em, y, width: 4 * em, height: Math.min(height, 2 * em)};
      const {pixels} = readPng(await page.screenshot({clip}));
      let dark = 0;
      for (let at = 0; at < pixels.length; at += 4) dark += Math.max(0, pixels[0] - pixels[at]);
      return dark / (4 * em * em);
    };
    await blocks.nth(1).waitFor({state: 'attached'});
    let ratio = 0;
    await untilTrue(async () => {
      await drawn(page);
      ratio = await ink(blocks.nth(0), 0) / await ink(blocks.nth(1), 2);
      return ratio > 1.2;
    }, 'the title is not bold').catch((error) => {
      throw new Error(`${error.message}: ${ratio} of the ink of the text`);
    });
    console.log(`        the title has ${ratio.toFixed(2)} times the ink of the text`);
  }));

await suite.check(name('where no canvas can be read, letters of the browser\'s fonts are shown once'),
  async () => {
    onlyIn(['firefox'], 'resistFingerprinting is Firefox\'s');
    await suite.withPage({preferences: {'privacy.resistFingerprinting': true}}, async (guarded) => {
      await openOwn(guarded, '试制风筝大赛举行\n3月3日，한국 대표团来访，试制风筝。\n');
      // The larger fonts bring 筝 and what else the first ones lack; no font of the page has Hangul.
      /** @type {string[]} */
      let shown = [];
      await untilTrue(async () => {
        shown = await guarded.evaluate(() => Array.from(
          document.querySelectorAll('main .seen'), (each) => each.textContent ?? ''));
        return shown.join('').includes('한국') && !/[\u4e00-\u9fff]/.test(shown.join(''));
      }, 'letters are there twice, or not at all').catch((error) => {
        throw new Error(`${error.message}: ${shown}`);
      });
      const look = await picture(guarded, `${label}-guarded`);
      expect(look.top > 0.5, `stripes: ${JSON.stringify(look)}`);
    });
  });

await suite.check(name('a file over 200 MB is refused before it is read'), async () => {
  await page.evaluate(() => {
    const part = new Uint8Array(1024 * 1024);
    const transfer = new DataTransfer();
    transfer.items.add(new File(Array(201).fill(part), 'large.json'));
    window.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, cancelable: true}));
  });
  const now = await until(page, (s) => s.ownFiles.length === 1, 'nothing is said');
  expect(now.ownFiles[0].error === 'file-too-large', JSON.stringify(now.ownFiles));
});

// The largest file that is accepted: read, or refused in a sentence, but the tab survives.
await suite.check(name('a bundle of nearly 200 MB is read, or refused in a sentence'), async () => {
  const {page: large, context: own} = await suite.watchedPage();
  let crashed = false;
  large.on('crash', () => { crashed = true; });
  await openReady(large, http.url);
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
  const result = await large.waitForFunction(() => {
    const boot = /** @type {HTMLElement} */ (document.getElementById('boot'));
    if (!boot.hidden) return {refusal: document.getElementById('said')?.textContent};
    const [file] = window.kexie.state().ownFiles;
    return file && {file, memory: window.kexie.metrics().memory};
  }, null, {timeout: 120000, polling: 200}).catch((error) => {
    throw crashed ? new Error('the tab has crashed') : error;
  });
  const {refusal, file, memory} = await result.jsonValue();
  console.log(`        ${refusal ?? `read: ${JSON.stringify(file)}, ${memory} bytes of memory`}`);
  expect(refusal ? /内存不够.*。$/.test(refusal)
    : file.issues > 1000 || file.error === 'file-too-large', refusal ?? JSON.stringify(file));
  await own.close();
});

await suite.check(name('no console message, no request to another origin'), async () => {
  expectQuiet();
  expect((await state(page)).error === null && bundle.issues.length > 0, 'an error is left');
});

await suite.close();
