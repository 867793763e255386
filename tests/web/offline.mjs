// Offline use, a new build, and installing, in a real browser.
//
//   node offline.mjs DIST BUNDLE [LABEL]
import {createHash} from 'node:crypto';
import {cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {devtools, drawn, engine, expect, field, openReady, picture, press, reload, serve, state, Suite,
  until, untilKeptOffline} from './harness.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

const folder = mkdtempSync(join(tmpdir(), 'kexie-web-'));
const dist = join(folder, 'some', 'where');
cpSync(resolve(process.argv[2]), dist, {recursive: true});
const suite = await Suite.open({folder});
const {label} = suite;
const address = `${suite.http.url}some/where/`;
const way = {...suite.http, url: address};
const worker = join(dist, 'sw.js');
/** @param {string} what */
const name = (what) => `${label}, offline: ${what}`;

/** Resolves once the service worker has cached everything and answers this page. @param {Page} page */
const cached = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() =>
  navigator.serviceWorker.controller || new Promise((resolve) =>
    navigator.serviceWorker.addEventListener('controllerchange', resolve, {once: true})))
  .then(() => true));

/** Changes what sw.js says of its build. @param {string} id @param {string} pageDigest */
function rewriteWorker(id, pageDigest) {
  const before = readFileSync(worker, 'utf8');
  writeFileSync(worker, before.replace(/"id":"[0-9a-f]+"/, `"id":"${id}"`)
    .replace(/"page":"[0-9a-f]+"/, `"page":"${pageDigest}"`));
  return before;
}

/** Uploads a build with another page. */
function publishAnother() {
  const index = join(dist, 'index.html');
  const html = readFileSync(index, 'utf8').replace('<html lang', '<html data-build="2" lang');
  writeFileSync(index, html);
  rewriteWorker('222222222222', createHash('sha256').update(html).digest('hex'));
}

const {page, context, expectQuiet} = await suite.watchedPage({}, way);

// Automation cuts the network in Chromium alone; elsewhere the server goes.
const cut = async () => (engine === 'chromium' ? context.setOffline(true) : suite.server.stop());
const restore = async () => {
  if (engine === 'chromium') return context.setOffline(false);
  suite.server = await serve(folder);
};

await suite.check(name('one visit under a sub-path, then the network is cut: all of it works'),
  async () => {
    await openReady(page, address);
    await cached(page);
    await until(page, (s) => s.offlineReady, 'it does not say that it works offline');
    await page.locator('#mirror', {hasText: '离线可用'}).waitFor({state: 'attached'});
    // What few visits need comes after that.
    await untilKeptOffline(page);
    await cut();
    await reload(page);
    const now = await state(page);
    expect(now.issue === suite.newest.id, `shows ${now.issue}`);
    const {total} = await page.evaluate(() => window.kexie.search('科', {limit: 1}));
    expect(total > 0, 'nothing is found');
    await field(page).click();
    await page.keyboard.insertText('鬯');
    await until(page, (s) => s.query === '鬯', 'the query did not run');
    // Also what is loaded only when it is needed.
    const missing = await page.evaluate(async (files) => {
      const all = await Promise.all(files.map((file) => fetch(file).then((r) => r.ok, () => false)));
      return files.filter((file, i) => !all[i]);
    }, readdirSync(join(dist, 'assets')).map((file) => `assets/${file}`));
    expect(missing.length === 0, `not cached: ${missing.join(', ')}`);
    // A page that is left while it loads a font is told of it in Firefox.
    await until(page, (s) => s.missingGlyphs === 0, 'the larger fonts did not come');
    await restore();
  });

await suite.check(name('a build that is uploaded by half changes nothing'), async () => {
  await openReady(page, address);
  await cached(page);
  // The worker has been uploaded, its page has not.
  const before = rewriteWorker('111111111111', '1'.repeat(64));
  const ended = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => {});
    const coming = registration?.installing ?? registration?.waiting;
    if (!coming) return 'gone';
    if (coming.state === 'redundant') return coming.state;
    return new Promise((resolve) => coming.addEventListener('statechange',
      () => resolve(coming.state), {once: true}));
  });
  expect(ended === 'redundant' || ended === 'gone', `the half build is ${ended}`);
  expect(!(await state(page)).updateReady, 'it is offered');
  await reload(page);
  expect((await state(page)).issue === suite.newest.id, 'the old build is broken');
  writeFileSync(worker, before);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
});

await suite.check(name('both builds forbid scripts that are not their own'), async () => {
  for (const file of ['index.html', 'kexie.html']) {
    const policy = readFileSync(join(dist, file), 'utf8')
      .match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)"/)?.[1] ?? '';
    const rules = Object.fromEntries(policy.split(';').map((rule) => rule.trim().split(/\s+/))
      .map(([kind, ...sources]) => [kind, sources]));
    expect(!/unsafe-inline|'unsafe-eval'|https?:|\*/.test(policy), `${file}: ${policy}`);
    expect(JSON.stringify(rules['default-src']) === '["\'none\'"]', `${file}: ${policy}`);
    expect(rules['script-src'].includes("'wasm-unsafe-eval'"), `${file}: ${policy}`);
    const own = await suite.watchedPage({}, way);
    await openReady(own.page, `${address}${file}`);
    const stopped = await own.page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.hacked = 1';
      document.body.append(script);
      const image = document.createElement('div');
      image.innerHTML = '<img src=x onerror="window.hacked = 1">';
      document.body.append(image);
      // Later, since what this test itself evaluates is allowed to.
      const evaluated = await new Promise((resolve) => setTimeout(() => {
        try {
          resolve((0, eval)('1') === 1);
        } catch {
          resolve(false);
        }
      }));
      const asked = await fetch('https://example.org/').then(() => true, () => false);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return {hacked: window.hacked === undefined, evaluated, asked};
    });
    expect(stopped.hacked && !stopped.evaluated && !stopped.asked,
      `${file}: ${JSON.stringify(stopped)}`);
    await own.context.close();
  }
});

await suite.check(name('a new build waits, is offered, and is used whole'), async () => {
  await openReady(page, address);
  await cached(page);
  publishAnother();
  await reload(page);
  expect(await page.evaluate(() => !document.documentElement.dataset.build),
    'the new page came with the old files');
  await until(page, (s) => s.updateReady, 'the new build is not offered', 20000);
  await drawn(page);
  await picture(page, `${label}-update`);
  const statuses = await page.locator('#mirror [role=status]').allTextContents();
  expect(statuses.includes('新版本已就绪'), `read out: ${statuses}`);
  await Promise.all([page.waitForEvent('load'), press(page, 'use update')]);
  await page.evaluate(() => window.kexie.ready);
  expect(await page.evaluate(() => document.documentElement.dataset.build === '2'),
    'the old page is shown still');
});

await suite.check(name('the page can be installed'), async () => {
  const cdp = await devtools(page);
  const {installabilityErrors} = await cdp.send('Page.getInstallabilityErrors');
  const real = installabilityErrors.filter(({errorId}) => errorId !== 'in-incognito');
  expect(real.length === 0, JSON.stringify(real));
  const {errors, data = '{}'} = await cdp.send('Page.getAppManifest');
  expect(errors.length === 0 && JSON.parse(data).icons.length === 3, JSON.stringify(errors));
});

await suite.check(name('no console message, no request to another origin, all files served'),
  async () => {
    expectQuiet();
    const listed = readFileSync(worker, 'utf8').match(/assets\/[\w-]+\.[^"]+/g)?.sort();
    const there = readdirSync(join(dist, 'assets')).map((file) => `assets/${file}`).sort();
    expect(JSON.stringify(listed) === JSON.stringify(there), 'sw.js does not list every asset');
  });

await suite.check(name('the licences go along with both forms of the page'), async () => {
  for (const file of ['licences.txt', 'kexie.html']) {
    const text = readFileSync(join(dist, file), 'utf8');
    for (const licence of ['MIT License', 'SIL OPEN FONT LICENSE', 'Sam Lantinga']) {
      expect(text.includes(licence), `${file} lacks ${licence}`);
    }
  }
});

rmSync(folder, {recursive: true});
await suite.close();
