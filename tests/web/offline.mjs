// Use without a network, a new build, installing, and files of the person's own, in a real browser.
//
//   node offline.mjs DIST BUNDLE LABEL
import {cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {drawn, expect, launch, openReady, picture, Score, serve, state, until, watchedPage}
  from './harness.mjs';
import {readBundle} from './oracle.mjs';

const bundle = readBundle(resolve(process.argv[3]));
const label = process.argv[4] || 'digests';
const folder = mkdtempSync(join(tmpdir(), 'kexie-web-'));
const dist = join(folder, 'some', 'where');
cpSync(resolve(process.argv[2]), dist, {recursive: true});
const score = new Score();
const server = await serve(folder);
const browser = await launch();
const address = `${server.address}some/where/`;
const way = {url: address, origin: new URL(address).origin};
const name = (what) => `${label}, offline: ${what}`;

// Resolves once the service worker has everything and answers for this page.
const kept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() =>
  navigator.serviceWorker.controller || new Promise((resolve) =>
    navigator.serviceWorker.addEventListener('controllerchange', resolve, {once: true})))
  .then(() => true));

// A build of another content: what a later upload would bring.
function publishAnother() {
  const index = join(dist, 'index.html');
  const worker = join(dist, 'sw.js');
  const html = readFileSync(index, 'utf8').replace('<html lang', '<html data-build="2" lang');
  writeFileSync(index, html);
  return import('node:crypto').then(({createHash}) => {
    const page = createHash('sha256').update(html).digest('hex');
    writeFileSync(worker, readFileSync(worker, 'utf8')
      .replace(/"id":"[0-9a-f]+"/, '"id":"222222222222"')
      .replace(/"page":"[0-9a-f]+"/, `"page":"${page}"`));
  });
}

const issueText = (number) => ['科协每周动态', `2031年第${number}期（总第${900 + number}期）`,
  '某某市科协办公室　2031年3月8日', '', '本期要目', '◆试制风筝大赛在河边举行', '',
  '试制风筝大赛在河边举行', `3月${number}日，试制风筝大赛在河边举行，六十名选手参加。`,
  '（宣传部）', ''].join('\n');

async function drop(page, files) {
  await page.evaluate((list) => {
    const transfer = new DataTransfer();
    for (const {name, data} of list) {
      transfer.items.add(new File([Uint8Array.from(data)], name));
    }
    window.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, cancelable: true}));
  }, files.map((file) => ({name: file.name, data: [...Buffer.from(file.text)]})));
}

const {page, context, seen} = await watchedPage(browser, way);
await score.check(name('one visit under a sub-path, then the network is cut: all of it works'),
  async () => {
    await openReady(page, address);
    await kept(page);
    await context.setOffline(true);
    await page.reload();
    await page.evaluate(() => window.kexie.ready);
    const now = await state(page);
    expect(now.issue === bundle.issues.at(-1).id, `shows ${now.issue}`);
    const {total} = await page.evaluate(() => window.kexie.search('科', {limit: 1}));
    expect(total > 0, 'nothing is found');
    // The larger fonts, too, are there.
    await page.locator('#field').click();
    await page.keyboard.insertText('鬯');
    await until(page, (s) => s.query === '鬯', 'the query did not run');
    await page.waitForTimeout(300);
    await context.setOffline(false);
  });

await score.check(name('an own issue is joined, found, kept, shown in another tab, and removed'),
  async () => {
    await openReady(page, address);
    const other = await context.newPage();
    await openReady(other, address);
    await drop(page, [{name: '风筝.txt', text: issueText(3)}]);
    let now = await until(page, (s) => s.ownFiles.length === 1, 'the file was not taken', 15000);
    expect(now.ownFiles[0].issues === 1 && !now.ownFiles[0].error, JSON.stringify(now.ownFiles));
    expect(now.overlay === 'files', 'the panel did not open');
    await picture(page, `${label}-own-files`);
    const found = await page.evaluate(() => window.kexie.search('风筝', {limit: 0}));
    expect(found.hits.some((hit) => hit.issue === '2031-3'), JSON.stringify(found.hits));
    await until(other, (s) => s.ownFiles.length === 1, 'the other tab does not know', 15000);
    await drop(other, [{name: '风筝之二.txt', text: issueText(4)}]);
    await until(page, (s) => s.ownFiles.length === 2, 'the first tab does not know', 15000);
    await page.reload();
    await page.evaluate(() => window.kexie.ready);
    now = await until(page, (s) => s.ownFiles.length === 2, 'not kept', 15000);
    expect(now.ownFiles.every((file) => file.kept), JSON.stringify(now.ownFiles));
    expect(now.overlay === null, 'the panel opened by itself');
    await page.evaluate(() => new Promise((resolve) => {
      const opening = indexedDB.open(`kexie ${new URL('.', location.href).pathname}`, 1);
      opening.onsuccess = () => {
        const files = opening.result.transaction('files', 'readwrite');
        files.objectStore('files').clear();
        files.oncomplete = () => {
          opening.result.close();
          new BroadcastChannel(`kexie ${new URL('.', location.href).pathname}`)
            .postMessage('changed');
          resolve();
        };
      };
    }));
    await until(other, (s) => s.ownFiles.length === 0, 'the other tab still shows them', 15000);
    const after = await other.evaluate(() => window.kexie.search('风筝', {limit: 0}));
    expect(!after.hits.some((hit) => hit.issue.startsWith('2031')), 'still found');
    await other.close();
  });

await score.check(name('a whole bundle is joined; bad files are refused in a sentence'), async () => {
  await openReady(page, address);
  const issue = {...bundle.issues[0], id: '1999-01'};
  const good = JSON.stringify({...bundle, issues: [issue]});
  await drop(page, [
    {name: 'good.json', text: good}, {name: 'cut.json', text: good.slice(0, good.length / 2)},
    {name: 'newer.json', text: good.replace('"version":1', '"version":99')},
    {name: 'picture.txt', text: '\x00\x01\x02\x03'}, {name: 'empty.txt', text: '  \n'},
  ]);
  const now = await until(page, (s) => s.ownFiles.length === 5, 'not all were taken', 15000);
  const codes = Object.fromEntries(now.ownFiles.map((file) => [file.name, file.error]));
  expect(JSON.stringify(codes) === JSON.stringify({'good.json': null,
    'cut.json': 'bundle-damaged', 'newer.json': 'bundle-version', 'picture.txt': 'file-binary',
    'empty.txt': 'file-empty'}), JSON.stringify(codes));
  await picture(page, `${label}-own-refused`);
  expect(await page.evaluate(() => window.kexie.open('1999-01')), 'the bundle was not joined');
});

await score.check(name('where storage is full or forbidden, the file works and says so'), async () => {
  for (const [failure, text] of [['QuotaExceededError', issueText(5)],
    ['InvalidStateError', issueText(6)]]) {
    await openReady(page, address);
    await page.evaluate((kind) => {
      IDBObjectStore.prototype.put = () => { throw new DOMException('no', kind); };
    }, failure);
    await drop(page, [{name: `${failure}.txt`, text}]);
    await until(page, (s) => s.ownFiles.some((file) =>
      file.name === `${failure}.txt` && file.issues === 1 && !file.kept),
    'it is lost, or said to be kept', 15000);
    await picture(page, `${label}-own-${failure}`);
    await page.reload();
    await page.evaluate(() => window.kexie.ready);
  }
});

await score.check(name('a new build waits, is offered, and is used whole'), async () => {
  await openReady(page, address);
  await kept(page);
  await publishAnother();
  await page.reload();
  await page.evaluate(() => window.kexie.ready);
  expect(await page.evaluate(() => !document.documentElement.dataset.build),
    'the new page came with the old files');
  await until(page, (s) => s.updateReady, 'the new build is not offered', 20000);
  await drawn(page);
  await picture(page, `${label}-update`);
  const reloaded = page.waitForEvent('load');
  await page.evaluate(() => window.kexie.applyUpdate());
  await reloaded;
  await page.evaluate(() => window.kexie.ready);
  expect(await page.evaluate(() => document.documentElement.dataset.build === '2'),
    'the old page is shown still');
});

await score.check(name('the page can be installed'), async () => {
  const cdp = await context.newCDPSession(page);
  const {installabilityErrors} = await cdp.send('Page.getInstallabilityErrors');
  const real = installabilityErrors.filter(({errorId}) => errorId !== 'in-incognito');
  expect(real.length === 0, JSON.stringify(real));
  const {errors, data} = await cdp.send('Page.getAppManifest');
  expect(errors.length === 0 && JSON.parse(data).icons.length === 3, JSON.stringify(errors));
});

await score.check(name('no console message, no request to another origin, all files served'),
  async () => {
    expect(seen.errors.length === 0, seen.errors.join(' | '));
    expect(seen.foreign.length === 0, seen.foreign.join(' '));
    const listed = readFileSync(join(dist, 'sw.js'), 'utf8').match(/assets\/[\w-]+\.[^"]+/g).sort();
    const there = readdirSync(join(dist, 'assets')).map((file) => `assets/${file}`).sort();
    expect(JSON.stringify(listed) === JSON.stringify(there), 'sw.js does not list every asset');
  });

await context.close();
await browser.close();
server.stop();
rmSync(folder, {recursive: true});
score.end();
