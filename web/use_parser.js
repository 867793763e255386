// The parser, loaded on first use.
import {loadAsset} from './assets.js';
import {Parser} from './parser.js';

/** @type {Promise<Parser> | null} */
let starting = null;

/**
 * @template T
 * @param {(parser: Parser) => T | Promise<T>} use
 */
export async function useParser(use) {
  if (!starting) starting = loadAsset('parser.wasm').then(Parser.start);
  try {
    return await use(await starting);
  } catch (error) {
    // Its memory may be corrupt: the next file gets a fresh parser.
    starting = null;
    throw error;
  }
}
