// What the page gives to those who do not look at its pixels: screen readers, keys alone, the
// browser's find and print, and browsers that cannot draw.
//
//   node access.mjs DIST BUNDLE [LABEL]
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {resolve} from 'node:path';
import {drawn, expect, launch, openReady, picture, Score, serve, state, until, watchedPage, ways}
  from './harness.mjs';
import {packedWith} from './hostile.mjs';
import {plainScan, readBundle} from './oracle.mjs';

const dist = resolve(process.argv[2]);
const bundle = readBundle(resolve(process.argv[3]));
const label = process.argv[4] || 'digests';
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const term = '沈洁';
const expected = plainScan(bundle, term);
const searchAddress = `#/search?q=${encodeURIComponent(term)}`;
const phone = {viewport: {width: 390, height: 844}, deviceScaleFactor: 2, hasTouch: true,
  isMobile: true};

const score = new Score();
const server = await serve(dist);
const browser = await launch();
const [way] = ways(dist, server.address);
const check = (name, test) => score.check(`${label}: ${name}`, test);

// Runs `use` on a page of its own, which must end without a message on its console.
async function withPage(address, options, use, prepare = async () => {}) {
  const {page, context, seen} = await watchedPage(browser, way, options);
  await prepare(page);
  await openReady(page, way.url + address);
  await drawn(page);
  await use(page);
  expect(seen.errors.length === 0, seen.errors.join(' | '));
  await context.close();
}

async function expectNoViolation(page, where) {
  const found = await page.evaluate(async (source) => {
    if (!window.axe) (0, eval)(source);
    const {violations} = await window.axe.run(document);
    return violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 120)}`);
  }, axeSource);
  expect(found.length === 0, `${where}: ${found.join(' | ')}`);
}

// Names and texts of the accessibility tree, without blanks.
async function accessibleText(page) {
  const cdp = await page.context().newCDPSession(page);
  const {nodes} = await cdp.send('Accessibility.getFullAXTree');
  return nodes.filter((node) => !node.ignored).map((node) => node.name?.value || '').join('\n')
    .replace(/\s/g, '');
}

const focusedId = (page) => page.evaluate(() => document.activeElement.dataset.id ||
  document.activeElement.id);

async function tabTo(page, test, what) {
  for (let i = 0; i < 200; ++i) {
    await page.keyboard.press('Tab');
    const id = await focusedId(page);
    if (test(id)) return id;
  }
  throw new Error(`Tab does not reach ${what}`);
}

// As the browser's own find does: it searches the text that is laid out, selects it, and scrolls
// what it is in.
const find = (page, text) => page.evaluate((wanted) => {
  if (!window.find(wanted)) return false;
  window.getSelection().anchorNode.parentElement.scrollIntoView({block: 'center'});
  return true;
}, text);

await check('axe finds nothing to mend: browse, search, reader, settings, phone, text', async () => {
  const situations = [
    ['browse', '', {}], ['search', searchAddress, {}],
    ['reader', `#/issue/${bundle.issues[0].id}/0`, {}],
    ['phone, hits', searchAddress, phone],
    ['phone, reader', `#/issue/${bundle.issues[0].id}`, phone],
  ];
  for (const [name, address, options] of situations) {
    await withPage(address, {...options, bypassCSP: true}, async (page) => {
      await expectNoViolation(page, name);
      if (name !== 'browse') return;
      await page.keyboard.press('?');
      await until(page, (s) => s.overlay === 'help', 'no help');
      await drawn(page);
      await expectNoViolation(page, 'help');
      await page.keyboard.press('Escape');
      await page.evaluate(() => document.getElementById('astext').click());
      await drawn(page);
      await expectNoViolation(page, 'text');
    });
  }
});

await check('the accessibility tree holds the whole issue, all rows, and the hits', async () => {
  await withPage('', {}, async (page) => {
    const text = await accessibleText(page);
    const issue = bundle.issues.at(-1);
    for (const article of issue.articles) {
      for (const words of [article.title, ...article.paragraphs]) {
        expect(text.includes(words.replace(/\s/g, '')), `not told: ${words.slice(0, 30)}`);
      }
    }
    const shown = await page.evaluate(() => Array.from(document.querySelectorAll('#mirror *'))
      .filter((element) => !element.children.length).map((element) => element.textContent));
    for (const words of shown) {
      expect(text.includes(words.replace(/\s/g, '')), `not told: ${words.slice(0, 30)}`);
    }
  });
  await withPage(searchAddress, {}, async (page) => {
    const text = await accessibleText(page);
    const answer = await page.evaluate((q) => window.kexie.search(q, {limit: 3}), term);
    for (const hit of answer.hits) {
      expect(text.includes(hit.title.replace(/\s/g, '')), `not told: ${hit.title}`);
    }
    const first = page.locator('#mirror li[aria-posinset="1"]');
    expect(await first.getAttribute('aria-setsize') === String(expected.total),
      'the size of the list is not told');
  });
});

await check('keys alone: search, open a hit, walk on, switch the theme, go back', async () => {
  await withPage('', {}, async (page) => {
    await tabTo(page, (id) => id === 'field', 'the search box');
    await page.keyboard.insertText(term);
    await until(page, (s) => s.query === term, 'the query did not run');
    await tabTo(page, (id) => /^hit\d/.test(id), 'the hits');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement.dataset.id === 'hit1');
    await page.keyboard.press('Enter');
    const opened = await until(page, (s) => s.route.includes('open='), 'Enter opened no hit');
    await picture(page, `${label}-keys`);
    await page.keyboard.press('n');
    await until(page, (s) => JSON.stringify([s.mark, s.article, s.issue]) !==
      JSON.stringify([opened.mark, opened.article, opened.issue]), 'n did not walk on');
    await tabTo(page, (id) => id === 'tool4', 'the theme');
    await page.keyboard.press('Space');
    await until(page, (s) => s.theme === 'dark', 'Space did not press');
    await page.keyboard.press('Alt+ArrowLeft');
    await page.goBack();
    await until(page, (s) => s.view === 'browse' || !s.route.includes('open='), 'no way back');
  });
});

await check('find in the page: the canvas scrolls to a paragraph far out of sight', async () => {
  await withPage('', {}, async (page) => {
    const last = bundle.issues.at(-1).articles.at(-1).paragraphs.at(-1).slice(0, 12);
    const before = (await state(page)).scroll;
    expect(await find(page, last), `"${last}" is not found`);
    const now = await until(page, (s) => s.scroll > before + 500, 'the canvas did not follow');
    // What was found is over the place where it is drawn, and in sight.
    const box = await page.evaluate(() => {
      const {top, bottom} = window.getSelection().getRangeAt(0).getBoundingClientRect();
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
      }).observe(document.getElementById('mirror'),
        {subtree: true, childList: true, characterData: true, attributes: true});
    });
    await page.mouse.move(900, 500);
    await page.mouse.wheel(0, 600);
    await until(page, (s) => s.scroll > 0, 'not scrolled');
    await drawn(page);
    expect(await page.evaluate(() => window.changes) === 0, 'elements changed');
  });
});

await check('print shows the issue, and only it', async () => {
  await withPage('', {}, async (page) => {
    await page.emulateMedia({media: 'print'});
    await page.waitForFunction(() => document.documentElement.classList.contains('text'));
    expect(await page.locator('main article').first().isVisible(), 'no article');
    expect(!await page.locator('#mirror nav').first().isVisible(), 'the rail is printed');
    await page.screenshot({path: `../../build/screenshots/${label}-print.png`});
    await page.emulateMedia({media: 'screen'});
    await page.waitForFunction(() => !document.documentElement.classList.contains('text'));
  });
});

// A browser without WebGL.
const noWebGl = (page) => page.addInitScript(() => {
  const get = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function(kind, ...rest) {
    return kind.includes('webgl') ? null : get.call(this, kind, ...rest);
  };
});

await check('without WebGL the elements do the main job', async () => {
  await withPage('', {}, async (page) => {
    await page.locator('#field').click();
    await page.keyboard.insertText(term);
    const found = await until(page, (s) => s.query === term, 'the query did not run');
    expect(found.total === expected.total, 'another count');
    const hits = page.locator('#mirror li[aria-posinset] a');
    expect(await hits.count() === Math.min(expected.total, 500), 'not all hits are told');
    await page.screenshot({path: `../../build/screenshots/${label}-text-hits.png`});
    const title = await hits.nth(2).textContent();
    await hits.nth(2).click();
    await until(page, (s) => s.route.includes('open='), 'no hit was opened');
    const heading = page.locator('main h3', {hasText: title}).first();
    await heading.waitFor();
    expect(await heading.isVisible(), 'the article is not shown');
    await page.waitForFunction((element) => {
      const {top} = element.getBoundingClientRect();
      return top >= 0 && top < window.innerHeight;
    }, await heading.elementHandle());
    await page.screenshot({path: `../../build/screenshots/${label}-text-reader.png`});
    await page.locator('[data-id=back]').click();
    await hits.first().waitFor();
    await page.goBack();
    await page.goBack();
    await until(page, (s) => s.view === 'browse', 'no way back');
  }, noWebGl);
});

await check('a lost graphics context gives way to the elements, and comes back', async () => {
  await withPage(searchAddress, {}, async (page) => {
    await page.evaluate(() => {
      window.loser = document.getElementById('canvas').getContext('webgl2')
        .getExtension('WEBGL_lose_context');
      window.loser.loseContext();
    });
    await page.waitForFunction(() => document.documentElement.classList.contains('text'));
    const hits = page.locator('#mirror li[aria-posinset] a');
    await hits.nth(1).click();
    await until(page, (s) => s.route.includes('open='), 'no hit was opened');
    await page.evaluate(() => window.loser.restoreContext());
    await page.waitForFunction(() => !document.documentElement.classList.contains('text'));
    const look = await picture(page, `${label}-restored`, {hit: 0xffe58a, red: 0xb3261e});
    expect(look.colors > 50 && look.found.hit > 200, `drawn: ${JSON.stringify(look)}`);
  });
});

await check('hostile titles stay text', async () => {
  const {folder, titles, remove} = packedWith(dist);
  const own = await serve(folder, 18090);
  try {
    const {page, context, seen} = await watchedPage(browser, {...way, origin: own.address}, {});
    await openReady(page, own.address);
    const told = await page.locator('main h3').allTextContents();
    for (const title of titles) expect(told.includes(title), `not told as written: ${title}`);
    const strange = await page.evaluate(() =>
      document.querySelectorAll('#mirror :is(script, img, iframe, b, svg, style)').length);
    expect(strange === 0, `${strange} elements out of text`);
    expect(await page.evaluate(() => window.hacked === undefined), 'a title ran');
    expect(seen.errors.length === 0, seen.errors.join(' | '));
    await context.close();
  } finally {
    own.stop();
    remove();
  }
});

await browser.close();
server.stop();
score.end();
