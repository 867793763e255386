// The search box as an input method, a clipboard and a password manager see it.
//
//   node input.mjs DIST BUNDLE [LABEL]
import {resolve} from 'node:path';
import {drawn, expect, launch, openReady, Score, serve, state, until, watchedPage, ways}
  from './harness.mjs';
import {plainScan, readBundle} from './oracle.mjs';

const dist = resolve(process.argv[2]);
const bundle = readBundle(resolve(process.argv[3]));
const label = process.argv[4] || 'digests';
const term = '沈洁';

const score = new Score();
const server = await serve(dist);
const browser = await launch();
const [way] = ways(dist, server.address);

async function withPage(options, use) {
  const {page, context, seen} = await watchedPage(browser, way, options);
  await openReady(page, way.url);
  const cdp = await context.newCDPSession(page);
  await page.locator('#field').focus();
  await use(page, cdp);
  expect(seen.errors.length === 0, seen.errors.join(' | '));
  await context.close();
}

const check = (name, test) => score.check(`${label}: ${name}`, test);

// One state of an unfinished composition; no query may run in it.
async function compose(page, cdp, text, query = '') {
  await cdp.send('Input.imeSetComposition',
    {text, selectionStart: text.length, selectionEnd: text.length});
  await drawn(page);
  const now = await state(page);
  expect(now.query === query, `"${text}" is composed, yet "${now.query}" was searched`);
  expect(await page.locator('#field').inputValue() === query + text, 'the box shows another text');
}

const value = (page) => page.locator('#field').inputValue();

await check('pinyin is composed, corrected and committed by a blank', async () => {
  await withPage({}, async (page, cdp) => {
    for (const step of ['s', 'sh', 'she', 'shen', "shen'", "shen'j", "shen'ji", "shen'jie"]) {
      await compose(page, cdp, step);
    }
    for (const step of ["shen'ji", "shen'j", "shen'ji", "shen'jie"]) await compose(page, cdp, step);
    await cdp.send('Input.insertText', {text: term});
    const now = await until(page, (s) => s.query === term, 'the query did not run');
    expect(now.total === plainScan(bundle, term).total, 'another count');
    expect(await value(page) === term, 'the box shows another text');
  });
});

await check('Enter commits the letters as they are and opens nothing', async () => {
  await withPage({}, async (page, cdp) => {
    await compose(page, cdp, 'ke');
    await compose(page, cdp, 'kepu');
    // As the browser reports a key that belongs to the input method.
    await cdp.send('Input.dispatchKeyEvent',
      {type: 'rawKeyDown', key: 'Process', windowsVirtualKeyCode: 229});
    await cdp.send('Input.insertText', {text: 'kepu'});
    const now = await until(page, (s) => s.query === 'kepu', 'the query did not run');
    expect(!now.route.includes('open='), 'Enter opened a hit');
    expect(await value(page) === 'kepu', 'the box shows another text');
  });
});

await check('a cancelled composition leaves the query as it was', async () => {
  await withPage({}, async (page, cdp) => {
    await cdp.send('Input.insertText', {text: '科普'});
    await until(page, (s) => s.query === '科普', 'the query did not run');
    await compose(page, cdp, 'sha', '科普');
    await compose(page, cdp, '', '科普');
    await cdp.send('Input.insertText', {text: ''});
    await drawn(page);
    expect((await state(page)).query === '科普', 'the query changed');
    expect(await value(page) === '科普', 'the box changed');
    await cdp.send('Input.insertText', {text: '沙龙'});
    await until(page, (s) => s.query === '科普沙龙', 'typing went on elsewhere');
  });
});

await check('paste, undo and redo search what the box shows', async () => {
  await withPage({permissions: ['clipboard-read', 'clipboard-write']}, async (page) => {
    await page.evaluate((text) => navigator.clipboard.writeText(text), term);
    await page.keyboard.press('Control+V');
    await until(page, (s) => s.query === term, 'nothing was pasted');
    await page.keyboard.insertText('科');
    await until(page, (s) => s.query === `${term}科`, 'the query did not run');
    await page.keyboard.press('Control+Z');
    const back = await until(page, (s) => s.query !== `${term}科`, 'undo did nothing');
    expect(back.query === await value(page), `"${back.query}" beside "${await value(page)}"`);
    await page.keyboard.press('Control+Shift+Z');
    await until(page, (s) => s.query === `${term}科`, 'redo did nothing');
  });
});

// The candidate window stands at the caret: it has to be in the box however long the text is.
await check('the caret stays in the box while a long text is composed', async () => {
  await withPage({}, async (page, cdp) => {
    await cdp.send('Input.insertText', {text: '科普'.repeat(60)});
    await until(page, (s) => s.query === '科普'.repeat(60), 'the query did not run');
    await compose(page, cdp, 'shen', '科普'.repeat(60));
    const seen = await page.evaluate(() => {
      const field = document.getElementById('field');
      const {left, right, top, bottom} = field.getBoundingClientRect();
      const at = document.elementFromPoint(right - 2, (top + bottom) / 2);
      return {focused: document.activeElement === field, onTop: at === field,
        end: field.scrollLeft + field.clientWidth, whole: field.scrollWidth,
        caret: field.selectionStart, length: field.value.length,
        inside: left >= 0 && right <= window.innerWidth && top >= 0};
    });
    expect(seen.focused && seen.onTop && seen.inside, JSON.stringify(seen));
    expect(seen.caret === seen.length, `the caret is at ${seen.caret} of ${seen.length}`);
    expect(seen.whole > seen.end - 2 && seen.whole - seen.end <= 2,
      `the end of the text is out of sight: ${JSON.stringify(seen)}`);
    await cdp.send('Input.insertText', {text: term});
    await until(page, (s) => s.query === '科普'.repeat(60) + term, 'the query did not run');
  });
});

await check('a tap on a phone gives the box the keyboard, at a size that is not zoomed', async () => {
  const {page, context, seen} = await watchedPage(browser, way, {viewport: {width: 390, height: 844},
    deviceScaleFactor: 2, hasTouch: true, isMobile: true});
  await openReady(page, way.url);
  const box = await page.locator('#field').boundingBox();
  expect(box, 'no box is shown');
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForFunction(() => document.activeElement.id === 'field');
  await page.keyboard.insertText(term);
  await until(page, (s) => s.query === term, 'the query did not run');
  expect(seen.errors.length === 0, seen.errors.join(' | '));
  await context.close();
});

await check('the browser fills in, corrects and capitalises nothing', async () => {
  await withPage({}, async (page) => {
    const wanted = {type: 'text', inputmode: 'search', autocomplete: 'off', autocapitalize: 'off', autocorrect: 'off',
      spellcheck: 'false', enterkeyhint: 'search'};
    for (const [name, off] of Object.entries(wanted)) {
      expect(await page.locator('#field').getAttribute(name) === off, `${name} is not ${off}`);
    }
    expect(await page.locator('#field').evaluate((field) => field.form === null && !field.name),
      'the field invites a password manager');
  });
});

// The frame of the box is drawn on the canvas, the text by the browser: both have to lie on the
// same pixels at every pixel ratio.
for (const ratio of [1, 1.5, 2]) {
  for (const [name, viewport] of [['wide', {width: 1440, height: 900}],
    ['phone', {width: 390, height: 844}]]) {
    await check(`the box lies on its place: ${name}, ratio ${ratio}`, async () => {
      await withPage({viewport, deviceScaleFactor: ratio}, async (page) => {
        const rects = await page.evaluate(() => {
          const field = document.getElementById('field').getBoundingClientRect();
          const box = document.querySelector('[data-id=search]').dataset.box.split(' ').map(Number);
          return {field: [field.left, field.top, field.right, field.bottom], box};
        });
        // The text begins 30 px into the frame and ends 40 px before its end, 2 px within it.
        const inset = [30, 2, -40, -2];
        rects.field.forEach((edge, i) => {
          const wanted = Math.round(rects.box[i] * ratio) + Math.round(inset[i] * ratio);
          expect(Math.abs(edge * ratio - wanted) <= 0.51,
            `edge ${i} is at ${edge * ratio}, drawn at ${wanted}`);
        });
      });
    });
  }
}

await browser.close();
server.stop();
score.end();
