// Text is text: it is selected with a real mouse and real touches, copied, cited and searched, over
// http://127.0.0.1 and from disk.
//
//   node reading.mjs DIST BUNDLE [LABEL]
import {resolve} from 'node:path';
import {drawn, expect, launch, openReady, picture, Score, serve, state, until, untilTrue,
  watchedPage, ways} from './harness.mjs';
import {readBundle} from './oracle.mjs';

const dist = resolve(process.argv[2]);
const bundle = readBundle(resolve(process.argv[3]));
const label = process.argv[4] || 'digests';
const selectedColor = {light: 0xf3d3cd, dark: 0x462e2b};

// An article whose section and title take a line each, and that can be scrolled to the top: where
// its lines stand is known then.
const isPlain = (article, i, all) => i > 0 && i + 3 < all.length && article.section &&
  article.title.length < 24 && article.paragraphs[0].length > 60;
const issue = bundle.issues.find(({articles}) => articles.some(isPlain));
const index = issue.articles.findIndex(isPlain);
const article = issue.articles[index];
const printed = [`【${article.section}】`, article.title, ...article.paragraphs,
  ...(article.attribution ? [`（${article.attribution}）`] : [])];
const titleY = 117;
const firstLineY = 161;
const lineHeight = 32;
const leftOfText = 530;

const score = new Score();
const server = await serve(dist);
const browser = await launch();

// What lies on the real clipboard, pasted as a person would.
async function clipboard(page) {
  await page.evaluate(() => {
    const area = document.createElement('textarea');
    area.id = 'pasted';
    document.body.append(area);
    area.focus();
  });
  await page.keyboard.press('Control+V');
  return page.evaluate(() => {
    const area = document.getElementById('pasted');
    const text = area.value;
    area.remove();
    return text;
  });
}

async function openArticle(page) {
  await page.evaluate(([id, at]) => window.kexie.open(id, at), [issue.id, index]);
  await until(page, (s) => s.issue === issue.id && s.article === index, 'not opened');
  await drawn(page);
}

// So many clicks one after another, as fast as the browser takes them.
async function clicks(page, x, y, count) {
  await page.waitForTimeout(600); // What was clicked before is not continued.
  await page.mouse.move(x, y);
  await drawn(page);
  await page.mouse.click(x, y, {clickCount: count});
  await drawn(page);
}

async function expectSelected(page, text, what) {
  const now = await until(page, (s) => s.selection === text, what).catch(async (error) => {
    throw new Error(`${error.message.slice(0, 80)}; selected: "${(await state(page)).selection}"`);
  });
  return now;
}

for (const way of ways(dist, server.address)) {
  const name = (what) => `${label}, ${way.name}: ${what}`;
  const {page, context, seen} = await watchedPage(browser, way);
  await openReady(page, way.url);
  await openArticle(page);

  await score.check(name('a drag selects to the character, Ctrl+C copies it'), async () => {
    await page.mouse.move(leftOfText, titleY);
    await drawn(page);
    await page.mouse.down();
    await page.mouse.move(leftOfText + 60, titleY + 10, {steps: 4});
    await page.mouse.move(leftOfText, firstLineY, {steps: 4});
    await drawn(page);
    await expectSelected(page, article.title, 'the title');
    await page.mouse.move(leftOfText, firstLineY + lineHeight, {steps: 4});
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

  await score.check(name('two clicks take a word, three a paragraph, Shift goes on'), async () => {
    await clicks(page, leftOfText + 100, firstLineY, 2);
    const word = (await until(page, (s) => s.selection !== '', 'no word')).selection;
    expect(article.paragraphs[0].includes(word) && !/[，。、；：]./.test(word), `took "${word}"`);
    await clicks(page, leftOfText + 100, titleY, 3);
    await expectSelected(page, article.title, 'three clicks');
    await page.keyboard.down('Shift');
    await clicks(page, leftOfText + 100, firstLineY, 1);
    await page.keyboard.up('Shift');
    await expectSelected(page, `${article.title}\n${article.paragraphs[0]}`, 'Shift and a click');
    await page.keyboard.press('Shift+ArrowLeft');
    await expectSelected(page, `${article.title}\n${article.paragraphs[0].slice(0, -1)}`,
      'Shift and an arrow');
  });

  await score.check(name('Ctrl+A selects the article as printed, then the issue'), async () => {
    await page.keyboard.press('Control+A');
    await expectSelected(page, printed.join('\n'), 'the article');
    await page.keyboard.press('Control+C');
    expect(await clipboard(page) === printed.join('\n'), 'another text on the clipboard');
    await page.keyboard.press('Control+A');
    const now = await until(page, (s) => s.selection.length > printed.join('\n').length, 'issue');
    expect(now.selection.includes(issue.articles[0].title), 'not the whole issue');
    await clicks(page, leftOfText + 200, firstLineY, 1);
    await expectSelected(page, '', 'a click ends it');
  });

  await score.check(name('a drag over the edge scrolls on'), async () => {
    const before = await state(page);
    await page.mouse.move(leftOfText, firstLineY);
    await drawn(page);
    await page.mouse.down();
    await page.mouse.move(leftOfText + 300, 800, {steps: 3});
    await page.mouse.move(leftOfText + 300, 895, {steps: 3});
    await until(page, (s) => s.scroll > before.scroll + 200, 'it did not scroll');
    await page.mouse.up();
    expect((await state(page)).selection.length > article.paragraphs[0].length, 'too little');
    await openArticle(page);
  });

  await score.check(name('the menu cites in GB/T 7714 and searches'), async () => {
    await clicks(page, leftOfText + 100, titleY, 3);
    await expectSelected(page, article.title, 'three clicks');
    await page.mouse.click(700, titleY, {button: 'right'});
    await until(page, (s) => s.menu, 'no menu');
    await drawn(page);
    await picture(page, `${label}-${way.name}-menu`);
    const row = async (number) => {
      await page.mouse.move(760, titleY + 6 + 32 * number + 16);
      await drawn(page);
      await page.mouse.click(760, titleY + 6 + 32 * number + 16);
      await drawn(page);
    };
    await row(2);
    await picture(page, `${label}-${way.name}-menu-formats`);
    await row(3);
    await until(page, (s) => !s.menu, 'the menu stays');
    let cited = '';
    await untilTrue(async () => (cited = await clipboard(page)).startsWith(`${article.title}\n\n`),
      'nothing is cited');
    const [quote, citation] = cited.split('\n\n');
    expect(quote === article.title, `quotes "${quote}"`);
    const title = article.title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    expect(new RegExp(`${title}\\[J(/OL)?\\]\\. `).test(citation), `cites "${citation}"`);
    expect(citation.includes('/OL]') === (way.name === 'http'), `cites "${citation}"`);
    await page.mouse.click(700, titleY, {button: 'right'});
    await until(page, (s) => s.menu, 'no menu');
    await page.keyboard.press('Escape');
    await until(page, (s) => !s.menu, 'Escape leaves the menu open');
    await page.mouse.click(700, titleY, {button: 'right'});
    await until(page, (s) => s.menu, 'no menu');
    await drawn(page);
    await row(1);
    const now = await until(page, (s) => s.view === 'search', 'no search');
    expect(now.total >= 1 && now.query.includes(article.title.slice(0, 4)), `asked ${now.query}`);
    await page.goBack();
    await until(page, (s) => s.view === 'browse', 'Back did not leave the search');
  });

  await score.check(name('no console message, no request to another origin'), async () => {
    expect(seen.errors.length === 0, seen.errors.join(' | '));
    expect(seen.foreign.length === 0, seen.foreign.join(' '));
  });
  await context.close();

  await score.check(name('a finger held still takes a word; two fingers change the text size'),
    async () => {
      const phone = await watchedPage(browser, way, {
        viewport: {width: 390, height: 844}, deviceScaleFactor: 2, hasTouch: true, isMobile: true,
        colorScheme: 'dark',
      });
      await openReady(phone.page, way.url);
      await openArticle(phone.page);
      const cdp = await phone.page.context().newCDPSession(phone.page);
      const touch = async (type, ...touchPoints) => {
        await cdp.send('Input.dispatchTouchEvent', {type,
          touchPoints: touchPoints.map(([x, y], id) => ({x, y, id}))});
        await drawn(phone.page);
      };
      await touch('touchStart', [150, 300]);
      const word = await until(phone.page, (s) => s.selection !== '', 'no word was taken');
      expect(!word.menu, 'the menu lies over the finger');
      await touch('touchMove', [150, 350]);
      await touch('touchMove', [160, 400]);
      await until(phone.page, (s) => s.selection.length > word.selection.length, 'no more taken');
      await touch('touchEnd');
      await until(phone.page, (s) => s.menu, 'no menu');
      const look = await picture(phone.page, `${label}-${way.name}-phone-selected`, selectedColor);
      expect(look.found.dark > 2000, 'nothing is drawn as selected');
      await phone.page.touchscreen.tap(195, 740);
      await until(phone.page, (s) => !s.menu, 'a tap beside the menu leaves it open');
      await phone.page.touchscreen.tap(195, 740);
      await until(phone.page, (s) => s.selection === '', 'a tap does not end the selection');
      const size = (await state(phone.page)).fontSize;
      await touch('touchStart', [150, 400], [250, 400]);
      await touch('touchMove', [120, 400], [280, 400]);
      await touch('touchMove', [110, 400], [290, 400]);
      await until(phone.page, (s) => s.fontSize > size, 'two fingers did nothing');
      await touch('touchEnd');
      expect(phone.seen.errors.length === 0, phone.seen.errors.join(' | '));
      await phone.context.close();
    });
}

await browser.close();
server.stop();
score.end();
