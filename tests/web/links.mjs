// Links are links: the elements over the canvas take the presses by which a browser opens a link in a tab
// of its own, and its menu; all others go to the canvas.
//
//   KEXIE_ENGINE=firefox node links.mjs DIST BUNDLE [LABEL]
import {boxOf, drawn, element, engine, expect, hover, searchAddress, state, Suite, until, untilTrue}
  from './harness.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

const suite = await Suite.open();
const {bundle, label} = suite;
const issueAddress = `#/issue/${bundle.issues[0].id}`;

/** @param {string} name @param {() => Promise<void>} test */
const check = (name, test) => suite.check(`${label}, ${engine}: ${name}`, test);

/** The addresses that open in tabs of their own while `act` runs. @param {Page} page */
async function openedBy(page, act = async () => {}) {
  const waiting = page.context().waitForEvent('page', {timeout: 8000});
  await act();
  const opened = await waiting;
  await untilTrue(() => opened.url().includes('#'), 'nothing opened');
  const address = new URL(opened.url()).hash;
  await opened.close();
  return decodeURIComponent(address);
}

/** @type {[name: string, id: string, at: string, leadsTo: RegExp, lead?: string][]} */
const links = [
  ['a hit', 'hit1', searchAddress, /^#\/search\?.*open=/],
  ['an issue', 'row2', '', /^#\/issue\/[^/]+$/],
  ['an article of the contents', 'article1', issueAddress, /^#\/issue\/[^/]+\/1$/, 'c'],
];
for (const [name, id, address, leadsTo, key] of links) {
  await check(`${name} opens in a new tab, by middle button, Ctrl or Cmd, and the browser's menu`,
    async () => {
      await suite.withPage({address}, async (page) => {
        if (key) {
          await page.keyboard.press(key);
          await until(page, (s) => s.overlay !== null, 'no overlay');
          await drawn(page);
        }
        const before = await state(page);
        const {centerX, centerY} = await boxOf(element(page, id));
        for (const [way, act] of Object.entries({
          middle: () => page.mouse.click(centerX, centerY, {button: 'middle'}),
          control: async () => {
            await page.keyboard.down('Control');
            await page.mouse.click(centerX, centerY);
            await page.keyboard.up('Control');
          },
        })) {
          const opened = await openedBy(page, act);
          expect(leadsTo.test(opened), `${way}: ${opened}`);
        }
        // The menu of the browser's own is not prevented, and is asked for over a link.
        await page.evaluate(() => window.addEventListener('contextmenu', (event) => {
          const target = event.target instanceof Element ? event.target.closest('a') : null;
          window.menu = `${target?.getAttribute('href')} ${event.defaultPrevented}`;
          event.preventDefault();
        }));
        await page.mouse.click(centerX, centerY, {button: 'right'});
        const menu = decodeURIComponent(await page.evaluate(() => window.menu ?? ''));
        expect(menu.endsWith(' false') && leadsTo.test(menu.split(' ')[0]), `menu over ${menu}`);
        const after = await state(page);
        expect(after.route === before.route && after.overlay === before.overlay,
          `the page itself moved: ${after.route}`);
        // An ordinary press does what it always did, in this tab.
        await page.mouse.click(centerX, centerY);
        await until(page, (s) => leadsTo.test(decodeURIComponent(s.route)), 'not opened here');
        expect(page.context().pages().length === 1, 'a tab was opened');
      });
    });
}

await check('a wheel over links scrolls, and a list scrolled under a resting mouse has its links',
  async () => {
    await suite.withPage({address: searchAddress, viewport: {width: 1440, height: 600}}, async (page) => {
      await hover(page, 'hit1');
      await drawn(page);
      expect(await page.locator('#mirror a.hot').getAttribute('data-id') === 'hit1', 'not hot');
      await page.mouse.wheel(0, 300);
      await untilTrue(async () => {
        const hot = page.locator('#mirror a.hot');
        return await hot.count() === 1 && await hot.getAttribute('data-id') !== 'hit1';
      }, 'the list did not scroll, or its links did not follow');
    });
  });

await suite.close();
