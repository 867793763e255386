// Puts the finished page together from what was built.
//
//   node web/pack.mjs --web build/web --bundle build/archive.json --fonts build/fonts --out dist
//
// Writes OUT/index.html with assets whose names carry a hash of their content, so that an update
// never mixes old code with new data, and OUT/kexie.html with everything inside. The same input
// gives the same bytes.
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync}
  from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {gzipSync} from 'node:zlib';

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

const assets = new Map();
const addAsset = (name, extension, data) => {
  const packed = pack(data);
  const hash = sha256(data).digest('hex').slice(0, 12);
  const stem = name.replace(/\.[^.]+$/, '');
  assets.set(name, {
    file: `assets/${stem}.${hash}.${extension}.gz`, packed, size: packed.length,
    unpacked: data.length,
  });
};
const bundle = readFileSync(given.bundle);
addAsset('kexie.wasm', 'wasm', read(given.web, 'kexie.wasm'));
addAsset('archive.json', 'json', bundle);
for (const file of readdirSync(given.fonts).sort()) {
  if (file.endsWith('.otf')) addAsset(file.slice(0, -4), 'otf', read(given.fonts, file));
}
for (const face of firstFaces) {
  if (!assets.has(face)) {
    console.error(`pack.mjs: ${join(given.fonts, `${face}.otf`)} is missing.`);
    process.exit(3);
  }
}

const first = ['kexie.wasm', 'archive.json', ...firstFaces];
const title = JSON.parse(bundle).title;
const version = readFileSync(join(here, '..', 'CMakeLists.txt'), 'utf8')
  .match(/project\(kexie VERSION ([0-9.]+)/)[1];
const style = readFileSync(join(here, 'page.css'), 'utf8');
const boot = readFileSync(join(here, 'boot.js'), 'utf8');
const glue = read(given.web, 'kexie.js').toString('utf8');
const template = readFileSync(join(here, 'index.html'), 'utf8');

const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  .replaceAll('"', '&quot;');
// Text inside a script element must not end it.
const inScript = (text) => text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
const inJson = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');

const manifestFor = (inside) => inJson({
  version,
  first,
  assets: Object.fromEntries([...assets].map(([name, asset]) => [name, {
    file: inside ? undefined : asset.file, size: asset.size, unpacked: asset.unpacked,
  }])),
});

// Nothing is ever asked of another origin.
const policy = (scripts, connect) => [
  "default-src 'none'", `script-src ${scripts} 'wasm-unsafe-eval'`,
  `style-src ${cspHash(style)}`, 'img-src data:', 'font-src data:', `connect-src ${connect}`,
  "base-uri 'none'", "form-action 'none'",
].join('; ');

const fill = (parts) => template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);

function pageWithFiles() {
  const scriptFile = (name, text) => {
    const file = `assets/${name}.${sha256(text).digest('hex').slice(0, 12)}.js`;
    return {file, text};
  };
  const scripts = [scriptFile('kexie', glue), scriptFile('boot', boot)];
  const html = fill({
    csp: policy("'self'", "'self'"), title: escapeHtml(title), style,
    preloads: first.map((name) => `<link rel="preload" as="fetch" crossorigin href="${
      assets.get(name).file}">`).join('\n'),
    manifest: manifestFor(false), assets: '',
    scripts: scripts.map(({file}) => `<script src="${file}"></script>`).join('\n'),
  });
  return {html, scripts};
}

function pageInOneFile() {
  const scripts = [inScript(glue), inScript(boot)];
  return fill({
    csp: policy(scripts.map(cspHash).join(' '), "'none'"), title: escapeHtml(title), style,
    preloads: '',
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
const {html, scripts} = pageWithFiles();
writeFileSync(join(staging, 'index.html'), html);
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
