// Bytes that may be packed by gzip: unpacks them, and knows their digest and how they begin.

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** @param {Uint8Array} bytes @param {string} signature of characters up to U+00FF, a byte each */
export const beginsWith = (bytes, signature) =>
  [...signature].every((character, i) => bytes[i] === character.charCodeAt(0));

/** @param {Bytes} bytes */
const isGzip = (bytes) => beginsWith(bytes, '\x1f\x8b');

/** @param {ReadableStream<Bytes>} stream @returns {ReadableStream<Bytes>} */
const gunzipping = (stream) => stream.pipeThrough(new DecompressionStream('gzip'));

/**
 * Reads a stream to its end. Throws a RangeError beyond `limit` bytes: a small archive may unpack to
 * any size.
 * @param {ReadableStream<Bytes>} stream
 * @param {number} limit
 */
async function readAll(stream, limit) {
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
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/**
 * @param {Bytes} bytes
 * @param {number} limit
 */
export async function gunzip(bytes, limit) {
  return isGzip(bytes) ? readAll(gunzipping(new Blob([bytes]).stream()), limit) : bytes;
}

/**
 * Unpacks what `read` returns chunk by chunk. The bytes themselves tell whether they are packed,
 * since some hosts unpack .gz on the way.
 * @param {() => Promise<ReadableStreamReadResult<Bytes>>} read
 * @param {number} limit
 */
export async function gunzipChunks(read, limit) {
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
  const isPacked = next.value !== undefined && isGzip(next.value);
  return readAll(isPacked ? gunzipping(packed) : packed, limit);
}

/**
 * In hex; null where the browser has no digests: on pages served by plain http from another machine.
 * @param {Bytes} bytes
 */
export async function sha256(bytes) {
  if (!window.crypto?.subtle) return null;
  const digest = await window.crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
