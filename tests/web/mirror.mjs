// The elements over the canvas: invisible in every mode, exactly where the canvas shows their text,
// and links for whoever presses them as links.
//
//   node mirror.mjs DIST BUNDLE [LABEL]
import {boxOf, drawn, element, expect, hover, picture, press, searchAddress, state, Suite,
  until, untilTrue} from './harness.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

const suite = await Suite.open();
const {bundle, label} = suite;
const issueAddress = `#/issue/${bundle.issues[0].id}`;

/** @param {string} name @param {() => Promise<void>} test */
const check = (name, test) => suite.check(`${label}: ${name}`, test);

/** Hides the mirror, but not the search box. @param {Page} page @param {boolean} hidden */
const hideMirror = (page, hidden) => page.evaluate((isHidden) => {
  for (const each of document.querySelectorAll('#mirror :is(a, button, p, h1, h2, h3, td, mark)')) {
    /** @type {HTMLElement} */ (each).style.visibility = isHidden ? 'hidden' : '';
  }
}, hidden);

/** How many pixels of the page the mirror changes. @param {Page} page */
async function paintedPixels(page) {
  await drawn(page);
  const seen = (await page.screenshot()).toString('base64');
  await hideMirror(page, true);
  const without = (await page.screenshot()).toString('base64');
  await hideMirror(page, false);
  const blank = await page.context().newPage();
  try {
    return await blank.evaluate(async (pictures) => {
      const [one, two] = await Promise.all(pictures.map(async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        if (!context) throw new Error('no 2D context');
        context.drawImage(image, 0, 0);
        return new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
      }));
      return one.reduce((count, pixel, i) => count + (pixel === two[i] ? 0 : 1), 0);
    }, [seen, without]);
  } finally {
    await blank.close();
  }
}

/** The colours that the system forces, by their names in CSS, as 0xRRGGBB. @param {Page} page */
const systemColors = (page) => page.evaluate(() => {
  const sample = document.createElement('i');
  sample.style.setProperty('forced-color-adjust', 'none');
  document.body.append(sample);
  const names = ['Canvas', 'CanvasText', 'LinkText', 'Highlight', 'HighlightText', 'Mark', 'MarkText'];
  const entries = names.map((name) => {
    sample.style.color = name;
    const [red, green, blue] = (getComputedStyle(sample).color.match(/[0-9.]+/g) ?? []).map(Number);
    return [name, red << 16 | green << 8 | blue];
  });
  sample.remove();
  return Object.fromEntries(entries);
});

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  await check(`forced colours, ${colorScheme}: the canvas follows them, the elements stay unseen`,
    async () => {
      await suite.withPage({forcedColors: 'active', colorScheme, address: searchAddress},
        async (page) => {
          await press(page, 'hit1');
          await until(page, (s) => s.route.includes('open='), 'not opened');
          const colors = await systemColors(page);
          const look = await picture(page, `${label}-forced-${colorScheme}`, colors);
          expect(look.found.Canvas > look.width * look.height * 0.6, JSON.stringify(look));
          for (const [name, least] of Object.entries({
            CanvasText: 1000, LinkText: 500, Highlight: 1000, Mark: 100,
          })) {
            expect(look.found[name] >= least, `too little ${name}: ${JSON.stringify([look, colors])}`);
          }
          expect(await paintedPixels(page) === 0, 'the elements are seen');
          // Our own high contrast is still there to be chosen.
          await page.keyboard.press('Escape');
          await page.keyboard.press(',');
          await until(page, (s) => s.overlay === 'settings', 'no settings');
          expect(await paintedPixels(page) === 0, 'the elements are seen over the settings');
        });
    });
}

await check('forced colours come and go while the page is open', async () => {
  await suite.withPage({colorScheme: 'dark'}, async (page) => {
    await page.emulateMedia({forcedColors: 'active', colorScheme: 'dark'});
    await until(page, (s) => s.contrast, 'not followed');
    const {Canvas} = await systemColors(page);
    const look = await picture(page, `${label}-forced-late`, {Canvas});
    expect(look.found.Canvas > look.width * look.height * 0.6, JSON.stringify(look));
    await page.emulateMedia({forcedColors: 'none', colorScheme: 'dark'});
    await until(page, (s) => !s.contrast && s.theme === 'dark', 'they stay');
  });
});

// What extensions and user style sheets do to pages.
const readersStyles = {
  'white on black': '* { background: #000 !important; color: #ff0 !important; }',
  'links underlined': 'a { text-decoration: underline !important; color: #00f !important; }',
  'spaced text': '* { line-height: 1.5 !important; letter-spacing: .12em !important; ' +
    'word-spacing: .16em !important; } p { margin-bottom: 2em !important; }',
};
for (const [name, css] of Object.entries(readersStyles)) {
  await check(`a style sheet of the reader's own: ${name}`, async () => {
    await suite.withPage({address: searchAddress, bypassCSP: true}, async (page) => {
      await page.addStyleTag({content: css});
      await press(page, 'hit0');
      await until(page, (s) => s.route.includes('open='), 'not opened');
      expect(await paintedPixels(page) === 0, 'the elements are seen');
      await page.evaluate(() => document.getElementById('astext')?.click());
      await page.waitForFunction(() => document.documentElement.classList.contains('text'));
      const style = await page.locator('main article p').nth(1).evaluate((each) => {
        const {color, letterSpacing, wordSpacing, lineHeight, fontSize} = getComputedStyle(each);
        return {color, fontSize: parseFloat(fontSize), letterSpacing: parseFloat(letterSpacing),
          wordSpacing: parseFloat(wordSpacing), lineHeight: parseFloat(lineHeight)};
      });
      const said = JSON.stringify(style);
      if (name === 'white on black') expect(style.color === 'rgb(255, 255, 0)', said);
      if (name === 'spaced text') {
        const {fontSize} = style;
        expect(Math.abs(style.letterSpacing - 0.12 * fontSize) < 0.1 &&
          Math.abs(style.wordSpacing - 0.16 * fontSize) < 0.1 &&
          Math.abs(style.lineHeight - 1.5 * fontSize) < 0.1, said);
        const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth,
          document.documentElement.clientWidth]);
        expect(scroll <= client, `${scroll - client} px too wide`);
      }
    });
  });
}

/**
 * Measures on the screen how far the words of the mirror are from those of the canvas, line by line:
 * it compares where the ink of each Chinese character is. In CSS pixels.
 * @param {Page} page
 */
async function distances(page) {
  await drawn(page);
  const seen = (await page.screenshot()).toString('base64');
  const pieces = await page.evaluate(() => {
    const found = [];
    // The buttons that float over the text.
    const covers = [...document.querySelectorAll('[data-id^=step]')]
      .map((each) => each.getBoundingClientRect());
    const walker = document.createTreeWalker(
      /** @type {Node} */ (document.getElementById('mirror')), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = /** @type {Text} */ (walker.currentNode);
      const around = text.parentElement;
      const line = around?.closest('.line');
      if (!around || !line || around.closest('[inert]')) continue;
      const view = around.closest('.scroller')?.getBoundingClientRect() ??
        new DOMRect(0, 0, innerWidth, innerHeight);
      for (const {index} of text.data.matchAll(/[\u4e01-\u9fff]/g)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + 1);
        const {left, top, right, bottom} = range.getClientRects()[0];
        if (left < view.left || right > view.right || top < view.top + 2 ||
            bottom > view.bottom - 2) continue;
        const isCovered = covers.some((cover) => !around.closest('[data-id^=step]') &&
          right > cover.left - 16 && left < cover.right + 60 && bottom > cover.top - 4);
        if (!isCovered) found.push({words: line.textContent ?? '', left, top, right, bottom});
      }
    }
    return found;
  });
  const style = await page.addStyleTag({content: `#canvas { visibility: hidden; }
    html, body { background: #fff !important; }
    :root:not(.text) #mirror * { -webkit-text-fill-color: #000; }
    #field { opacity: 0; }`});
  const mirror = (await page.screenshot()).toString('base64');
  await style.evaluate((each) => /** @type {Element} */ (each).remove());
  const blank = await page.context().newPage();
  try {
    return await blank.evaluate(async ({pictures, boxes, scale}) => {
      const images = await Promise.all(pictures.map(async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
        const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
        if (!context) throw new Error('no 2D context');
        context.drawImage(image, 0, 0);
        return context;
      }));
      /** @param {OffscreenCanvasRenderingContext2D} context @param {typeof boxes[0]} box */
      const centre = (context, {left, top, right, bottom}) => {
        const [x, y] = [Math.round(left * scale), Math.round(top * scale)];
        const [width, height] = [Math.round((right - left) * scale), Math.round((bottom - top) * scale)];
        const {data} = context.getImageData(x, y, width, height);
        let [ink, sumX] = [0, 0];
        const rows = Array.from({length: height}, () => 0);
        for (let i = 0; i < data.length; i += 4) {
          const dark = Math.max(0, 190 - (data[i] * 0.3 + data[i + 1] * 0.6 + data[i + 2] * 0.1));
          ink += dark;
          sumX += dark * (i / 4 % width);
          rows[Math.floor(i / 4 / width)] += dark;
        }
        return {ink, x: sumX / ink / scale, rows};
      };
      // By how many rows the ink of a line has to be moved to be most like that of the other.
      /** @param {number[]} one @param {number[]} two */
      const shift = (one, two) => {
        const likeness = (/** @type {number} */ by) =>
          one.reduce((sum, ink, row) => sum + Math.sqrt(ink * (two[row - by] ?? 0)), 0);
        const ways = Array.from({length: 17}, (_, i) => i - 8);
        return ways.reduce((best, by) => likeness(by) > likeness(best) ? by : best) / scale;
      };
      /** @type {Map<string, {x: number[], one: number[], two: number[]}>} */
      const lines = new Map();
      for (const box of boxes) {
        const [one, two] = images.map((image) => centre(image, box));
        const name = `${box.words} @${Math.round(box.top)}`;
        const line = lines.get(name) ?? {x: [], one: one.rows.map(() => 0), two: one.rows.map(() => 0)};
        lines.set(name, line);
        // No ink at all where the canvas shows something else.
        line.x.push(one.ink > 100 ? one.x - two.x : NaN);
        one.rows.forEach((ink, row) => { line.one[row] += ink; });
        two.rows.forEach((ink, row) => { line.two[row] += ink; });
      }
      return [...lines].map(([line, {x, one, two}]) => {
        /** @param {number[]} all */
        const mean = (all) => all.reduce((sum, each) => sum + each, 0) / all.length;
        return {line, count: x.length, x: mean(x), y: x.length < 6 ? 0 : shift(one, two),  // A few characters say too little about rows.
          strayed: x.filter((each) => !(Math.abs(each) <= 4)).length};
      });
    }, {pictures: [seen, mirror], boxes: pieces, scale: await page.evaluate(() => devicePixelRatio)});
  } finally {
    await blank.close();
  }
}

/** @type {[name: string, address: string, options: object][]} */
const places = [
  ['home', '', {}],
  ['reader', issueAddress, {}],
  ['hits', `${searchAddress}&open=${bundle.issues[0].id}/0`, {}],
  ['source', `#/source/${bundle.issues[0].id}/1`, {}],
  ['hits at 150 %', searchAddress, {deviceScaleFactor: 1.5}],
  ['wide', searchAddress, {viewport: {width: 2560, height: 1300}}],
  ['phone', issueAddress, {viewport: {width: 390, height: 844}, deviceScaleFactor: 2}],
];
for (const [name, address, options] of places) {
  await check(`the words of the mirror are where the canvas shows them: ${name}`, async () => {
    await suite.withPage({address, bypassCSP: true, ...options}, async (page) => {
      await until(page, (s) => s.offlineReady, 'not at rest');
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(300);
      const found = await distances(page);
      // Strokes of another face have another balance: one character in twenty may differ more.
      const far = found.filter(({x, y, count, strayed}) =>
        !(Math.abs(x) <= 2 && Math.abs(y) <= 2 && strayed * 20 <= count));
      /** @param {'x' | 'y'} axis */
      const most = (axis) => Math.max(...found.map((each) => Math.abs(each[axis]))).toFixed(2);
      console.log(`        ${found.length} lines, at most ${most('x')} and ${most('y')} px apart; ` +
        `${found.reduce((sum, {strayed}) => sum + strayed, 0)} characters by more than 4`);
      expect(found.length > 12, `only ${found.length} lines`);
      expect(far.length === 0, `${far.length} of ${found.length} are elsewhere: ` +
        far.slice(0, 5).map((each) => JSON.stringify(each)).join('\n'));
    });
  });
}

await check('what the browser finds across the end of a line is marked on both lines', async () => {
  await suite.withPage({address: issueAddress}, async (page) => {
    const lines = await page.evaluate(() => [...document.querySelectorAll('main article p .line')]
      .map((line) => line.textContent ?? '').slice(0, 3));
    expect(lines.length > 2 && lines[1].length > 10, `no lines: ${JSON.stringify(lines)}`);
    const at = await page.evaluate(() => {
      const [first, second] = [...document.querySelectorAll('main article p .line + .line')]
        .map((line) => [line.previousElementSibling, line])[0];
      const wanted = (first?.textContent ?? '').slice(-3) + (second?.textContent ?? '').slice(0, 3);
      if (!(/** @type {any} */ (window)).find(wanted)) return {wanted, rects: []};
      const range = window.getSelection()?.getRangeAt(0);
      return {wanted, rects: Array.from(range?.getClientRects() ?? [],
        ({left, top, right, bottom}) => ({left, top, right, bottom}))};
    });
    const rows = new Set(at.rects.map(({top}) => Math.round(top)));
    expect(rows.size === 2, `"${at.wanted}" is marked at ${JSON.stringify(at.rects)}`);
  });
});

/** The addresses that open in tabs of their own while `act` runs. @param {Page} page */
async function openedBy(page, act = async () => {}) {
  const waiting = page.context().waitForEvent('page', {timeout: 8000});
  await act();
  const opened = await waiting;
  await untilTrue(() => opened.url().includes('#'), 'nothing opened');
  const address = new URL(opened.url()).hash;
  await opened.close();
  return decodeURIComponent(address);
}

/** @type {[name: string, id: string, at: string, leadsTo: RegExp, lead?: string][]} */
const links = [
  ['a hit', 'hit1', searchAddress, /^#\/search\?.*open=/],
  ['an issue', 'row2', '', /^#\/issue\/[^/]+$/],
  ['an article of the contents', 'article1', issueAddress, /^#\/issue\/[^/]+\/1$/, 'c'],
];
for (const [name, id, address, leadsTo, key] of links) {
  await check(`${name} opens in a new tab, by middle button, Ctrl or Cmd, and the browser's menu`,
    async () => {
      await suite.withPage({address}, async (page) => {
        if (key) {
          await page.keyboard.press(key);
          await until(page, (s) => s.overlay !== null, 'no overlay');
          await drawn(page);
        }
        const before = await state(page);
        const {centerX, centerY} = await boxOf(element(page, id));
        for (const [way, act] of Object.entries({
          middle: () => page.mouse.click(centerX, centerY, {button: 'middle'}),
          control: async () => {
            await page.keyboard.down('Control');
            await page.mouse.click(centerX, centerY);
            await page.keyboard.up('Control');
          },
        })) {
          const opened = await openedBy(page, act);
          expect(leadsTo.test(opened), `${way}: ${opened}`);
        }
        // The menu of the browser's own is not prevented, and is asked for over a link.
        await page.evaluate(() => window.addEventListener('contextmenu', (event) => {
          const target = event.target instanceof Element ? event.target.closest('a') : null;
          window.menu = `${target?.getAttribute('href')} ${event.defaultPrevented}`;
          event.preventDefault();
        }));
        await page.mouse.click(centerX, centerY, {button: 'right'});
        const menu = decodeURIComponent(await page.evaluate(() => window.menu ?? ''));
        expect(menu.endsWith(' false') && leadsTo.test(menu.split(' ')[0]), `menu over ${menu}`);
        const after = await state(page);
        expect(after.route === before.route && after.overlay === before.overlay,
          `the page itself moved: ${after.route}`);
        // An ordinary press does what it always did, in this tab.
        await page.mouse.click(centerX, centerY);
        await until(page, (s) => leadsTo.test(decodeURIComponent(s.route)), 'not opened here');
        expect(page.context().pages().length === 1, 'a tab was opened');
      });
    });
}

await check('a wheel over links scrolls, and a list scrolled under a resting mouse has its links',
  async () => {
    await suite.withPage({address: searchAddress, viewport: {width: 1440, height: 600}}, async (page) => {
      await hover(page, 'hit1');
      await drawn(page);
      expect(await page.locator('#mirror a.hot').getAttribute('data-id') === 'hit1', 'not hot');
      await page.mouse.wheel(0, 300);
      await untilTrue(async () => {
        const hot = page.locator('#mirror a.hot');
        return await hot.count() === 1 && await hot.getAttribute('data-id') !== 'hit1';
      }, 'the list did not scroll, or its links did not follow');
    });
  });

await suite.close();
