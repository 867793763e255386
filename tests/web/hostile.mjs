// A page whose archive has titles that would be markup if they were not escaped.
import {createHash} from 'node:crypto';
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gunzipSync, gzipSync} from 'node:zlib';
import {newestIssue} from '../../web/newest.mjs';

export const hostileTitles = [
  '<img src=x onerror="window.hacked=1">', '<script>window.hacked=1</script>',
  '</p></article><b>粗</b>', '" onfocus="window.hacked=1" autofocus="', '&lt;b&gt;&#x41;',
  'javascript:window.hacked=1', '甲\t乙', '\u202e倒着写\u202c\u2066abc\u2069', 'שלום',
  'W'.repeat(400), '`${window.hacked=1}`',
];

/** Copies a finished page and puts the titles into its newest issue. @param {string} dist */
export function packHostile(dist) {
  const folder = mkdtempSync(join(tmpdir(), 'kexie-hostile-'));
  cpSync(dist, folder, {recursive: true});
  const name = readdirSync(join(folder, 'assets')).find((each) => /^archive\..*\.gz$/.test(each)) ?? '';
  const file = join(folder, 'assets', name);
  /** @type {Bundle} */
  const archive = JSON.parse(gunzipSync(readFileSync(file)).toString());
  const newest = archive.issues[archive.issues.length - 1];
  const model = newest.articles[0];
  newest.articles = hostileTitles.map((title) => ({...model, title, section: title, attribution: title,
    paragraphs: [title, ...model.paragraphs],
    paragraph_lines: [model.paragraph_lines[0], ...model.paragraph_lines]}));
  newest.toc = [];
  const text = Buffer.from(JSON.stringify(archive));
  const packed = gzipSync(text);
  writeFileSync(file, packed);
  const index = join(folder, 'index.html');
  const html = readFileSync(index, 'utf8').replace(
    /("archive\.json":\{"file":"[^"]*","size":)\d+(,"unpacked":)\d+(,"sha256":")[0-9a-f]+/,
    (_, before, between, last) => `${before}${packed.length}${between}${text.length}${last}` +
      createHash('sha256').update(text).digest('hex'))
    .replace(/(<article id="newest">)[^]*?(<\/article>)/,
      (_, begin, end) => `${begin}${newestIssue(archive)}${end}`);
  writeFileSync(index, html);
  // Control characters are shown as blanks.
  const titles = hostileTitles.map((title) => title.replace(/\s/g, ' '));
  return {folder, titles, remove: () => rmSync(folder, {recursive: true, force: true})};
}
