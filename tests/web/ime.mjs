// A real input method over the search box: pinyin is composed by ibus and libpinyin from real keys.
//
//   KEXIE_ENGINE=firefox node ime.mjs DIST BUNDLE [LABEL]
import {atRest, boxOf, engine, expect, field, openReady, state, Suite, until, untilTrue}
  from './harness.mjs';
import {plainScan} from './oracle.mjs';

const suite = await Suite.open({engines: ['chromium', 'firefox', 'webkit'], window: true,
  inputMethod: true,
  // In the tests' own state Firefox tells its input method nothing.
  preferences: {'focusmanager.testmode': false}});
/** @param {string} name @param {() => Promise<void>} test */
const check = (name, test) => suite.check(`${suite.label}, ${engine}, ibus: ${name}`, test);
const word = '科普';

const {page, context, expectQuiet} = await suite.watchedPage();
await openReady(page, suite.http.url);
const hand = await suite.hand(page);
await page.evaluate(() => {
  window.composed = [];
  window.addEventListener('compositionupdate', (event) => window.composed?.push(event.data), true);
});
const value = () => field(page).inputValue();

await check('nothing is searched while 科普 is composed, and it is found once it is committed',
  async () => {
    const {centerX, centerY} = await boxOf(field(page));
    await hand.click(centerX, centerY);
    await page.waitForFunction(() => document.activeElement?.id === 'field');
    await page.waitForTimeout(500);
    await hand.type('kepu');
    await untilTrue(async () => await value() === word, `"${word}" is not composed`);
    await atRest(page);
    const composing = await state(page);
    expect(composing.query === '' && composing.view === 'browse',
      `"${composing.query}" was searched while composing`);
    expect((await page.evaluate(() => window.composed ?? [])).length > 0, 'nothing was composed');
    await hand.press('space');
    const now = await until(page, (s) => s.query === word, 'the word was not searched');
    expect(now.total === plainScan(suite.bundle, word).total, `${now.total} articles`);
    expect(await value() === word, `the box shows "${await value()}"`);
    expect(!now.route.includes('open='), 'the key that commits opened a hit');
  });

await check('Escape ends the composition and nothing else', async () => {
  await hand.type('huodong');
  await untilTrue(async () => await value() !== word, 'nothing is composed');
  await hand.press('Escape');
  await untilTrue(async () => await value() === word, 'the composition stays');
  await atRest(page);
  const now = await state(page);
  expect(now.query === word && now.view === 'search', `${now.view}: "${now.query}"`);
  expect(await page.evaluate(() => document.activeElement?.id) === 'field', 'the box was left');
});

await check('no console message, no request to another origin', async () => expectQuiet());
await context.close();
await suite.close();
