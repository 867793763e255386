// Lists the characters that each face of the page's fonts has to contain.
//
//   node scripts/characters.mjs --bundle build/archive.json --out build/fonts SOURCE...
//
// Writes DIR/FACE.unicodes for each face: sorted code points, as hb-subset reads them. SOURCE names
// files or folders whose text appears on the screen: the interface's strings. The same input gives
// the same bytes.

import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';

const {values: options, positionals: sources} = parseArgs({
  allowPositionals: true,
  options: {bundle: {type: 'string'}, out: {type: 'string'}},
});
if (!options.bundle || !options.out) {
  console.error('usage: node scripts/characters.mjs --bundle FILE --out DIR SOURCE...');
  process.exit(2);
}

/** @param {number} first @param {number} last */
function range(first, last) {
  const length = last - first + 1;
  return Array.from({length}, (_, i) => String.fromCodePoint(first + i)).join('');
}

// What any text may need: ASCII and Chinese punctuation, a few kilobytes. The remaining full-width
// forms of ASCII are only in the larger set.
const ascii = range(0x20, 0x7e);
const punctuation = '·×÷°±§—–…‘’“”‰′″※、。〃々〇〈〉《》「」『』【】〔〕〖〗〜￥！％（），－．／：；？～';
const basics = ascii + punctuation;

// The 7,445 characters of GB 2312, from iconv.
function gb2312() {
  const pairs = [];
  for (let row = 0xa1; row <= 0xf7; ++row) {
    for (let cell = 0xa1; cell <= 0xfe; ++cell) pairs.push(row, cell, 0x0a);
  }
  // -c skips byte pairs without a character; iconv then exits with 1.
  const input = Buffer.from(pairs);
  const run = spawnSync('iconv', ['-c', '-f', 'GB2312', '-t', 'UTF-8'], {input});
  const characters = run.stdout?.toString('utf8').replaceAll('\n', '') ?? '';
  const count = [...characters].length;
  if (count !== 7445) throw new Error(`iconv gave ${count} characters for GB 2312, not 7445`);
  return characters;
}

/** @param {string} path @returns {string} */
function textOf(path) {
  if (statSync(path).isFile()) return readFileSync(path, 'utf8');
  const names = readdirSync(path).sort();
  return names.map((name) => textOf(join(path, name))).join('');
}

/** All strings of a JSON value. @param {unknown} value @returns {string} */
function strings(value) {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') return '';
  return Object.values(value).map(strings).join('');
}

/** @param {string} text @param {string} others */
function without(text, others) {
  const known = new Set(others);
  return [...text].filter((character) => !known.has(character)).join('');
}

/** @param {Bundle} bundle @param {string} interfaceText @param {string} words of headings */
function faces(bundle, interfaceText, words) {
  const {issues} = bundle;
  const articles = issues.flatMap((issue) => issue.articles);
  /** @template T @param {T[]} list @param {(keyof T)[]} keys */
  const pick = (list, ...keys) => strings(list.map((item) => keys.map((key) => item[key])));
  const mastheads = pick(issues, 'title', 'publisher') + '第期总年月日约〇一二三四五六七八九十';
  const titles = pick(articles, 'title') + strings(bundle.title);
  const sections = pick(articles, 'section');
  const forms = range(0xff01, 0xff5e);
  // What lists, bars and charts show of an issue. Its text, shown as hits and as the source file, has
  // a face of its own.
  const shown = mastheads + titles + sections + pick(articles, 'attribution') +
    strings(issues.map(({toc, footer}) => [toc, footer])) + interfaceText;
  const full = basics + forms + strings(bundle) + interfaceText + gb2312();
  return {
    'sans-regular': basics + shown,
    'sans-regular-text': ' ' + without(strings(bundle), basics + shown),
    'sans-bold': basics + sections + words,
    'serif-regular': basics + strings(issues),
    'serif-bold': basics + mastheads + titles + words,
    'sans-regular-full': full,
    'serif-regular-full': full,
  };
}

const bundle = JSON.parse(readFileSync(options.bundle, 'utf8'));
const interfaceText = sources.map(textOf).join('');
// The bold faces are for headings, whose words are all in the table of strings.
const words = textOf('src/ui/strings.cpp');
mkdirSync(options.out, {recursive: true});
for (const [face, text] of Object.entries(faces(bundle, interfaceText, words))) {
  // Neither control characters nor the byte order mark have glyphs.
  const points = [...new Set(text)]
    .map((character) => character.codePointAt(0) ?? 0)
    .filter((point) => point >= 0x20 && point !== 0x7f && point !== 0xfeff)
    .sort((a, b) => a - b);
  const lines = points.map((point) => point.toString(16).toUpperCase().padStart(4, '0'));
  writeFileSync(join(options.out, face + '.unicodes'), lines.join('\n') + '\n');
}
