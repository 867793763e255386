// Pictures of every designed state, in both themes, on a desktop and on a phone, at pixel ratios 1 and
// 2. Fails at a blank one, at a character without a glyph, and at text that its panel cuts off.
//
//   node pictures.mjs DIST BUNDLE
import {drawn, enterBox, expect, follow, openReady, phone, picture, searchAddress, Suite, term, until}
  from './harness.mjs';

const suite = await Suite.open();
const newest = suite.newest.id;
const encoded = encodeURIComponent(term);

/**
 * `keys` are pressed, then `typed` goes into the search box. States that need a keyboard are not taken
 * on the phone.
 * @type {{name: string, at: string, view: string, keys?: string[], typed?: string, phone?: false}[]}
 */
const states = [
  {name: 'home', at: '#/', view: 'browse'},
  {name: 'issue', at: `#/issue/${newest}`, view: 'browse'},
  {name: 'article', at: `#/issue/${newest}/1`, view: 'browse'},
  {name: 'search', at: searchAddress, view: 'search'},
  {name: 'hit', at: `${searchAddress}&open=${newest}/0`, view: 'search'},
  {name: 'nohits', at: `#/search?q=${encodeURIComponent('沈杰')}`, view: 'search'},
  {name: 'mistake', at: `#/search?q=${encodeURIComponent('标题:(沈洁')}`, view: 'search'},
  {name: 'offers', at: '#/', typed: '科', view: 'search', phone: false},
  {name: 'trends', at: `#/trends?q=${encoded},${encodeURIComponent('科普,学会')}`, view: 'trends'},
  {name: 'source', at: `#/source/${newest}/1`, view: 'source'},
  {name: 'help', at: '#/', keys: ['?'], view: 'browse', phone: false},
  {name: 'unknown', at: '#/nowhere', view: 'unknown'},
];

const screens = [
  {name: 'desktop', viewport: {width: 1440, height: 900}},
  {name: 'phone', ...phone},
];
const papers = {light: 0xfbf9f4, dark: 0x16181c};

/**
 * @param {import('./harness.mjs').Page} page
 * @param {typeof states[number]} state
 * @param {string} label
 * @param {'light' | 'dark'} theme
 */
async function take(page, state, label, theme) {
  await follow(page, state.at);
  await until(page, (s) => s.view === state.view || Boolean(state.typed), 'another view');
  for (const key of state.keys || []) await page.keyboard.press(key);
  if (state.typed) {
    await enterBox(page);
    await page.keyboard.insertText(state.typed);
    await until(page, (s) => s.query === state.typed && s.offers.length > 0, 'nothing offered');
  }
  const look = await picture(page, label, {paper: papers[theme]});
  expect(look.colors > 30 && look.top < 0.97, `it is blank: ${JSON.stringify(look)}`);
  expect(look.found.paper > 1000, 'another background');
  const now = await until(page, (s) => s.missingGlyphs === 0, 'characters without a glyph');
  expect(now.clippedTexts === 0, `${now.clippedTexts} lines are cut off`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  // An Escape that came late would close what the next address opens.
  await drawn(page);
}

for (const theme of /** @type {const} */ (['light', 'dark'])) {
  for (const {name, ...screen} of screens) {
    for (const ratio of [1, 2]) {
      const {page, context, expectQuiet} = await suite.watchedPage(
        {...screen, colorScheme: theme, deviceScaleFactor: ratio});
      await openReady(page, suite.http.url);
      for (const state of states) {
        if (name === 'phone' && state.phone === false) continue;
        const label = `state-${state.name}-${name}-${theme}-${ratio}x`;
        await suite.check(label, () => take(page, state, label, theme));
      }
      await suite.check(`${name}, ${theme}, ${ratio}x: no console message`, expectQuiet);
      await context.close();
    }
  }
}

await suite.check('high contrast follows the system', async () => {
  const {page, context} = await suite.watchedPage({contrast: 'more'});
  await openReady(page, suite.http.url);
  const now = await until(page, (s) => s.contrast, 'no high contrast');
  expect(now.theme === 'light', 'not the light one');
  const look = await picture(page, 'state-home-contrast', {white: 0xffffff});
  expect(look.found.white > 100000, 'the paper is not white');
  await page.emulateMedia({contrast: 'no-preference', forcedColors: 'active', colorScheme: 'dark'});
  await until(page, (s) => s.contrast && s.theme === 'dark', 'forced colours are not followed');
  await context.close();
});

await suite.close();
