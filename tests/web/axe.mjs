// axe-core over every state that a reader can come to, in every engine; and, where the engine tells its
// accessibility tree, that all texts are in it.
//
//   KEXIE_ENGINE=firefox node axe.mjs DIST BUNDLE [LABEL]
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {accessibleText, expectExposed, mirrorTexts, opens, switchToText} from './access_tools.mjs';
import {drawn, drop, engine, enterBox, expect, follow, phone, searchAddress, Suite, term, until}
  from './harness.mjs';
import {inHex, issueText, onePage, songTi} from './printed.mjs';

/**
 * @typedef {import('./harness.mjs').Page} Page
 * @typedef {import('./harness.mjs').ContextOptions} ContextOptions
 */

const suite = await Suite.open({engines: ['chromium', 'firefox', 'webkit']});
const {bundle, label} = suite;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @param {string} name @param {() => Promise<void>} test */
const check = (name, test) => suite.check(`${label}, ${engine}: ${name}`, test);

/** @param {Page} page @param {string} where */
async function expectNoViolation(page, where) {
  await drawn(page);
  // As a text: what is handed over to be evaluated in the page, its policy would not let run.
  if (!await page.evaluate(() => Boolean(window.axe))) {
    await page.evaluate(`(() => { ${axeSource} })()`);
  }
  const {found, passed} = await page.evaluate(async () => {
    const {violations, passes} = await /** @type {NonNullable<Window['axe']>} */ (window.axe).run(document);
    return {found: violations.map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 120)}`),
      passed: passes.length};
  });
  expect(found.length === 0, `${where}: ${found.join(' | ')}`);
  expect(passed > 10, `${where}: only ${passed} rules had something to test`);
}

/** The theme as a reader chooses it; not every engine can be told to prefer one. @param {Page} page */
async function dark(page) {
  await page.keyboard.press('d');
  await until(page, (s) => s.theme === 'dark', 'not dark');
}

const issueAddress = `#/issue/${bundle.issues[0].id}`;
// MiniBrowser's own bar takes 450 px.
const narrow = {viewport: {...phone.viewport, width: engine === 'webkit' ? 460 : 390}};
const low = {viewport: {width: engine === 'webkit' ? 460 : 320, height: 256}};

// Every state that a reader can come to, and what leads there.
/** @type {[name: string, address: string, options: ContextOptions, lead?: (page: Page) => Promise<void>][]} */
const situations = [
  ['browse', '', {}],
  ['search', searchAddress, {}],
  ['nothing found', '#/search?q=%E9%BE%98%E9%BE%98', {}],
  ['a mistake', '#/search?q=(%E7%A7%91', {}],
  ['reader', `${issueAddress}/0`, {}],
  ['trends', `#/trends?q=${encodeURIComponent(`${term},科普`)}`, {}],
  ['source', `#/source/${bundle.issues[0].id}/1`, {}],
  ['unknown', '#/issue/1999-1', {}],
  ['help', '', {}, opens('?', 'help')],
  ['settings', '', {}, opens(',', 'settings')],
  ['contents', issueAddress, {}, opens('c', 'contents')],
  ['export', searchAddress, {}, opens('e', 'export')],
  ['offers', '', {}, async (page) => {
    await enterBox(page);
    await page.keyboard.insertText('科');
    await until(page, (s) => s.offers.length > 1, 'nothing offered');
  }],
  ['text', '', {}, switchToText],
  ['a low window', searchAddress, low],
];
/** Drops a PDF and compares its first article with the printed page. @param {Page} page */
async function comparePrinted(page) {
  const lines = issueText(5).split('\n').filter(Boolean).map((line) => `${inHex(line)} Tj T*`);
  await drop(page, {name: '风筝.pdf', data: onePage(`BT /F 12 Tf 20 TL 72 760 Td ${lines.join(' ')} ET`, songTi)});
  await until(page, (s) => s.overlay === 'files' && s.ownFiles.length === 1, 'the file was not taken');
  await expectNoViolation(page, 'own files');
  await page.keyboard.press('Escape');
  await follow(page, '#/source/2031-5/0');
  await page.locator('#original canvas[data-page]').waitFor();
}
// Its driver cannot drop files.
if (engine !== 'webkit') {
  situations.push(['a printed page', '', {}, comparePrinted], ['a printed page, dark', '', {}, async (page) => {
    await dark(page);
    await comparePrinted(page);
  }]);
}
// What the system prefers, and a phone, only Chromium can be given.
situations.push(...(/** @type {typeof situations} */ (engine === 'chromium' ? [
  ['search, dark', searchAddress, {colorScheme: 'dark'}],
  ['text, dark', searchAddress, {colorScheme: 'dark'}, switchToText],
  ['search, high contrast', searchAddress, {contrast: 'more'}],
  ['phone, hits', searchAddress, phone],
  ['phone, reader', issueAddress, phone],
  ['phone, browse', '#/', phone],
] : [
  ['search, dark', searchAddress, {}, dark],
  ['text, dark', searchAddress, {}, async (page) => {
    await dark(page);
    await switchToText(page);
  }],
  ['one column, hits', searchAddress, narrow],
  ['one column, reader', issueAddress, narrow],
  ['one column, browse', '#/', narrow],
])));

for (const [name, address, options, lead] of situations) {
  await check(`axe finds nothing${engine === 'chromium' ? ', and all is exposed' : ''}: ${name}`, () =>
    suite.withPage({address, ...options}, async (page) => {
      // The last change by itself.
      await until(page, (s) => s.offlineReady, 'it does not say that it works offline');
      await lead?.(page);
      await expectNoViolation(page, name);
      const texts = await mirrorTexts(page);
      expect(texts.length > 3, `only ${texts.length} texts`);
      if (engine === 'chromium') expectExposed(await accessibleText(page), texts);
    }));
}

await check('axe finds nothing, and no Chinese is left: English', async () => {
  await suite.withPage({}, async (page) => {
    await page.evaluate(() =>
      localStorage.setItem('kexie.preferences', JSON.stringify({language: 'en'})));
    await page.reload();
    await page.evaluate(() => window.kexie.ready);
    await until(page, (s) => s.language === 'en', 'not in English');
    await expectNoViolation(page, 'English');
    await opens(',', 'settings')(page);
    await expectNoViolation(page, 'English, settings');
    const dialog = await page.locator('[role=dialog]').innerText();
    expect(!/[\u4e00-\u9fff]/.test(dialog.replaceAll('中文', '')), `in Chinese: ${dialog}`);
  });
});

await check('axe would find what is wrong', async () => {
  await suite.withPage({}, async (page) => {
    await page.evaluate(() => document.querySelector('#mirror button')?.replaceChildren());
    const missed = await expectNoViolation(page, 'a button without a name').then(() => true, () => false);
    expect(!missed, 'a button without a name was not found');
  });
});

await suite.close();
