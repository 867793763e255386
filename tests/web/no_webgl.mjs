// A Firefox that cannot draw, on a dark desktop: the text version stands in for the canvas, is searched
// with real keys, and follows the desktop's colours.
//
//   KEXIE_ENGINE=firefox node no_webgl.mjs DIST BUNDLE [LABEL]
import {boxOf, engine, expect, field, follow, openReady, picture, state, Suite, term, until,
  untilTrue} from './harness.mjs';
import {plainScan} from './oracle.mjs';

const suite = await Suite.open({engines: ['firefox'], because: 'Firefox stands for all without WebGL',
  webgl: false, preferences: {'layout.css.prefers-color-scheme.content-override': 0}});
const expected = plainScan(suite.bundle, term);
/** @param {string} what */
const name = (what) => `${suite.label}, ${engine} without WebGL: ${what}`;

for (const way of [suite.http, suite.file]) {
  const {page, context, expectQuiet} = await suite.watchedPage({}, way);

  await suite.check(name(`${way.name}: the text version shows an issue`), async () => {
    await openReady(page, `${way.url}#/issue/${suite.newest.id}`);
    const shown = await page.evaluate(() => ({
      text: document.documentElement.classList.contains('text'),
      webgl: !!document.createElement('canvas').getContext('webgl2'),
      paper: getComputedStyle(document.body).backgroundColor,
    }));
    expect(shown.text && !shown.webgl, JSON.stringify(shown));
    const [red, green, blue] = shown.paper.match(/\d+/g)?.map(Number) ?? [255, 255, 255];
    expect(red + green + blue < 200, `light on a dark desktop: ${shown.paper}`);
    const first = suite.newest.articles[0];
    const wanted = first.paragraphs[0].replace(/\s/g, '');
    await untilTrue(async () =>
      (await page.locator('main').innerText()).replace(/\s/g, '').includes(wanted),
      'the first paragraph is not shown');
    await picture(page, `${suite.label}-${way.name}-no-webgl`);
  });

  await suite.check(name(`${way.name}: a real press and real keys search, Enter opens a hit`), async () => {
    const hand = await suite.hand(page);
    // An open issue fills the text version; the box is on the page before it.
    await follow(page, '#/');
    await field(page).waitFor();
    const {centerX, centerY} = await boxOf(field(page));
    await hand.click(centerX, centerY);
    await page.waitForFunction(() => document.activeElement?.id === 'field');
    await hand.type('gc');
    await until(page, (s) => s.query === 'gc', 'the keys did not arrive');
    await hand.press('ctrl+a', 'BackSpace');
    await page.keyboard.insertText(term);
    const now = await until(page, (s) => s.query === term, 'the query did not run');
    expect(now.total === expected.total, `${now.total} articles`);
    await hand.press('Return');
    await until(page, (s) => s.route.includes('open='), 'Enter opened no hit');
    expect((await state(page)).text.replace(/\s/g, '').includes(term), 'another article');
  });

  await suite.check(name(`${way.name}: no console message, no request elsewhere`), expectQuiet);
  await context.close();
}

await suite.close();
