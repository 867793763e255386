// Text is text: it is selected with a real mouse and real touches, copied, cited and searched, over
// http://127.0.0.1 and from disk.
//
//   node reading.mjs DIST BUNDLE [LABEL]
import {atRest, boxOf, devtools, drawn, element, expect, phone, picture, press, openReady, state,
  Suite, until, untilTrue} from './harness.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

const suite = await Suite.open();
const {bundle, label} = suite;
const selectedColor = {light: 0xf3d3cd, dark: 0x462e2b};

// An article that can be scrolled to the top, whose section and title take a line each.
/** @type {(article: Article, index: number, all: Article[]) => boolean} */
const isPlain = (article, i, all) => !article.author && !article.source_note && i > 0 && i + 3 < all.length && article.section !== null &&
  article.title.length < 24 && article.paragraphs[0].length > 60;
const issue = bundle.issues.find(({articles}) => articles.some(isPlain)) ?? suite.newest;
const index = issue.articles.findIndex(isPlain);
const article = issue.articles[index];
expect(article, 'no issue has an article that this suite can use');
const printed = [`【${article.section}】`, article.title, ...article.paragraphs,
  ...(article.attribution ? [`（${article.attribution}）`] : []), ...(article.captions ?? [])];

/** The text on the real clipboard, pasted with the keyboard. @param {Page} page */
async function clipboard(page) {
  await page.evaluate(() => {
    const area = document.createElement('textarea');
    area.id = 'pasted';
    document.body.append(area);
    area.focus();
  });
  await page.keyboard.press('Control+V');
  return page.evaluate(() => {
    const area = /** @type {HTMLTextAreaElement} */ (document.getElementById('pasted'));
    const text = area.value;
    area.remove();
    return text;
  });
}

/** Opens the article; where its title and first line are drawn. @param {Page} page */
async function openArticle(page) {
  await page.evaluate(([id, at]) => window.kexie.open(String(id), Number(at)), [issue.id, index]);
  await until(page, (s) => s.issue === issue.id && s.article === index, 'not opened');
  await atRest(page);
  const title = await boxOf(page.locator('#mirror h3', {hasText: article.title}).first());
  const paragraph = page.locator('#mirror p', {hasText: article.paragraphs[0]}).first();
  const lineHeight = await paragraph.evaluate((each) => parseFloat(getComputedStyle(each).lineHeight));
  const {x, y} = await boxOf(paragraph);
  return {left: x - 7, titleY: title.centerY, firstLineY: y + lineHeight / 2, lineHeight};
}

/** @param {Page} page @param {number} x @param {number} y @param {number} count */
async function clicks(page, x, y, count) {
  await page.waitForTimeout(600); // Not a continuation of an earlier click.
  await page.mouse.move(x, y);
  await drawn(page);
  await page.mouse.click(x, y, {clickCount: count});
  await drawn(page);
}

/** @param {Page} page @param {string} text @param {string} what */
const expectSelected = (page, text, what) =>
  until(page, (s) => s.selection === text, what).catch(async (error) => {
    throw new Error(`${error.message.slice(0, 80)}; selected: "${(await state(page)).selection}"`);
  });

for (const way of [suite.http, suite.file]) {
  /** @param {string} what */
  const name = (what) => `${label}, ${way.name}: ${what}`;
  const {page, context, expectQuiet} = await suite.watchedPage({}, way);
  await openReady(page, way.url);
  const {left, titleY, firstLineY, lineHeight} = await openArticle(page);

  await suite.check(name('a drag selects to the character, Ctrl+C copies it'), async () => {
    await page.mouse.move(left, titleY);
    await drawn(page);
    await page.mouse.down();
    await page.mouse.move(left + 60, titleY + 10, {steps: 4});
    await page.mouse.move(left, firstLineY, {steps: 4});
    await drawn(page);
    await expectSelected(page, article.title, 'the title');
    await page.mouse.move(left, firstLineY + lineHeight, {steps: 4});
    const now = await until(page, (s) => s.selection.includes('\n'), 'no second line');
    await page.mouse.up();
    const [title, line] = now.selection.split('\n');
    expect(title === article.title, `begins with "${title}"`);
    expect(line.length > 20 && article.paragraphs[0].startsWith(line), `goes on with "${line}"`);
    const look = await picture(page, `${label}-${way.name}-selected`, selectedColor);
    expect(look.found.light > 4000, `${look.found.light} pixels of the selection's colour`);
    await page.keyboard.press('Control+C');
    await drawn(page);
    const copied = await clipboard(page);
    expect(copied === now.selection, `on the clipboard: "${copied}"`);
  });

  await suite.check(name('two clicks take a word, three a paragraph, Shift goes on'), async () => {
    await clicks(page, left + 100, firstLineY, 2);
    const word = (await until(page, (s) => s.selection !== '', 'no word')).selection;
    expect(article.paragraphs[0].includes(word) && !/[，。、；：]./.test(word), `took "${word}"`);
    await clicks(page, left + 100, titleY, 3);
    await expectSelected(page, article.title, 'three clicks');
    await page.keyboard.down('Shift');
    await clicks(page, left + 100, firstLineY, 1);
    await page.keyboard.up('Shift');
    await expectSelected(page, `${article.title}\n${article.paragraphs[0]}`, 'Shift and a click');
    await page.keyboard.press('Shift+ArrowLeft');
    await expectSelected(page, `${article.title}\n${article.paragraphs[0].slice(0, -1)}`,
      'Shift and an arrow');
  });

  await suite.check(name('Ctrl+A selects the article as printed, then the issue'), async () => {
    await page.keyboard.press('Control+A');
    await expectSelected(page, printed.join('\n'), 'the article');
    await page.keyboard.press('Control+C');
    expect(await clipboard(page) === printed.join('\n'), 'another text on the clipboard');
    await page.keyboard.press('Control+A');
    const now = await until(page, (s) => s.selection.length > printed.join('\n').length, 'issue');
    expect(now.selection.includes(issue.articles[0].title), 'not the whole issue');
    await clicks(page, left + 200, firstLineY, 1);
    await expectSelected(page, '', 'a click ends it');
  });

  await suite.check(name('a drag over the edge scrolls on'), async () => {
    const before = await state(page);
    await page.mouse.move(left, firstLineY);
    await drawn(page);
    await page.mouse.down();
    const {y, height} = await boxOf(element(page, 'reader'));
    await page.mouse.move(left + 300, y + height - 70, {steps: 3});
    await page.mouse.move(left + 300, y + height + 20, {steps: 3});
    await until(page, (s) => s.scroll > before.scroll + 200, 'it did not scroll');
    await page.mouse.up();
    expect((await state(page)).selection.length > article.paragraphs[0].length, 'too little');
    await openArticle(page);
  });

  await suite.check(name('the menu cites in GB/T 7714 and searches'), async () => {
    await clicks(page, left + 100, titleY, 3);
    await expectSelected(page, article.title, 'three clicks');
    const openMenu = async () => {
      await page.mouse.click(left + 100, titleY, {button: 'right'});
      await until(page, (s) => s.menu, 'no menu');
      await drawn(page);
    };
    await openMenu();
    await picture(page, `${label}-${way.name}-menu`);
    await press(page, 'menu2');
    await drawn(page);
    await picture(page, `${label}-${way.name}-menu-formats`);
    await press(page, 'menu3');
    await until(page, (s) => !s.menu, 'the menu stays');
    let cited = '';
    await untilTrue(async () => (cited = await clipboard(page)).startsWith(`${article.title}\n\n`),
      'nothing is cited');
    const [quote, citation] = cited.split('\n\n');
    expect(quote === article.title, `quotes "${quote}"`);
    const title = article.title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    expect(new RegExp(`${title}\\[J(/OL)?\\]\\. `).test(citation), `cites "${citation}"`);
    expect(citation.includes('/OL]') === (way.name === 'http'), `cites "${citation}"`);
    await openMenu();
    await page.keyboard.press('Escape');
    await until(page, (s) => !s.menu, 'Escape leaves the menu open');
    await openMenu();
    await press(page, 'menu1');
    const now = await until(page, (s) => s.view === 'search', 'no search');
    expect(now.total >= 1 && now.query.includes(article.title.slice(0, 4)), `asked ${now.query}`);
    await page.goBack();
    await until(page, (s) => s.view === 'browse', 'Back did not leave the search');
  });

  await suite.check(name('no console message, no request to another origin'), expectQuiet);
  await context.close();

  await suite.check(name('a finger held still takes a word; two fingers change the text size'), () =>
    suite.withPage({way, ...phone, colorScheme: 'dark'}, async (page) => {
      const first = await openArticle(page);
      const cdp = await devtools(page);
      /**
       * @param {'touchStart' | 'touchMove' | 'touchEnd'} type
       * @param {number[][]} points
       */
      const touch = async (type, ...points) => {
        await cdp.send('Input.dispatchTouchEvent', {type,
          touchPoints: points.map(([x, y], id) => ({x, y, id}))});
        await drawn(page);
      };
      const x = first.left + 130;
      const y = first.firstLineY + 2 * first.lineHeight;
      await touch('touchStart', [x, y]);
      const word = await until(page, (s) => s.selection !== '', 'no word was taken');
      expect(!word.menu, 'the menu lies over the finger');
      await touch('touchMove', [x, y + 50]);
      await touch('touchMove', [x + 10, y + 100]);
      await until(page, (s) => s.selection.length > word.selection.length, 'no more taken');
      await touch('touchEnd');
      await until(page, (s) => s.menu, 'no menu');
      const look = await picture(page, `${label}-${way.name}-phone-selected`, selectedColor);
      expect(look.found.dark > 2000, 'nothing is drawn as selected');
      const reader = await boxOf(element(page, 'reader'));
      const tapBelow = () =>
        page.touchscreen.tap(reader.centerX, reader.y + reader.height - 2 * first.lineHeight);
      await tapBelow();
      await until(page, (s) => !s.menu, 'a tap beside the menu leaves it open');
      await tapBelow();
      await until(page, (s) => s.selection === '', 'a tap does not end the selection');
      const size = (await state(page)).fontSize;
      const {centerX, centerY} = reader;
      for (const [type, apart] of /** @type {const} */ (
        [['touchStart', 50], ['touchMove', 80], ['touchMove', 90]])) {
        await touch(type, [centerX - apart, centerY], [centerX + apart, centerY]);
      }
      await until(page, (s) => s.fontSize > size, 'two fingers did nothing');
      await touch('touchEnd');
    }));
}

await suite.close();
