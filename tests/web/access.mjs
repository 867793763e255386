// What the page gives to those who do not look at its pixels: screen readers, keys alone, the
// browser's find and print, and browsers that cannot draw.
//
//   node access.mjs DIST BUNDLE [LABEL]
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {resolve} from 'node:path';
import {drawn, enterBox, expect, launch, openReady, picture, Score, serve, state, until, watchedPage, ways}
  from './harness.mjs';
import {hostileTitles, packedWith} from './hostile.mjs';
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
  // The last that the page says of itself.
  await until(page, (s) => s.offlineReady, 'it does not say that it works offline');
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
    if (await test(id)) return id;
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

// Every state that a person can come to: its name, address, options, and what leads there.
const key = (name, test) => async (page) => {
  await page.keyboard.press(name);
  await until(page, test, `${name} did nothing`);
};
const english = (page) => page.addInitScript(() =>
  localStorage.setItem('kexie.preferences', JSON.stringify({language: 'en'})));
const issueAddress = `#/issue/${bundle.issues[0].id}`;
const situations = [
  ['browse', '', {}],
  ['search', searchAddress, {}],
  ['search, dark', searchAddress, {colorScheme: 'dark'}],
  ['search, high contrast', searchAddress, {contrast: 'more'}],
  ['nothing found', '#/search?q=%E9%BE%98%E9%BE%98', {}],
  ['a mistake', '#/search?q=(%E7%A7%91', {}],
  ['reader', `${issueAddress}/0`, {}],
  ['trends', `#/trends?q=${encodeURIComponent(`${term},科普`)}`, {}],
  ['source', `#/source/${bundle.issues[0].id}/1`, {}],
  ['unknown', '#/issue/1999-1', {}],
  ['help', '', {}, key('?', (s) => s.overlay === 'help')],
  ['settings', '', {}, key(',', (s) => s.overlay === 'settings')],
  ['contents', issueAddress, {}, key('c', (s) => s.overlay === 'contents')],
  ['export', searchAddress, {}, key('e', (s) => s.overlay === 'export')],
  ['offers', '', {}, async (page) => {
    await enterBox(page);
    await page.keyboard.insertText('科');
    await until(page, (s) => s.offers.length > 1, 'nothing offered');
  }],
  ['text', '', {}, async (page) => {
    await page.evaluate(() => document.getElementById('astext').click());
    await page.waitForFunction(() => document.documentElement.classList.contains('text'));
  }],
  ['text, dark', searchAddress, {colorScheme: 'dark'}, async (page) => {
    await page.evaluate(() => document.getElementById('astext').click());
    await page.waitForFunction(() => document.documentElement.classList.contains('text'));
  }],
  ['phone, hits', searchAddress, phone],
  ['phone, reader', issueAddress, phone],
  ['phone, browse', '#/', phone],
];

// Words of everything that the mirror says, without blanks.
const mirrorWords = (page) => page.evaluate(() =>
  Array.from(document.querySelectorAll('#mirror *'))
    .filter((element) => !element.children.length && !element.closest('[inert]'))
    .map((element) => element.textContent.replace(/\s/g, '')).filter((words) => words));

for (const [name, address, options, lead] of situations) {
  await check(`axe finds nothing, and all is told: ${name}`, async () => {
    await withPage(address, {...options, bypassCSP: true}, async (page) => {
      if (lead) await lead(page);
      await drawn(page);
      await expectNoViolation(page, name);
      const text = await accessibleText(page);
      const words = await mirrorWords(page);
      expect(words.length > 3, `only ${words.length} texts`);
      for (const each of words) expect(text.includes(each), `not told: ${each.slice(0, 30)}`);
    });
  });
}

await check('axe finds nothing, and no Chinese is left: English', async () => {
  await withPage('', {bypassCSP: true}, async (page) => {
    await expectNoViolation(page, 'English');
    await page.keyboard.press(',');
    await until(page, (s) => s.overlay === 'settings', 'no settings');
    await drawn(page);
    await expectNoViolation(page, 'English, settings');
    const dialog = await page.locator('[role=dialog]').innerText();
    expect(!/[\u4e00-\u9fff]/.test(dialog.replaceAll('中文', '')), `in Chinese: ${dialog}`);
  }, english);
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
    await page.keyboard.press('e');
    await until(page, (s) => s.overlay === 'export', 'no export');
    await drawn(page);
    await tabTo(page, (id) => /^export\d+$/.test(id), 'the table');
    const [download] = await Promise.all([page.waitForEvent('download'),
      page.keyboard.press('Enter')]);
    expect(download.suggestedFilename().endsWith('.csv'), download.suggestedFilename());
    await page.keyboard.press('Escape');
    await until(page, (s) => s.overlay === null, 'Escape does not close');
    await page.keyboard.press('?');
    await until(page, (s) => s.overlay === 'help', 'no help');
    await page.keyboard.press('Escape');
    await until(page, (s) => s.overlay === null, 'Escape does not close');
    await page.evaluate((id) => { window.location.hash = `#/issue/${id}`; }, bundle.issues[1].id);
    const here = await until(page, (s) => s.issue === bundle.issues[1].id, 'not opened');
    await page.keyboard.press('[');
    await until(page, (s) => s.issue !== here.issue, '[ opens no other issue');
  });
  await withPage('', {}, async (page) => {
    await page.keyboard.press('Tab');
    expect(await focusedId(page) === 'astext', 'the text version is not the first stop');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.documentElement.classList.contains('text'));
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

await check('print shows the whole issue, and only it', async () => {
  await withPage('', {}, async (page) => {
    await page.emulateMedia({media: 'print'});
    expect(!await page.locator('#mirror nav').first().isVisible(), 'the rail is printed');
    expect(!await page.locator('#field').isVisible(), 'the box is printed');
    const printed = (await page.locator('main').innerText()).replace(/\s/g, '');
    for (const article of bundle.issues.at(-1).articles) {
      for (const words of [article.title, ...article.paragraphs]) {
        expect(printed.includes(words.replace(/\s/g, '')), `not printed: ${words.slice(0, 30)}`);
      }
    }
    await page.screenshot({path: `../../build/screenshots/${label}-print.png`});
    await page.emulateMedia({media: null});
    await page.waitForFunction(() => !document.documentElement.classList.contains('text'));
    // What is taller than a sheet goes on, on the next.
    // The style alone sees to it: browsers set the pages before any script could change something.
    const pdf = (await page.pdf({path: `../../build/screenshots/${label}-print.pdf`,
      format: 'A4', margin: {top: '15mm', bottom: '15mm', left: '15mm', right: '15mm'}}))
      .toString('latin1');
    const sheets = pdf.match(/\/Type\s*\/Page\b/g).length;
    const letters = bundle.issues.at(-1).articles.flatMap((article) => article.paragraphs).join('');
    expect(sheets >= Math.ceil(letters.length / 1800), `${letters.length} letters on ${sheets} sheets`);
  });
});

await check('translation, reader mode and larger text work on the text version', async () => {
  await withPage(`#/issue/${bundle.issues.at(-1).id}`, {}, async (page) => {
    // As a browser marks a page that it translates: it puts its own elements around the words.
    await page.evaluate(() => document.documentElement.classList.add('translated-ltr'));
    await page.waitForFunction(() => document.documentElement.classList.contains('text'));
    const issue = bundle.issues.at(-1);
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
    const height = async () => (await paragraph.boundingBox()).height;
    const before = await height();
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    expect(await height() > before * 2, 'the text does not grow');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth -
      document.documentElement.clientWidth);
    expect(wide <= 0, `${wide} px too wide at twice the size`);
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '';
      for (const element of document.querySelectorAll('main article p')) {
        const font = document.createElement('font');
        font.append(...element.childNodes);
        font.firstChild.data = 'translated';
        element.append(font);
      }
    });
    // The next thing shown is shown whole.
    await page.evaluate((id) => window.kexie.open(id, 0), bundle.issues[0].id);
    const words = bundle.issues[0].articles[0].paragraphs[0];
    await page.locator('main article p', {hasText: words.slice(0, 20)}).first().waitFor();
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

await check('without JavaScript the newest issue can be begun, and what is missing is said',
  async () => {
    for (const each of ways(dist, server.address)) {
      const {page, context, seen} = await watchedPage(browser, each, {javaScriptEnabled: false});
      await page.goto(each.url);
      const {articles} = bundle.issues.at(-1);
      expect(await page.locator('#newest h3').first().textContent() === articles[0].title,
        `${each.name}: the first title is missing`);
      expect(await page.getByText(articles[0].paragraphs[0]).isVisible(),
        `${each.name}: the first paragraph is not to be seen`);
      // Chromium takes this for shown only where its settings, not its tools, turn scripts off.
      const said = await page.locator('noscript').textContent();
      expect(said.includes('没有 JavaScript'), `${each.name}: nothing is said`);
      expect(!await page.locator('#bar').isVisible(), `${each.name}: a bar that never moves`);
      expect(seen.errors.length === 0, seen.errors.join(' | '));
      await context.close();
    }
  });

await check('hostile titles stay text', async () => {
  const {folder, titles, remove} = packedWith(dist);
  const own = await serve(folder, Number(process.env.KEXIE_PORT || 18080) + 5);
  try {
    const origin = new URL(own.address).origin;
    const {page, context, seen} = await watchedPage(browser, {...way, origin}, {});
    const expectHarmless = async (where) => {
      await drawn(page);
      const strange = await page.evaluate(() => document.querySelectorAll(
        'body :is(img, iframe, b, svg, style, object, form), #mirror script').length);
      expect(strange === 0, `${where}: ${strange} elements out of text`);
      const links = await page.evaluate(() => Array.from(
        document.querySelectorAll('#mirror a[href]'), (link) => link.getAttribute('href')));
      expect(links.every((link) => link.startsWith('#')), `${where}: a link leads elsewhere`);
      const handlers = await page.evaluate(() => Array.from(document.querySelectorAll('body *'))
        .filter((element) => element.getAttributeNames().some((name) => /^on/.test(name))).length);
      expect(handlers === 0, `${where}: ${handlers} elements with handlers`);
      expect(await page.evaluate(() => window.hacked === undefined), `${where}: a text ran`);
    };
    await openReady(page, own.address);
    const told = await page.locator('main h3').allTextContents();
    for (const title of titles) expect(told.includes(title), `not told as written: ${title}`);
    const written = await page.locator('#newest h3').allTextContents();
    for (const title of written) {
      expect(titles.includes(title.replace(/\s/g, ' ')), `not written as it is: ${title}`);
    }
    expect(written.length > 0, 'the page itself holds no title');
    await expectHarmless('reader');
    await picture(page, `${label}-hostile`);
    for (const title of hostileTitles) {
      for (const address of ['search?q=', 'issue/', 'trends?q=']) {
        await page.evaluate((hash) => { window.location.hash = hash; },
          `#/${address}${encodeURIComponent(title)}`);
        await expectHarmless(`${address}${title.slice(0, 40)}`);
      }
    }
    // The name of a file, and what is in it.
    await page.evaluate((list) => {
      const transfer = new DataTransfer();
      for (const name of list) {
        transfer.items.add(new File([`科协每周动态\n2031年第1期（总第9期）\n\n${name}\n${name}`],
          `${name.slice(0, 60)}.txt`));
      }
      window.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, cancelable: true}));
    }, hostileTitles);
    await until(page, (s) => s.ownFiles.length === hostileTitles.length, 'not all were taken');
    await expectHarmless('own files');
    await page.evaluate(() => document.getElementById('astext').click());
    await page.waitForFunction(() => document.documentElement.classList.contains('text'));
    await expectHarmless('text');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth -
      document.documentElement.clientWidth);
    expect(wide <= 0, `a long word makes the page ${wide} px too wide`);
    expect(seen.errors.length === 0, seen.errors.join(' | '));
    expect(seen.foreign.length === 0, seen.foreign.join(' '));
    await context.close();
  } finally {
    own.stop();
    remove();
  }
});

await browser.close();
server.stop();
score.end();
