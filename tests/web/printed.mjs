// Made-up bulletins, printed to PDF as an office prints them.
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {Skip} from './score.mjs';

const build = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'build', 'native');
export const kexie = join(build, 'kexie');

/** @param {string} program @param {string[]} parameters */
function run(program, parameters) {
  const {status, stdout, stderr, error} = spawnSync(program, parameters,
    {encoding: 'utf8', maxBuffer: 1 << 28});
  if (error || status !== 0) throw new Error(`${program}: ${error ?? stderr}`);
  return stdout;
}

/** The issues in a file, as `kexie parse` prints them. @param {string} file */
export const parsedNatively = (file) => JSON.parse(run(kexie, ['parse', file]));

/**
 * Writes `count` files into `folder`, and returns their paths. Skips where a program is missing.
 * @param {string} folder @param {number} count
 */
export function printBulletins(folder, count) {
  if (spawnSync('soffice', ['--version']).error) throw new Skip('LibreOffice is missing');
  for (const program of ['printed_bulletins', 'kexie', 'kexie-pdf']) {
    if (!existsSync(join(build, program))) throw new Skip(`${program} was not built`);
  }
  run(join(build, 'printed_bulletins'), ['write', folder, String(count)]);
  const written = readdirSync(join(folder, 'office')).sort((a, b) => parseInt(a) - parseInt(b));
  run('soffice', ['--headless', `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
    '--convert-to', 'pdf', '--outdir', folder,
    ...written.map((name) => join(folder, 'office', name))]);
  return written.map((name) => join(folder, name.replace(/\.fodt$/, '.pdf')));
}

/** The same bulletins, once written, as a browser prints them. @param {string} folder @param {number} count */
export function printByBrowser(folder, count) {
  const pages = readdirSync(join(folder, 'html')).sort((a, b) => parseInt(a) - parseInt(b)).slice(0, count);
  const printed = join(folder, 'browser');
  mkdirSync(printed);
  run(process.execPath, [fileURLToPath(new URL('print_pages.mjs', import.meta.url)), printed, 'tagged',
    ...pages.map((name) => join(folder, 'html', name))]);
  return pages.map((name) => join(printed, name.replace(/\.html$/, '.pdf')));
}

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** A zip file with its members as they are. @param {(string | Buffer)[][]} members names and contents */
export function zipOf(members) {
  /** @type {Buffer[]} */
  const files = [];
  /** @type {Buffer[]} */
  const table = [];
  let offset = 0;
  for (const [path, content] of members) {
    const name = Buffer.from(path);
    const data = Buffer.from(content);
    // From "version needed" to the length of the extra field; bit 11: the name is UTF-8.
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(1 << 11, 2);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const attributes = Buffer.alloc(14);
    attributes.writeUInt32LE(offset, 10);
    files.push(Buffer.from('PK\x03\x04'), common, name, data);
    table.push(Buffer.from('PK\x01\x02\x14\0'), common, attributes, name);
    offset += 4 + common.length + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(Buffer.concat(table).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...table, end]);
}

/** A small PDF by hand: objects numbered from 1, of which the first is the catalog. @param {string[]} objects */
export function writePdf(objects, trailer = '') {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const offset = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${
    offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/**
 * Pages that draw these contents with a font object, /F, or another one, /G.
 * @param {string[]} contents @param {string} font @param {string} other
 */
export const pagesOf = (contents, font, more = '', other = font) => writePdf([
  '<< /Type /Catalog /Pages 2 0 R >>',
  `<< /Type /Pages /Kids [${contents.map((_, i) => `${5 + 2 * i} 0 R`).join(' ')}] /Count ${contents.length} >>`,
  font,
  other,
  ...contents.flatMap((content, i) => [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${more} /Contents ${6 + 2 * i} 0 R
      /Resources << /Font << /F 3 0 R /G 4 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ]),
]);

/** @param {string} content @param {string} font */
export const onePage = (content, font, more = '') => pagesOf([content], font, more);

/** Drawn without the file saying how: readers bring the map of its characters along. */
export const songTi = '<< /Type /Font /Subtype /Type0 /BaseFont /SimHei /Encoding /UniGB-UCS2-H ' +
  '/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimHei /CIDSystemInfo ' +
  '<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type ' +
  '/FontDescriptor /FontName /SimHei /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 ' +
  '/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>';

/** Without any word on which characters its glyphs are. */
export const namelessFont = '<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+X /Encoding /Identity-H ' +
  '/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+X /CIDSystemInfo ' +
  '<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type ' +
  '/FontDescriptor /FontName /AAAAAA+X /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 ' +
  '/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >>';

/** As a PDF with `songTi` writes it. @param {string} text */
export const inHex = (text) => `<${Array.from(text, (character) =>
  (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('')}>`;

/** @param {number} number */
export const issueText = (number) => ['科协每周动态', `2031年第${number}期（总第${900 + number}期）`,
  '某某市科协办公室　2031年3月8日', '', '本期要目', '◆试制风筝大赛在河边举行', '',
  '试制风筝大赛在河边举行', `3月${number}日，试制风筝大赛在河边举行，六十名选手参加。`,
  '（宣传部）', ''].join('\n');
