// What goes wrong outside: networks, damaged files, odd windows. And characters that no font of ours
// has.
//
//   node robust.mjs DIST BUNDLE LABEL
import {resolve} from 'node:path';
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

for (const [what, answer] of [
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

const {page, context, seen} = await watchedPage(browser, way);
await openReady(page, way.url);
const cdp = await context.newCDPSession(page);
const light = {red: 0xb3261e, paper: 0xfbf9f4};

async function resizeTo(width, height, ratio) {
  await cdp.send('Emulation.setDeviceMetricsOverride',
    {width, height, deviceScaleFactor: ratio, mobile: false});
}
async function fits(what) {
  await drawn(page);
  const {css, pixels, ratio} = await page.evaluate(() => {
    const canvas = document.getElementById('canvas');
    return {css: [canvas.clientWidth, canvas.clientHeight], pixels: [canvas.width, canvas.height],
      ratio: window.devicePixelRatio};
  });
  for (const i of [0, 1]) {
    expect(Math.abs(css[i] * ratio - pixels[i]) <= 1, `${what}: ${pixels} for ${css} at ${ratio}`);
  }
}

await score.check(name('zoom from 50 to 300 %: the canvas has the screen\'s pixels'), async () => {
  for (const ratio of [0.5, 0.75, 1, 1.25, 1.5, 2, 3]) {
    await resizeTo(Math.round(1440 / ratio), Math.round(900 / ratio), ratio);
    await page.waitForTimeout(100);
    await fits(`zoom ${ratio}`);
  }
  const look = await picture(page, `${label}-zoom-300`, light);
  expect(look.colors > 50 && look.found.red > 100, `blank: ${JSON.stringify(look)}`);
});

await score.check(name('a storm of sizes ends in the right one'), async () => {
  for (let i = 0; i < 60; ++i) {
    await resizeTo(320 + (i * 137) % 1300, 300 + (i * 71) % 800, 1 + (i % 3) / 2);
  }
  await resizeTo(1440, 900, 1);
  await page.waitForTimeout(200);
  await fits('after the storm');
  const look = await picture(page, `${label}-storm`, light);
  expect(look.colors > 50 && look.found.red > 500, `blank: ${JSON.stringify(look)}`);
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
  await page.waitForTimeout(400);
  const look = await picture(page, `${label}-restored`, light);
  expect(look.colors > 50 && look.found.red > 300, `blank: ${JSON.stringify(look)}`);
  // What belonged to the lost context is let go of, which Chromium remarks upon.
  seen.errors = seen.errors.filter((text) => !/CONTEXT_LOST|context lost|does not belong to this context/i.test(text));
});

// Where the no-hits sentence repeats the query: its ink must differ from character to character, as
// boxes for missing characters do not.
await score.check(name('no character is a box: rare ones, emoji, Hangul'), async () => {
  const pictures = new Map();
  for (const letter of ['𠮷', '龘', '😀', '한', '글']) {
    await page.locator('#field').fill(letter);
    await until(page, (s) => s.query === letter, 'the query did not run');
    await page.waitForTimeout(300);
    await drawn(page);
    const png = await page.screenshot({clip: {x: 270, y: 54, width: 700, height: 700},
      path: `${resolve('../../build/screenshots')}/${label}-letter-${letter}.png`});
    pictures.set(letter, png.toString('base64'));
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
  const now = await until(page, (s) => s.ownFiles.length === 1, 'nothing is said', 15000);
  expect(now.ownFiles[0].error === 'file-too-large', JSON.stringify(now.ownFiles));
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
