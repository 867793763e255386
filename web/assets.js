// The page's parts: downloads them, unpacks them, checks that they are of this build.
import {byId, showProgress} from './boot_screen.js';
import {isStranger} from './documents.js';
import {gunzip, gunzipChunks, sha256} from './gzip.js';

/**
 * @typedef {import('./gzip.js').Bytes} Bytes
 *
 * @typedef {object} Asset
 * @property {string} [file] its address; absent where it is inside the page
 * @property {number} size packed, in bytes
 * @property {number} unpacked in bytes
 * @property {string} sha256 of what is unpacked, in hex
 */

/** @typedef {Record<'text' | 'library' | 'worker' | 'page', string>} PdfReader addresses of its scripts */

/**
 * @type {{version: string, first: string[], glue?: string, pdf?: PdfReader,
 *   assets: Record<string, Asset>}}
 */
export const manifest = JSON.parse(byId('manifest').textContent);
/** @type {Map<string, Promise<Bytes>>} */
const loaded = new Map();
const firstLoadBytes = manifest.first.reduce((sum, name) => sum + manifest.assets[name].size, 0);
let bytesLoaded = 0;

export const loadedBytes = () => bytesLoaded;

/** More than this does not fit in the page's memory, with what it is turned into. */
export const maxBytes = 200 * 1024 * 1024;
/** @param {number} size */
export const toMegabytes = (size) => Math.ceil(size / 1024 / 1024);
const retryDelaysMs = [300, 1500];

/** A failure that another attempt may avoid. */
class TransientError extends Error {}

/** @param {string} text */
function fromBase64(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; ++i) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/**
 * Resolves to the bytes if they are what this page was built with.
 * @param {Asset} asset
 * @param {string} label for messages
 * @param {Promise<Bytes>} unpacking
 */
async function verified(asset, label, unpacking) {
  const bytes = await unpacking.catch((error) => {
    throw error instanceof TransientError ? error
      : new TransientError(`${label} 已损坏：请再试一次，或重新发布网页。`);
  });
  if (bytes.length !== asset.unpacked) {
    throw new TransientError(`${label} 不完整（${bytes.length}/${asset.unpacked} 字节）：` +
      '请再试一次，或重新发布网页。');
  }
  const digest = await sha256(bytes);
  if (digest && digest !== asset.sha256) {
    throw new TransientError(
      `${label} 与这个网页不是同一次发布的，或已损坏：请再试一次，或重新发布网页。`);
  }
  return bytes;
}

/**
 * @param {string} name
 * @param {Asset} asset
 * @param {string} file
 * @param {RequestCache} cache
 */
async function download(name, asset, file, cache) {
  let received = 0;
  const lost = () => isStranger()
    ? new Error('这个框架不让网页读取自己的文件：请在单独的标签页里打开，或改用 kexie.html。')
    : new TransientError(`取不到 ${file}：请检查网络，然后再试一次。`);
  try {
    const response = await fetch(file, {cache}).catch((error) => {
      throw error instanceof TypeError ? lost() : error;
    });
    if (!response.ok || !response.body) {
      const Kind = response.status >= 500 ? TransientError : Error;
      throw new Kind(`取不到 ${file}（${response.status}）：请重新上传整个 dist 文件夹。`);
    }
    const reader = response.body.getReader();
    let isCutOff = false;
    const read = async () => {
      try {
        const chunk = await reader.read();
        const size = chunk.value?.length ?? 0;
        received += size;
        bytesLoaded += size;
        if (manifest.first.includes(name)) showProgress(Math.min(1, bytesLoaded / firstLoadBytes));
        return chunk;
      } catch (error) {
        isCutOff = true;
        throw error;
      }
    };
    return await verified(asset, file, gunzipChunks(read, asset.unpacked).catch((error) => {
      throw isCutOff ? lost() : error;
    }));
  } catch (error) {
    // The next attempt starts from nothing.
    bytesLoaded -= received;
    throw error;
  }
}

/** @param {string} name */
async function fetchAsset(name) {
  const asset = manifest.assets[name];
  if (!asset) throw new Error(`页面里没有「${name}」。`);
  if (asset.unpacked > maxBytes) {
    throw new Error(`${name} 太大（${toMegabytes(asset.unpacked)} MB）：网页最多读 ${
      toMegabytes(maxBytes)} MB，请分成几份发布，或用命令行 kexie 查找。`);
  }
  if (!asset.file) {
    // The element stays: a browser's "save page" writes what the document contains.
    const bytes = fromBase64(byId(`asset-${name}`).textContent);
    bytesLoaded += bytes.length;
    return verified(asset, name, gunzip(bytes, asset.unpacked));
  }
  for (let attempt = 0; ; ++attempt) {
    try {
      return await download(name, asset, asset.file, attempt > 0 ? 'reload' : 'default');
    } catch (error) {
      if (!(error instanceof TransientError) || attempt === retryDelaysMs.length) throw error;
      await new Promise((resolve) => setTimeout(resolve, retryDelaysMs[attempt]));
    }
  }
}

/**
 * Loads an asset once. After a failure the next call tries again.
 * @param {string} name
 */
export function loadAsset(name) {
  let loading = loaded.get(name);
  if (!loading) {
    loading = fetchAsset(name);
    loaded.set(name, loading);
    loading.catch(() => loaded.delete(name));
  }
  return loading;
}

/** Frees the bytes of an asset that is not needed again. @param {string} name */
export const releaseAsset = (name) => loaded.delete(name);
