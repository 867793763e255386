// What the page is made of: loads it, shows how far it is, checks it.

const byId = (id) => document.getElementById(id);
const manifest = JSON.parse(byId('manifest').textContent);
const loaded = new Map();
let bytesLoaded = 0;

const expected = manifest.first.reduce((sum, name) => sum + manifest.assets[name].size, 0);

function showProgress() {
  const share = Math.min(1, expected ? bytesLoaded / expected : 1);
  const percent = Math.floor(share * 100);
  byId('bar').firstElementChild.style.transform = `scaleX(${share})`;
  byId('bar').setAttribute('aria-valuenow', String(percent));
  byId('said').textContent = `正在载入… ${percent}%`;
}

// More than this the page cannot hold beside what it makes of it.
const largestBytes = 200 * 1024 * 1024;
const wholeMegabytes = (size) => Math.ceil(size / 1024 / 1024);

// Reads a stream to its end; `limit` in bytes guards against what unpacks without end.
async function readAll(stream, limit, arrived) {
  const reader = stream.getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new RangeError('too large');
    }
    if (arrived) arrived(value.length);
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

const isGzip = (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b;

// Hosts differ: some unpack .gz on the way, so the bytes themselves are asked.
async function gunzip(bytes, limit) {
  if (!isGzip(bytes)) return bytes;
  return readAll(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')), limit);
}

// null where the browser has no digests: pages that come over plain http from another machine.
async function sha256(bytes) {
  if (!window.crypto || !window.crypto.subtle) return null;
  const digest = await window.crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// A mistake that asking again may mend.
class Passing extends Error {}

async function download(asset, counts, again) {
  let counted = 0;
  try {
    const response = await fetch(asset.file, again ? {cache: 'reload'} : {});
    if (!response.ok) {
      const Kind = response.status >= 500 ? Passing : Error;
      throw new Kind(`取不到 ${asset.file}（${response.status}）：请重新上传整个 dist 文件夹。`);
    }
    return await readAll(response.body, Infinity, (size) => {
      counted += size;
      bytesLoaded += size;
      if (counts) showProgress();
    });
  } catch (error) {
    // What came in vain does not count.
    bytesLoaded -= counted;
    if (!(error instanceof TypeError)) throw error;
    throw new Passing(`取不到 ${asset.file}：请检查网络，然后再试一次。`);
  }
}

async function unpackAndCheck(asset, name, bytes) {
  const called = asset.file || name;
  let unpacked;
  try {
    unpacked = await gunzip(bytes, asset.unpacked);
  } catch (damaged) {
    throw new Passing(`${called} 已损坏：请再试一次，或重新发布网页。`);
  }
  if (unpacked.length !== asset.unpacked) {
    throw new Passing(`${called} 不完整（${unpacked.length}/${asset.unpacked} 字节）：` +
      '请再试一次，或重新发布网页。');
  }
  const digest = await sha256(unpacked);
  if (digest && digest !== asset.sha256) {
    throw new Passing(`${called} 与这个网页不是同一次发布的，或已损坏：请再试一次，或重新发布网页。`);
  }
  return unpacked;
}

const retryDelaysMs = [300, 1500];

async function fetchAsset(name) {
  const asset = manifest.assets[name];
  if (!asset) throw new Error(`页面里没有「${name}」。`);
  if (asset.unpacked > largestBytes) {
    throw new Error(`${name} 太大（${wholeMegabytes(asset.unpacked)} MB）：网页最多读 ${
      wholeMegabytes(largestBytes)} MB，请分成几份发布，或用命令行 kexie 查找。`);
  }
  const inside = byId(`asset-${name}`);
  if (inside) {
    const bytes = fromBase64(inside.textContent);
    inside.remove();
    bytesLoaded += bytes.length;
    return unpackAndCheck(asset, name, bytes);
  }
  for (let attempt = 0; ; ++attempt) {
    try {
      const bytes = await download(asset, manifest.first.includes(name), attempt > 0);
      return await unpackAndCheck(asset, name, bytes);
    } catch (error) {
      if (!(error instanceof Passing) || attempt === retryDelaysMs.length) throw error;
      await new Promise((resolve) => setTimeout(resolve, retryDelaysMs[attempt]));
    }
  }
}

// A failure is not kept: who asks again gets another try.
function loadAsset(name) {
  if (!loaded.has(name)) {
    loaded.set(name, fetchAsset(name));
    loaded.get(name).catch(() => loaded.delete(name));
  }
  return loaded.get(name);
}
