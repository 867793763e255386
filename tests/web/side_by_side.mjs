// Lays the pictures that browsers.mjs took in each engine beside each other: they are equal but for
// antialiasing.
//
//   node side_by_side.mjs LABEL ENGINE...
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {screenshots} from './harness.mjs';
import {readPng} from './png.mjs';
import {expect, Score} from './score.mjs';

// Every engine is given the same triangles and the same letters as images, and only rounds differently
// where their edges blend: 0.01 % of the pixels differ by 3 to 6 of 255, measured over all pairs. A
// letter that is missing or moved differs by more than 100 in hundreds of pixels: that is tried below.
const plain = 2;
const share = 0.001;
const edge = 16;

const [label, ...engines] = process.argv.slice(2);

/** @param {string} engine @param {string} what */
function load(engine, what) {
  const file = join(screenshots, `${label}-${engine}-${what}`);
  /** @type {{bottom: number, box: number[]}} */
  const parts = JSON.parse(readFileSync(`${file}.json`, 'utf8'));
  return {engine, image: readPng(readFileSync(`${file}.png`)), ...parts};
}

/**
 * Counts the pixels that differ, outside the box and above the last line. `shift` moves the second.
 * @param {ReturnType<typeof load>} one
 * @param {ReturnType<typeof load>} other
 */
function differences(one, other, shift = 0) {
  const {width, height, pixels} = one.image;
  expect(width === other.image.width && height === other.image.height, 'another size');
  const [left, top, right, bottom] = one.box;
  const count = {rounded: 0, strong: 0, most: 0, all: 0};
  for (let y = 0; y < Math.min(one.bottom, other.bottom); ++y) {
    for (let x = 0; x < width - shift; ++x) {
      if (x >= left && x < right && y >= top && y < bottom) continue;
      const at = (y * width + x) * 4;
      let most = 0;
      for (let c = 0; c < 3; ++c) {
        most = Math.max(most, Math.abs(pixels[at + c] - other.image.pixels[at + shift * 4 + c]));
      }
      ++count.all;
      if (most > plain) ++count.rounded;
      if (most > edge) ++count.strong;
      count.most = Math.max(count.most, most);
    }
  }
  return count;
}

const score = new Score();
for (const what of ['home', 'hit']) {
  const [first, ...others] = engines.map((engine) => load(engine, what));
  for (const other of others) {
    await score.check(`${label}: ${what} in ${first.engine} and ${other.engine}`, () => {
      const {rounded, strong: wrong, most, all} = differences(first, other);
      console.log(`        ${rounded} of ${all} pixels differ by more than ${plain}, at most by ${most}`);
      expect(wrong === 0, `${wrong} pixels differ by more than ${edge}`);
      expect(rounded <= all * share, `${rounded} pixels differ by more than ${plain}`);
    });
    await score.check(`${label}: a move by one pixel would be seen, ${what}, ${other.engine}`, () => {
      const {strong: seen} = differences(first, other, 1);
      expect(seen > 1000, `only in ${seen} pixels`);
    });
  }
}
score.end();
