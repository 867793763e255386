// Addresses, history and scroll: what Back, Forward, a reload and a copied link bring back.
//
//   node address.mjs DIST BUNDLE [LABEL]
import {resolve} from 'node:path';
import {drawn, expect, launch, openReady, Score, serve, state, until, watchedPage, ways}
  from './harness.mjs';
import {readBundle} from './oracle.mjs';

const dist = resolve(process.argv[2]);
const bundle = readBundle(resolve(process.argv[3]));
const label = process.argv[4] || 'digests';
const term = '沈洁';
const section = bundle.issues[0].articles.find((article) => article.section).section;

const score = new Score();
const server = await serve(dist);
const browser = await launch();

async function scrollReader(page, by) {
  await page.mouse.move(900, 500);
  await page.mouse.wheel(0, by);
  return (await until(page, (s) => s.scroll > 0, 'not scrolled')).scroll;
}

for (const way of ways(dist, server.address)) {
  const check = (name, test) => score.check(`${label}, ${way.name}: ${name}`, test);
  const withPage = async (address, use) => {
    const {page, context, seen} = await watchedPage(browser, way);
    await openReady(page, way.url + address);
    await use(page);
    expect(seen.errors.length === 0, seen.errors.join(' | '));
    await context.close();
  };

  await check('a reload restores query, filter, order, hit and scroll', async () => {
    const address = `#/search?q=${encodeURIComponent(term)}&sort=newest`;
    await withPage(address, async (page) => {
      const filter = page.locator('#mirror [role=checkbox]').nth(1);
      const name = await filter.textContent();
      await filter.dispatchEvent('click');
      const filtered = await until(page, (s) => /section=|source=/.test(s.route),
        `${name} does not filter`);
      await page.locator('#mirror li[aria-posinset="1"] a').dispatchEvent('click');
      await until(page, (s) => s.route.includes('open='), 'no hit was opened');
      await drawn(page);
      await scrollReader(page, 300);
      await drawn(page);
      const before = await state(page);
      await page.reload();
      await page.evaluate(() => window.kexie.ready);
      const after = await until(page, (s) => s.scroll === before.scroll, 'another scroll place');
      for (const key of ['route', 'query', 'total', 'issue', 'article']) {
        expect(after[key] === before[key], `${key}: ${after[key]}, not ${before[key]}`);
      }
      expect(after.total === filtered.total, 'the filter is gone');
      expect(await page.locator('#field').inputValue() === term, 'the box shows another text');
    });
  });

  await check('a copied link opens the same in another tab, at its article', async () => {
    await withPage(`#/search?q=${encodeURIComponent(term)}&section=${
      encodeURIComponent(section)}`, async (page) => {
      await page.keyboard.press('n');
      await drawn(page);
      const here = await state(page);
      const link = await page.evaluate(() => window.location.href);
      const {page: other, context} = await watchedPage(browser, way);
      await openReady(other, link);
      const there = await state(other);
      for (const key of ['route', 'total', 'issue', 'article']) {
        expect(there[key] === here[key], `${key}: ${there[key]}, not ${here[key]}`);
      }
      await context.close();
    });
  });

  await check('Back and Forward restore scroll; the title follows', async () => {
    const [first, second] = bundle.issues;
    await withPage(`#/issue/${first.id}`, async (page) => {
      const scroll = await scrollReader(page, 700);
      const title = await page.title();
      expect(title.includes('科协每周动态') && title.includes(String(first.year)), title);
      await page.evaluate((id) => window.kexie.open(id, 1), second.id);
      await until(page, (s) => s.issue === second.id, 'not opened');
      expect((await page.title()).startsWith(second.articles[1].title), await page.title());
      await page.goBack();
      await until(page, (s) => s.issue === first.id && s.scroll === scroll,
        `Back does not restore ${scroll}`);
      expect(await page.title() === title, `Back: title "${await page.title()}"`);
      await page.goForward();
      await until(page, (s) => s.issue === second.id && s.article === 1, 'Forward does not return');
      expect((await page.title()).startsWith(second.articles[1].title), await page.title());
    });
  });

  await check('typing, walking and scrolling do not flood the history', async () => {
    await withPage('', async (page) => {
      const length = () => page.evaluate(() => window.history.length);
      const before = await length();
      await page.locator('#field').focus();
      for (const letter of '科普 沙龙') await page.keyboard.insertText(letter);
      await until(page, (s) => s.query === '科普 沙龙', 'the query did not run');
      await page.locator('#field').fill(term);
      await until(page, (s) => s.query === term && s.total > 0, 'the query did not run');
      await page.keyboard.press('Escape');
      for (let i = 0; i < 10; ++i) await page.keyboard.press('n');
      await scrollReader(page, 400);
      await drawn(page);
      expect(await length() - before <= 1, `${await length() - before} entries more`);
      await page.goBack();
      await until(page, (s) => s.view === 'browse', 'one step does not lead back');
    });
  });
}

// What is asked for is named; nothing else is opened in its place.
const [first] = bundle.issues;
for (const address of ['#/issue/1999-1', '#/nowhere/at/all', `#/issue/${first.id}/999`,
  `#/issue/${first.id}/x`, '#/source/1999-1/0', '#/issue/', '#/期刊/%E7%AC%AC', '#issue']) {
  await score.check(`${label}: a friendly page for ${address}`, async () => {
    const [way] = ways(dist, server.address);
    const {page, context, seen} = await watchedPage(browser, way);
    await openReady(page, way.url + address);
    const now = await state(page);
    expect(now.view === 'unknown', `view is ${now.view}`);
    await drawn(page);
    const said = await page.locator('main').innerText();
    let asked = address.replace(/^#\/?/, '');
    try {
      asked = decodeURIComponent(asked);
    } catch (malformed) {
      // Said as it came.
    }
    expect(said.includes(asked), `not named: ${said}`);
    await page.keyboard.press('Escape');
    const button = page.locator('main button').first();
    const box = await button.boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const then = await until(page, (s) => s.view === 'browse', 'no way on');
    expect(then.issue === bundle.issues.at(-1).id, `opened ${then.issue}`);
    await page.goBack();
    await until(page, (s) => s.view === 'unknown', 'Back does not return to it');
    expect(seen.errors.length === 0, seen.errors.join(' | '));
    await context.close();
  });
}

await browser.close();
server.stop();
score.end();
