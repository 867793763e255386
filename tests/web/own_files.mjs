// The reader's own files: dropped, chosen, stored, shown in two tabs, saved as one bundle, removed;
// and storage that is slow, full or forbidden.
//
//   node own_files.mjs DIST BUNDLE [LABEL]
import {spawnSync} from 'node:child_process';
import {copyFileSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {drawn, drop, expect, follow, onlyIn, openTab, picture, press, reload, root, saved, state, Suite, tabTo, until,
  untilKeptOffline, untilTrue} from './harness.mjs';
import {inHex, issueText, onePage, pagesOf, songTi, zipOf} from './printed.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

const suite = await Suite.open();
const {bundle, label} = suite;
const folder = mkdtempSync(join(tmpdir(), 'kexie-own-'));

/** @param {string} name @param {() => Promise<void>} test */
const check = (name, test) => suite.check(`${label}, own files: ${name}`, test);

/** @param {number} number */
const textFile = (number) => ({name: `风筝${number}.txt`, data: Buffer.from(issueText(number))});

/** A contributing unit of the archive. */
const knownUnit = bundle.issues.flatMap((issue) => issue.articles)
  .find((article) => article.attribution)?.attribution ?? '宣传部';

/** @param {any} now the page's state @param {string} name */
const named = (now, name) =>
  now.ownFiles.find((/** @type {{name: string}} */ file) => file.name === name);

/** The names of what the browser stores. @param {Page} page @returns {Promise<string[]>} */
const storedNames = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const opening = indexedDB.open(`kexie ${new URL('.', location.href).pathname}`, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('files', {keyPath: 'id'});
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const all = opening.result.transaction('files').objectStore('files').getAll();
    all.onerror = () => reject(all.error);
    all.onsuccess = () => {
      opening.result.close();
      resolve(all.result.map((file) => file.name).sort());
    };
  };
}));

/** @param {Page} page @param {string[]} names @param {string} what */
async function untilStored(page, names, what) {
  const wanted = JSON.stringify([...names].sort());
  let now = '';
  await untilTrue(async () => (now = JSON.stringify(await storedNames(page))) === wanted, what)
    .catch((error) => { throw new Error(`${error.message}; stored are ${now}`); });
}

/**
 * A browser that has never seen the page. `prepare` runs in each of its tabs before the page does.
 * @param {(page: Page, openTab: () => Promise<Page>) => Promise<void>} use
 * @param {(argument: any) => void} [prepare]
 * @param {unknown} [argument]
 */
const withBrowser = (use, prepare, argument) => suite.withPage({
  acceptDownloads: true,
  prepare: async (page) => {
    if (prepare) await page.context().addInitScript(prepare, argument);
  },
}, (page) => use(page, () => openTab(page, suite.http.url)));

/** Goes there with the Tab key and presses Enter. @param {Page} page @param {string} start of the id */
async function pressByKeys(page, start) {
  await tabTo(page, (id) => id.startsWith(start), start);
  await page.keyboard.press('Enter');
}

await check('an issue is joined, found, kept, and shown in another tab', async () => {
  await withBrowser(async (page, openTab) => {
    const other = await openTab();
    await drop(page, textFile(3));
    let now = await until(page, (s) => s.ownFiles.length === 1, 'the file was not taken');
    expect(now.ownFiles[0].issues === 1 && !now.ownFiles[0].error, JSON.stringify(now.ownFiles));
    expect(now.overlay === 'files', 'the panel did not open');
    await picture(page, `${label}-own-files`);
    const found = await page.evaluate(() => window.kexie.search('风筝', {limit: 0}));
    expect(found.hits.some((/** @type {any} */ hit) => hit.issue === '2031-3'), JSON.stringify(found.hits));
    now = await until(other, (s) => s.ownFiles.length === 1, 'the other tab does not know');
    expect(now.overlay === null, 'the panel opened by itself');
    await drop(other, textFile(4));
    await until(page, (s) => s.ownFiles.length === 2, 'the first tab does not know');
    const address = '#/source/2031-3/0';
    await follow(page, address);
    await until(page, (s) => s.route === address, 'not opened');
    await reload(page);
    now = await until(page, (s) => s.ownFiles.length === 2, 'not kept');
    expect(now.route === address && page.url().endsWith(address), `${now.route} at ${page.url()}`);
    expect(now.ownFiles.every((/** @type {any} */ file) => file.kept), JSON.stringify(now.ownFiles));
    expect(now.overlay === null, 'the panel opened by itself');
  });
});

await check('a file is read in the same way when it is dropped and at every later visit', async () => {
  // Without a masthead, and with a name of the archive's own: the archive says what it is.
  const text = issueText(7).replace(/^.*\n.*\n/, '').replace('（宣传部）', `（${knownUnit}）`);
  const read = (/** @type {Page} */ page) => page.evaluate(() => window.kexie.search('风筝', {limit: 0}));
  await withBrowser(async (page, openTab) => {
    await drop(page, {name: '无题.txt', data: Buffer.from(text)});
    await until(page, (s) => s.ownFiles.length === 1, 'the file was not taken');
    const dropped = await read(page);
    expect(dropped.hits.length > 0, 'not found');
    await untilStored(page, ['无题.txt'], 'not stored');
    // The reader must have had what the archive teaches, at the visit after as at the first.
    await reload(page);
    await until(page, (s) => s.ownFiles.length === 1, 'not kept');
    const later = await read(page);
    expect(JSON.stringify(later.hits) === JSON.stringify(dropped.hits),
      `${JSON.stringify(later.hits)}, and not ${JSON.stringify(dropped.hits)}`);
    const tab = await openTab();
    await until(tab, (s) => s.ownFiles.length === 1, 'not in another tab');
    expect(JSON.stringify((await read(tab)).hits) === JSON.stringify(dropped.hits), 'another tab differs');
  });
});

await check('a long PDF says which page is read, and can be stopped', async () => {
  const line = inHex('试制风筝大赛在河边举行，六十名选手参加。');
  const page = `BT /F 12 Tf 20 TL 72 760 Td ${`${line} Tj T* `.repeat(30)} ET`;
  const long = {name: '长篇.pdf', data: pagesOf(Array.from({length: 1500}, () => page), songTi)};
  await withBrowser(async (page) => {
    await drop(page, long, textFile(6));
    const notice = page.locator('.reading');
    await untilTrue(async () => /第 \d+ \/ 1500 页/.test(await notice.textContent({timeout: 20000}) ?? ''),
      'no page is named');
    const value = () => page.evaluate(() => document.querySelector('progress')?.value ?? 0);
    const first = await value();
    await untilTrue(async () => await value() > first, 'the bar stands still');
    await picture(page, `${label}-own-reading`);
    await notice.getByRole('button').click();
    // What waits behind it is read.
    const now = await until(page, (s) => s.ownFiles.length === 1, 'the next file was not read');
    expect(now.ownFiles[0].name === '风筝6.txt', JSON.stringify(now.ownFiles));
    await untilTrue(async () => await notice.count() === 0, 'the notice stays');
    await untilStored(page, ['风筝6.txt'], 'what was stopped is stored');
  });
});

await check('a PDF is read from our own origin alone, found, kept, and read with the network cut', async () => {
  const text = issueText(5).split('\n').filter(Boolean);
  const pdf = (/** @type {string} */ extra) => onePage(`BT /F 12 Tf 20 TL 72 760 Td ${
    [...text, extra].map((line) => `${inHex(line)} Tj T*`).join(' ')} ET`, songTi);
  await suite.withPage({}, async (page, {context, seen}) => {
    expect(!seen.requests.some((url) => url.includes('/assets/pdf')), 'pdf.js is part of the first load');
    await drop(page, {name: '风筝.pdf', data: pdf('甲')});
    let now = await until(page, (s) => s.ownFiles.length === 1, 'the file was not taken');
    expect(now.ownFiles[0].issues === 1 && !now.ownFiles[0].error, JSON.stringify(now.ownFiles));
    const found = await page.evaluate(() => window.kexie.search('风筝', {limit: 0}));
    expect(found.hits.some((/** @type {any} */ hit) => hit.issue === '2031-5'), JSON.stringify(found.hits));
    await picture(page, `${label}-own-pdf`);
    await untilStored(page, ['风筝.pdf'], 'not stored');
    await reload(page);
    now = await until(page, (s) => s.ownFiles.length === 1 && s.offlineReady, 'not kept');
    expect(now.ownFiles[0].kept && now.ownFiles[0].issues === 1, JSON.stringify(now.ownFiles));
    await untilKeptOffline(page);
    onlyIn(['chromium'], 'automation cuts the network in Chromium alone; see offline.mjs');
    await context.setOffline(true);
    await reload(page);
    await drop(page, {name: '断网.pdf', data: pdf('乙')});
    now = await until(page, (s) => s.ownFiles.length === 2, 'not taken with the network cut');
    expect(!named(now, '断网.pdf').error, JSON.stringify(now.ownFiles));
    await context.setOffline(false);
  });
});

await check('of a zip file, each PDF is a file of its own, and what else is in it is one', async () => {
  const line = (/** @type {string} */ words) => `BT /F 12 Tf 20 TL 72 760 Td ${
    [...issueText(5).split('\n').filter(Boolean), words].map((each) => `${inHex(each)} Tj T*`).join(' ')} ET`;
  const pdfs = [['三月/甲.pdf', onePage(line('甲'), songTi)], ['乙.PDF', onePage(line('乙'), songTi)]];
  await suite.withPage({}, async (page) => {
    await drop(page, {name: '合订.zip', data: zipOf([...pdfs, ['丙.txt', Buffer.from(issueText(6))]])});
    let now = await until(page, (s) => s.ownFiles.length === 3, 'not all were taken');
    expect(now.ownFiles.every((/** @type {any} */ file) => file.issues === 1 && !file.error), JSON.stringify(now.ownFiles));
    expect(named(now, '合订.zip/三月/甲.pdf') && named(now, '合订.zip/乙.PDF'), JSON.stringify(now.ownFiles));
    await untilStored(page, ['合订.zip', '合订.zip/三月/甲.pdf', '合订.zip/乙.PDF'], 'not stored');
    await reload(page);
    now = await until(page, (s) => s.ownFiles.length === 3, 'not kept');
    expect(now.ownFiles.every((/** @type {any} */ file) => file.issues === 1 && !file.error), JSON.stringify(now.ownFiles));
    await drop(page, {name: '只有.zip', data: zipOf([['丁.pdf', onePage(line('丁'), songTi)]])});
    now = await until(page, (s) => s.ownFiles.length === 4, 'a zip file of nothing but PDF was not taken');
    expect(!named(now, '只有.zip/丁.pdf').error, JSON.stringify(now.ownFiles));
  });
});

await check('chosen by mouse and saved as a bundle that holds all; removed by keys', async () => {
  await withBrowser(async (page) => {
    await page.keyboard.press(',');
    await until(page, (s) => s.overlay === 'settings', 'no settings');
    await press(page, 'own files');
    await until(page, (s) => s.overlay === 'files', 'no panel');
    await drawn(page);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'),
      press(page, 'choose files')]);
    expect(chooser.isMultiple(), 'only one file can be chosen');
    await chooser.setFiles([5, 6].map(textFile)
      .map(({name, data}) => ({name, mimeType: 'text/plain', buffer: data})));
    await until(page, (s) => s.ownFiles.length === 2, 'what was chosen was not taken');
    await untilStored(page, ['风筝5.txt', '风筝6.txt'], 'not kept');
    await drawn(page);

    const file = await saved(page, () => press(page, 'export'));
    expect(file.name === 'archive.json', file.name);
    // With its ending, which the program goes by.
    const path = join(folder, file.name);
    copyFileSync(file.path, path);
    /** @type {Bundle} */
    const whole = JSON.parse(readFileSync(path, 'utf8'));
    const own = whole.issues.filter(({id}) => ['2031-5', '2031-6'].includes(id));
    const others = whole.issues.filter((issue) => !own.includes(issue));
    expect(own.length === 2, `${own.length} of the own issues`);
    expect(JSON.stringify(others) === JSON.stringify(bundle.issues), 'the archive is not in it');
    for (const key of /** @type {const} */ (['format', 'version', 'title', 'note'])) {
      expect(whole[key] === bundle[key], `${key} is ${whole[key]}`);
    }
    const native = join(root, 'build', 'native', 'kexie');
    const {status, stderr} = spawnSync(native, ['verify', path], {encoding: 'utf8'});
    expect(status === 0, `kexie verify ends with ${status}: ${stderr}`);

    await pressByKeys(page, 'remove ');
    const now = await until(page, (s) => s.ownFiles.length === 1, 'not removed');
    expect(now.ownFiles[0].name === '风筝6.txt', 'another file was removed');
    await untilStored(page, ['风筝6.txt'], 'still kept');
    const {hits} = await page.evaluate(() => window.kexie.search('风筝', {limit: 0}));
    expect(hits.every((/** @type {any} */ hit) => hit.issue !== '2031-5'), 'still found');
    await reload(page);
    await until(page, (s) => s.ownFiles.length === 1 && s.ownFiles[0].name === '风筝6.txt',
      'it is there again, or the other is gone');
  });
});

await check('bundles are joined, packed or not; bad files are refused in a sentence', async () => {
  await withBrowser(async (page) => {
    /** @param {string} id */
    const bundleOf = (id) => JSON.stringify({...bundle, issues: [{...bundle.issues[0], id}]});
    const good = bundleOf('1999-01');
    const packed = gzipSync(bundleOf('1999-02'));
    // Small as it comes, and larger than the page can hold.
    const bomb = gzipSync(Buffer.alloc(500 * 1024 * 1024, ' '), {level: 1});
    const flipped = Buffer.from(packed);
    flipped[flipped.length >> 1] ^= 0x10;
    /** @type {Record<string, [data: string | Buffer, error: string | null]>} */
    const files = {
      'good.json': [good, null], 'good.json.gz': [packed, null],
      'cut.json': [good.slice(0, good.length / 2), 'bundle-damaged'],
      'cut.json.gz': [packed.subarray(0, packed.length / 2), 'bundle-damaged'],
      'flipped.json.gz': [flipped, 'bundle-damaged'],
      'newer.json': [good.replace('"version":1', '"version":99'), 'bundle-version'],
      'other.json': ['{"name":"package"}', 'bundle-format'],
      'bomb.json.gz': [bomb, 'file-too-large'],
      'picture.txt': ['\x00\x01\x02\x03', 'file-binary'],
      'issue.pdf': ['%PDF-1.7\n%', 'file-format'], 'empty.txt': ['  \n', 'file-empty'],
      'folder': ['', 'file-unreadable'],
    };
    await page.evaluate(() => {
      const read = File.prototype.arrayBuffer;
      // As a folder, or a file that has gone.
      File.prototype.arrayBuffer = function() {
        return this.name === 'folder'
          ? Promise.reject(new DOMException('gone', 'NotFoundError')) : read.call(this);
      };
    });
    await drop(page, ...Object.entries(files)
      .map(([name, [data]]) => ({name, data: Buffer.from(/** @type {string} */ (data))})));
    const now = await until(page, (s) => s.ownFiles.length === Object.keys(files).length,
      'not all were taken', 60000);
    for (const [name, [, code]] of Object.entries(files)) {
      expect(named(now, name).error === code, `${name}: ${named(now, name).error}`);
    }
    await picture(page, `${label}-own-refused`);
    await untilStored(page, ['good.json', 'good.json.gz'], 'other files are kept');
    for (const id of ['1999-01', '1999-02']) {
      expect(await page.evaluate((it) => window.kexie.open(it), id), `${id} was not joined`);
    }
    // Every refusal is said in the person's language.
    /** @type {Record<string, [chinese: string, english: string]>} */
    const words = {
      'bundle-damaged': ['文件不完整或已损坏', 'incomplete or damaged'],
      'bundle-version': ['由更新的版本生成', 'by a newer version'],
      'bundle-format': ['不是本程序的档案包', 'not a Kexie bundle'],
      'file-too-large': ['文件太大', 'too large'], 'file-binary': ['这不是文本文件', 'not a text file'],
      'file-format': ['这份 PDF 已损坏', 'cannot be read here'],
      'file-empty': ['文件里没有文字', 'contains no text'],
      'file-unreadable': ['读不到这个文件', 'cannot be read'],
    };
    await drawn(page);
    const chinese = await page.locator('[role=dialog]').innerText();
    await page.keyboard.press('Escape');
    await page.keyboard.press(',');
    await until(page, (s) => s.overlay === 'settings', 'no settings');
    await pressByKeys(page, 'en');
    await until(page, (s) => s.language === 'en', 'the language is the same');
    await pressByKeys(page, 'own files');
    await until(page, (s) => s.overlay === 'files', 'no panel');
    await drawn(page);
    const english = await page.locator('[role=dialog]').innerText();
    for (const code of Object.values(files).flatMap(([, code]) => code ?? [])) {
      expect(chinese.includes(words[code][0]), `${code} is not said: ${chinese}`);
      expect(english.includes(words[code][1]), `${code} is not said: ${english}`);
    }
  });
});

// Delays the list of stored files until something has been stored, or for a second.
function lateList() {
  const {getAll, put} = IDBObjectStore.prototype;
  /** @type {(value: unknown) => void} */
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
    setTimeout(resolve, 1000);
  });
  IDBObjectStore.prototype.put = function(/** @type {unknown} */ value) {
    const request = put.call(this, value);
    this.transaction.addEventListener('complete', () => setTimeout(release, 50));
    return request;
  };
  IDBObjectStore.prototype.getAll = function() {
    const real = getAll.call(this);
    const late = /** @type {any} */ ({result: null, onsuccess: null, onerror: null});
    real.onsuccess = () => {
      late.result = real.result;
      released.then(() => late.onsuccess());
    };
    real.onerror = () => late.onerror();
    return late;
  };
}

await check('a list that comes late takes nothing for removed', async () => {
  await withBrowser(async (page) => {
    await drop(page, textFile(3));
    await until(page, (s) => s.ownFiles.length === 1, 'the file was not taken');
    await untilStored(page, ['风筝3.txt'], 'not kept');
    await drop(page, textFile(4));
    await until(page, (s) => s.ownFiles.length === 2, 'the first was taken for removed');
  }, lateList);
});

/** Makes storing fail as browsers report it. @param {string} kind the name of the error */
function failingPut(kind) {
  const {put} = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function(/** @type {unknown} */ value) {
    if (window.works) return put.call(this, value);
    throw new DOMException('no', kind);
  };
}

for (const kind of ['QuotaExceededError', 'InvalidStateError']) {
  await check(`${kind}: the file works, says so, and outlives other tabs' changes`, async () => {
    await withBrowser(async (page, openTab) => {
      await drop(page, textFile(5));
      await until(page, (s) => s.ownFiles.length === 1 && s.ownFiles[0].issues === 1 &&
        !s.ownFiles[0].kept, 'it is lost, or said to be kept');
      await picture(page, `${label}-own-${kind}`);
      const dialog = await page.locator('[role=dialog]').innerText();
      expect(dialog.includes(kind === 'QuotaExceededError' ? '存储空间不足' : '不允许存储'), dialog);
      const other = await openTab();
      await other.evaluate(() => { window.works = true; });
      await drop(other, textFile(6));
      const now = await until(page, (s) => s.ownFiles.length === 2, 'it went with the change');
      expect(!named(now, '风筝5.txt').kept && named(now, '风筝6.txt').kept,
        JSON.stringify(now.ownFiles));
      const {hits} = await page.evaluate(() => window.kexie.search('风筝', {limit: 0}));
      expect(hits.length === 2, `${hits.length} hits`);
    }, failingPut, kind);
  });
}

// As in a browser that is told to keep nothing.
function forbidStorage() {
  for (const name of ['indexedDB', 'localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, {get() {
      throw new DOMException('Access is denied', 'SecurityError');
    }});
  }
}

await check('where nothing may be stored, all works for the visit and says so', async () => {
  await withBrowser(async (page) => {
    await drop(page, textFile(5));
    await until(page, (s) => s.ownFiles.length === 1 && s.ownFiles[0].issues === 1 &&
      !s.ownFiles[0].kept, 'it is lost, or said to be kept');
    await page.keyboard.press('Escape');
    await page.keyboard.press('d');
    await until(page, (s) => s.theme === 'dark', 'the theme cannot be changed');
  }, forbidStorage);
});

await check('two tabs at once lose nothing', async () => {
  await withBrowser(async (page, openTab) => {
    const other = await openTab();
    const numbers = [1, 2, 3, 4, 5, 6];
    await Promise.all(numbers.map((number) =>
      drop(number % 2 ? page : other, textFile(number))));
    // The same file in both is one file.
    await Promise.all([drop(page, textFile(7)), drop(other, textFile(7))]);
    for (const tab of [page, other]) {
      const now = await until(tab, (s) => s.ownFiles.length === 7, 'not all are in both tabs');
      expect(now.ownFiles.every((/** @type {any} */ file) => file.kept), JSON.stringify(now.ownFiles));
    }
    await untilStored(page, [...numbers, 7].map((number) => `风筝${number}.txt`), 'not all kept');
    // Both remove at once, each another one. The state is drawn a frame later.
    for (const tab of [page, other]) {
      await tab.waitForFunction(() =>
        document.querySelectorAll('[data-id^="remove "]').length === 7);
    }
    const ids = await page.evaluate(() => Array.from(
      document.querySelectorAll('[data-id^="remove "]'), (each) => each.getAttribute('data-id')));
    const [first, last] = [ids.sort()[0], ids[ids.length - 1]];
    await Promise.all([page.locator(`[data-id="${first}"]`).dispatchEvent('click'),
      other.locator(`[data-id="${last}"]`).dispatchEvent('click')]);
    for (const tab of [page, other]) {
      await until(tab, (s) => s.ownFiles.length === 5, 'not removed in both tabs');
    }
    const left = (await state(page)).ownFiles.map((/** @type {any} */ file) => file.name);
    await untilStored(page, left, 'others are kept');
  });
});

rmSync(folder, {recursive: true});
await suite.close();
