// What browsers refuse or limit, frames of other pages, pointers, keys and pixels of a real window.
//
//   node host.mjs DIST BUNDLE [LABEL]
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {boxOf, devtools, drawn, element, expect, failureOf, field, hover, innerFrame,
  isChineseSentence, phone, press, ready, searchAddress, state, Suite, term, until, untilTrue}
  from './harness.mjs';

/**
 * @typedef {import('./harness.mjs').Page} Page
 * @typedef {import('playwright-core').Frame} Frame
 */

const suite = await Suite.open();
const {bundle, http} = suite;
/** @param {string} name @param {() => Promise<void>} test */
const check = (name, test) => suite.check(`${suite.label}, host: ${name}`, test);

// --- The history -----------------------------------------------------------------------------------

/**
 * Lets each window of `spanMs` change the address `most` times, as Firefox and Safari do.
 * @param {Page} page
 * @param {number} most
 */
const limitHistory = (page, most, spanMs = 3000) => page.addInitScript(({most, spanMs}) => {
  /** @type {number[]} */
  const calls = [];
  Object.assign(window, {historyCalls: calls});
  for (const name of /** @type {const} */ (['pushState', 'replaceState'])) {
    const change = window.history[name];
    window.history[name] = function(...parameters) {
      const now = performance.now();
      if (calls.filter((at) => now - at < spanMs).length >= most) {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      }
      calls.push(now);
      change.apply(window.history, parameters);
    };
  }
}, {most, spanMs});

/** @param {Page} page @returns {Promise<number[]>} */
const historyCalls = (page) => page.evaluate('window.historyCalls');
/** @param {Page} page */
const hash = (page) => page.evaluate(() => decodeURIComponent(window.location.hash));

/** @param {Page} page */
async function addressIsRight(page) {
  const {route} = await state(page);
  await untilTrue(async () => await hash(page) === decodeURIComponent(route), `the address is not ${route}`, 12000);
}

await check('a key held in a long query writes few addresses, the last one at rest', async () => {
  const long = '科普沙龙活动'.repeat(25);
  await suite.withPage({prepare: (page) => limitHistory(page, 12, 3300)}, async (page) => {
    await field(page).fill(long);
    await until(page, (s) => s.query === long, 'the query did not run');
    await field(page).press('End');
    const before = (await historyCalls(page)).length;
    const start = Date.now();
    for (let i = 0; i < long.length - 2; ++i) await page.keyboard.press('Backspace');
    await until(page, (s) => s.query === '科普', 'the query does not follow the box');
    await addressIsRight(page);
    const calls = (await historyCalls(page)).slice(before);
    expect(calls.length <= (Date.now() - start) / 300 + 2, `${calls.length} addresses written`);
    expect(calls.every((at, i) => i === 0 || at - calls[i - 1] >= 299), 'two within 300 ms');
    expect((await state(page)).total > 0, 'stale hits');
  });
});

await check('a browser that refuses an address is asked again, and no frame ends', async () => {
  await suite.withPage({prepare: (page) => limitHistory(page, 1, 7000)}, async (page) => {
    for (const query of ['科', '科普', '科普沙', '科普沙龙', '科普沙', '科普']) {
      await field(page).fill(query);
      await until(page, (s) => s.query === query, 'the query did not run');
      await page.waitForTimeout(350);
    }
    expect(await hash(page) !== decodeURIComponent((await state(page)).route), 'the limit was not reached');
    await addressIsRight(page);
  });
});

await check('each article opened is a step of the history, however fast', async () => {
  const [first, second, third] = bundle.issues;
  await suite.withPage({}, async (page) => {
    await page.evaluate((ids) => ids.forEach((id) => window.kexie.open(id)),
      [first.id, second.id, third.id]);
    await addressIsRight(page);
    await page.goBack();
    await until(page, (s) => s.issue === second.id, 'Back does not lead to the second');
    await page.goBack();
    await until(page, (s) => s.issue === first.id, 'Back does not lead to the first');
  });
});

await check('without a history the page works, says so, and copies the right link', async () => {
  await suite.withPage({prepare: (page) => limitHistory(page, 0)}, async (page) => {
    await field(page).fill(term);
    await until(page, (s) => s.query === term && s.total > 0, 'the query did not run');
    await element(page, 'hit0').dispatchEvent('click');
    await until(page, (s) => s.route.includes('open='), 'no hit was opened');
    await page.waitForFunction(() => document.querySelector('[data-id=status]')
      ?.textContent?.includes('不保存地址'));
    await page.evaluate(() => {
      Object.assign(navigator.clipboard, {writeText: async (/** @type {string} */ text) => {
        Object.assign(window, {copied: text});
      }});
    });
    await press(page, 'tool2');
    const copied = await page.waitForFunction(() => /** @type {any} */ (window).copied);
    expect(await copied.jsonValue() === http.url + (await state(page)).route, 'another link');
  });
});

await check('a reload right after typing keeps the query', async () => {
  await suite.withPage({}, async (page) => {
    await field(page).fill('科');
    await field(page).fill(term);
    await until(page, (s) => s.query === term, 'the query did not run');
    await page.reload();
    await ready(page);
    const {query} = await until(page, (s) => s.query !== '', 'no query');
    expect(query === term, `"${query}" came back`);
  });
});

// --- Frames and restricted documents ---------------------------------------------------------------

const single = readFileSync(join(suite.dist, 'kexie.html'), 'utf8');

/**
 * Opens the page in one file inside a frame of another page.
 * @param {'srcdoc' | 'blob' | 'file'} kind
 * @param {string | null} sandbox
 * @param {(page: Page, frame: Frame) => Promise<void>} use
 */
async function inFrame(kind, sandbox, use) {
  const {page, context, seen} = await suite.watchedPage({permissions: ['clipboard-read',
    'clipboard-write']});
  const outer = `${http.url}outer`;
  await page.route(outer, (route) => route.fulfill({contentType: 'text/html',
    body: '<!DOCTYPE html><title>outer</title><body style="margin:0"><input id="own">'}));
  await page.route(`${http.url}inner`, (route) => route.fulfill({contentType: 'text/html',
    body: single}));
  await page.goto(outer);
  await page.evaluate(({kind, sandbox, single}) => {
    const frame = document.createElement('iframe');
    if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
    frame.style.cssText = 'position:fixed;left:0;top:40px;width:1200px;height:800px;border:0';
    if (kind === 'srcdoc') frame.srcdoc = single;
    if (kind === 'blob') frame.src = URL.createObjectURL(new Blob([single], {type: 'text/html'}));
    if (kind === 'file') frame.src = 'inner';
    document.body.append(frame);
  }, {kind, sandbox, single});
  try {
    const frame = await innerFrame(page);
    await frame.evaluate(() => window.kexie.ready);
    await use(page, frame);
    expect(seen.errors.length === 0, seen.errors.slice(0, 3).join(' | '));
  } finally {
    await context.close();
  }
}

/** @param {Frame} frame */
const frameState = (frame) => frame.evaluate(() => window.kexie.state());

for (const [kind, sandbox, refused] of /** @type {const} */ ([
  ['file', null, ''], ['srcdoc', null, '地址'], ['blob', null, ''],
  ['file', 'allow-scripts', '设置、自己的文件'], ['srcdoc', 'allow-scripts', '设置、自己的文件、地址'],
  ['blob', 'allow-scripts', '设置、自己的文件'],
])) {
  const where = `${kind}${sandbox === null ? '' : `, sandbox="${sandbox}"`}`;
  await check(`in a frame (${where}) it has the keyboard after a click, and works`, async () => {
    await inFrame(kind, sandbox, async (page, frame) => {
      await page.locator('#own').focus();
      await page.mouse.click(900, 500);
      // A frame of another origin has the keyboard only once its process knows.
      await untilTrue(() => frame.evaluate(() => document.hasFocus()), 'the click gives no keyboard');
      await page.keyboard.press('/');
      await untilTrue(() => frame.evaluate(() => document.activeElement?.id === 'field'),
        'the key went elsewhere');
      await page.keyboard.insertText(term);
      await untilTrue(async () => (await frameState(frame)).total > 0, 'no hits');
      await frame.locator('[data-id=hit0]').dispatchEvent('click');
      await untilTrue(async () => (await frameState(frame)).route.includes('open='), 'not opened');
      const said = () => frame.evaluate(() => document.querySelector('[data-id=status]')?.textContent);
      if (refused) {
        await untilTrue(async () => (await said() ?? '').includes(`不保存${refused}`),
          'it does not say what is not kept');
      } else {
        expect(!(await said())?.includes('不保存'), `it says ${await said()}`);
      }
      expect(await frame.locator('#boot').isHidden(), 'covered by the boot screen');
      expect(await page.evaluate(() => window.frames.length) === 1, 'the frame is gone');
    });
  });
}

await check('in a frame Ctrl+C copies the selection', async () => {
  await inFrame('file', null, async (page, frame) => {
    await frame.evaluate((id) => window.kexie.open(id, 0), suite.newest.id);
    await page.locator('#own').focus();
    await page.mouse.move(600, 400);
    await page.mouse.down();
    await page.mouse.move(800, 500, {steps: 5});
    await page.mouse.up();
    await untilTrue(async () => (await frameState(frame)).selection !== '', 'nothing selected');
    await page.keyboard.press('Control+C');
    const {selection} = await frameState(frame);
    await untilTrue(async () =>
      await page.evaluate(() => navigator.clipboard.readText()) === selection, 'not copied');
  });
});

await check('the page of several files, opened from disk, names the file to open', async () => {
  const {page, context} = await suite.watchedPage();
  const url = pathToFileURL(join(suite.dist, 'index.html')).href;
  await page.goto(url + searchAddress);
  const failure = await failureOf(page);
  expect(isChineseSentence(failure) && failure.includes('kexie.html'), failure);
  expect(await page.locator('#said').textContent() === failure, 'not shown');
  await page.locator('#retry').click();
  await page.waitForURL(/kexie\.html/);
  await ready(page);
  await until(page, (s) => s.query === term, 'the address is lost');
  await context.close();
});

await check('in a frame that may not read its files, it says where to open it', async () => {
  const {page, context} = await suite.watchedPage();
  await page.route(`${http.url}outer`, (route) => route.fulfill({contentType: 'text/html',
    body: '<!DOCTYPE html><iframe sandbox="allow-scripts" src="./"></iframe>'}));
  await page.goto(`${http.url}outer`);
  const frame = await innerFrame(page);
  const failure = await frame.evaluate(() => window.kexie.ready.then(() => '', (error) => error.message));
  expect(isChineseSentence(failure) && failure.includes('标签页'), failure);
  await context.close();
});

await check('shaders that the driver refuses lead to the text version', async () => {
  /** @type {string[]} */
  const lines = [];
  await suite.withPage({prepare: (page) => {
    page.on('console', (message) => lines.push(message.text()));
    return page.addInitScript(() => {
      window.WebGL2RenderingContext.prototype.getProgramParameter = () => false;
    });
  }}, async (page) => {
    expect(await page.locator('html.text').count() === 1, 'not the text version');
    expect(await page.locator('main').innerText() !== '', 'it is empty');
    expect(lines.some((line) => line.includes('does not accept the shaders')), 'not said');
  });
});

// --- Pointers --------------------------------------------------------------------------------------

/** @param {Page} page */
async function startSelection(page) {
  await page.evaluate((id) => window.kexie.open(id, 0), suite.newest.id);
  await drawn(page);
  const reader = await boxOf(element(page, 'reader'));
  await page.mouse.move(reader.centerX, reader.centerY);
  await page.mouse.down();
  await page.mouse.move(reader.centerX + 80, reader.centerY + 60, {steps: 4});
  await until(page, (s) => s.selection !== '', 'nothing is selected');
  return reader;
}

/** @param {Page} page @param {{centerX: number, centerY: number}} reader */
async function movesFreely(page, reader) {
  await drawn(page);
  await page.mouse.move(reader.centerX, reader.centerY - 60, {steps: 4});
  await drawn(page);
  const {selection} = await state(page);
  await page.mouse.move(reader.centerX - 100, reader.centerY + 120, {steps: 4});
  await drawn(page);
  expect((await state(page)).selection === selection, 'the selection follows the free mouse');
}

await check('a drag that ends over the search box, or outside, ends', async () => {
  await suite.withPage({}, async (page) => {
    let reader = await startSelection(page);
    const box = await boxOf(field(page));
    await page.mouse.move(box.centerX, box.centerY, {steps: 4});
    await page.mouse.up();
    await movesFreely(page, reader);
    await page.mouse.click(reader.x + 6, reader.centerY);
    await until(page, (s) => s.selection === '', 'a click does not end the selection');
    reader = await startSelection(page);
    await page.mouse.move(-50, -40, {steps: 4});
    await page.mouse.up();
    await movesFreely(page, reader);
  });
});

await check('a release that the browser does not report ends the drag, too', async () => {
  await suite.withPage({}, async (page) => {
    const reader = await startSelection(page);
    await page.evaluate(() => {
      for (const name of ['pointerup', 'mouseup', 'lostpointercapture']) {
        window.addEventListener(name, (event) => {
          if (event.isTrusted) event.stopImmediatePropagation();
        }, {capture: true, once: true});
      }
    });
    await page.mouse.up();
    await movesFreely(page, reader);
  });
});

await check('Ctrl and the wheel, and a pinch on a touchpad, are left to the browser', async () => {
  const prepare = (/** @type {Page} */ page) => page.addInitScript(() => {
    /** @type {boolean[]} */
    const prevented = [];
    Object.assign(window, {prevented});
    window.addEventListener('wheel', (event) => setTimeout(() =>
      prevented.push(event.defaultPrevented)), {capture: true, passive: true});
  });
  await suite.withPage({address: `#/issue/${suite.newest.id}`, prepare}, async (page) => {
    await hover(page, 'reader');
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, 200);
    await page.keyboard.up('Control');
    await page.waitForFunction(() => /** @type {any} */ (window).prevented.length === 1);
    await drawn(page);
    expect((await state(page)).scroll === 0, 'it scrolled');
    await page.mouse.wheel(0, 200);
    await until(page, (s) => s.scroll > 0, 'the wheel does not scroll');
    const prevented = await page.evaluate('window.prevented');
    expect(JSON.stringify(prevented) === '[false,true]', JSON.stringify(prevented));
  });
});

// --- Typing ----------------------------------------------------------------------------------------

await check('a tap opens the hit that was visible, not what its composition brought', async () => {
  await suite.withPage(phone, async (page) => {
    const cdp = await devtools(page);
    await field(page).fill('科普');
    await until(page, (s) => s.query === '科普', 'the query did not run');
    await drawn(page);
    await field(page).focus();
    await cdp.send('Input.imeSetComposition', {text: '沈洁', selectionStart: 2, selectionEnd: 2});
    await drawn(page);
    const title = await element(page, 'hit1').textContent();
    const {centerX, centerY} = await boxOf(element(page, 'hit1'));
    await page.touchscreen.tap(centerX, centerY);
    const opened = await until(page, (s) => s.route.includes('open='), 'no hit was opened');
    await page.waitForTimeout(400);
    const now = await state(page);
    expect(now.route === opened.route && now.query === '科普', `${opened.route}, then ${now.route}`);
    const article = bundle.issues.find(({id}) => id === now.issue)?.articles[now.article];
    expect(article?.title === title, `${article?.title} and not ${title}`);
  });
});

await check('a press on empty paper searches what was composed', async () => {
  await suite.withPage({}, async (page) => {
    const cdp = await devtools(page);
    await field(page).focus();
    await cdp.send('Input.imeSetComposition', {text: term, selectionStart: 2, selectionEnd: 2});
    await drawn(page);
    const reader = await boxOf(element(page, 'reader'));
    await page.mouse.click(reader.x + 6, reader.centerY);
    await until(page, (s) => s.query === term, 'the text is lost');
  });
});

await check('on Android Latin words find while they are composed; letters of pinyin wait', async () => {
  const android = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile';
  await suite.withPage({...phone, userAgent: android}, async (page) => {
    const cdp = await devtools(page);
    /** @param {string} text */
    const compose = (text) => cdp.send('Input.imeSetComposition',
      {text, selectionStart: text.length, selectionEnd: text.length});
    await field(page).focus();
    for (const text of ['c', 'co', 'cov', 'covi']) {
      await compose(text);
      await until(page, (s) => s.query === text, `"${text}" was not searched`);
    }
    await cdp.send('Input.insertText', {text: '沙龙'});
    await until(page, (s) => s.query === '沙龙', 'the word was not searched');
    await compose('ke');
    await drawn(page);
    expect((await state(page)).query === '沙龙', 'letters of pinyin were searched');
  });
});

await check('Caps Lock is not Shift: n goes on, Shift and n goes back', async () => {
  await suite.withPage({address: searchAddress}, async (page) => {
    /** @param {string} key @param {boolean} shiftKey @param {boolean} locked */
    const type = async (key, shiftKey, locked) => {
      await page.evaluate(([key, shiftKey, modifierCapsLock]) => {
        for (const type of ['keydown', 'keyup']) {
          window.dispatchEvent(new KeyboardEvent(type,
            {key, shiftKey, modifierCapsLock, bubbles: true, cancelable: true}));
        }
      }, /** @type {const} */ ([key, shiftKey, locked]));
      await drawn(page);
      const {issue, article, mark} = await state(page);
      return JSON.stringify([issue, article, mark]);
    };
    const first = await type('n', false, false);
    const second = await type('N', false, true);
    expect(second !== first, 'no step');
    const third = await type('N', false, true);
    expect(third !== first, 'Caps Lock leads back');
    expect(await type('n', true, true) === second,
      'Shift does not lead back');
  });
});

await suite.close();
