// Puts the finished page together from what was built.
//
//   node web/pack.mjs --web build/web --bundle build/archive.json --fonts build/fonts --out dist
//
// Writes OUT/index.html with assets whose names carry a hash of their content, so that an update
// never mixes old code with new data; OUT/sw.js, which keeps them for use without a network; and
// OUT/kexie.html with everything inside. The same input gives the same bytes.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync}
  from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {gzipSync} from 'node:zlib';
import {iconPng, iconSvg} from './icon.mjs';
import {escapeHtml, newestIssue} from './newest.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const names = ['web', 'bundle', 'fonts', 'out'];
const {values: given} = parseArgs({
  options: Object.fromEntries(names.map((name) => [name, {type: 'string'}])),
});
for (const name of names) {
  if (!given[name]) {
    console.error(`pack.mjs: --${name} is missing. Usage: see the head of web/pack.mjs.`);
    process.exit(2);
  }
}

// The faces that the first frame needs; those that end in -full are loaded when a character is
// missing.
const firstFaces = ['sans-regular', 'sans-bold', 'serif-regular', 'serif-bold'];

const sha256 = (data) => createHash('sha256').update(data);
const cspHash = (text) => `'sha256-${sha256(text).digest('base64')}'`;
const read = (folder, name) => {
  const path = join(folder, name);
  if (!existsSync(path)) {
    console.error(`pack.mjs: ${path} is missing: build it first (scripts/run.sh does).`);
    process.exit(3);
  }
  return readFileSync(path);
};
const kilobytes = (size) => `${(size / 1024).toFixed(1)} KB`;

// mtime 0 and no name in the header: the same bytes each time.
const pack = (data) => gzipSync(data, {level: 9});

// Four hundredths smaller, and a hundred times slower: for what the first visit waits for. What was
// packed before is kept beside the fonts. Where there is no zopfli, gzip serves.
function packWell(data) {
  const kept = join(given.fonts, '..', 'packed', `${hex(data)}.gz`);
  if (existsSync(kept)) return readFileSync(kept);
  const plain = `${kept}.plain`;
  mkdirSync(dirname(kept), {recursive: true});
  writeFileSync(plain, data);
  const run = spawnSync('zopfli', ['-c', plain], {maxBuffer: 1 << 28});
  rmSync(plain);
  if (run.error || run.status !== 0) return pack(data);
  writeFileSync(kept, run.stdout);
  return run.stdout;
}

const first = ['kexie.wasm', 'archive.json', ...firstFaces, 'pinyin'];
const assets = new Map();
const hex = (data) => sha256(data).digest('hex');
const hashedName = (stem, data, extension) =>
  `assets/${stem}.${hex(data).slice(0, 12)}.${extension}`;
const addAsset = (name, extension, data) => {
  const packed = first.includes(name) ? packWell(data) : pack(data);
  assets.set(name, {
    file: hashedName(name.replace(/\.[^.]+$/, ''), data, `${extension}.gz`), packed,
    size: packed.length, unpacked: data.length, sha256: hex(data),
  });
};
const bundle = readFileSync(given.bundle);
// As in web/assets.js.
const largestMegabytes = 200;
if (bundle.length > largestMegabytes * 1024 * 1024) {
  console.error(`pack.mjs: ${given.bundle} has ${kilobytes(bundle.length)}: the page reads up to ${
    largestMegabytes} MB. Publish fewer issues, or use the command line.`);
  process.exit(3);
}
addAsset('kexie.wasm', 'wasm', read(given.web, 'kexie.wasm'));
addAsset('parser.wasm', 'wasm', read(given.web, 'parser.wasm'));
addAsset('archive.json', 'json', bundle);
addAsset('pinyin', 'bin', read(given.web, 'generated/text/pinyin_table.bin'));
for (const file of readdirSync(given.fonts).sort()) {
  if (file.endsWith('.otf')) addAsset(file.slice(0, -4), 'otf', read(given.fonts, file));
}
for (const face of firstFaces) {
  if (!assets.has(face)) {
    console.error(`pack.mjs: ${join(given.fonts, `${face}.otf`)} is missing.`);
    process.exit(3);
  }
}

const archive = JSON.parse(bundle);
const title = archive.title;
const version = readFileSync(join(here, '..', 'CMakeLists.txt'), 'utf8')
  .match(/project\(kexie VERSION ([0-9.]+)/)[1];
// Paper gets the text version by style alone: what shows it on the screen is repeated for print.
function styleSheet() {
  const css = readFileSync(join(here, 'page.css'), 'utf8');
  const [begin, end] = ['/* text:', '/* end of text */'].map((mark) => css.indexOf(mark));
  if (begin < 0 || end < begin) throw new Error('page.css has no part for the text version');
  const forPrint = css.slice(begin, end).replace(/\/\*[^]*?\*\//g, '').replaceAll('.text', ':root');
  return `${css.slice(0, end)}@media print {\n${forPrint}}\n${css.slice(end)}`
    .replace(/\/\*[^]*?\*\/\n?/g, '');
}
const style = styleSheet();
const parts = ['assets.js', 'store.js', 'own_files.js', 'offline.js', 'boot.js'];
const boot = `(() => {\n'use strict';\n${
  parts.map((name) => readFileSync(join(here, name), 'utf8')).join('\n')}})();\n`;
const glue = read(given.web, 'kexie.js').toString('utf8');
const glueFile = hashedName('kexie', glue, 'js');
const template = readFileSync(join(here, 'index.html'), 'utf8');

// Text inside a script element must not end it.
const inScript = (text) => text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
const bootInside = inScript(boot);
const early = inScript(readFileSync(join(here, 'early.js'), 'utf8'));
const inJson = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');

const manifestFor = (inside) => inJson({
  version,
  first,
  glue: inside ? undefined : glueFile,
  assets: Object.fromEntries([...assets].map(([name, asset]) => [name, {
    file: inside ? undefined : asset.file, size: asset.size, unpacked: asset.unpacked,
    sha256: asset.sha256,
  }])),
});

// Nothing is ever asked of another origin.
const policy = (scripts, connect) => [
  "default-src 'none'", `script-src ${scripts} 'wasm-unsafe-eval'`,
  `style-src ${cspHash(style)}`, `img-src ${connect === "'none'" ? 'data:' : connect}`, 'font-src data:',
  `connect-src ${connect}`, `worker-src ${connect}`, `manifest-src ${connect}`,
  "base-uri 'none'", "form-action 'none'",
].join('; ');

const newest = newestIssue(archive);

const fill = (parts) => template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);

// Small files that the browser asks for by itself: icons, and what an installed page is called.
function extraFiles() {
  const icons = [
    {sizes: 'any', type: 'image/svg+xml', data: Buffer.from(iconSvg), extension: 'svg'},
    {sizes: '192x192', type: 'image/png', data: iconPng(192), extension: 'png'},
    {sizes: '512x512', type: 'image/png', data: iconPng(512), extension: 'png'},
  ].map((icon) => ({...icon, file: hashedName('icon', icon.data, icon.extension)}));
  const webManifest = Buffer.from(JSON.stringify({
    name: title, short_name: title, lang: 'zh-CN', start_url: './', scope: './', id: './',
    display: 'standalone', background_color: '#fbf9f4', theme_color: '#fbf9f4',
    icons: icons.map(({file, sizes, type}) => ({
      src: file.replace('assets/', ''), sizes, type, purpose: 'any maskable',
    })),
  }).replaceAll('"./"', '"../"'));
  const manifest = {
    file: hashedName('manifest', webManifest, 'webmanifest'), data: webManifest,
  };
  return {icons, manifest, files: [...icons, manifest]};
}

function pageWithFiles() {
  const scripts = [{file: glueFile, text: glue}];
  const extra = extraFiles();
  const html = fill({
    csp: policy(`'self' ${[early, bootInside].map(cspHash).join(' ')}`, "'self'"),
    title: escapeHtml(title), style, early, newest,
    links: [
      `<link rel="preload" as="script" href="${glueFile}">`,
      ...first.map((name) => `<link rel="preload" as="fetch" crossorigin href="${
        assets.get(name).file}">`),
      `<link rel="manifest" href="${extra.manifest.file}">`,
      `<link rel="icon" type="image/svg+xml" href="${extra.icons[0].file}">`,
      `<link rel="apple-touch-icon" href="${extra.icons[1].file}">`,
    ].join('\n'),
    manifest: manifestFor(false), assets: '',
    scripts: `<script>${bootInside}</script>`,
  });
  return {html, scripts, extra};
}

// The worker's own bytes change with every build: by that the browser knows that there is a new one.
function serviceWorker({html, scripts, extra}) {
  const files = [...scripts, ...extra.files, ...assets.values()].map(({file}) => file).sort();
  const page = hex(html);
  const build = {id: hex(page + files.join()).slice(0, 12), page, files};
  return readFileSync(join(here, 'sw.js'), 'utf8').replace('{{build}}', () => inJson(build));
}

function pageInOneFile() {
  const scripts = [inScript(glue), bootInside];
  return fill({
    csp: policy([early, ...scripts].map(cspHash).join(' '), "'none'"),
    title: escapeHtml(title), style, early, newest,
    links: `<link rel="icon" href="data:image/svg+xml;base64,${
      Buffer.from(iconSvg).toString('base64')}">`,
    manifest: manifestFor(true),
    assets: [...assets].map(([name, asset]) => `<script type="text/plain" id="asset-${
      name}">${asset.packed.toString('base64')}</script>`).join('\n'),
    scripts: scripts.map((text) => `<script>${text}</script>`).join('\n'),
  });
}

// Written beside the old page and then put in its place, so that a failure leaves the old one whole.
const staging = `${given.out}.new`;
rmSync(staging, {recursive: true, force: true});
mkdirSync(join(staging, 'assets'), {recursive: true});
const page = pageWithFiles();
const {html, scripts, extra} = page;
writeFileSync(join(staging, 'index.html'), html);
writeFileSync(join(staging, 'sw.js'), serviceWorker(page));
for (const {file, data} of extra.files) writeFileSync(join(staging, file), data);
for (const {file, text} of scripts) writeFileSync(join(staging, file), text);
for (const {file, packed} of assets.values()) writeFileSync(join(staging, file), packed);
const single = pageInOneFile();
writeFileSync(join(staging, 'kexie.html'), single);
rmSync(given.out, {recursive: true, force: true});
renameSync(staging, given.out);

const lines = [...assets].map(([name, asset]) => [name, asset.unpacked, asset.size]);
for (const {file, text} of scripts) {
  lines.push([file.replace(/^assets\//, ''), Buffer.byteLength(text), pack(text).length]);
}
for (const [name, raw, packed] of lines) {
  console.log(`  ${name.padEnd(26)} ${kilobytes(raw).padStart(10)}  gzip ${
    kilobytes(packed).padStart(10)}`);
}
const firstLoad = first.reduce((sum, name) => sum + assets.get(name).size, 0) +
  scripts.reduce((sum, {text}) => sum + pack(text).length, 0) + pack(html).length;
console.log(`  first load, gzip: ${kilobytes(firstLoad)}; ${join(given.out, 'kexie.html')}: ${
  kilobytes(Buffer.byteLength(single))}`);
