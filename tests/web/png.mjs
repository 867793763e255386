// Reads the screenshots of all engines: PNG with 8 bits a channel, RGB or RGBA, not interlaced.
import {inflateSync} from 'node:zlib';

/** @typedef {{width: number, height: number, pixels: Buffer}} Image `pixels`: R, G, B, A by rows */

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

/** @param {Buffer} png @returns {Image} */
export function readPng(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = {2: 3, 6: 4}[png[25]];
  if (png[24] !== 8 || !channels || png[28] !== 0) throw new Error('a PNG of another kind');
  const parts = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(png.subarray(at + 8, at + 8 + length));
    }
    at += length + 12;
  }
  const data = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const pixels = Buffer.alloc(width * height * 4, 255);
  let before = new Uint8Array(stride);
  for (let y = 0; y < height; ++y) {
    const filter = data[y * (stride + 1)];
    const row = data.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    for (let i = 0; i < stride; ++i) {
      const left = i >= channels ? row[i - channels] : 0;
      const up = before[i];
      const corner = i >= channels ? before[i - channels] : 0;
      if (filter === 1) row[i] += left;
      else if (filter === 2) row[i] += up;
      else if (filter === 3) row[i] += (left + up) >> 1;
      else if (filter === 4) row[i] += paeth(left, up, corner);
    }
    for (let x = 0; x < width; ++x) {
      for (let c = 0; c < channels; ++c) pixels[(y * width + x) * 4 + c] = row[x * channels + c];
    }
    before = row;
  }
  return {width, height, pixels};
}

/**
 * The share of the most frequent colour, the number of colours, and how many pixels have each of the
 * wanted colours (0xRRGGBB, exactly).
 * @template {Record<string, number>} Colors
 * @param {Image} image
 * @param {Colors} wanted
 */
export function measure({width, height, pixels}, wanted) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += 4) {
    const color = pixels.readUIntBE(at, 3);
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const found = /** @type {Record<keyof Colors, number>} */ (Object.fromEntries(
    Object.entries(wanted).map(([key, color]) => [key, counts.get(color) ?? 0])));
  return {width, height, colors: counts.size,
    top: Math.max(...counts.values()) / (width * height), found};
}
