// Loads what the page is made of, shows how far it is, starts the program, and gives window.kexie.
//
// Works from a server (assets are files) and from one file on disk (assets are inside the page).
(() => {
  'use strict';

  const byId = (id) => document.getElementById(id);
  const manifest = JSON.parse(byId('manifest').textContent);
  const marks = {};
  const loaded = new Map();
  let bytesLoaded = 0;
  let program = null;
  let page = 0;

  // --- What the person sees while waiting, and when it fails.

  const expected = manifest.first.reduce((sum, name) => sum + manifest.assets[name].size, 0);

  function showProgress() {
    const share = Math.min(1, expected ? bytesLoaded / expected : 1);
    byId('bar').firstElementChild.style.transform = `scaleX(${share})`;
    const percent = Math.floor(share * 100);
    byId('bar').setAttribute('aria-valuenow', String(percent));
    byId('said').textContent = `正在载入… ${percent}%`;
  }

  function showFailure(sentence) {
    byId('boot').hidden = false;
    byId('bar').hidden = true;
    byId('said').textContent = sentence;
    byId('retry').hidden = false;
    byId('retry').onclick = () => window.location.reload();
  }

  // --- Assets.

  async function readWithProgress(response, counts) {
    const reader = response.body.getReader();
    const parts = [];
    let size = 0;
    for (;;) {
      const {done, value} = await reader.read();
      if (done) break;
      parts.push(value);
      size += value.length;
      bytesLoaded += value.length;
      if (counts) showProgress();
    }
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  function fromBase64(text) {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; ++i) bytes[i] = binary.charCodeAt(i);
    return bytes;
  }

  // Hosts differ: some unpack .gz on the way, so the bytes themselves are asked.
  async function gunzip(bytes) {
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  async function fetchAsset(name) {
    const asset = manifest.assets[name];
    if (!asset) throw new Error(`页面里没有「${name}」。`);
    const inside = byId(`asset-${name}`);
    let bytes;
    if (inside) {
      bytes = fromBase64(inside.textContent);
      inside.remove();
      bytesLoaded += bytes.length;
    } else {
      let response;
      try {
        response = await fetch(asset.file);
      } catch (offline) {
        throw new Error(`取不到 ${asset.file}：请检查网络，然后再试一次。`);
      }
      if (!response.ok) {
        throw new Error(`取不到 ${asset.file}（${response.status}）：请重新上传整个 dist 文件夹。`);
      }
      bytes = await readWithProgress(response, manifest.first.includes(name));
    }
    let unpacked;
    try {
      unpacked = await gunzip(bytes);
    } catch (damaged) {
      throw new Error(`${asset.file || name} 已损坏：请再试一次，或重新发布网页。`);
    }
    if (unpacked.length !== asset.unpacked) {
      throw new Error(`${asset.file || name} 不完整（${unpacked.length}/${asset.unpacked} 字节）：` +
        '请再试一次，或重新发布网页。');
    }
    return unpacked;
  }

  function loadAsset(name) {
    if (!loaded.has(name)) loaded.set(name, fetchAsset(name));
    return loaded.get(name);
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

  function withString(text, use) {
    const size = program.lengthBytesUTF8(text) + 1;
    const pointer = program._malloc(size);
    program.stringToUTF8(text, pointer, size);
    try {
      return use(pointer);
    } finally {
      program._free(pointer);
    }
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
    return withString(`search?${parts.join('&')}`,
      (address) => takeJson(program._kexie_search(page, address, limit)));
  }

  function open(issueId, article) {
    if (!page) throw new Error('kexie.ready has not resolved yet');
    return withString(issueId, (id) =>
      program._kexie_open(page, id, article === undefined || article === null ? -1 : article)) === 1;
  }

  window.kexie = {
    version: manifest.version,
    ready,
    search,
    open,
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
    if (!document.createElement('canvas').getContext('webgl2')) return 'WebGL 2';
    return null;
  }

  async function start() {
    const missing = missingFeature();
    if (missing) {
      throw new Error(`这个浏览器不支持 ${missing}：请换用当前版本的 Chrome、Edge、Firefox 或 Safari，` +
        '或在设置里打开硬件加速。');
    }
    showProgress();
    const all = await Promise.all(manifest.first.map(loadAsset));
    const wasm = all[manifest.first.indexOf('kexie.wasm')];
    registerFace(all[manifest.first.indexOf('sans-regular')]);
    program = await createKexie({
      canvas: byId('canvas'),
      wasmBinary: wasm,
      loadAsset,
      mark,
      printErr: (line) => console.warn(line),
    });
    loaded.delete('kexie.wasm');
    mark('wasmReady');
    const message = program._malloc(4);
    program.HEAPU32[message >> 2] = 0;
    page = program._kexie_open_page(message);
    if (!page) {
      throw new Error(program.UTF8ToString(program.HEAPU32[message >> 2]));
    }
    byId('canvas').focus({preventScroll: true});
  }

  start().catch((error) => {
    showFailure(error.message);
    rejectReady(error);
  });
})();
