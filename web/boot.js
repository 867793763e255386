// Starts the program and gives window.kexie.
//
// Works from a server (assets are files) and from one file on disk (assets are inside the page).
// web/pack.mjs puts the scripts of this folder together, this one last.

const marks = {};
let program = null;
let page = 0;
let ownFiles = null;

function showFailure(sentence) {
  byId('boot').hidden = false;
  byId('bar').hidden = true;
  byId('said').textContent = sentence;
  byId('retry').hidden = false;
  byId('retry').onclick = () => window.location.reload();
}

// --- The page's API.

let resolveReady;
let rejectReady;
const ready = new Promise((resolve, reject) => {
  resolveReady = resolve;
  rejectReady = reject;
});
// Whoever waits for `ready` hears of a failure; nobody has to.
ready.catch(() => {});

function takeJson(pointer) {
  const text = program.UTF8ToString(pointer);
  program._free(pointer);
  return JSON.parse(text);
}

function withStrings(texts, use) {
  const pointers = texts.map((text) => {
    const size = program.lengthBytesUTF8(text) + 1;
    const pointer = program._malloc(size);
    program.stringToUTF8(text, pointer, size);
    return pointer;
  });
  try {
    return use(...pointers);
  } finally {
    pointers.forEach((pointer) => program._free(pointer));
  }
}

function newBytes(bytes) {
  const pointer = program._malloc(Math.max(1, bytes.length));
  if (!pointer) throw new RangeError('no memory');
  program.HEAPU8.set(bytes, pointer);
  return pointer;
}

const listOf = (value) => value === undefined || value === null ? [] : [].concat(value);

function search(query, options = {}) {
  if (!page) throw new Error('kexie.ready has not resolved yet');
  const parts = [`q=${encodeURIComponent(query)}`];
  if (options.sort) parts.push(`sort=${encodeURIComponent(options.sort)}`);
  for (const key of ['year', 'section', 'source', 'from', 'to', 'in']) {
    for (const value of listOf(options[key])) {
      parts.push(`${key}=${encodeURIComponent(value)}`);
    }
  }
  const limit = options.limit === undefined ? 20 : options.limit;
  return withStrings([`search?${parts.join('&')}`],
    (address) => takeJson(program._kexie_search(page, address, limit)));
}

function open(issueId, article) {
  if (!page) throw new Error('kexie.ready has not resolved yet');
  return withStrings([issueId], (id) =>
    program._kexie_open(page, id, article === undefined || article === null ? -1 : article)) === 1;
}

window.kexie = {
  version: manifest.version,
  ready,
  search,
  open,
  applyUpdate,
  state: () => page ? takeJson(program._kexie_state(page)) : {view: 'loading', frames: 0},
  metrics: () => ({
    ...marks,
    bytes: bytesLoaded,
    memory: program ? program.HEAPU8.length : 0,
  }),
};

function mark(name) {
  if (name === 'ready') {
    if (byId('boot').hidden) return;
    byId('boot').hidden = true;
    const now = window.kexie.state();
    if (now.error) {
      rejectReady(new Error(now.error));
    } else {
      resolveReady();
    }
  } else if (!(name in marks)) {
    marks[name] = performance.now();
  }
}

// --- Start.

// The search field uses the same face as the canvas, so that both look alike on any system.
function registerFace(bytes) {
  const face = new FontFace('Kexie Sans', bytes);
  face.load().then(() => document.fonts.add(face), () => {
    // The system's own face serves as well.
  });
}

function missingFeature() {
  if (typeof WebAssembly !== 'object') return 'WebAssembly';
  if (typeof DecompressionStream !== 'function') return 'DecompressionStream';
  return null;
}

const unsupported = (feature) => new Error(`这个浏览器不支持 ${feature}：请换用当前版本的 Chrome、` +
  'Edge、Firefox 或 Safari，或在设置里打开硬件加速。');

// Compiled while the rest is still on its way.
async function compileProgram() {
  return WebAssembly.compile(await loadAsset('kexie.wasm'));
}

// A program that has run out of memory does not go on: nothing is asked of it any more.
function stopped(error) {
  console.info(`the program has stopped: ${error.message}`);
  fail(new Error('浏览器的内存不够，程序停下了：请重新打开网页；太大的文件请用命令行 kexie 查找。'));
}

function startKexie(compiled) {
  return createKexie({
    canvas: byId('canvas'),
    instantiateWasm: (imports, receive) => {
      compiled.then((module) => WebAssembly.instantiate(module, imports)
        .then((instance) => receive(instance, module))).catch(fail);
      return {};
    },
    loadAsset,
    mark,
    applyUpdate,
    chooseFiles: () => ownFiles.choose(),
    forgetFile: (id) => ownFiles.forget(id),
    stopped,
    printErr: (line) => console.warn(line),
  });
}

// What comes from outside after the start goes the same way as what the person does.
const toProgram = {
  add: (file, byHand) => withStrings(
    [file.id, file.name, ...(file.error || ['', ''])], (id, name, code, message) => {
      const data = file.bundle || new Uint8Array(0);
      return program._kexie_add_file(page, id, name, file.size, newBytes(data), data.length, code,
        message, byHand ? 1 : 0) === 1;
    }),
  remove: (id) => withStrings([id], (pointer) => program._kexie_remove_file(page, pointer)),
  storageFailed: (id, kind) => withStrings([id], (pointer) =>
    program._kexie_storage_failed(page, pointer, kind)),
};

async function start() {
  const missing = missingFeature();
  if (missing) throw unsupported(missing);
  showProgress();
  const compiled = compileProgram();
  const others = manifest.first.filter((name) => name !== 'kexie.wasm').map(loadAsset);
  loadAsset('sans-regular').then(registerFace, () => {});
  program = await startKexie(compiled);
  await Promise.all(others);
  loaded.delete('kexie.wasm');
  mark('wasmReady');
  const message = program._malloc(4);
  program.HEAPU32[message >> 2] = 0;
  page = program._kexie_open_page(message);
  if (!page) {
    console.info(program.UTF8ToString(program.HEAPU32[message >> 2]));
    throw unsupported('WebGL 2');
  }
  await ready;
  ownFiles = startOwnFiles(toProgram);
  keepOffline(() => program._kexie_update_ready(page));
}

function fail(error) {
  showFailure(error.message);
  rejectReady(error);
}

start().catch(fail);
