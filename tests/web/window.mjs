// The page in real windows, at pixel ratios that no emulation gives, with a real hand: releases outside
// of the window, a held key, Caps Lock, the browser's zoom, frames.
//
//   KEXIE_ENGINE=firefox node window.mjs DIST BUNDLE [LABEL]
import {start} from './engines.mjs';
import {atRest, boxOf, element, engine, expect, field, innerFrame, openReady, searchAddress, state, Suite,
  until, untilTrue} from './harness.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

const suite = await Suite.open({engines: ['chromium', 'firefox'], window: true});
/** @param {string} name @param {() => Promise<void>} test */
const check = (name, test) => suite.check(`${suite.label}, ${engine}, window: ${name}`, test);

/** The pixels of the canvas, and those that the screen has for it. @param {Page} page */
const sizes = (page) => page.evaluate(() => new Promise((done) => {
  const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
  new ResizeObserver(([{devicePixelContentBoxSize: [box]}], observer) => {
    observer.disconnect();
    done({canvas: [canvas.width, canvas.height].join(), screen: [box.inlineSize, box.blockSize].join(),
      ratio: window.devicePixelRatio});
  }).observe(canvas, {box: 'device-pixel-content-box'});
}));

for (const ratio of [1.1, 1.25, 1.3333, 1.5, 1.75]) {
  await check(`the canvas has the pixels of the screen at ${ratio}`, async () => {
    const {browser, screen} = await start({window: true, ratio});
    try {
      const context = await browser.newContext({viewport: null});
      const page = await context.newPage();
      await openReady(page, suite.http.url);
      const window = await screen?.topWindow();
      for (const width of [932, 933, 1001, 1174]) {
        await screen?.xdotool('windowsize', window ?? '', width, 800);
        await untilTrue(async () => {
          const now = await sizes(page);
          expect(Math.abs(now.ratio - ratio) < 0.02, `the ratio is ${now.ratio}`);
          return now.canvas === now.screen;
        }, `the canvas has not the pixels of the screen, ${width} wide`, 8000);
        await atRest(page);
        const now = await sizes(page);
        expect(now.canvas === now.screen, `${now.canvas} pixels for ${now.screen} of the screen`);
      }
    } finally {
      await browser.close();
      screen?.close();
    }
  });
}

await check('a drag that is released outside of the window ends', async () => {
  await suite.withPage({address: `#/issue/${suite.newest.id}/0`}, async (page) => {
    const hand = await suite.hand(page);
    await atRest(page);
    const {centerX, centerY} = await boxOf(element(page, 'reader'));
    await hand.move(centerX, centerY - 40);
    await hand.down();
    await hand.move(centerX + 60, centerY + 40);
    await until(page, (s) => s.selection !== '', 'nothing is selected');
    await hand.move(centerX + 60, -60);
    await hand.up();
    await hand.move(centerX - 60, centerY - 90);
    await atRest(page);
    const {selection} = await state(page);
    await hand.move(centerX + 90, centerY + 120);
    await page.waitForTimeout(300);
    expect((await state(page)).selection === selection, 'the selection follows the free mouse');
  });
});

await check('Backspace held down in a long query: the page follows, and so does the address', async () => {
  const long = '科普沙龙活动'.repeat(40);
  await suite.withPage({}, async (page) => {
    const hand = await suite.hand(page);
    await field(page).fill(long);
    await until(page, (s) => s.query === long, 'the query did not run');
    await field(page).press('End');
    await hand.hold('BackSpace', 9000);
    await page.waitForTimeout(500);
    const value = await field(page).inputValue();
    expect(value.length < long.length - 100, `${value.length} characters are left`);
    const {route} = await until(page, (s) => s.query === value, 'the query does not follow');
    await untilTrue(async () => await page.evaluate(() => decodeURIComponent(window.location.hash)) ===
      decodeURIComponent(route), 'the address does not follow', 6000);
  });
});

await check('Caps Lock is not Shift', async () => {
  await suite.withPage({address: searchAddress}, async (page) => {
    const hand = await suite.hand(page);
    const place = async () => {
      const {issue, article, mark} = await state(page);
      return JSON.stringify([issue, article, mark]);
    };
    /** Where a key leads. @param {string} key */
    const step = async (key) => {
      const before = await place();
      await hand.press(key);
      await untilTrue(async () => await place() !== before, `${key} leads nowhere`, 6000);
      // The article changes before the mark does.
      await atRest(page);
      return place();
    };
    await atRest(page);
    const first = await step('n');
    await step('n');
    expect(await step('shift+n') === first, 'Shift does not lead back, without Caps Lock');
    await hand.press('Caps_Lock');
    try {
      const second = await step('n');
      expect(await step('n') !== first, 'n leads back');
      expect(await step('shift+n') === second, 'Shift does not lead back');
    } finally {
      await hand.press('Caps_Lock');
    }
  });
});

await check('Ctrl and the wheel zoom the page', async () => {
  const {page, context} = await suite.watchedPage({viewport: null});
  await openReady(page, `${suite.http.url}#/issue/${suite.newest.id}`);
  const hand = await suite.hand(page);
  const ratio = () => page.evaluate(() => window.devicePixelRatio);
  const before = await ratio();
  await suite.screen?.xdotool('keydown', 'ctrl');
  await hand.wheel(-1);
  await suite.screen?.xdotool('keyup', 'ctrl');
  await untilTrue(async () => await ratio() > before, 'it is not zoomed', 6000);
  await atRest(page);
  const now = await sizes(page);
  expect(now.canvas === now.screen, `${now.canvas} pixels for ${now.screen} of the screen`);
  expect((await state(page)).scroll === 0, 'it scrolled');
  await hand.press('ctrl+0');
  await untilTrue(async () => await ratio() === before, 'the zoom stays', 6000);
  await context.close();
});

await check('in a frame, a click gives it the keys, and Ctrl+C copies its selection', async () => {
  const {page, context} = await suite.watchedPage();
  await page.route(`${suite.http.url}outer`, (route) => route.fulfill({contentType: 'text/html',
    body: '<!DOCTYPE html><body style="margin:0"><input id="own"><textarea id="paste"></textarea>'}));
  await page.goto(`${suite.http.url}outer`);
  // Over a frame the outer page would not see where the mouse is.
  const hand = await suite.hand(page);
  await page.evaluate((issue) => {
    const inner = document.createElement('iframe');
    inner.src = `./#/issue/${issue}/0`;
    inner.style.cssText = 'position:fixed;left:0;top:60px;width:1200px;height:700px;border:0';
    document.body.append(inner);
  }, suite.newest.id);
  const frame = await innerFrame(page);
  await frame.evaluate(() => window.kexie.ready);
  await page.locator('#own').focus();
  await page.waitForTimeout(500);
  await hand.move(600, 400);
  await hand.down();
  await hand.move(800, 500);
  await page.waitForTimeout(100);
  await hand.up();
  await untilTrue(async () => (await frame.evaluate(() => window.kexie.state().selection)) !== '',
    'nothing selected');
  await hand.press('ctrl+c');
  await page.waitForTimeout(300);
  const selection = await frame.evaluate(() => window.kexie.state().selection);
  await hand.press('slash');
  await untilTrue(() => frame.evaluate(() => document.activeElement?.id === 'field'),
    'the key went to the outer page');
  await hand.click(260, 20);
  await page.locator('#paste').focus();
  await hand.press('ctrl+v');
  await untilTrue(async () => (await page.locator('#paste').inputValue()).trim() === selection.trim(),
    'something else was copied', 6000);
  await context.close();
});

await suite.close();
