// One reader's way through the page in every engine, with a real mouse and real keys in a real window.
//
//   KEXIE_ENGINE=firefox node browsers.mjs DIST BUNDLE [LABEL]
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {atRest, boxOf, element, engine, expect, field, onlyIn, openReady, picture, screenshots,
  searchAddress, state, Suite, term, until} from './harness.mjs';
import {plainScan} from './oracle.mjs';

const suite = await Suite.open({engines: ['chromium', 'firefox', 'webkit'], window: true});
const {bundle, label} = suite;
const expected = plainScan(bundle, term);
const colors = {red: 0xb3261e, hit: 0xffe58a};
/** @param {string} what */
const name = (what) => `${label}, ${engine}: ${what}`;

/**
 * A picture to lay beside those of the other engines (side_by_side.mjs), and in it the parts that may
 * differ: what the browser draws in the box, and the line below the reader, which tells times.
 * @param {string} what
 */
async function keep(what) {
  await atRest(page);
  const file = `${label}-${engine}-${what}`;
  const look = await picture(page, file, colors);
  const {y, height} = await boxOf(element(page, 'reader'));
  const box = await boxOf(field(page));
  writeFileSync(join(screenshots, `${file}.json`),
    JSON.stringify({bottom: y + height, box: [box.x, box.y, box.x + box.width, box.y + box.height]}));
  return look;
}

const {page, context, expectQuiet} = await suite.watchedPage();
await openReady(page, suite.http.url);
const hand = await suite.hand(page);

await suite.check(name('the canvas shows the newest issue'), async () => {
  const now = await state(page);
  expect(now.issue === suite.newest.id, `issue is ${now.issue}`);
  expect(await page.evaluate(() => !document.documentElement.classList.contains('text')),
    'the text version is shown');
  const look = await keep('home');
  expect(look.colors > 50 && look.found.red > 500, JSON.stringify(look));
});

await suite.check(name('keys type into the box, and hits are found'), async () => {
  await hand.press('slash');
  await page.waitForFunction(() => document.activeElement?.id === 'field');
  await hand.type('kepu');
  await until(page, (s) => s.query === 'kepu', 'the keys did not arrive');
  expect(await field(page).inputValue() === 'kepu', 'the box shows another text');
  await hand.press('Escape', 'Escape');
});

await suite.check(name('a search, and a press opens a hit'), async () => {
  await openReady(page, suite.http.url + searchAddress);
  const now = await until(page, (s) => s.query === term && s.total > 0, 'nothing found');
  expect(now.total === expected.total && now.occurrences === expected.occurrences,
    `${now.total} articles, ${now.occurrences} places`);
  await atRest(page);
  const {centerX, centerY} = await boxOf(element(page, 'hit1'));
  await hand.click(centerX, centerY);
  await until(page, (s) => s.route.includes('open='), 'no hit was opened');
  const look = await keep('hit');
  expect(look.found.hit > 400, `no marks in the picture: ${look.found.hit} pixels`);
});

await suite.check(name('n walks on, the wheel scrolls, Back returns'), async () => {
  const before = await state(page);
  await hand.press('n');
  const walked = await until(page, (s) => JSON.stringify(s.mark) !== JSON.stringify(before.mark),
    'n did not walk on');
  await atRest(page);
  const {centerX, centerY} = await boxOf(element(page, 'reader'));
  await hand.move(centerX, centerY);
  await hand.wheel(walked.scroll > 400 ? -3 : 3);
  await until(page, (s) => Math.abs(s.scroll - walked.scroll) > 50, 'the wheel does not scroll');
  await page.goBack();
  await until(page, (s) => !s.route.includes('open='), 'Back did not leave the hit');
});

await suite.check(name('no console message, no request to another origin'), expectQuiet);
await context.close();

// What Firefox grants a page is part of these tests: automation would lift it.
await suite.check(name('addresses can be written 200 times in ten seconds, as for a person'), async () => {
  onlyIn(['firefox'], 'the limit is Firefox\'s');
  const {page: plain, context: own} = await suite.watchedPage();
  await plain.goto(`${suite.http.url}licences.txt`);
  const refusal = await plain.evaluate(() => {
    try {
      for (let i = 0; i < 300; ++i) window.history.replaceState(null, '', `#${i}`);
    } catch (error) {
      return String(error);
    }
    return '';
  });
  await own.close();
  expect(/SecurityError|insecure/.test(refusal), `300 addresses were written: "${refusal}"`);
});

await suite.close();
