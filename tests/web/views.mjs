// The views around the reader, as a person uses them: what the box offers, exports, trends, the
// source, preferences over a restart, and a page that rests.
//
//   node views.mjs DIST BUNDLE
import {readFileSync} from 'node:fs';
import {atRest, devtools, drawn, engine, enterBox, expect, follow, hover, openReady, press, reload, saved, state,
  Suite, term, until} from './harness.mjs';
import {plainScan} from './oracle.mjs';

const suite = await Suite.open();
const {bundle} = suite;
const expected = plainScan(bundle, term);
const {page, expectQuiet} = await suite.watchedPage({acceptDownloads: true});
await openReady(page, suite.http.url);

/** @param {string} text */
async function typeIntoBox(text) {
  await enterBox(page);
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
  await until(page, (s) => s.box === text, 'the box holds another text');
}

await suite.check('what is typed goes on as it does in the archive, and arrows choose', async () => {
  await typeIntoBox('科');
  const now = await until(page, (s) => s.offers.length > 1, 'nothing offered');
  for (const offer of now.offers) {
    expect(offer.startsWith('科'), `offered ${offer}`);
    expect(plainScan(bundle, offer).total > 0, `${offer} does not occur`);
  }
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await until(page, (s) => s.offer === 1, 'the second is not chosen');
  await page.keyboard.press('Enter');
  await until(page, (s) => s.query === now.offers[1] && s.offers.length === 0, 'not taken');
});

await suite.check('Escape closes the list first and then leaves the box', async () => {
  await typeIntoBox('科');
  await until(page, (s) => s.offers.length > 1, 'nothing offered');
  await page.keyboard.press('Escape');
  await until(page, (s) => s.offers.length === 0, 'the list stays');
  expect(await page.evaluate(() => document.activeElement?.id) === 'field', 'the box was left');
  await page.keyboard.press('Escape');
  await drawn(page);
  expect(await page.evaluate(() => document.activeElement?.id) !== 'field', 'the box was not left');
});

await suite.check('a press takes what is offered, and nothing under the list', async () => {
  await typeIntoBox('科');
  const now = await until(page, (s) => s.offers.length > 1, 'nothing offered');
  await press(page, 'offer0');
  const then = await until(page, (s) => s.query === now.offers[0], 'not taken');
  expect(!then.route.includes('open='), 'a hit under the list was opened');
});

await suite.check('nothing is offered while an input method composes', async () => {
  const cdp = await devtools(page);
  await typeIntoBox('科');
  await until(page, (s) => s.offers.length > 1, 'nothing offered');
  await cdp.send('Input.imeSetComposition', {text: 'pu', selectionStart: 2, selectionEnd: 2});
  await until(page, (s) => s.offers.length === 0, 'the list stays');
  await cdp.send('Input.insertText', {text: '普'});
  await until(page, (s) => s.query === '科普' && s.offers.length > 0, 'nothing offered after it');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
});

await suite.check('an issue is opened by its number', async () => {
  const issue = bundle.issues.find((each) => each.number);
  expect(issue, 'no issue has a number');
  await follow(page, '#/');
  await until(page, (s) => s.route === '#/', 'not at home');
  await page.keyboard.press('g');
  const asked = await until(page, (s) => s.box === '期:', 'the box does not ask');
  expect(asked.route === '#/' && asked.offers.length > 0, 'asking left the page');
  await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement &&
    document.activeElement.value === '期:');
  await page.keyboard.type(String(issue.number));
  await until(page, (s) => s.offer === 0 && s.offers[0] === issue.id, 'the issue is not offered');
  await page.keyboard.press('Enter');
  await until(page, (s) => s.route === `#/issue/${issue.id}`, 'not opened');
});

await suite.check('hits are saved as CSV, JSON and Markdown', async () => {
  await typeIntoBox(term);
  await until(page, (s) => s.query === term, 'the query did not run');
  await page.keyboard.press('Enter');
  await until(page, (s) => s.offers.length === 0, 'what is offered was not closed');
  await drawn(page);
  await page.keyboard.press('Escape');
  for (const [name, ending] of [['CSV', 'csv'], ['JSON', 'json'], ['Markdown', 'md']]) {
    await page.keyboard.press('e');
    await until(page, (s) => s.overlay === 'export', 'no list of formats');
    await drawn(page);
    const row = page.locator('[role=dialog] button', {hasText: name});
    const id = await row.getAttribute('data-id');
    const file = await saved(page, () => press(page, id ?? ''));
    expect(file.name === `kexie-${term}.${ending}`, file.name);
    const text = readFileSync(file.path, 'utf8');
    expect(text.includes(term), `${ending} does not hold the term`);
    if (ending === 'csv') {
      expect(text.startsWith('\ufeff'), 'no byte order mark');
    } else if (ending === 'json') {
      expect(JSON.parse(text).total === expected.total, 'another total');
    }
    await until(page, (s) => s.overlay === null, 'the list stays');
  }
});

await suite.check('trends count what a plain scan counts, and lead to the hits', async () => {
  await follow(page, `#/trends?q=${encodeURIComponent(`${term},科普`)}`);
  const now = await until(page, (s) => s.view === 'trends', 'no trends');
  expect(now.trends.length === 2 && now.trends[0].total === expected.occurrences,
    JSON.stringify(now.trends));
  await press(page, 'series0');
  const hits = await until(page, (s) => s.view === 'search', 'the legend leads nowhere');
  expect(hits.query === term && hits.total === expected.total, 'other hits');
  await page.goBack();
  await until(page, (s) => s.view === 'trends', 'Back does not return');
});

await suite.check('preferences and searches survive a restart', async () => {
  await page.keyboard.press('d');
  await until(page, (s) => s.theme === 'dark', 'not dark');
  await page.keyboard.press('+');
  await until(page, (s) => s.fontSize === 18, 'no larger text');
  await reload(page);
  await openReady(page, suite.http.url);
  const now = await until(page, (s) => s.theme === 'dark', 'dark is forgotten');
  expect(now.fontSize === 18, 'the size is forgotten');
  await page.keyboard.press('/');
  const offered = await until(page, (s) => s.offers.length > 0, 'no earlier search is offered');
  expect(offered.offers.includes(term), `offered ${offered.offers}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('0');
  await page.keyboard.press('d');
});

await suite.check('ten seconds of rest: no frame, and next to no work', async () => {
  await until(page, (s) => s.offlineReady, 'it does not say that it works offline');
  await hover(page, 'reader');
  await atRest(page);
  if (engine !== 'chromium') {
    const {frames: before} = await state(page);
    await page.waitForTimeout(10000);
    expect((await state(page)).frames === before, 'frames were drawn');
    return;
  }
  const cdp = await devtools(page);
  await cdp.send('Performance.enable');
  const spent = async () => {
    const {metrics} = await cdp.send('Performance.getMetrics');
    return metrics.find((each) => each.name === 'TaskDuration')?.value ?? NaN;
  };
  const frames = (await state(page)).frames;
  // The browser's own work may come on top once; what the page does, it does each time.
  /** @type {number[]} */
  const shares = [];
  let share = 0;
  do {
    const before = await spent();
    await page.waitForTimeout(10000);
    share = (await spent() - before) / 10;
    shares.push(share);
    expect((await state(page)).frames === frames, 'frames were drawn');
  } while (share > 0.005 && shares.length < 3);
  const said = shares.map((each) => `${(each * 100).toFixed(3)} %`).join(', ');
  expect(share <= 0.005, `${said} of a core`);
  console.log(`        ${said} of a core`);
});

await suite.check('no console message, no request to another origin', expectQuiet);

await suite.close();
