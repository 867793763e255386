// Starts the program and publishes window.kexie.
//
// Works from a server, where assets are files, and from one file on disk, where they are inside the
// page. web/pack.mjs joins the scripts of this folder and writes them into the page itself, so that
// they run while everything else is still downloading.
import {loadAsset, loadedBytes, manifest, releaseAsset} from './assets.js';
import {byId, fail, failed, hasFailed, hideBootScreen, isStarting, showBootScreen, showElements}
  from './boot_screen.js';
import {isFromDisk, keepsSettings, NeedsOtherFile, Refused} from './documents.js';
import {mark, reached, times} from './lifecycle.js';
import {applyUpdate, keepOffline} from './offline.js';
import {Original} from './original.js';
import {startOwnFiles} from './own_files.js';
import {Program} from './program.js';

/** @type {Program | null} */
let program = null;
/** @type {ReturnType<typeof startOwnFiles> | null} */
let ownFiles = null;
/** @type {Original | null} */
let original = null;

// From nothing to a page that can be searched.
async function start() {
  const missing = missingFeature();
  if (missing) throw unsupported(missing);
  if (manifest.glue && isFromDisk()) throw new NeedsOtherFile();
  showBootScreen();

  // Everything downloads at once. The program compiles while the rest is on its way.
  const glue = loadGlue();
  const compiled = loadAsset('kexie.wasm').then((bytes) => WebAssembly.compile(bytes));
  for (const part of [glue, compiled, ...manifest.first.map(loadAsset)]) part.catch(fail);
  await glue;
  const module = await instantiate(compiled);
  await nextTask();
  if (hasFailed()) return;
  releaseAsset('kexie.wasm');
  mark('wasmReady');

  program = openProgram(module);
  reached('failed').then(() => fail(new Error(opened().state().error)));
  // Until the canvas shows the whole issue, the boot screen stays for those who have begun to read.
  await reached('firstFrame');
  if (isStarting()) hideBootScreen();
  await reached('wholeFrame');
  hideBootScreen();
  showElements();
  await reached('ready');
  hideBootScreen({always: true});
  const {error} = program.state();
  if (error) throw new Error(error);
  // From here on a search by pinyin has its answer, too.
  await reached('pinyinReady');
}

// What can wait until the page is on the screen.
async function startTheRest() {
  if (!program || hasFailed()) return;
  const running = program;
  ownFiles = startOwnFiles(running, stopped, refused);
  if (!keepsSettings()) refused('Settings');
  await nextTask();
  const usable = () => running.offlineReady();
  if (manifest.glue) keepOffline(usable, () => running.updateReady());
  else if (isFromDisk()) usable();
}

function missingFeature() {
  if (typeof WebAssembly !== 'object') return 'WebAssembly';
  if (typeof DecompressionStream !== 'function') return 'DecompressionStream';
  return null;
}

/** @param {string} feature */
const unsupported = (feature) => new Error(`这个浏览器不支持 ${feature}：请换用当前版本的 Chrome、` +
  'Edge、Firefox 或 Safari，或在设置里打开硬件加速。');

/** The script that Emscripten generates: a file of its own, or part of the single-file page. */
function loadGlue() {
  const {glue} = manifest;
  /** @type {Promise<void>} */
  const loading = new Promise((resolve, reject) => {
    if (!glue) return resolve();
    const script = document.createElement('script');
    script.src = glue;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`取不到 ${glue}：请检查网络，然后再试一次。`));
    document.head.append(script);
  });
  return loading;
}

/** @param {Promise<WebAssembly.Module>} compiled */
function instantiate(compiled) {
  return window.createKexie({
    canvas: byId('canvas'),
    instantiateWasm: (imports, receive) => {
      compiled.then(async (module) => receive(await WebAssembly.instantiate(module, imports), module))
        .catch(fail);
      return {};
    },
    loadAsset: loadForProgram,
    mark,
    applyUpdate,
    chooseFiles: () => ownFiles?.choose(),
    forgetFile: (id) => ownFiles?.forget(id),
    showOriginal: (wanted) => (original ??= new Original(async (id) => ownFiles?.fileOf(id))).show(wanted),
    stopped,
    refused,
    printErr: (line) => console.warn(line),
  });
}

/** @param {KexieModule} module */
function openProgram(module) {
  try {
    return new Program(module);
  } catch (error) {
    console.info(String(error));
    throw unsupported('WebGL 2');
  }
}

/** A program that has run out of memory is not called again. @param {Error} error */
function stopped(error) {
  console.info(`the program has stopped: ${error.message}`);
  fail(new Error('浏览器的内存不够，程序停下了：请重新打开网页；太大的文件请用命令行 kexie 查找。'));
}

/**
 * The page works without it; the program says so once it runs. Not at once: a frame may be drawing.
 * @param {import('./documents.js').RefusedName} what
 */
function refused(what) {
  nextTask().then(() => program?.refused(Refused[what]));
}

/** The search field uses the faces of the canvas. @type {Record<string, string>} */
const fieldFaces = {'sans-regular': 'Kexie Sans', 'sans-regular-text': 'Kexie Sans Text'};

/** @param {string} name */
async function loadForProgram(name) {
  // Searching by sound can wait until the issue is on the screen.
  if (name === 'pinyin') await reached('wholeFrame');
  const loading = loadAsset(name);
  if (manifest.first.includes(name)) await loadAsset('archive.json');
  const bytes = await loading;
  if (name === 'archive.json') await firstFrameShown();
  if (name in fieldFaces) reached('ready').then(nextTask).then(() => addFieldFace(name, bytes));
  // Each asset is used in a task of its own, so that the page responds between them.
  await nextTask();
  return bytes;
}

// Where the archive arrives in time, the empty page is painted before the archive is read. A hidden
// or zero-sized window never paints, and a busy graphics process takes more than two frames: neither
// is waited for.
async function firstFrameShown() {
  await Promise.race([reached('firstFrame'), delay(1000)]);
  await Promise.race([new Promise((resolve) => requestAnimationFrame(resolve)), delay(34)]);
}

/**
 * @param {string} name
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
function addFieldFace(name, bytes) {
  new FontFace(fieldFaces[name], bytes).load().then((face) => document.fonts.add(face), () => {
    // The system's own face serves as well.
  });
}

/** @param {number} ms */
const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const nextTask = () => delay(0);

function opened() {
  if (!program) throw new Error('kexie.ready has not resolved yet');
  return program;
}

const started = start();
const ready = Promise.race([started, failed]);
started.then(startTheRest).catch(fail);
// Avoids an unhandled-rejection warning where nobody uses `ready`.
ready.catch(() => {});

window.kexie = {
  version: manifest.version,
  ready,
  search: (query, options) => opened().search(query, options),
  open: (issueId, article) => opened().open(issueId, article),
  state: () => program ? program.state() : {view: 'loading', frames: 0},
  metrics: () => ({
    ...times,
    bytes: loadedBytes(),
    memory: program ? program.module.HEAPU8.length : 0,
  }),
  applyUpdate,
};
