// Packs the built program, a bundle and its fonts into the finished page.
//
//   node web/pack.mjs --web build/web --bundle build/archive.json --fonts build/fonts --out dist
//
// Writes OUT/index.html with assets whose names contain a hash of their content, so that an update
// never mixes old code with new data; OUT/sw.js, which caches them for offline use; and
// OUT/kexie.html with everything inside. The same input gives the same bytes.
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync}
  from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {gzipSync} from 'node:zlib';
import {escapeHtml, newestIssue} from './newest.mjs';

/**
 * @typedef {string | Buffer} Data
 * @typedef {{file: string, packed: Buffer, size: number, unpacked: number, sha256: string}} Asset
 * @typedef {{file: string, data: Data}} File
 */

const here = dirname(fileURLToPath(import.meta.url));
const iconFolder = join(here, 'icons');
// The faces of the first frame.
const firstFaces = ['sans-regular', 'sans-bold', 'serif-regular', 'serif-bold'];
const firstAssets = ['kexie.wasm', 'archive.json', ...firstFaces, 'pinyin'];
// As in web/assets.js.
const maxMegabytes = 200;
const usageError = 2;
const inputError = 3;

const {values} = parseArgs({options: {
  web: {type: 'string'}, bundle: {type: 'string'}, fonts: {type: 'string'}, out: {type: 'string'},
}});
const paths = {
  web: required('web'), bundle: required('bundle'), fonts: required('fonts'), out: required('out'),
};

/** @param {'web' | 'bundle' | 'fonts' | 'out'} name */
function required(name) {
  return values[name] ?? fail(`--${name} is missing. Usage: see the top of web/pack.mjs.`, usageError);
}

/** @returns {never} @param {string} message @param {number} code */
function fail(message, code) {
  console.error(`pack.mjs: ${message}`);
  process.exit(code);
}

/** @param {string} folder @param {string} name */
function read(folder, name) {
  const path = join(folder, name);
  if (!existsSync(path)) {
    fail(`${path} is missing: build it first (scripts/run.sh does).`, inputError);
  }
  return readFileSync(path);
}

/** @param {string} name */
const readScript = (name) => readFileSync(join(here, name), 'utf8');
/** @param {Data} data */
const sha256 = (data) => createHash('sha256').update(data);
/** @param {Data} data */
const hex = (data) => sha256(data).digest('hex');
/** @param {string} text */
const cspHash = (text) => `'sha256-${sha256(text).digest('base64')}'`;
/** @param {number} size */
const kilobytes = (size) => `${(size / 1024).toFixed(1)} KB`;
/** @param {string} stem @param {Data} data @param {string} extension */
const hashedName = (stem, data, extension) =>
  `assets/${stem}.${hex(data).slice(0, 12)}.${extension}`;
// JSON and scripts inside a script element must not end it.
/** @param {unknown} value */
const inJson = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');
/** @param {string} text */
const inScript = (text) => text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

// Without time and name in the header: the same bytes each time.
/** @param {Data} data */
const gzip = (data) => gzipSync(data, {level: 9});

// 4 % smaller and a hundred times slower than gzip: for what the first visit downloads. Results are
// kept in a folder beside the fonts. Without zopfli, gzip does.
/** @param {Buffer} data */
function zopfli(data) {
  const kept = join(paths.fonts, '..', 'packed', `${hex(data)}.gz`);
  if (existsSync(kept)) return readFileSync(kept);
  const plain = `${kept}.plain`;
  mkdirSync(dirname(kept), {recursive: true});
  writeFileSync(plain, data);
  const run = spawnSync('zopfli', ['-c', plain], {maxBuffer: 1 << 28});
  rmSync(plain);
  if (run.error || run.status !== 0) return gzip(data);
  writeFileSync(kept, run.stdout);
  return run.stdout;
}

/** @type {Map<string, Asset>} */
const assets = new Map();
/** @param {string} name @param {string} extension @param {Buffer} data */
function addAsset(name, extension, data) {
  const packed = firstAssets.includes(name) ? zopfli(data) : gzip(data);
  const file = hashedName(name.replace(/\.[^.]+$/, ''), data, `${extension}.gz`);
  assets.set(name, {file, packed, size: packed.length, unpacked: data.length, sha256: hex(data)});
}

/** @param {string} name */
function assetOf(name) {
  return assets.get(name) ?? fail(`${join(paths.fonts, name)}.otf is missing.`, inputError);
}

const bundle = readFileSync(paths.bundle);
if (bundle.length > maxMegabytes * 1024 * 1024) {
  fail(`${paths.bundle} has ${kilobytes(bundle.length)}: the page reads up to ${maxMegabytes} MB. ` +
    'Publish fewer issues, or use the command line.', inputError);
}
addAsset('kexie.wasm', 'wasm', read(paths.web, 'kexie.wasm'));
addAsset('parser.wasm', 'wasm', read(paths.web, 'parser.wasm'));
addAsset('archive.json', 'json', bundle);
addAsset('pinyin', 'bin', read(paths.web, 'generated/text/pinyin_table.bin'));
for (const file of readdirSync(paths.fonts).sort()) {
  if (file.endsWith('.otf')) addAsset(file.slice(0, -4), 'otf', read(paths.fonts, file));
}
const firstLoad = firstAssets.map(assetOf);

// What reads PDF, loaded with the first of them. pdf.js imports nothing, so that its files may be
// named like the others; .js, because not every host knows .mjs.
const library = join(here, 'node_modules', 'pdfjs-dist');
const pdfScripts = {
  text: pdfScript('pdf_text', read(here, 'pdf_text.js')),
  page: pdfScript('pdf_page', read(here, 'pdf_page.js')),
  library: pdfScript('pdf', read(library, 'legacy/build/pdf.min.mjs')),
  worker: pdfScript('pdf_worker', read(library, 'legacy/build/pdf.worker.min.mjs')),
};
const pdfFiles = Object.values(pdfScripts);
addAsset('pdf-maps', 'bin', packFolder(join(library, 'cmaps'), '.bcmap'));
addAsset('pdf-fonts', 'bin', packFolder(join(library, 'standard_fonts'), '.pfb', '.ttf'));
const pdfAssets = ['pdf-maps', 'pdf-fonts'];

/** @param {string} stem @param {Buffer} data */
function pdfScript(stem, data) {
  return {file: hashedName(stem, data, 'js'), data};
}

// A line of JSON, names with offset and size in what follows it; see fileInPack() in pdf_text.js.
/** @param {string} folder @param {string[]} endings */
function packFolder(folder, ...endings) {
  if (!existsSync(folder)) fail(`${folder} is missing: scripts/setup.sh installs it.`, inputError);
  const names = readdirSync(folder).sort().filter((name) => endings.some((end) => name.endsWith(end)));
  const files = names.map((name) => read(folder, name));
  let offset = 0;
  const places = Object.fromEntries(names.map((name, i) => {
    offset += files[i].length;
    return [name, [offset - files[i].length, files[i].length]];
  }));
  return Buffer.concat([Buffer.from(`${JSON.stringify(places)}\n`), ...files]);
}

/** @type {Bundle} */
const archive = JSON.parse(bundle.toString('utf8'));
const title = archive.title;
const newest = newestIssue(archive);
const version = readScript('../CMakeLists.txt').match(/project\(kexie VERSION ([0-9.]+)/)?.[1];
const template = readScript('index.html');
const style = readScript('page.css').replace(/\/\*[^]*?\*\/\n?/g, '');  // Without comments.
const glue = read(paths.web, 'kexie.js').toString('utf8');
const glueFile = hashedName('kexie', glue, 'js');
const early = inScript(readScript('early.js'));
const boot = inScript(bootScript());

// The modules joined into one script, which needs neither imports nor exports.
function bootScript() {
  const names = ['documents.js', 'boot_screen.js', 'gzip.js', 'assets.js', 'lifecycle.js', 'program.js', 'store.js',
    'parser.js', 'use_parser.js', 'pdf.js', 'original.js', 'reading.js', 'own_files.js', 'offline.js', 'boot.js'];
  const parts = names.map((name) => readScript(name)
    .replace(/^import [^;]*;\n/gm, '').replace(/^export /gm, ''));
  return `(() => {\n'use strict';\n${parts.join('\n')}})();\n`;
}

/** @param {boolean} isSingleFile */
const manifestFor = (isSingleFile) => inJson({
  version,
  first: firstAssets,
  glue: isSingleFile ? undefined : glueFile,
  pdf: isSingleFile ? undefined : Object.fromEntries(Object.entries(pdfScripts)
    .map(([name, {file}]) => [name, file])),
  assets: Object.fromEntries((isSingleFile ? singleAssets() : [...assets])
    .map(([name, {file, size, unpacked, sha256}]) =>
      [name, {file: isSingleFile ? undefined : file, size, unpacked, sha256}])),
});

// Reading PDF would make the single file half as large again, and needs a worker, which it has not.
function singleAssets() {
  return [...assets].filter(([name]) => !pdfAssets.includes(name));
}

// Nothing is ever requested from another origin.
/** @param {string} scripts @param {string} connect */
const policy = (scripts, connect) => [
  "default-src 'none'", `script-src ${scripts} 'wasm-unsafe-eval'`,
  `style-src ${cspHash(style)}`, `img-src ${connect === "'none'" ? 'data:' : connect}`, 'font-src data:',
  `connect-src ${connect}`, `worker-src ${connect}`, `manifest-src ${connect}`,
  "base-uri 'none'", "form-action 'none'",
].join('; ');

/** @param {Record<string, string>} parts */
const fill = (parts) => template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);

// What the browser requests by itself: icons and the web app manifest.
function extraFiles() {
  const icons = [
    {name: 'icon.svg', sizes: 'any', type: 'image/svg+xml'},
    {name: 'icon-192.png', sizes: '192x192', type: 'image/png'},
    {name: 'icon-512.png', sizes: '512x512', type: 'image/png'},
  ].map((icon) => {
    const data = read(iconFolder, icon.name);
    return {...icon, data, file: hashedName('icon', data, icon.name.split('.')[1])};
  });
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
  const extra = extraFiles();
  const html = fill({
    csp: policy(`'self' ${[early, boot].map(cspHash).join(' ')}`, "'self'"),
    title: escapeHtml(title), style, early, newest,
    links: [
      `<link rel="preload" as="script" href="${glueFile}">`,
      ...firstLoad.map(({file}) => `<link rel="preload" as="fetch" crossorigin href="${file}">`),
      `<link rel="manifest" href="${extra.manifest.file}">`,
      `<link rel="icon" type="image/svg+xml" href="${extra.icons[0].file}">`,
      `<link rel="apple-touch-icon" href="${extra.icons[1].file}">`,
    ].join('\n'),
    manifest: manifestFor(false), assets: '',
    scripts: `<script>${boot}</script>`,
  });
  return {html, files: [{file: glueFile, data: glue}, ...pdfFiles, ...extra.files]};
}

// Its bytes change with every build, which is how the browser notices a new one.
/** @param {string} html @param {File[]} otherFiles */
function serviceWorker(html, otherFiles) {
  const all = [...otherFiles, ...assets.values()].map(({file}) => file).sort();
  const pdf = new Set([...pdfFiles, ...pdfAssets.map(assetOf)].map(({file}) => file));
  const page = hex(html);
  const build = {id: hex(page + all.join()).slice(0, 12), page,
    files: all.filter((file) => !pdf.has(file)), later: all.filter((file) => pdf.has(file))};
  return `const build = ${inJson(build)};\n${readScript('sw.js')}`;
}

// What the licences ask to go along with every copy.
const licences = ['LICENSE', 'THIRD_PARTY.md'].map((name) =>
  read(join(here, '..'), name).toString('utf8')).join('\n');

function pageInOneFile() {
  const scripts = [inScript(glue), boot];
  return fill({
    csp: policy([early, ...scripts].map(cspHash).join(' '), "'none'"),
    title: escapeHtml(title), style, early, newest,
    links: `<link rel="icon" href="data:image/svg+xml;base64,${
      read(iconFolder, 'icon.svg').toString('base64')}">`,
    manifest: manifestFor(true),
    assets: singleAssets().map(([name, asset]) => `<script type="text/plain" id="asset-${
      name}">${asset.packed.toString('base64')}</script>`).join('\n') +
      `\n<script type="text/plain" id="licences">${inScript(licences)}</script>`,
    scripts: scripts.map((text) => `<script>${text}</script>`).join('\n'),
  });
}

// Written next to the old page and then renamed, so that a failure leaves the old one whole.
const staging = `${paths.out}.new`;
rmSync(staging, {recursive: true, force: true});
mkdirSync(join(staging, 'assets'), {recursive: true});
/** @param {string} file @param {Data} data */
const write = (file, data) => writeFileSync(join(staging, file), data);
const {html, files} = pageWithFiles();
const single = pageInOneFile();
write('index.html', html);
write('sw.js', serviceWorker(html, files));
write('kexie.html', single);
write('licences.txt', licences);
for (const {file, data} of files) write(file, data);
for (const {file, packed} of assets.values()) write(file, packed);
rmSync(paths.out, {recursive: true, force: true});
renameSync(staging, paths.out);

const glueSize = gzip(glue).length;
const rows = [...assets].map(([name, asset]) => ({name, raw: asset.unpacked, packed: asset.size}));
rows.push({name: 'kexie.js', raw: Buffer.byteLength(glue), packed: glueSize});
for (const {file, data} of pdfFiles) {
  rows.push({name: file.replace(/^assets.(.*)\.\w+\.js$/, '$1.js'), raw: data.length, packed: gzip(data).length});
}
for (const {name, raw, packed} of rows) {
  console.log(`  ${name.padEnd(26)} ${kilobytes(raw).padStart(10)}  gzip ${
    kilobytes(packed).padStart(10)}`);
}
const firstSize = firstLoad.reduce((sum, {size}) => sum + size, glueSize + gzip(html).length);
console.log(`  first load, gzip: ${kilobytes(firstSize)}; ${join(paths.out, 'kexie.html')}: ${
  kilobytes(Buffer.byteLength(single))}`);
