// The search box as an input method, a clipboard and a password manager see it.
//
//   node input.mjs DIST BUNDLE [LABEL]
import {boxOf, devtools, drawn, element, expect, field, follow, onlyIn, phone, state, Suite, term, until}
  from './harness.mjs';
import {plainScan} from './oracle.mjs';

/**
 * @typedef {import('./harness.mjs').Page} Page
 * @typedef {import('playwright-core').CDPSession} Session of the DevTools protocol
 */

const suite = await Suite.open();

/**
 * @param {import('./harness.mjs').ContextOptions} options
 * @param {(page: Page) => Promise<void>} use with the focus in the box
 */
const withBox = (options, use) => suite.withPage(options, async (page) => {
  await field(page).focus();
  await use(page);
});

/** As an input method types. @param {(page: Page, cdp: Session) => Promise<void>} use */
const composing = (use) => withBox({}, async (page) => use(page, await devtools(page)));

/** @param {string} name @param {() => Promise<void>} test */
const check = (name, test) => suite.check(`${suite.label}: ${name}`, test);

await check('a key that is still held when it has moved the focus counts again', () =>
  suite.withPage({}, async (page) => {
    for (let i = 0; i < 3; ++i) {
      await page.keyboard.down('/');
      await page.waitForFunction(() => document.activeElement?.id === 'field');
      await page.keyboard.up('/');
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.activeElement?.id !== 'field');
      await drawn(page);
    }
  }));

await check('a key counts again whatever was held when it was released', () =>
  suite.withPage({}, async (page) => {
    await follow(page, `#/issue/${encodeURIComponent(suite.bundle.issues[0].id)}`);
    await until(page, (s) => s.route.startsWith('#/issue/'), 'not opened');
    for (let i = 0; i < 2; ++i) {
      await page.keyboard.down('Control');
      await page.keyboard.down('a');
      await page.keyboard.up('Control');
      await page.keyboard.up('a');
      await until(page, (s) => s.selection !== '', `Ctrl+A, time ${i + 1}, selected nothing`);
      await page.keyboard.press('Escape');
      await until(page, (s) => s.selection === '', 'Escape kept the selection');
    }
  }));

await check('keys of a keyboard with another script count by their place', () =>
  suite.withPage({}, async (page) => {
    // D of a Russian keyboard.
    await page.evaluate(() => {
      for (const type of ['keydown', 'keyup']) {
        window.dispatchEvent(new KeyboardEvent(type, {key: 'в', code: 'KeyD'}));
      }
    });
    await until(page, (s) => s.theme === 'dark', 'the key did nothing');
  }));

/** @param {Page} page */
const value = (page) => field(page).inputValue();

/**
 * One state of an unfinished composition; no query may run in it.
 * @param {Page} page
 * @param {Session} cdp
 * @param {string} text
 */
async function compose(page, cdp, text, query = '') {
  await cdp.send('Input.imeSetComposition',
    {text, selectionStart: text.length, selectionEnd: text.length});
  await drawn(page);
  const now = await state(page);
  expect(now.query === query, `"${text}" is composed, yet "${now.query}" was searched`);
  expect(await value(page) === query + text, 'the box shows another text');
}

await check('pinyin is composed, corrected and committed by a blank', async () => {
  await composing(async (page, cdp) => {
    for (const step of ['s', 'sh', 'she', 'shen', "shen'", "shen'j", "shen'ji", "shen'jie"]) {
      await compose(page, cdp, step);
    }
    for (const step of ["shen'ji", "shen'j", "shen'ji", "shen'jie"]) await compose(page, cdp, step);
    await cdp.send('Input.insertText', {text: term});
    const now = await until(page, (s) => s.query === term, 'the query did not run');
    expect(now.total === plainScan(suite.bundle, term).total, 'another count');
    expect(await value(page) === term, 'the box shows another text');
  });
});

await check('Enter commits the letters as they are and opens nothing', async () => {
  await composing(async (page, cdp) => {
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
  await composing(async (page, cdp) => {
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
  await withBox({permissions: ['clipboard-read', 'clipboard-write']}, async (page) => {
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
  await composing(async (page, cdp) => {
    await cdp.send('Input.insertText', {text: '科普'.repeat(60)});
    await until(page, (s) => s.query === '科普'.repeat(60), 'the query did not run');
    await compose(page, cdp, 'shen', '科普'.repeat(60));
    const seen = await page.evaluate(() => {
      const field = /** @type {HTMLInputElement} */ (document.getElementById('field'));
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
  onlyIn(['chromium'], 'where there is no touch screen, Firefox takes no taps from its automation');
  await suite.withPage(phone, async (page) => {
    await field(page).waitFor();
    const {centerX, centerY} = await boxOf(field(page));
    await page.touchscreen.tap(centerX, centerY);
    await page.waitForFunction(() => document.activeElement?.id === 'field');
    await page.keyboard.insertText(term);
    await until(page, (s) => s.query === term, 'the query did not run');
  });
});

await check('the browser fills in, corrects and capitalises nothing', async () => {
  await withBox({}, async (page) => {
    const wanted = {type: 'text', inputmode: 'search', autocomplete: 'off', autocapitalize: 'off',
      autocorrect: 'off', spellcheck: 'false', enterkeyhint: 'search'};
    for (const [name, off] of Object.entries(wanted)) {
      expect(await field(page).getAttribute(name) === off, `${name} is not ${off}`);
    }
    expect(await field(page).evaluate((input) =>
      input instanceof HTMLInputElement && input.form === null && !input.name),
      'the field invites a password manager');
  });
});

// The frame of the box is drawn on the canvas, the text by the browser: both have to lie on the
// same pixels at every pixel ratio.
for (const ratio of [1, 1.5, 2]) {
  for (const viewport of [{width: 1440, height: 900}, phone.viewport]) {
    await check(`the text lies in its frame: ${viewport.width} px, ratio ${ratio}`, async () => {
      await withBox({viewport, deviceScaleFactor: ratio}, async (page) => {
        const {x, y, width, height} = await boxOf(field(page));
        const frame = await element(page, 'search').getAttribute('data-box');
        const edges = frame?.split(' ').map(Number) ?? [];
        // The text begins 30 px into the frame and ends 40 px before its end, 2 px within it.
        const inset = [30, 2, -40, -2];
        [x, y, x + width, y + height].forEach((edge, i) => {
          const wanted = Math.round(edges[i] * ratio) + Math.round(inset[i] * ratio);
          expect(Math.abs(edge * ratio - wanted) <= 0.51,
            `edge ${i} is at ${edge * ratio}, drawn at ${wanted}`);
        });
      });
    });
  }
}

await suite.close();
