// Starts the program and gives window.kexie.
//
// Works from a server (assets are files) and from one file on disk (assets are inside the page).
// web/pack.mjs puts the scripts of this folder together, this one last, and writes them into the page
// itself, so that they run while all the rest is still on its way.

const marks = {};
let program = null;
let page = 0;
let ownFiles = null;
let failure = null;
let isThere = false;

// See early.js.
function showElements() {
  document.documentElement.classList.remove('starting');
}

function showFailure(sentence) {
  showElements();
  byId('boot').hidden = false;
  byId('newest').hidden = true;
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
// Searches by pinyin answer from the first call on.
let resolvePinyin;
const pinyin = new Promise((resolve) => {
  resolvePinyin = resolve;
});
let resolveFirst;
const firstFrame = new Promise((resolve) => {
  resolveFirst = resolve;
});
let resolveSeen;
const seen = new Promise((resolve) => {
  resolveSeen = resolve;
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
    if (isThere || failure) return;
    isThere = true;
    byId('boot').hidden = true;
    const now = window.kexie.state();
    if (now.error) {
      rejectReady(new Error(now.error));
    } else {
      pinyin.then(resolveReady);
    }
  } else if (name === 'failed') {
    fail(new Error(window.kexie.state().error));
  } else if (!(name in marks)) {
    marks[name] = performance.now();
    // Where the canvas shows it all, what the page said before is not laid out any more; what
    // somebody has begun to read stays until then.
    const shows = document.documentElement.classList;
    const replaces = name === 'firstFrame' ? shows.contains('starting') : name === 'wholeFrame';
    if (replaces && !shows.contains('text') && !failure) byId('boot').hidden = true;
    if (name === 'firstFrame') resolveFirst();
    if (name === 'wholeFrame') {
      showElements();
      resolveSeen();
    }
    if (name === 'pinyinReady') resolvePinyin();
  }
}

// --- Start.

// The search field uses the same faces as the canvas, so that both look alike on any system.
function registerFace(family, bytes) {
  const face = new FontFace(family, bytes);
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

// What draws the triangles of the program: places in pixels, coverage and colours, named and numbered
// as library_gl.js tells the program.
const vertexShader = `#version 300 es
precision highp float;
layout (location = 0) in vec2 Position;
layout (location = 1) in vec2 UV;
layout (location = 2) in vec4 Color;
uniform mat4 ProjMtx;
out vec2 place;
out vec4 tint;
void main() {
  place = UV;
  tint = Color;
  gl_Position = ProjMtx * vec4(Position, 0.0, 1.0);
}`;
const fragmentShader = `#version 300 es
precision mediump float;
uniform sampler2D Texture;
in vec2 place;
in vec4 tint;
layout (location = 0) out vec4 color;
void main() {
  color = tint * texture(Texture, place);
}`;

// The graphics process compiles and links while the program is on its way.
function startShaders(gl) {
  const program = gl.createProgram();
  for (const [kind, text] of
    [[gl.VERTEX_SHADER, vertexShader], [gl.FRAGMENT_SHADER, fragmentShader]]) {
    const shader = gl.createShader(kind);
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  // To ask waits for the answer. Now nothing else is to be done; later other work of the graphics
  // process would have to be waited for, too. The browser then knows it.
  gl.getProgramParameter(program, gl.LINK_STATUS);
  gl.getUniformLocation(program, 'ProjMtx');
  return program;
}

// To open a context takes the graphics process a while: it does so while the program is on its way.
// The program then asks for the same one (Platform::open). Gives the shaders, where they are.
function openCanvas() {
  const canvas = byId('canvas');
  // It fills the window: to ask for its own size would lay out the page first.
  canvas.width = Math.round(window.innerWidth * window.devicePixelRatio);
  canvas.height = Math.round(window.innerHeight * window.devicePixelRatio);
  const gl = canvas.getContext('webgl2',
    {alpha: false, depth: false, antialias: false, powerPreference: 'low-power'});
  return gl && startShaders(gl);
}

const fieldFaces = {'sans-regular': 'Kexie Sans', 'sans-regular-text': 'Kexie Sans Text'};

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// What will be there is drawn before the archive is read, where the archive is there in time. A window
// without a size is not drawn, and one that nobody looks at, or for which the graphics process has no
// time, not shown within two frames of the screen: they are not waited for.
async function untilSeen() {
  await Promise.race([firstFrame, pause(1000)]);
  const shown = new Promise((resolve) => requestAnimationFrame(resolve));
  await Promise.race([shown, pause(34)]);
}

// What the program has once it may have it. The sounds of characters can wait until the page has been
// seen.
async function loadInOrder(name) {
  if (name === 'pinyin') await seen;
  const loading = loadAsset(name);
  if (manifest.first.includes(name)) await loadAsset('archive.json');
  const bytes = await loading;
  if (name === 'archive.json') await untilSeen();
  return bytes;
}

// What the program asks for. The search field can wait until the page has been seen.
function loadForProgram(name) {
  const loading = loadInOrder(name);
  if (name in fieldFaces) {
    Promise.all([loading, ready]).then(([bytes]) =>
      setTimeout(() => registerFace(fieldFaces[name], bytes)), () => {});
  }
  // Each in a task of its own: between them the page answers.
  return loading.then((bytes) => new Promise((resolve) => setTimeout(resolve, 0, bytes)));
}

// What Emscripten wrote to start the program: a script of its own where the page is not one file.
function loadGlue() {
  if (!manifest.glue) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = manifest.glue;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`取不到 ${manifest.glue}：请检查网络，然后再试一次。`));
    document.head.append(script);
  });
}

function startKexie(compiled, shaders) {
  return window.createKexie({
    canvas: byId('canvas'),
    instantiateWasm: (imports, receive) => {
      compiled.then((module) => WebAssembly.instantiate(module, imports)
        .then((instance) => receive(instance, module))).catch(fail);
      return {};
    },
    shaders,
    loadAsset: loadForProgram,
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
  // Who follows a link to another place is not shown the newest issue first.
  byId('newest').hidden = window.location.hash.length > 2;
  byId('bar').hidden = false;
  showProgress();
  const glue = loadGlue();
  const compiled = compileProgram();
  for (const part of [glue, compiled, ...manifest.first.map(loadAsset)]) part.catch(fail);
  const shaders = openCanvas();
  await glue;
  program = await startKexie(compiled, shaders);
  await pause(0);
  if (failure) throw failure;
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
  // What need not be there at once waits until the page has been seen.
  await pause(0);
  keepOffline(() => program._kexie_offline_ready(page), () => program._kexie_update_ready(page));
}

function fail(error) {
  failure = failure || error;
  showFailure(failure.message);
  rejectReady(error);
}

start().catch(fail);
