// The page's icon, drawn here so that no picture has to be kept: a red sheet with lines of text.
import {deflateSync} from 'node:zlib';

const size = 512;
const red = '#b3261e';
const paper = '#fbf9f4';
// x, y, width, height.
const lines = [[112, 128, 288, 32], [112, 176, 288, 32], [144, 272, 224, 32], [144, 352, 160, 32]];

export const iconSvg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}">` +
  `<rect width="${size}" height="${size}" fill="${red}"/><path fill="${paper}" d="${
    lines.map(([x, y, width, height]) => `M${x} ${y}h${width}v${height}h-${width}z`).join('')
  }"/></svg>`;

// As PNG wants it; zlib has one of its own only from Node.js 20 on.
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

// `side`: of the square, in pixels. A palette of two colours, one bit a pixel.
export function iconPng(side) {
  const stride = Math.ceil(side / 8) + 1;
  const rows = Buffer.alloc(stride * side);
  const scale = size / side;
  const isInk = (x, y) => lines.some(([left, top, width, height]) =>
    x >= left && x < left + width && y >= top && y < top + height);
  for (let y = 0; y < side; ++y) {
    for (let x = 0; x < side; ++x) {
      if (isInk((x + 0.5) * scale, (y + 0.5) * scale)) {
        rows[y * stride + 1 + (x >> 3)] |= 0x80 >> (x & 7);
      }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 3], 8);  // One bit, with a palette.
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header),
    chunk('PLTE', Buffer.from(red.slice(1) + paper.slice(1), 'hex')),
    chunk('IDAT', deflateSync(rows, {level: 9})), chunk('IEND', Buffer.alloc(0)),
  ]);
}
