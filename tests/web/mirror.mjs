// The elements over the canvas are invisible in every mode, and where the system forces its colours, the
// canvas has them.
//
//   KEXIE_ENGINE=firefox node mirror.mjs DIST BUNDLE [LABEL]
import {drawn, engine, expect, onlyIn, picture, press, searchAddress, style, Suite, until}
  from './harness.mjs';
import {readPng} from './png.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

const suite = await Suite.open({engines: ['chromium', 'firefox', 'webkit']});
const {label} = suite;

/** @param {string} name @param {() => Promise<void>} test */
const check = (name, test) => suite.check(`${label}, ${engine}: ${name}`, test);

/** Hides the mirror, but not the search box. @param {Page} page @param {boolean} hidden */
const hideMirror = (page, hidden) => page.evaluate((isHidden) => {
  for (const each of document.querySelectorAll('#mirror :is(a, button, p, h1, h2, h3, td, mark)')) {
    /** @type {HTMLElement} */ (each).style.visibility = isHidden ? 'hidden' : '';
  }
}, hidden);

/** How many pixels of the page the mirror changes. @param {Page} page */
async function paintedPixels(page) {
  await drawn(page);
  const seen = readPng(await page.screenshot()).pixels;
  await hideMirror(page, true);
  await drawn(page);
  const without = readPng(await page.screenshot()).pixels;
  await hideMirror(page, false);
  let count = 0;
  for (let at = 0; at < seen.length; at += 4) {
    if (seen.readUInt32LE(at) !== without.readUInt32LE(at)) ++count;
  }
  return count;
}

/** The colours that the system forces, by their names in CSS, as 0xRRGGBB. @param {Page} page */
const systemColors = (page) => page.evaluate(() => {
  const sample = document.createElement('i');
  sample.style.setProperty('forced-color-adjust', 'none');
  document.body.append(sample);
  const names = ['Canvas', 'CanvasText', 'LinkText', 'Highlight', 'HighlightText', 'Mark', 'MarkText'];
  const entries = names.map((name) => {
    sample.style.color = name;
    const [red, green, blue] = (getComputedStyle(sample).color.match(/[0-9.]+/g) ?? []).map(Number);
    return [name, red << 16 | green << 8 | blue];
  });
  sample.remove();
  return Object.fromEntries(entries);
});

/**
 * Where the system forces colours: those of the automation in Chromium, and in Firefox those of its
 * settings («override the colours specified by the page»).
 * @type {Record<string, Parameters<typeof suite.withPage>[0]>}
 */
const forced = engine === 'chromium' ? {
  light: {forcedColors: 'active', colorScheme: 'light'},
  dark: {forcedColors: 'active', colorScheme: 'dark'},
} : {
  'green on black': {preferences: {'browser.display.document_color_use': 2,
    'browser.display.use_system_colors': false, 'browser.display.background_color': '#000000',
    'browser.display.foreground_color': '#00ff66', 'browser.anchor_color': '#ffff00',
    'browser.display.background_color.dark': '#000000',
    'browser.display.foreground_color.dark': '#00ff66', 'browser.anchor_color.dark': '#ffff00'}},
};
for (const [name, options] of Object.entries(forced)) {
  await check(`forced colours, ${name}: the canvas follows them, the elements stay unseen`,
    async () => {
      onlyIn(['chromium', 'firefox'], 'WebKit knows no forced colours');
      await suite.withPage({...options, address: searchAddress}, async (page) => {
        await press(page, 'hit1');
        await until(page, (s) => s.route.includes('open='), 'not opened');
        const colors = await systemColors(page);
        const look = await picture(page, `${label}-forced-${engine}-${name}`, colors);
        expect(look.found.Canvas > look.width * look.height * 0.6, JSON.stringify(look));
        for (const [name, least] of Object.entries({
          CanvasText: 1000, LinkText: 500, Highlight: 1000, Mark: 100,
        })) {
          expect(look.found[name] >= least, `too little ${name}: ${JSON.stringify([look, colors])}`);
        }
        expect(await paintedPixels(page) === 0, 'the elements are seen');
        // Our own high contrast is still there to be chosen.
        await page.keyboard.press('Escape');
        await page.keyboard.press(',');
        await until(page, (s) => s.overlay === 'settings', 'no settings');
        expect(await paintedPixels(page) === 0, 'the elements are seen over the settings');
      });
    });
}

await check('forced colours come and go while the page is open', async () => {
  onlyIn(['chromium'], 'automation forces colours only in Chromium');
  await suite.withPage({colorScheme: 'dark'}, async (page) => {
    await page.emulateMedia({forcedColors: 'active', colorScheme: 'dark'});
    await until(page, (s) => s.contrast, 'not followed');
    const {Canvas} = await systemColors(page);
    const look = await picture(page, `${label}-forced-late`, {Canvas});
    expect(look.found.Canvas > look.width * look.height * 0.6, JSON.stringify(look));
    await page.emulateMedia({forcedColors: 'none', colorScheme: 'dark'});
    await until(page, (s) => !s.contrast && s.theme === 'dark', 'they stay');
  });
});

// What extensions and user style sheets do to pages.
const readersStyles = {
  'white on black': '* { background: #000 !important; color: #ff0 !important; }',
  'links underlined': 'a { text-decoration: underline !important; color: #00f !important; }',
  'spaced text': '* { line-height: 1.5 !important; letter-spacing: .12em !important; ' +
    'word-spacing: .16em !important; } p { margin-bottom: 2em !important; }',
};
for (const [name, css] of Object.entries(readersStyles)) {
  await check(`a style sheet of the reader's own: ${name}`, async () => {
    await suite.withPage({address: searchAddress}, async (page) => {
      await style(page, css);
      await press(page, 'hit0');
      await until(page, (s) => s.route.includes('open='), 'not opened');
      expect(await paintedPixels(page) === 0, 'the elements are seen');
      await page.evaluate(() => document.getElementById('astext')?.click());
      await page.waitForFunction(() => document.documentElement.classList.contains('text'));
      const found = await page.locator('main article p + p').first().evaluate((each) => {
        const {color, letterSpacing, wordSpacing, lineHeight, fontSize} = getComputedStyle(each);
        return {color, fontSize: parseFloat(fontSize), letterSpacing: parseFloat(letterSpacing),
          wordSpacing: parseFloat(wordSpacing), lineHeight: parseFloat(lineHeight)};
      });
      const said = JSON.stringify(found);
      if (name === 'white on black') expect(found.color === 'rgb(255, 255, 0)', said);
      if (name === 'spaced text') {
        const {fontSize} = found;
        expect(Math.abs(found.letterSpacing - 0.12 * fontSize) < 0.1 &&
          Math.abs(found.wordSpacing - 0.16 * fontSize) < 0.1 &&
          Math.abs(found.lineHeight - 1.5 * fontSize) < 0.1, said);
        const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth,
          document.documentElement.clientWidth]);
        expect(scroll <= client, `${scroll - client} px too wide`);
      }
    });
  });
}

await suite.close();
