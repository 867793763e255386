// Pictures of every state that has a design, in both themes, on a desktop and on a phone, at pixel
// ratios 1 and 2; fails on a blank one, on a character without a glyph, and on text that its panel
// cuts off.
//
//   node pictures.mjs DIST BUNDLE
import {resolve} from 'node:path';
import {drawn, enterBox, expect, launch, openReady, picture, Score, serve, until, watchedPage, ways}
  from './harness.mjs';
import {readBundle} from './oracle.mjs';

const dist = resolve(process.argv[2]);
const bundle = readBundle(resolve(process.argv[3]));
const newest = bundle.issues.at(-1).id;
const term = encodeURIComponent('沈洁');

// `keys` are pressed, then `typed` goes into the search box. A phone shows one column at a time:
// where `phone` is false the state is one of the keyboard.
const states = [
  {name: 'home', at: '#/', view: 'browse'},
  {name: 'issue', at: `#/issue/${newest}`, view: 'browse'},
  {name: 'article', at: `#/issue/${newest}/1`, view: 'browse'},
  {name: 'search', at: `#/search?q=${term}`, view: 'search'},
  {name: 'hit', at: `#/search?q=${term}&open=${newest}/0`, view: 'search'},
  {name: 'nohits', at: `#/search?q=${encodeURIComponent('沈杰')}`, view: 'search'},
  {name: 'mistake', at: `#/search?q=${encodeURIComponent('标题:(沈洁')}`, view: 'search'},
  {name: 'offers', at: '#/', typed: '科', view: 'search', phone: false},
  {name: 'trends', at: `#/trends?q=${term},${encodeURIComponent('科普,学会')}`, view: 'trends'},
  {name: 'source', at: `#/source/${newest}/1`, view: 'source'},
  {name: 'help', at: '#/', keys: ['?'], view: 'browse', phone: false},
  {name: 'unknown', at: '#/nowhere', view: 'unknown'},
];

const screens = [
  {name: 'desktop', viewport: {width: 1440, height: 900}},
  {name: 'phone', viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true},
];
const papers = {light: 0xfbf9f4, dark: 0x16181c};

const score = new Score();
const server = await serve(dist);
const browser = await launch();
const [way] = ways(dist, server.address);

async function take(page, state, label, theme) {
  await page.evaluate((address) => { window.location.hash = address; }, state.at);
  await until(page, (s) => s.view === state.view || state.typed, 'another view');
  for (const key of state.keys || []) await page.keyboard.press(key);
  if (state.typed) {
    await enterBox(page);
    await page.keyboard.insertText(state.typed);
    await until(page, (s) => s.query === state.typed && s.offers.length > 0, 'nothing offered');
  }
  const look = await picture(page, label, {paper: papers[theme]});
  expect(look.colors > 30 && look.top < 0.97, `it is blank: ${JSON.stringify(look)}`);
  expect(look.found.paper > 1000, 'it has another ground');
  const now = await until(page, (s) => s.missingGlyphs === 0, 'characters without a glyph');
  expect(now.clippedTexts === 0, `${now.clippedTexts} lines are cut off`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  // An Escape that came late would close what the next address opens.
  await drawn(page);
}

for (const theme of ['light', 'dark']) {
  for (const screen of screens) {
    for (const ratio of [1, 2]) {
      const {name, ...options} = screen;
      const {page, context, seen} = await watchedPage(browser, way,
        {...options, colorScheme: theme, deviceScaleFactor: ratio});
      await openReady(page, way.url);
      for (const state of states) {
        if (name === 'phone' && state.phone === false) continue;
        const label = `state-${state.name}-${name}-${theme}-${ratio}x`;
        await score.check(label, () => take(page, state, label, theme));
      }
      await score.check(`${name}, ${theme}, ${ratio}x: no console message`, () =>
        expect(seen.errors.length === 0, seen.errors.join(' | ')));
      await context.close();
    }
  }
}

await score.check('high contrast follows the system', async () => {
  const {page, context} = await watchedPage(browser, way, {contrast: 'more'});
  await openReady(page, way.url);
  const now = await until(page, (s) => s.contrast, 'no high contrast');
  expect(now.theme === 'light', 'not the light one');
  const look = await picture(page, 'state-home-contrast', {white: 0xffffff});
  expect(look.found.white > 100000, 'the paper is not white');
  await page.emulateMedia({contrast: 'no-preference', forcedColors: 'active', colorScheme: 'dark'});
  await until(page, (s) => s.contrast && s.theme === 'dark', 'forced colours are not followed');
  await context.close();
});

await browser.close();
server.stop();
score.end();
