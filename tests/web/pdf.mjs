// The same PDF gives the same issues on the page, through pdf.js, as on the command line, through
// poppler. Without a browser: pdf.js and parser.wasm run in Node.js.
//
//   node pdf.mjs DIST [BUNDLE [LABEL]]
import {spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {basename, dirname, join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {gunzipSync} from 'node:zlib';
import {Parser} from '../../web/parser.js';
import {fileInPack, readPdf} from '../../web/pdf_text.js';
import {inHex, kexie, namelessFont, onePage, pagesOf, parsedNatively, printBulletins, printByBrowser, songTi}
  from './printed.mjs';
import {expect, Score, Skip} from './score.mjs';

const assets = join(resolve(process.argv[2]), 'assets');
const folder = mkdtempSync(join(tmpdir(), 'kexie-pdf-'));
const library = dirname(createRequire(new URL('../../web/', import.meta.url))
  .resolve('pdfjs-dist/package.json'));
const pdfjs = await import(pathToFileURL(join(library, 'legacy/build/pdf.mjs')).href);
pdfjs.GlobalWorkerOptions.workerSrc =
  pathToFileURL(join(library, 'legacy/build/pdf.worker.mjs')).href;

/** An asset of the page, unpacked. @param {string} start of its name */
function assetOf(start) {
  const name = readdirSync(assets).find((each) => each.startsWith(`${start}.`));
  if (!name) throw new Error(`there is no ${start} in ${assets}`);
  return new Uint8Array(gunzipSync(readFileSync(join(assets, name))));
}
const parser = await Parser.start(assetOf('parser'));
const maps = assetOf('pdf-maps');
const fonts = assetOf('pdf-fonts');

/** @param {Buffer} bytes */
const runsOf = (bytes) => readPdf(pdfjs, {
  data: new Uint8Array(bytes), isBold: (name) => parser.isBoldFont(name),
  characterMap: async (name) => fileInPack(maps, `${name}.bcmap`),
  standardFont: async (name) => fileInPack(fonts, name),
});

/** As the page reads it. @param {string} name @param {Buffer} bytes */
async function onThePage(name, bytes) {
  const {bundle, error} = parser.parsePdf(name, new Uint8Array(bytes), await runsOf(bytes), '');
  if (!bundle) throw Object.assign(new Error(error?.join(': ')), {code: error?.[0]});
  return JSON.parse(new TextDecoder().decode(bundle)).issues;
}

/** Blanks may differ, and places by less than anybody sees. @param {any} value @returns {any} */
function compared(value) {
  if (typeof value === 'string') return value.replace(/[\s\u3000]+/g, '');
  if (Array.isArray(value)) return value.map(compared);
  if (value === null || typeof value !== 'object') return value;
  // `kexie parse` keeps no copy of the text.
  return Object.fromEntries(Object.entries(value)
    .filter(([key]) => !['print', 'text', 'first_line'].includes(key) || !('sha256' in value))
    .map(([key, each]) => [key, compared(each)]));
}

/** Where two values differ first. @param {any} a @param {any} b @returns {string | null} */
function difference(a, b, path = '') {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') {
    return a === b ? null : `${path}: ${JSON.stringify(a)?.slice(0, 90)}, natively ${
      JSON.stringify(b)?.slice(0, 90)}`;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = difference(a[key], b[key], `${path}/${key}`);
    if (found) return found;
  }
  return null;
}

/** @param {string} path */
async function expectSame(path) {
  const name = basename(path);
  const found = difference(compared(await onThePage(name, readFileSync(path))),
    compared(parsedNatively(path)));
  expect(!found, `${name}${found}`);
}

const score = new Score();

/** @param {(folder: string, count: number) => string[]} print @param {number} count */
async function expectSameBulletins(print, count) {
  /** @type {string[]} */
  const differing = [];
  const start = Date.now();
  const files = print(folder, count);
  const printed = Date.now();
  for (const path of files) await expectSame(path).catch((error) => differing.push(error.message));
  console.log(`  ${count} printed in ${printed - start} ms, read twice in ${Date.now() - printed} ms`);
  expect(files.length === count, `${files.length} files, not ${count}`);
  expect(differing.length === 0, `${differing.length} differ:\n${differing.join('\n')}`);
}

await score.check('24 printed bulletins: the same issues as natively', () =>
  expectSameBulletins(printBulletins, 24));

await score.check('12 of them printed by a browser: the same issues as natively', () =>
  expectSameBulletins(printByBrowser, 12));

const text = ['科协每周动态', '2031年第3期（总第903期）', '某某市科协办公室 2031年3月8日', '',
  '试制风筝大赛在河边举行', '3月5日，试制风筝大赛在河边举行，六十名选手参加。', '（宣传部）'];
/** @param {number} cosine @param {number} sine @param {number} x @param {number} y */
const drawn = (cosine, sine, x, y) => `BT /F 12 Tf 20 TL ${cosine} ${sine} ${-sine} ${cosine} ${x} ${
  y} Tm ${text.map((line) => `${inHex(line)} Tj T*`).join(' ')} ET`;
/** @type {Record<string, Buffer>} */
const kinds = {
  'a font of the reader': onePage(drawn(1, 0, 72, 700), songTi),
  'a page turned by its viewer': onePage(drawn(0, 1, 200, 72), songTi, '/Rotate 90'),
  'a page turned upside down': onePage(drawn(-1, 0, 500, 100), songTi, '/Rotate 180'),
  'lines turned on the page': onePage(drawn(0, -1, 500, 700), songTi),
  'a page cut at its edges': onePage(drawn(1, 0, 72, 700), songTi, '/CropBox [40 40 560 800]'),
};
for (const [name, bytes] of Object.entries(kinds)) {
  await score.check(`${name}: the same issues as natively`, async () => {
    if (!existsSync(kexie)) throw new Skip('kexie was not built');
    const path = join(folder, `${name}.pdf`);
    writeFileSync(path, bytes);
    await expectSame(path);
  });
}

const whole = onePage(drawn(1, 0, 72, 700), songTi);
/** @type {Record<string, [code: string, bytes: Buffer]>} */
const refused = {
  'nothing but a head': ['pdf-damaged', Buffer.from('%PDF-1.7\n%')],
  'noise': ['pdf-damaged', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(9999, 0xa5)])],
  'no text': ['pdf-no-text', onePage('0 0 100 100 re f', songTi)],
  'a font without characters': ['pdf-no-text',
    onePage('BT /F 12 Tf 72 700 Td <00010002000300040005> Tj ET', namelessFont)],
};
for (const [name, [code, bytes]] of Object.entries(refused)) {
  await score.check(`${name}: ${code}`, async () => {
    const found = await onThePage('x.pdf', bytes).then(() => 'none', (error) => error.code);
    expect(found === code, `${found} on the page`);
    if (!existsSync(kexie)) throw new Skip('kexie was not built');
    const path = join(folder, 'refused.pdf');
    writeFileSync(path, bytes);
    const {status, stderr} = spawnSync(kexie, ['parse', path], {encoding: 'utf8'});
    expect(status === 3, `${status}: ${stderr}`);
  });
}

await score.check('fonts without characters: the pages are named as natively', async () => {
  if (!existsSync(kexie)) throw new Skip('kexie was not built');
  const lines = drawn(1, 0, 72, 700);
  const nameless = 'BT /G 12 Tf 72 300 Td <00410042004300440045> Tj ET';
  const bytes = pagesOf([lines, nameless, `${lines} ${nameless}`, lines], songTi, '', namelessFont);
  const [first] = await onThePage('x.pdf', bytes);
  const path = join(folder, 'named.pdf');
  writeFileSync(path, bytes);
  const {stdout} = spawnSync(kexie, ['check', path], {encoding: 'utf8'});
  for (const [code, pages] of [['page-unreadable', '第 2 页'], ['page-partial', '第 3 页']]) {
    const found = first.diagnostics.find((/** @type {{code: string}} */ each) => each.code === code);
    expect(found?.message.startsWith(pages), `${code} on the page: ${JSON.stringify(found)}`);
    expect(stdout.includes(`error: ${code}: ${found.message}`), `${code} natively: ${stdout}`);
  }
});

await score.check('a locked file: pdf-encrypted', async () => {
  // Neither password is empty, so that any key is wrong.
  const bytes = Buffer.from(whole.toString('latin1').replace('trailer\n<<', 'trailer\n<< /ID ' +
    `[<${'00'.repeat(16)}> <${'00'.repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 ` +
    `/O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`), 'latin1');
  const found = await runsOf(bytes).then(() => 'none', (error) => error.code);
  expect(found === 'pdf-encrypted', found);
});

await score.check('a file cut anywhere is read or refused', async () => {
  for (let end = 10; end < whole.length; end += 37) {
    await onThePage('x.pdf', whole.subarray(0, end)).catch((error) =>
      expect(/^(pdf|file)-/.test(error.code), `at ${end}: ${error.stack}`));
  }
});

rmSync(folder, {recursive: true});
score.end();
