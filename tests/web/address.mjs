// Addresses, history and scroll: what Back, Forward, a reload and a copied link bring back.
//
//   node address.mjs DIST BUNDLE [LABEL]
import {drawn, element, expect, field, hover, openReady, press, reload, searchAddress, state, Suite,
  term, until} from './harness.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

const suite = await Suite.open();
const {bundle, label} = suite;
const section = bundle.issues[0].articles.find((article) => article.section)?.section ?? '';

/** @param {Page} page @param {number} by CSS pixels */
async function scrollReader(page, by) {
  await hover(page, 'reader');
  await page.mouse.wheel(0, by);
  return (await until(page, (s) => s.scroll > 0, 'not scrolled')).scroll;
}

for (const way of [suite.http, suite.file]) {
  /** @param {string} name @param {() => Promise<void>} test */
  const check = (name, test) => suite.check(`${label}, ${way.name}: ${name}`, test);
  /** @param {string} address @param {(page: Page) => Promise<void>} use */
  const withPage = (address, use) => suite.withPage({way, address}, use);

  await check('a reload restores query, filter, order, hit and scroll', async () => {
    await withPage(`${searchAddress}&sort=newest`, async (page) => {
      const filter = page.locator('#mirror [role=checkbox]').nth(1);
      const name = await filter.textContent();
      await filter.dispatchEvent('click');
      const filtered = await until(page, (s) => /section=|source=/.test(s.route),
        `${name} does not filter`);
      await element(page, 'hit0').dispatchEvent('click');
      await until(page, (s) => s.route.includes('open='), 'no hit was opened');
      await drawn(page);
      await scrollReader(page, 300);
      await drawn(page);
      const before = await state(page);
      await reload(page);
      const after = await until(page, (s) => s.scroll === before.scroll, 'another scroll place');
      for (const key of ['route', 'query', 'total', 'issue', 'article']) {
        expect(after[key] === before[key], `${key}: ${after[key]}, not ${before[key]}`);
      }
      expect(after.total === filtered.total, 'the filter is gone');
      expect(await field(page).inputValue() === term, 'the box shows another text');
    });
  });

  await check('a copied link opens the same in another tab, at its article', async () => {
    await withPage(`${searchAddress}&section=${encodeURIComponent(section)}`, async (page) => {
      await page.keyboard.press('n');
      await drawn(page);
      const here = await state(page);
      const link = await page.evaluate(() => window.location.href);
      const {page: other, context} = await suite.watchedPage({}, way);
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
      await field(page).focus();
      for (const letter of '科普 沙龙') await page.keyboard.insertText(letter);
      await until(page, (s) => s.query === '科普 沙龙', 'the query did not run');
      await field(page).fill(term);
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

// The page names what was asked for, and opens nothing else.
const [first] = bundle.issues;
for (const address of ['#/issue/1999-1', '#/nowhere/at/all', `#/issue/${first.id}/999`,
  `#/issue/${first.id}/x`, '#/source/1999-1/0', '#/issue/', '#/期刊/%E7%AC%AC', '#issue']) {
  await suite.check(`${label}: a friendly page for ${address}`, () =>
    suite.withPage({address}, async (page) => {
      const now = await state(page);
      expect(now.view === 'unknown', `view is ${now.view}`);
      await drawn(page);
      const text = await page.locator('main').innerText();
      let asked = address.replace(/^#\/?/, '');
      try {
        asked = decodeURIComponent(asked);
      } catch {
        // Shown as it came.
      }
      expect(text.includes(asked), `not named: ${text}`);
      await page.keyboard.press('Escape');
      const button = await page.locator('main button').first().getAttribute('data-id');
      await press(page, button ?? '');
      const then = await until(page, (s) => s.view === 'browse', 'no way on');
      expect(then.issue === suite.newest.id, `opened ${then.issue}`);
      await page.goBack();
      await until(page, (s) => s.view === 'unknown', 'Back does not return to it');
    }));
}

await suite.close();
