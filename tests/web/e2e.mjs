// The main job in a real browser, over http://127.0.0.1 and from disk.
//
//   node e2e.mjs DIST BUNDLE
import {resolve} from 'node:path';
import {atRest, drawn, expect, launch, openReady, picture, Score, serve, state, until, untilTrue,
  watchedPage, ways} from './harness.mjs';
import {difference, nativeAnswers, nodeAnswers} from './answers.mjs';
import {plainScan, readBundle} from './oracle.mjs';

const dist = resolve(process.argv[2]);
const bundlePath = resolve(process.argv[3]);
const bundle = readBundle(bundlePath);
const label = process.argv[4] || 'digests';

const light = {paper: 0xfbf9f4, red: 0xb3261e, hit: 0xffe58a};
const score = new Score();
const server = await serve(dist);
const browser = await launch();

// A term that stands in the archive whatever archive it is: the name the readers ask for most.
const term = '沈洁';
const expected = plainScan(bundle, term);

async function clickSearchBox(page) {
  const box = await page.locator('#field').boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

// As an input method does it: a composition that grows, is corrected, and is committed.
async function typeByInputMethod(page, text) {
  const cdp = await page.context().newCDPSession(page);
  for (const step of ['s', 'sh', 'shen', '沈j', '沈jie']) {
    await cdp.send('Input.imeSetComposition',
      {text: step, selectionStart: step.length, selectionEnd: step.length});
    await drawn(page);
    const now = await state(page);
    expect(now.query === '', `a query ran while composing: "${now.query}"`);
  }
  await cdp.send('Input.insertText', {text});
}

let answers = [];
await score.check(`${label}: 1,000 queries have the same answers natively and under Node`,
  async () => {
    answers = nativeAnswers(bundlePath);
    const others = nodeAnswers(bundlePath);
    if (!others) return console.log('        not built for Node: scripts/test.sh builds it');
    const found = difference(answers, others);
    expect(!found, `under Node: ${found}`);
  });

for (const way of ways(dist, server.address)) {
  const name = (what) => `${label}, ${way.name}: ${what}`;
  const {page, context, seen} = await watchedPage(browser, way);

  const opened = await score.check(name('opens with the newest issue'), async () => {
    await openReady(page, way.url);
    const now = await state(page);
    expect(now.view === 'browse', `view is ${now.view}`);
    expect(now.issue === bundle.issues.at(-1).id, `issue is ${now.issue}`);
    const first = bundle.issues.at(-1).articles[0];
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

  await score.check(name('Chinese typed through an input method finds what a plain scan finds'),
    async () => {
      await clickSearchBox(page);
      await typeByInputMethod(page, term);
      const now = await until(page, (s) => s.query === term, 'the query did not run');
      expect(now.total === expected.total, `${now.total} articles, not ${expected.total}`);
      expect(now.occurrences === expected.occurrences,
        `${now.occurrences} places, not ${expected.occurrences}`);
      const answer = await page.evaluate((q) => window.kexie.search(q, {limit: 0}), term);
      const hits = answer.hits.map((hit) => `${hit.issue}/${hit.article}`).sort();
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

  await score.check(name('1,000 queries have the answers of the native program'), async () => {
    expect(answers.length === 1000, `${answers.length} answers to compare with`);
    const expectedAnswers = answers.map((line) => JSON.parse(line));
    const given = await page.evaluate((queries) => queries.map(
      (query) => JSON.stringify(window.kexie.search(query, {limit: 0}))),
    expectedAnswers.map((answer) => answer.query));
    const found = difference(expectedAnswers.map((answer) => JSON.stringify(answer)), given);
    expect(!found, `in the page: ${found}`);
  });

  await score.check(name('a hit opens with its words marked, and n walks on'), async () => {
    const before = await state(page);
    // The second card of the list.
    await page.mouse.click(480, 300);
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

  await score.check(name('Back leaves the hit and then the search; Forward returns'), async () => {
    await page.goBack();
    await until(page, (s) => !s.route.includes('open='), 'Back did not leave the hit');
    await page.goBack();
    await until(page, (s) => s.view === 'browse', 'Back did not leave the search');
    await page.goForward();
    const now = await until(page, (s) => s.query === term, 'Forward did not return');
    expect(now.total === expected.total, 'Forward shows another count');
    await page.waitForFunction((text) => document.getElementById('field').value === text, term);
  });

  await score.check(name('an address opens an article; an unknown one says so'), async () => {
    const issue = bundle.issues[0];
    await page.evaluate((address) => { window.location.hash = address; },
      `#/issue/${issue.id}/1`);
    const now = await until(page, (s) => s.issue === issue.id && s.article === 1, 'not opened');
    expect(now.text.includes(issue.articles[1].title), 'another article is shown');
    await page.evaluate(() => { window.location.hash = '#/issue/1999-1'; });
    await until(page, (s) => s.view === 'unknown', 'no friendly page');
    await picture(page, `${label}-${way.name}-unknown`);
    expect(await page.evaluate((id) => window.kexie.open(id, 0), issue.id), 'open() refused');
    expect(!await page.evaluate(() => window.kexie.open('1999-1')), 'open() took a wrong id');
    await until(page, (s) => s.view === 'browse', 'open() did not open');
  });

  await score.check(name('pinyin and homophones are offered, never mixed in'), async () => {
    for (const typed of ['shenjie', '沈杰']) {
      await clickSearchBox(page);
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(typed);
      const now = await until(page, (s) => s.query === typed, 'the query did not run');
      expect(now.total === plainScan(bundle, typed).total, `${typed}: other hits than the scan`);
      expect(now.suggestions.includes(term), `${typed}: offered ${now.suggestions}`);
    }
    await picture(page, `${label}-${way.name}-offers`);
  });

  await score.check(name('a character outside the core fonts brings the full set'), async () => {
    await clickSearchBox(page);
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

  await score.check(name('keys open the help, change the text size, and stay the browser\'s with Ctrl'),
    async () => {
      await page.mouse.click(700, 500);
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

  await score.check(name('an idle page draws nothing'), async () => {
    await page.mouse.move(700, 500);
    await atRest(page);
    const before = (await state(page)).frames;
    await page.waitForTimeout(3000);
    const after = (await state(page)).frames;
    expect(after === before, `${after - before} frames in 3 s`);
  });

  await score.check(name('no console message, no request to another origin'), async () => {
    expect(seen.errors.length === 0, seen.errors.join(' | '));
    expect(seen.foreign.length === 0, seen.foreign.join(' '));
  });
  await context.close();

  await score.check(name('dark follows the system; one column on a phone'), async () => {
    const phone = await watchedPage(browser, way, {
      viewport: {width: 390, height: 844}, deviceScaleFactor: 2, hasTouch: true, isMobile: true,
      colorScheme: 'dark',
    });
    await openReady(phone.page, `${way.url}#/search?q=${encodeURIComponent(term)}`);
    const now = await until(phone.page, (s) => s.total === expected.total, 'another count');
    expect(now.theme === 'dark' && now.pane === 'hits', `${now.theme}, ${now.pane}`);
    const list = await picture(phone.page, `${label}-${way.name}-phone-list`);
    expect(list.width === 780 && list.colors > 50 && list.top < 0.9, 'the picture is blank');
    await phone.page.touchscreen.tap(180, 150);
    await until(phone.page, (s) => s.pane === 'reader', 'a tap opened no hit');
    await picture(phone.page, `${label}-${way.name}-phone-reader`);
    expect(phone.seen.errors.length === 0, phone.seen.errors.join(' | '));
    await phone.context.close();
  });
}

await score.check(`${label}: a damaged bundle is refused in a sentence`, async () => {
  const [way] = ways(dist, server.address);
  const {page, context} = await watchedPage(browser, way);
  await page.route(/archive\..*\.json\.gz$/, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({response, body: body.subarray(0, body.length / 2)});
  });
  await page.goto(way.url);
  const failed = await page.evaluate(() => window.kexie.ready.then(() => '', (e) => e.message));
  expect(/[\u4e00-\u9fff].*。$/.test(failed), `ready was rejected with "${failed}"`);
  expect(await page.locator('#said').textContent() === failed, 'the sentence is not shown');
  expect(await page.locator('#retry').isVisible(), 'nothing to press');
  await context.close();
});

await browser.close();
server.stop();
score.end();
