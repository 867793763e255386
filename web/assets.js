// What the page is made of: loads it, shows how far it is, checks it.

const byId = (id) => document.getElementById(id);
const manifest = JSON.parse(byId('manifest').textContent);
const loaded = new Map();
let bytesLoaded = 0;

const expected = manifest.first.reduce((sum, name) => sum + manifest.assets[name].size, 0);

const progressEachMs = 100;
let percentShown = -1;
let shownAt = -Infinity;

function showProgress() {
  // What went wrong stays to be read while the rest still comes.
  if (failure) return;
  const share = Math.min(1, expected ? bytesLoaded / expected : 1);
  const percent = Math.floor(share * 100);
  // To draw it takes time from what it waits for; the end is shown in any case.
  const now = performance.now();
  if (percent === percentShown || (percent < 100 && now - shownAt < progressEachMs)) return;
  percentShown = percent;
  shownAt = now;
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

const streamOf = (bytes) => new ReadableStream({
  start(out) {
    out.enqueue(bytes);
    out.close();
  },
});

const gunzipping = (stream) => stream.pipeThrough(new DecompressionStream('gzip'));

async function gunzip(bytes, limit) {
  if (!isGzip(bytes)) return bytes;
  return readAll(gunzipping(streamOf(bytes)), limit);
}

// What `read` gives piece by piece, as a reader does, unpacked as it comes. Hosts differ: some
// unpack .gz on the way, so the bytes themselves are asked.
async function unpacked(read, limit) {
  let next = await read();
  const packed = new ReadableStream({
    async pull(out) {
      if (next.done) {
        out.close();
        return;
      }
      out.enqueue(next.value);
      next = await read();
    },
  });
  const isPacked = !next.done && isGzip(next.value);
  return readAll(isPacked ? gunzipping(packed) : packed, limit);
}

// null where the browser has no digests: pages that come over plain http from another machine.
async function sha256(bytes) {
  if (!window.crypto || !window.crypto.subtle) return null;
  const digest = await window.crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// A mistake that asking again may mend.
class Passing extends Error {}

async function download(asset, name, again) {
  let counted = 0;
  const lost = () => new Passing(`取不到 ${asset.file}：请检查网络，然后再试一次。`);
  try {
    const response = await fetch(asset.file, again ? {cache: 'reload'} : {}).catch((error) => {
      throw error instanceof TypeError ? lost() : error;
    });
    if (!response.ok) {
      const Kind = response.status >= 500 ? Passing : Error;
      throw new Kind(`取不到 ${asset.file}（${response.status}）：请重新上传整个 dist 文件夹。`);
    }
    const reader = response.body.getReader();
    let cutOff = false;
    const read = async () => {
      try {
        const piece = await reader.read();
        const size = piece.done ? 0 : piece.value.length;
        counted += size;
        bytesLoaded += size;
        if (manifest.first.includes(name)) showProgress();
        return piece;
      } catch (error) {
        cutOff = true;
        throw error;
      }
    };
    return await check(asset, name, unpacked(read, asset.unpacked).catch((error) => {
      throw cutOff ? lost() : error;
    }));
  } catch (error) {
    // What came in vain does not count.
    bytesLoaded -= counted;
    throw error;
  }
}

// Resolves to what `unpacking` does if that is what this page was built with.
async function check(asset, name, unpacking) {
  const called = asset.file || name;
  let bytes;
  try {
    bytes = await unpacking;
  } catch (error) {
    if (error instanceof Passing) throw error;
    throw new Passing(`${called} 已损坏：请再试一次，或重新发布网页。`);
  }
  if (bytes.length !== asset.unpacked) {
    throw new Passing(`${called} 不完整（${bytes.length}/${asset.unpacked} 字节）：` +
      '请再试一次，或重新发布网页。');
  }
  const digest = await sha256(bytes);
  if (digest && digest !== asset.sha256) {
    throw new Passing(`${called} 与这个网页不是同一次发布的，或已损坏：请再试一次，或重新发布网页。`);
  }
  return bytes;
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
    return check(asset, name, gunzip(bytes, asset.unpacked));
  }
  for (let attempt = 0; ; ++attempt) {
    try {
      return await download(asset, name, attempt > 0);
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
