// The printed page of a reader's own PDF beside its text: drawn by pdf.js, the line that is shown marked,
// page by page, under overlays, at every pixel ratio, and with the network cut.
//
//   node original.mjs DIST BUNDLE [LABEL]
import {atRest, drawn, drop, expect, follow, onlyIn, phone, picture, reload, state, Suite, until, untilKeptOffline,
  untilTrue} from './harness.mjs';
import {inHex, pagesOf, songTi} from './printed.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

const suite = await Suite.open();
const {label} = suite;

/** @param {string} name @param {() => Promise<void>} test */
const check = (name, test) => suite.check(`${label}, the original: ${name}`, test);

const title = '试制风筝大赛在河边举行';
const second = '市科技馆举办开放日活动';
const paragraph = (/** @type {string} */ words) => Array.from({length: 9}, (_, i) =>
  (i ? `第${'一二三四五六七八九'[i]}队` : '　　') + `${words}，来自全市的选手和观众参加，场面十分热闹`).concat('，大家都说好。');
const pages = [
  ['科协每周动态', '2031年第5期（总第905期）', '某某市科协办公室　2031年3月8日', '',
    title, ...paragraph('3月5日，试制风筝大赛在河边举行'), '（宣传部）'],
  [second, ...paragraph('3月6日，市科技馆举办开放日活动'), '（科技馆）'],
];
/** Where the pages have their lines, in points from the top. */
const firstBaseLine = 82;
const leading = 22;
const content = (/** @type {string[]} */ lines) => `BT /F 12 Tf ${leading} TL 72 ${842 - firstBaseLine} Td ${
  lines.map((line) => `${inHex(line)} Tj T*`).join(' ')} ET`;
const file = {name: '风筝.pdf', data: pagesOf(pages.map(content), songTi)};

/** Drops the file and compares an article with it. @param {Page} page */
async function openOriginal(page, article = 0) {
  await drop(page, file);
  await until(page, (s) => s.ownFiles.length === 1 && !s.ownFiles[0].error, 'the file was not taken');
  await page.keyboard.press('Escape');
  await until(page, (s) => s.overlay === null, 'the panel stays open');
  await follow(page, `#/source/2031-5/${article}`);
  await until(page, (s) => s.view === 'source', 'the source is not shown');
  await untilDrawn(page);
}

/** Waits until a page is drawn. @param {Page} page @param {number} [number] */
const untilDrawn = (page, number = 1) => untilTrue(() => page.evaluate((wanted) =>
  document.querySelector('#original canvas')?.getAttribute('data-page') === String(wanted), number),
`page ${number} is not drawn`);

/** What the picture shows. @param {Page} page */
const shown = (page) => page.evaluate(() => {
  const place = /** @type {HTMLElement} */ (document.getElementById('original'));
  const canvas = /** @type {HTMLCanvasElement} */ (place.querySelector('canvas'));
  const box = canvas.getBoundingClientRect();
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', {willReadFrequently: true});
  copy?.drawImage(canvas, 0, 0);
  const data = copy?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  let ink = 0;
  for (let i = 0; i < data.length; i += 4) if (data[i] < 128) ++ink;
  return {
    ink, width: canvas.width, cssWidth: box.width, cssHeight: box.height, label: canvas.ariaLabel ?? '',
    number: place.querySelector('header span[role]')?.textContent ?? '',
    visible: place.checkVisibility(),
    // In points, of an A4 page.
    marks: [...place.querySelectorAll('i')].map((mark) => {
      const at = mark.getBoundingClientRect();
      const points = 595 / box.width;
      return {left: (at.left - box.left) * points, top: (at.top - box.top) * points,
        right: (at.right - box.left) * points, bottom: (at.bottom - box.top) * points,
        seen: at.top >= place.getBoundingClientRect().top && at.bottom <= place.getBoundingClientRect().bottom};
    }),
  };
});

/** The marks cover the base lines of these lines of a page and no other. @param {any[]} marks @param {number} first @param {number} count */
function expectMarked(marks, first, count) {
  expect(marks.length === count, `${marks.length} lines are marked, not ${count}`);
  marks.forEach((mark, i) => {
    const base = firstBaseLine + (first + i) * leading;
    const covers = mark.top < base - 6 && mark.bottom > base - 1 && mark.top > base - leading &&
      mark.bottom < base + leading - 8 && Math.abs(mark.left - 72) < 30 && mark.right > 150;
    expect(covers, `line ${first + i} is at ${base}, marked is ${JSON.stringify(mark)}`);
  });
}

/** Presses the button of the block that is at a place. @param {Page} page @param {string} words */
async function pressBlock(page, words) {
  const block = page.locator('#mirror [data-id^="block "]', {hasText: words}).first();
  const id = await block.getAttribute('data-id');
  await page.evaluate((wanted) => /** @type {HTMLElement} */ (
    document.querySelector(`[data-id="${wanted}"]`)).click(), id);
  await drawn(page);
}

for (const ratio of [1, 1.5, 2]) {
  await check(`drawn sharp at ratio ${ratio}, the line marked, page by page`, async () => {
    await suite.withPage({deviceScaleFactor: ratio}, async (page) => {
      await openOriginal(page);
      let now = await shown(page);
      expect(now.visible && now.ink > 2000, JSON.stringify(now));
      expect(Math.abs(now.width - now.cssWidth * ratio) <= 1, `${now.width} pixels for ${now.cssWidth} CSS`);
      expect(now.number.includes('1') && now.label.includes('第 1 页'), JSON.stringify(now));
      await pressBlock(page, '第 1 页第 4 行');
      await untilTrue(async () => (now = await shown(page)).marks.length === 1, 'the title is not marked');
      // The fourth line with text is the fifth that is printed.
      expectMarked(now.marks, 4, 1);
      await pressBlock(page, '第 1 页第 5 行');
      await untilTrue(async () => (now = await shown(page)).marks.length === 10, 'the paragraph is not marked');
      expectMarked(now.marks, 5, 10);
      await picture(page, `${label}-original-${ratio}`);
      await page.getByRole('button', {name: '下一页'}).click();
      await untilDrawn(page, 2);
      now = await shown(page);
      expect(now.marks.length === 0 && now.number.includes('2'), JSON.stringify(now));
      // Another block brings its page back.
      await pressBlock(page, '第 1 页第 4 行');
      await untilDrawn(page, 1);
      await follow(page, '#/source/2031-5/1');
      await pressBlock(page, '第 2 页第 1 行');
      await untilDrawn(page, 2);
      await untilTrue(async () => (now = await shown(page)).marks.length === 1, 'the second title is not marked');
      expectMarked(now.marks, 0, 1);
      expect(now.marks[0].seen, 'what is marked is out of view');
    });
  });
}

await check('the marks lie on the text that pdf.js finds there', async () => {
  await suite.withPage({}, async (page) => {
    await openOriginal(page);
    await pressBlock(page, '第 1 页第 4 行');
    let now = await shown(page);
    await untilTrue(async () => (now = await shown(page)).marks.length === 1, 'the title is not marked');
    const found = await page.evaluate(async ({base64, wanted}) => {
      const {pdf} = JSON.parse(document.getElementById('manifest')?.textContent ?? '');
      const library = await import(new URL(pdf.library, document.baseURI).href);
      const worker = new Worker(new URL(pdf.worker, document.baseURI), {type: 'module'});
      const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const text = await import(new URL(pdf.text, document.baseURI).href);
      const {assets} = JSON.parse(document.getElementById('manifest')?.textContent ?? '');
      const maps = new Uint8Array(await new Response((await fetch(assets['pdf-maps'].file)).body
        ?.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
      const file = await text.openPdf(library, {data, worker, standardFont: async () => new Uint8Array(),
        characterMap: async (/** @type {string} */ name) => text.fileInPack(maps, `${name}.bcmap`)}, {}).promise;
      const {items} = await (await file.getPage(1)).getTextContent();
      const item = items.find((/** @type {any} */ each) => each.str === wanted);
      worker.terminate();
      return item && {left: item.transform[4], base: 842 - item.transform[5], width: item.width};
    }, {base64: file.data.toString('base64'), wanted: title});
    const [mark] = now.marks;
    expect(found && Math.abs(mark.left - found.left) < 1 && mark.top < found.base && mark.bottom > found.base &&
      Math.abs(mark.right - found.left - found.width) < 2, JSON.stringify({mark, found}));
  });
});

await check('an overlay hides it, scrolling moves the mark, and leaving ends it', async () => {
  await suite.withPage({viewport: {width: 1440, height: 420}}, async (page) => {
    await openOriginal(page);
    await page.keyboard.press('?');
    await until(page, (s) => s.overlay === 'help', 'no help');
    await drawn(page);
    expect(!(await shown(page)).visible, 'it lies over the help');
    await page.keyboard.press('Escape');
    await until(page, (s) => s.overlay === null, 'the help stays');
    await drawn(page);
    let now = await shown(page);
    expect(now.visible, 'it does not come back');
    const before = JSON.stringify(now.marks);
    const box = await page.locator('#original').boundingBox();
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) + 300, 250);
    await page.mouse.wheel(0, 3000);
    await untilTrue(async () => JSON.stringify((now = await shown(page)).marks) !== before,
      'the mark does not follow the scrolling');
    await page.keyboard.press('Escape');
    await until(page, (s) => s.view !== 'source', 'the source stays');
    await drawn(page);
    expect(!await page.locator('#original').isVisible(), 'it stays over the reader');
    expect(await page.locator('#original canvas').count() === 0, 'what was drawn is kept');
  });
});

await check('as wide as its place, or whole', async () => {
  await suite.withPage({}, async (page) => {
    await openOriginal(page);
    const fit = page.getByRole('button', {name: '适合宽度'});
    const room = await page.locator('#original > div').evaluate(({clientHeight}) => clientHeight);
    const wide = await shown(page);
    expect(await fit.getAttribute('aria-pressed') === 'true' && wide.cssHeight > room, JSON.stringify(wide));
    await fit.click();
    let whole = wide;
    await untilTrue(async () => (whole = await shown(page)).cssHeight <= room, 'the page is not shown whole');
    expect(await fit.getAttribute('aria-pressed') === 'false' && whole.cssHeight > room * 0.9 &&
      Math.abs(whole.width - whole.cssWidth) <= 1, JSON.stringify(whole));
    await fit.click();
    await untilTrue(async () => (await shown(page)).cssWidth === wide.cssWidth, 'it is not wide again');
  });
});

await check('on a phone it stands above the text', async () => {
  await suite.withPage(phone, async (page) => {
    await openOriginal(page);
    const box = await page.locator('#original').boundingBox();
    expect(box && box.width > 380 && box.height > 200 && box.height < 500, JSON.stringify(box));
    const now = await shown(page);
    expect(now.visible && Math.abs(now.width - now.cssWidth * 2) <= 1, JSON.stringify(now));
    const mark = await page.locator('#original i').first().boundingBox();
    expect(box && mark && mark.y >= box.y && mark.y + mark.height <= box.y + box.height,
      `the title is marked out of sight: ${JSON.stringify([box, mark])}`);
    await picture(page, `${label}-original-phone`);
  });
});

await check('in the dark, and in English', async () => {
  await suite.withPage({colorScheme: 'dark'}, async (page) => {
    await page.evaluate(() =>
      localStorage.setItem('kexie.preferences', JSON.stringify({language: 'en'})));
    await reload(page);
    await openOriginal(page);
    const now = await shown(page);
    expect(now.number === 'Page 1 of 2' && now.label.includes('Picture of page 1'), JSON.stringify(now));
    const block = page.locator('#mirror [data-id^="block "]', {hasText: 'Page 1, line 4'});
    expect(await block.count() === 1, 'no line by page');
    await picture(page, `${label}-original-dark`);
  });
});

await check('there again after a reload with the network cut', async () => {
  await suite.withPage({}, async (page, {context}) => {
    await openOriginal(page);
    await untilKeptOffline(page);
    onlyIn(['chromium'], 'automation cuts the network in Chromium alone; see offline.mjs');
    await context.setOffline(true);
    await reload(page);
    await until(page, (s) => s.ownFiles.length === 1, 'not kept');
    await follow(page, '#/');
    await follow(page, '#/source/2031-5/0');
    await untilDrawn(page);
    expect((await shown(page)).ink > 2000, 'nothing is drawn');
    await context.setOffline(false);
  });
});

await check('files without pages have none', async () => {
  await suite.withPage({}, async (page) => {
    await drop(page, {name: '风筝.txt', data: Buffer.from(pages[0].join('\n'))});
    await until(page, (s) => s.ownFiles.length === 1, 'the file was not taken');
    await page.keyboard.press('Escape');
    await follow(page, '#/source/2031-5/0');
    await until(page, (s) => s.view === 'source', 'the source is not shown');
    await drawn(page);
    expect(await page.locator('#original').count() === 0, 'there is a picture of a text');
  });
});

await check('a file that the browser has lost is asked for', async () => {
  await suite.withPage({}, async (page) => {
    // The page has read what is stored: what it misses then, another tab has removed.
    await atRest(page);
    await drop(page, file);
    await until(page, (s) => s.ownFiles.length === 1 && !s.ownFiles[0].error, 'the file was not taken');
    await page.keyboard.press('Escape');
    await untilTrue(() => page.evaluate(() => new Promise((done) => {
      const opening = indexedDB.open(`kexie ${new URL('.', location.href).pathname}`, 1);
      opening.onsuccess = () => {
        const table = opening.result.transaction('files', 'readwrite').objectStore('files');
        const counting = table.count();
        counting.onsuccess = () => {
          const has = counting.result === 1;
          if (has) table.clear();
          table.transaction.oncomplete = () => {
            opening.result.close();
            done(has);
          };
        };
      };
    })), 'not stored');
    await until(page, (s) => s.overlay === null, 'the panel stays open');
    await follow(page, '#/source/2031-5/0');
    await until(page, (s) => s.view === 'source', 'the source is not shown');
    const said = page.locator('#original > p');
    await untilTrue(async () => /再拖进来一次/.test(await said.textContent() ?? ''), 'nothing is said');
    expect((await state(page)).view === 'source', 'the text is gone');
  });
});

await suite.close();
