// The views around the reader, as a person uses them: what the box offers, exports, trends, the
// source, preferences over a restart, and a page that rests.
//
//   node views.mjs DIST BUNDLE
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {atRest, drawn, enterBox, expect, launch, openReady, Score, serve, state, until, watchedPage,
  ways} from './harness.mjs';
import {plainScan, readBundle} from './oracle.mjs';

const dist = resolve(process.argv[2]);
const bundle = readBundle(resolve(process.argv[3]));
const term = '沈洁';
const expected = plainScan(bundle, term);

const score = new Score();
const server = await serve(dist);
const browser = await launch();
const [way] = ways(dist, server.address);
const {page, context, seen} = await watchedPage(browser, way, {acceptDownloads: true});
await openReady(page, way.url);

async function typeIntoBox(text) {
  await enterBox(page);
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
  await until(page, (s) => s.box === text, 'the box holds another text');
}

await score.check('what is typed goes on as it does in the archive, and arrows choose', async () => {
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

await score.check('Escape closes the list first and then leaves the box', async () => {
  await typeIntoBox('科');
  await until(page, (s) => s.offers.length > 1, 'nothing offered');
  await page.keyboard.press('Escape');
  await until(page, (s) => s.offers.length === 0, 'the list stays');
  expect(await page.evaluate(() => document.activeElement.id) === 'field', 'the box was left');
  await page.keyboard.press('Escape');
  await drawn(page);
  expect(await page.evaluate(() => document.activeElement.id) !== 'field', 'the box was not left');
});

await score.check('a press takes what is offered, and nothing under the list', async () => {
  await typeIntoBox('科');
  const now = await until(page, (s) => s.offers.length > 1, 'nothing offered');
  const box = await page.locator('#field').boundingBox();
  await page.mouse.click(box.x + 120, box.y + box.height + 8 + 6 + 17);
  const then = await until(page, (s) => s.query === now.offers[0], 'not taken');
  expect(!then.route.includes('open='), 'a hit under the list was opened');
});

await score.check('nothing is offered while an input method composes', async () => {
  await typeIntoBox('科');
  await until(page, (s) => s.offers.length > 1, 'nothing offered');
  const cdp = await context.newCDPSession(page);
  await cdp.send('Input.imeSetComposition', {text: 'pu', selectionStart: 2, selectionEnd: 2});
  await until(page, (s) => s.offers.length === 0, 'the list stays');
  await cdp.send('Input.insertText', {text: '普'});
  await until(page, (s) => s.query === '科普' && s.offers.length > 0, 'nothing offered after it');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
});

await score.check('an issue is opened by its number', async () => {
  const issue = bundle.issues.find((each) => each.number);
  await page.evaluate(() => { window.location.hash = '#/'; });
  await until(page, (s) => s.route === '#/', 'not at home');
  await page.keyboard.press('g');
  const asked = await until(page, (s) => s.box === '期:', 'the box does not ask');
  expect(asked.route === '#/' && asked.offers.length > 0, 'asking left the page');
  await page.waitForFunction(() => document.activeElement.id === 'field' &&
    document.activeElement.value === '期:');
  await page.keyboard.type(String(issue.number));
  await until(page, (s) => s.offer === 0 && s.offers[0] === issue.id, 'the issue is not offered');
  await page.keyboard.press('Enter');
  await until(page, (s) => s.route === `#/issue/${issue.id}`, 'not opened');
});

await score.check('hits are saved as CSV, JSON and Markdown', async () => {
  await typeIntoBox(term);
  await until(page, (s) => s.query === term, 'the query did not run');
  await page.keyboard.press('Enter');
  await until(page, (s) => s.offers.length === 0, 'what is offered was not closed');
  await drawn(page);
  await page.keyboard.press('Escape');
  const rows = ['csv', 'json', 'md'];
  for (const [index, ending] of rows.entries()) {
    await page.keyboard.press('e');
    await until(page, (s) => s.overlay === 'export', 'no list of formats');
    await drawn(page);
    const height = 52 + 30 + 3 * 44 + 12;
    const top = (900 - height) / 2;
    const [file] = await Promise.all([page.waitForEvent('download'),
      page.mouse.click(720, top + 52 + 30 + 44 * index + 22)]);
    expect(file.suggestedFilename() === `kexie-${term}.${ending}`, file.suggestedFilename());
    const text = readFileSync(await file.path(), 'utf8');
    expect(text.includes(term), `${ending} does not hold the term`);
    if (ending === 'csv') {
      expect(text.startsWith('\ufeff'), 'no byte order mark');
    } else if (ending === 'json') {
      expect(JSON.parse(text).total === expected.total, 'another total');
    }
    await until(page, (s) => s.overlay === null, 'the list stays');
  }
});

await score.check('trends count what a plain scan counts, and lead to the hits', async () => {
  await page.evaluate((q) => { window.location.hash = `#/trends?q=${q}`; },
    encodeURIComponent(`${term},科普`));
  const now = await until(page, (s) => s.view === 'trends', 'no trends');
  expect(now.trends.length === 2 && now.trends[0].total === expected.occurrences,
    JSON.stringify(now.trends));
  await drawn(page);
  // The first term of the legend.
  await page.mouse.click(300, 56 + 26 + 44 + 16);
  const hits = await until(page, (s) => s.view === 'search', 'the legend leads nowhere');
  expect(hits.query === term && hits.total === expected.total, 'other hits');
  await page.goBack();
  await until(page, (s) => s.view === 'trends', 'Back does not return');
});

await score.check('preferences and searches survive a restart', async () => {
  await page.keyboard.press('d');
  await until(page, (s) => s.theme === 'dark', 'not dark');
  await page.keyboard.press('+');
  await until(page, (s) => s.fontSize === 18, 'no larger text');
  await page.reload();
  await openReady(page, way.url);
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

await score.check('ten seconds of rest: no frame, and next to no work', async () => {
  await page.mouse.move(700, 500);
  await atRest(page);
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  const spent = async () => {
    const {metrics} = await cdp.send('Performance.getMetrics');
    return metrics.find((each) => each.name === 'TaskDuration').value;
  };
  const frames = (await state(page)).frames;
  // Other programs of the machine make the browser's own work dearer: what the page did it does
  // each time.
  const shares = [];
  do {
    const before = await spent();
    await page.waitForTimeout(10000);
    shares.push((await spent() - before) / 10);
    expect((await state(page)).frames === frames, 'frames were drawn');
  } while (shares.at(-1) > 0.005 && shares.length < 3);
  const said = shares.map((share) => `${(share * 100).toFixed(3)} %`).join(', ');
  expect(shares.at(-1) <= 0.005, `${said} of a core`);
  console.log(`        ${said} of a core`);
});

await score.check('no console message', () =>
  expect(seen.errors.length === 0, seen.errors.join(' | ')));

await browser.close();
server.stop();
score.end();
