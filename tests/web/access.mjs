// The page for those who do not look at its pixels: screen readers, keys alone, the browser's find
// and print, and browsers that cannot draw.
//
//   node access.mjs DIST BUNDLE [LABEL]
import {join} from 'node:path';
import {accessibleText, excessWidth, expectExposed, mirrorTexts, opens, switchToText, untilCanvas,
  untilTextVersion, withoutBlanks} from './access_tools.mjs';
import {start} from './engines.mjs';
import {drawn, drop, element, engine, expect, field, focusedId, follow, hover, onlyIn, openReady,
  picture, saved, screenshots, searchAddress, serve, state, Suite, tabTo, term, until, watchedPage}
  from './harness.mjs';
import {hostileTitles, packHostile} from './hostile.mjs';
import {plainScan} from './oracle.mjs';

/**
 * @typedef {import('./harness.mjs').Page} Page
 * @typedef {import('./harness.mjs').ContextOptions} ContextOptions
 */

const suite = await Suite.open();
const {bundle, label} = suite;
const expected = plainScan(bundle, term);

/** @param {string} name @param {() => Promise<void>} test */
const check = (name, test) => suite.check(`${label}: ${name}`, test);

/**
 * @param {string} address
 * @param {ContextOptions} options
 * @param {(page: Page) => Promise<void>} use
 * @param {(page: Page) => Promise<unknown>} [prepare]
 */
const withPage = (address, options, use, prepare) =>
  suite.withPage({address, prepare, ...options}, async (page) => {
    // The last change by itself.
    await until(page, (s) => s.offlineReady, 'it does not say that it works offline');
    await drawn(page);
    await use(page);
  });

/** @param {Issue} issue */
const textsOf = (issue) =>
  issue.articles.flatMap(({title, paragraphs}) => [title, ...paragraphs]);

/** As the browser's own find, which also scrolls to what it selects. @param {Page} page @param {string} text */
const find = (page, text) => page.evaluate((wanted) => {
  if (!window.find(wanted)) return false;
  window.getSelection()?.anchorNode?.parentElement?.scrollIntoView({block: 'center'});
  return true;
}, text);

await check('the accessibility tree holds the whole issue, all rows, and the hits', async () => {
  await withPage('', {}, async (page) => {
    expectExposed(await accessibleText(page),
      [...textsOf(suite.newest), ...await mirrorTexts(page)]);
  });
  await withPage(searchAddress, {}, async (page) => {
    const answer = await page.evaluate((q) => window.kexie.search(q, {limit: 3}), term);
    expectExposed(await accessibleText(page),
      answer.hits.map((/** @type {Article} */ hit) => hit.title));
    const first = page.locator('#mirror li[aria-posinset="1"]');
    expect(await first.getAttribute('aria-setsize') === String(expected.total),
      'the size of the list is not exposed');
  });
});

await check('keys alone: search, open a hit, walk on, switch the theme, go back', async () => {
  await withPage('', {}, async (page) => {
    await tabTo(page, (id) => id === 'field', 'the search box');
    await page.keyboard.insertText(term);
    await until(page, (s) => s.query === term, 'the query did not run');
    await tabTo(page, (id) => /^hit\d/.test(id), 'the hits');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-id') === 'hit1');
    await page.keyboard.press('Enter');
    const opened = await until(page, (s) => s.route.includes('open='), 'Enter opened no hit');
    await picture(page, `${label}-keys`);
    await page.keyboard.press('n');
    await until(page, (s) => JSON.stringify([s.mark, s.article, s.issue]) !==
      JSON.stringify([opened.mark, opened.article, opened.issue]), 'n did not walk on');
    await tabTo(page, (id) => id === 'tool4', 'the theme', 'Shift+Tab');
    await page.keyboard.press('Space');
    await until(page, (s) => s.theme === 'dark', 'Space did not press');
    await page.keyboard.press('Alt+ArrowLeft');
    await page.goBack();
    await until(page, (s) => s.view === 'browse' || !s.route.includes('open='), 'no way back');
  });
});

await check('keys alone: narrow, order, export, help, another issue, the text version', async () => {
  await withPage(searchAddress, {acceptDownloads: true}, async (page) => {
    const all = await state(page);
    await tabTo(page, (id) => page.locator(`[data-id="${id}"][role=checkbox]`).count()
      .then((count) => count > 0), 'a filter');
    await page.keyboard.press('Space');
    const narrowed = await until(page, (s) => /(section|source|year)=/.test(s.route),
      'Space ticks no filter');
    expect(narrowed.total > 0 && narrowed.total <= all.total, `${narrowed.total} hits`);
    await page.keyboard.press('Space');
    await until(page, (s) => s.total === all.total, 'Space does not take the filter away');
    await opens('e', 'export')(page);
    await drawn(page);
    await tabTo(page, (id) => /^export\d+$/.test(id), 'the table');
    const {name} = await saved(page, () => page.keyboard.press('Enter'));
    expect(name.endsWith('.csv'), name);
    await page.keyboard.press('Escape');
    await until(page, (s) => s.overlay === null, 'Escape does not close');
    await opens('?', 'help')(page);
    await page.keyboard.press('Escape');
    await until(page, (s) => s.overlay === null, 'Escape does not close');
    await follow(page, `#/issue/${bundle.issues[1].id}`);
    const here = await until(page, (s) => s.issue === bundle.issues[1].id, 'not opened');
    await page.keyboard.press('[');
    await until(page, (s) => s.issue !== here.issue, '[ opens no other issue');
  });
  await withPage('', {}, async (page) => {
    await page.keyboard.press('Tab');
    expect(await focusedId(page) === 'astext', 'the text version is not the first stop');
    await page.keyboard.press('Enter');
    await untilTextVersion(page);
  });
});

await check('find in the page: the canvas scrolls to a paragraph far out of sight', async () => {
  await withPage('', {}, async (page) => {
    const last = textsOf(suite.newest).pop()?.slice(0, 12) ?? '';
    const before = (await state(page)).scroll;
    expect(await find(page, last), `"${last}" is not found`);
    const now = await until(page, (s) => s.scroll > before + 500, 'the canvas did not follow');
    const box = await page.evaluate(() => {
      const range = window.getSelection()?.getRangeAt(0);
      const {top = 0, bottom = 0} = range?.getBoundingClientRect() ?? {};
      return {top, bottom, height: window.innerHeight};
    });
    expect(box.top > 0 && box.bottom < box.height, `found at ${JSON.stringify(box)}`);
    expect(now.scroll > 0, 'not scrolled');
  });
});

await check('idle costs nothing; scrolling changes no element', async () => {
  await withPage('', {}, async (page) => {
    await page.evaluate(() => {
      window.changes = 0;
      new MutationObserver((records) => {
        window.changes += records.filter((r) => r.attributeName !== 'data-at').length;
      }).observe(/** @type {HTMLElement} */ (document.getElementById('mirror')),
        {subtree: true, childList: true, characterData: true, attributes: true});
    });
    await hover(page, 'reader');
    await page.mouse.wheel(0, 600);
    await until(page, (s) => s.scroll > 0, 'not scrolled');
    await drawn(page);
    expect(await page.evaluate(() => window.changes) === 0, 'elements changed');
  });
});

await check('print shows the whole issue, and only it', async () => {
  onlyIn(['chromium'], 'automation shows the style of paper in Chromium alone');
  await withPage('', {}, async (page) => {
    await page.emulateMedia({media: 'print'});
    expect(!await page.locator('#mirror nav').first().isVisible(), 'the rail is printed');
    expect(!await field(page).isVisible(), 'the box is printed');
    const printed = withoutBlanks(await page.locator('main').innerText());
    for (const text of textsOf(suite.newest)) {
      expect(printed.includes(withoutBlanks(text)), `not printed: ${text.slice(0, 30)}`);
    }
    await page.screenshot({path: join(screenshots, `${label}-print.png`)});
    await page.emulateMedia({media: null});
    await untilCanvas(page);
    // Text continues on the next sheet, by style alone: browsers lay out paper before a script can run.
    const pdf = (await page.pdf({path: join(screenshots, `${label}-print.pdf`),
      format: 'A4', margin: {top: '15mm', bottom: '15mm', left: '15mm', right: '15mm'}}))
      .toString('latin1');
    const sheets = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    const letters = suite.newest.articles.flatMap((article) => article.paragraphs).join('');
    expect(sheets >= Math.ceil(letters.length / 1800), `${letters.length} letters on ${sheets} sheets`);
  });
});

await check('translation, reader mode and larger text work on the text version', async () => {
  await withPage(`#/issue/${suite.newest.id}`, {}, async (page) => {
    // As a browser marks a page that it translates: it puts its own elements around the words.
    await page.evaluate(() => document.documentElement.classList.add('translated-ltr'));
    await untilTextVersion(page);
    const issue = suite.newest;
    // What reader modes look for: one main part, its articles with headings and paragraphs.
    const found = await page.evaluate(() => ({
      main: document.querySelectorAll('main').length,
      h1: [...document.querySelectorAll('h1')].filter((each) => each.checkVisibility()).length,
      articles: document.querySelectorAll('main article').length,
      headings: document.querySelectorAll('main article h3').length,
    }));
    expect(found.main === 1 && found.h1 === 1 && found.articles === issue.articles.length &&
      found.headings === issue.articles.length, JSON.stringify(found));
    const paragraph = page.locator('main article p', {hasText: issue.articles[0].paragraphs[0]})
      .first();
    const height = async () => (await paragraph.boundingBox())?.height ?? 0;
    const before = await height();
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    expect(await height() > before * 2, 'the text does not grow');
    const wide = await excessWidth(page);
    expect(wide <= 0, `${wide} px too wide at twice the size`);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '';
      for (const each of document.querySelectorAll('main article p')) {
        const font = document.createElement('font');
        font.textContent = 'translated';
        each.replaceChildren(font);
      }
    });
    await page.evaluate((id) => window.kexie.open(id, 0), bundle.issues[0].id);
    const words = bundle.issues[0].articles[0].paragraphs[0];
    await page.locator('main article p', {hasText: words.slice(0, 20)}).first().waitFor();
  });
});

/** A browser without WebGL. @param {Page} page */
const noWebGl = (page) => page.addInitScript(() => {
  const get = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = /** @type {any} */ (
    /** @this {HTMLCanvasElement} @param {string} kind @param {any} options */
    function(kind, options) {
      return kind.includes('webgl') ? null : get.call(this, kind, options);
    });
});

await check('without WebGL the elements do the main job', async () => {
  await withPage('', {}, async (page) => {
    await field(page).click();
    await page.keyboard.insertText(term);
    const found = await until(page, (s) => s.query === term, 'the query did not run');
    expect(found.total === expected.total, 'another count');
    const hits = page.locator('#mirror li[aria-posinset] a');
    // They follow the results by a frame.
    const exposed = Math.min(expected.total, 500);
    await hits.nth(exposed - 1).waitFor();
    expect(await hits.count() === exposed, 'more hits are exposed than were found');
    await page.screenshot({path: join(screenshots, `${label}-text-hits.png`)});
    const title = await hits.nth(2).textContent() ?? '';
    await hits.nth(2).click();
    await until(page, (s) => s.route.includes('open='), 'no hit was opened');
    const heading = page.locator('main h3', {hasText: title}).first();
    await heading.waitFor();
    expect(await heading.isVisible(), 'the article is not shown');
    await page.waitForFunction((each) => {
      const top = each?.getBoundingClientRect().top ?? -1;
      return top >= 0 && top < window.innerHeight;
    }, await heading.elementHandle());
    await page.screenshot({path: join(screenshots, `${label}-text-reader.png`)});
    await element(page, 'back').click();
    await hits.first().waitFor();
    await page.goBack();
    await page.goBack();
    await until(page, (s) => s.view === 'browse', 'no way back');
  }, noWebGl);
});

await check('a lost graphics context gives way to the elements, and comes back', async () => {
  await withPage(searchAddress, {}, async (page) => {
    await page.evaluate(() => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
      window.loser = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
      window.loser?.loseContext();
    });
    await untilTextVersion(page);
    const hits = page.locator('#mirror li[aria-posinset] a');
    await hits.nth(1).click();
    await until(page, (s) => s.route.includes('open='), 'no hit was opened');
    await page.evaluate(() => window.loser?.restoreContext());
    await untilCanvas(page);
    const look = await picture(page, `${label}-restored`, {hit: 0xffe58a, red: 0xb3261e});
    expect(look.colors > 50 && look.found.hit > 200, `drawn: ${JSON.stringify(look)}`);
  });
});

await check('without JavaScript the newest issue can be begun, and what is missing is said',
  async () => {
    const [{title, paragraphs}] = suite.newest.articles;
    // Automation switches scripts off in Chromium alone, and there <noscript> stays hidden.
    const own = engine === 'chromium' ? null : await start({preferences: {'javascript.enabled': false}});
    try {
      for (const way of [suite.http, suite.file]) {
        const {page, context, expectQuiet} =
          await watchedPage(own?.browser ?? suite.browser, way, {javaScriptEnabled: false});
        await page.goto(way.url);
        const [seen, told, bar] = await page.evaluate(() => [document.body.innerText,
          document.querySelector('noscript')?.textContent ?? '',
          document.getElementById('bar')?.checkVisibility()]);
        expect(seen.includes(title), `${way.name}: the first title is missing`);
        expect(seen.includes(paragraphs[0]), `${way.name}: the first paragraph is not visible`);
        expect((own ? seen : told).includes('没有 JavaScript'), `${way.name}: nothing is said`);
        expect(!bar, `${way.name}: a bar that never moves`);
        expectQuiet();
        await context.close();
      }
    } finally {
      await own?.browser.close();
      own?.screen?.close();
    }
  });

await check('hostile titles stay text', async () => {
  const {folder, titles, remove} = packHostile(suite.dist);
  const own = await serve(folder, 5);
  try {
    const way = {name: 'http', url: own.address, origin: new URL(own.address).origin};
    const {page, context, expectQuiet} = await suite.watchedPage({}, way);
    /** @param {string} where */
    const expectHarmless = async (where) => {
      await drawn(page);
      const strange = await page.evaluate(() => document.querySelectorAll(
        'body :is(img, iframe, b, svg, style, object, form), #mirror script').length);
      expect(strange === 0, `${where}: ${strange} elements out of text`);
      const links = await page.evaluate(() => Array.from(
        document.querySelectorAll('#mirror a[href]'), (link) => link.getAttribute('href')));
      expect(links.every((link) => link?.startsWith('#')), `${where}: a link leads elsewhere`);
      const handlers = await page.evaluate(() => Array.from(document.querySelectorAll('body *'))
        .filter((element) => element.getAttributeNames().some((name) => /^on/.test(name))).length);
      expect(handlers === 0, `${where}: ${handlers} elements with handlers`);
      expect(await page.evaluate(() => window.hacked === undefined), `${where}: a text ran`);
    };
    await openReady(page, own.address);
    const exposed = await page.locator('main h3').allTextContents();
    for (const title of titles) expect(exposed.includes(title), `not exposed as written: ${title}`);
    const written = await page.locator('#newest h3').allTextContents();
    for (const title of written) {
      expect(titles.includes(title.replace(/\s/g, ' ')), `not written as it is: ${title}`);
    }
    expect(written.length > 0, 'the page itself holds no title');
    await expectHarmless('reader');
    await picture(page, `${label}-hostile`);
    for (const title of hostileTitles) {
      for (const address of ['search?q=', 'issue/', 'trends?q=']) {
        await follow(page, `#/${address}${encodeURIComponent(title)}`);
        await expectHarmless(`${address}${title.slice(0, 40)}`);
      }
    }
    // The name of a file, and what is in it.
    await drop(page, ...hostileTitles.map((title) => ({name: `${title.slice(0, 60)}.txt`,
      data: Buffer.from(`科协每周动态\n2031年第1期（总第9期）\n\n${title}\n${title}`)})));
    await until(page, (s) => s.ownFiles.length === hostileTitles.length, 'not all were taken');
    await expectHarmless('own files');
    await switchToText(page);
    await expectHarmless('text');
    const wide = await excessWidth(page);
    expect(wide <= 0, `a long word makes the page ${wide} px too wide`);
    expectQuiet();
    await context.close();
  } finally {
    own.stop();
    remove();
  }
});

await suite.close();
