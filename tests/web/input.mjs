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

await check('the browser fills in, corrects and capitalises nothing', async () => {
  await withPage({}, async (page) => {
    const wanted = {autocomplete: 'off', autocapitalize: 'off', autocorrect: 'off',
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
