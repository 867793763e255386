// The main job in a real browser, over http://127.0.0.1 and from disk.
//
//   node e2e.mjs DIST BUNDLE [LABEL]
import {difference, nativeAnswers, nodeAnswers} from './answers.mjs';
import {atRest, devtools, drawn, element, engine, expect, failureOf, field, follow, hover,
  isChineseSentence, onlyIn, phone, picture, press, openReady, searchAddress, state, Suite, tap,
  term, until, untilTrue}
  from './harness.mjs';
import {plainScan} from './oracle.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

const suite = await Suite.open();
const {bundle, label} = suite;
const light = {paper: 0xfbf9f4, red: 0xb3261e, hit: 0xffe58a};
const expected = plainScan(bundle, term);

/** Composes as an input method does, with corrections, and commits. @param {Page} page @param {string} text */
async function typeByInputMethod(page, text) {
  // Only the DevTools protocol can compose.
  if (engine !== 'chromium') {
    await page.keyboard.insertText(text);
    return;
  }
  const cdp = await devtools(page);
  for (const step of ['s', 'sh', 'shen', '沈j', '沈jie']) {
    await cdp.send('Input.imeSetComposition',
      {text: step, selectionStart: step.length, selectionEnd: step.length});
    await drawn(page);
    const now = await state(page);
    expect(now.query === '', `a query ran while composing: "${now.query}"`);
  }
  await cdp.send('Input.insertText', {text});
}

/** @type {string[]} */
let answers = [];
await suite.check(`${label}: 1,000 queries have the same answers natively and under Node`, () => {
  answers = nativeAnswers(suite.bundlePath);
  const found = difference(answers, nodeAnswers(suite.bundlePath));
  expect(!found, `under Node: ${found}`);
});

for (const way of [suite.http, suite.file]) {
  /** @param {string} what */
  const name = (what) => `${label}, ${way.name}: ${what}`;
  const {page, context, seen, expectQuiet} = await suite.watchedPage({}, way);

  const opened = await suite.check(name('opens with the newest issue'), async () => {
    await openReady(page, way.url);
    const now = await state(page);
    expect(now.view === 'browse', `view is ${now.view}`);
    expect(now.issue === suite.newest.id, `issue is ${now.issue}`);
    const first = suite.newest.articles[0];
    expect(now.text.includes(first.title), 'the text of the first article is not shown');
    const look = await picture(page, `${label}-${way.name}-browse`, light);
    expect(look.colors > 50 && look.top < 0.9, `the picture is blank: ${JSON.stringify(look)}`);
    expect(look.found.red > 500, 'the red masthead is not there');
    const metrics = await page.evaluate(() => window.kexie.metrics());
    for (const key of ['wasmReady', 'bundleReady', 'firstFrame', 'searchable', 'wholeFrame', 'bytes',
      'memory']) {
      expect(metrics[key] > 0, `metrics().${key} is ${metrics[key]}`);
    }
    const {firstFrame, searchable, wholeFrame} = metrics;
    expect(firstFrame < searchable && searchable < wholeFrame,
      `drawn at ${firstFrame} and ${wholeFrame}, searchable at ${searchable}`);
    console.log(`        ${JSON.stringify(metrics)}`);
  });
  // What does not open cannot be used: more failures would say nothing new.
  if (!opened) {
    await context.close();
    continue;
  }

  await suite.check(name('Chinese typed through an input method finds what a plain scan finds'),
    async () => {
      await field(page).click();
      await typeByInputMethod(page, term);
      const now = await until(page, (s) => s.query === term, 'the query did not run');
      expect(now.total === expected.total, `${now.total} articles, not ${expected.total}`);
      expect(now.occurrences === expected.occurrences,
        `${now.occurrences} places, not ${expected.occurrences}`);
      const answer = await page.evaluate((q) => window.kexie.search(q, {limit: 0}), term);
      const hits = answer.hits.map((/** @type {any} */ hit) => `${hit.issue}/${hit.article}`).sort();
      expect(JSON.stringify(hits) === JSON.stringify(expected.hits), 'other hits than the scan');
      for (const hit of answer.hits) {
        const letters = Array.from(hit.snippet.text);
        for (const [begin, end] of hit.snippet.marks) {
          expect(letters.slice(begin, end).join('') === term, 'a snippet marks other letters');
        }
      }
      const look = await picture(page, `${label}-${way.name}-search`, light);
      expect(look.found.hit > 400, `no marks in the picture: ${look.found.hit} pixels`);
      await until(page, (s) => s.missingGlyphs === 0, 'the hits have boxes', 15000);
      // What is offered lies over the hits until it is closed.
      await page.keyboard.press('Escape');
      await until(page, (s) => s.offers.length === 0, 'Escape did not close what is offered');
    });

  await suite.check(name('1,000 queries have the answers of the native program'), async () => {
    expect(answers.length === 1000, `${answers.length} answers to compare with`);
    const expectedAnswers = answers.map((line) => JSON.parse(line));
    const given = await page.evaluate((queries) => queries.map(
      (query) => JSON.stringify(window.kexie.search(query, {limit: 0}))),
    expectedAnswers.map((answer) => answer.query));
    const found = difference(expectedAnswers.map((answer) => JSON.stringify(answer)), given);
    expect(!found, `in the page: ${found}`);
  });

  await suite.check(name('a hit opens with its words marked, and n walks on'), async () => {
    const before = await state(page);
    await press(page, 'hit1');
    const now = await until(page, (s) => s.route.includes('open='), 'no hit was opened');
    expect(now.text.replace(/\s/g, '').includes(term), 'the open article does not hold the term');
    expect(now.mark && now.mark[0] === 1, `walker stands at ${now.mark}`);
    const look = await picture(page, `${label}-${way.name}-hit`, light);
    expect(look.found.hit > 400, 'no marks in the picture');
    await page.keyboard.press('n');
    const next = await until(page, (s) => JSON.stringify([s.mark, s.article, s.issue]) !==
      JSON.stringify([now.mark, now.article, now.issue]), 'n did not walk on');
    expect(next.query === before.query, 'n changed the query');
  });

  await suite.check(name('Back leaves the hit and then the search; Forward returns'), async () => {
    await page.goBack();
    await until(page, (s) => !s.route.includes('open='), 'Back did not leave the hit');
    await page.goBack();
    await until(page, (s) => s.view === 'browse', 'Back did not leave the search');
    await page.goForward();
    const now = await until(page, (s) => s.query === term, 'Forward did not return');
    expect(now.total === expected.total, 'Forward shows another count');
    await untilTrue(async () => await field(page).inputValue() === term, 'the box is empty');
  });

  await suite.check(name('an address opens an article; an unknown one says so'), async () => {
    const issue = bundle.issues[0];
    await follow(page, `#/issue/${issue.id}/1`);
    const now = await until(page, (s) => s.issue === issue.id && s.article === 1, 'not opened');
    expect(now.text.includes(issue.articles[1].title), 'another article is shown');
    await follow(page, '#/issue/1999-1');
    await until(page, (s) => s.view === 'unknown', 'no friendly page');
    await picture(page, `${label}-${way.name}-unknown`);
    expect(await page.evaluate((id) => window.kexie.open(id, 0), issue.id), 'open() refused');
    expect(!await page.evaluate(() => window.kexie.open('1999-1')), 'open() took a wrong id');
    await until(page, (s) => s.view === 'browse', 'open() did not open');
  });

  await suite.check(name('pinyin and homophones are offered, never mixed in'), async () => {
    for (const typed of ['shenjie', '沈杰']) {
      await field(page).click();
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(typed);
      const now = await until(page, (s) => s.query === typed, 'the query did not run');
      expect(now.total === plainScan(bundle, typed).total, `${typed}: other hits than the scan`);
      expect(now.suggestions.includes(term), `${typed}: offered ${now.suggestions}`);
    }
    await picture(page, `${label}-${way.name}-offers`);
  });

  await suite.check(name('a character outside the core fonts brings the full set'), async () => {
    await field(page).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText('龘靐齉 鬯');
    await until(page, (s) => s.total === 0 && s.query.includes('鬯'), 'the query did not run');
    if (way.origin) {
      await untilTrue(() => seen.requests.some((url) => url.includes('-full.')),
        'no full font was loaded');
    }
    await picture(page, `${label}-${way.name}-nohits`);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await until(page, (s) => s.view === 'browse', 'an emptied box did not lead back');
  });

  await suite.check(name('keys open the help, change the text size, and stay the browser\'s with Ctrl'),
    async () => {
      await press(page, 'reader');
      const before = await state(page);
      await page.keyboard.press('?');
      await picture(page, `${label}-${way.name}-help`);
      expect((await state(page)).overlay === 'help', 'no help');
      await page.keyboard.press('Escape');
      await page.keyboard.press('+');
      await until(page, (s) => s.fontSize === before.fontSize + 1 && !s.overlay, 'no larger text');
      await page.keyboard.press('0');
      await until(page, (s) => s.fontSize === 17, 'no usual text size');
      await page.keyboard.press('Control+d');
      await drawn(page);
      expect((await state(page)).theme === before.theme, 'Ctrl+D was taken from the browser');
    });

  await suite.check(name('an idle page draws nothing'), async () => {
    await hover(page, 'reader');
    await atRest(page);
    const before = (await state(page)).frames;
    await page.waitForTimeout(3000);
    const after = (await state(page)).frames;
    expect(after === before, `${after - before} frames in 3 s`);
  });

  await suite.check(name('no console message, no request to another origin'), expectQuiet);
  await context.close();

  await suite.check(name('dark follows the system; one column on a phone'), async () => {
    onlyIn(['chromium'], 'automation asks Firefox for no colour scheme; see no_webgl.mjs');
    await suite.withPage({way, address: searchAddress, colorScheme: 'dark', ...phone},
      async (page) => {
        const now = await until(page, (s) => s.total === expected.total, 'another count');
        expect(now.theme === 'dark' && now.pane === 'hits', `${now.theme}, ${now.pane}`);
        const list = await picture(page, `${label}-${way.name}-phone-list`);
        expect(list.width === 780 && list.colors > 50 && list.top < 0.9, 'the picture is blank');
        await element(page, 'hit0').waitFor({state: 'attached'});
        await tap(page, 'hit0');
        await until(page, (s) => s.pane === 'reader', 'a tap opened no hit');
        await picture(page, `${label}-${way.name}-phone-reader`);
      });
  });
}

await suite.check(`${label}: a damaged bundle is refused in a sentence`, async () => {
  const {page, context} = await suite.watchedPage();
  await page.route(/archive\..*\.json\.gz$/, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({response, body: body.subarray(0, body.length / 2)});
  });
  await page.goto(suite.http.url);
  const failure = await failureOf(page);
  expect(isChineseSentence(failure), `ready was rejected with "${failure}"`);
  expect(await page.locator('#said').textContent() === failure, 'the sentence is not shown');
  expect(await page.locator('#retry').isVisible(), 'nothing to press');
  await context.close();
});

await suite.close();
