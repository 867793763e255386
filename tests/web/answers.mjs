// The same search everywhere: the answers to 1,000 generated queries, natively and under Node.
import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './harness.mjs';

const maxOutputBytes = 1 << 28;

/** @param {string} program @param {string} build */
function built(program, build) {
  const path = join(root, 'build', build, program);
  if (existsSync(path)) return path;
  throw new Error(`${path} is missing: cmake --build build/${build} --target search_answers`);
}

/** @param {string} command @param {string[]} args */
const linesOf = (command, args) =>
  execFileSync(command, args, {encoding: 'utf8', maxBuffer: maxOutputBytes}).trimEnd().split('\n');

/** The answers of the native program, as JSON, one a query. @param {string} bundle */
export const nativeAnswers = (bundle) => linesOf(built('search_answers', 'native'), [bundle]);

/** Those of WebAssembly under Node. @param {string} bundle */
export const nodeAnswers = (bundle) =>
  linesOf('node', ['--no-experimental-fetch', built('search_answers.js', 'web'), bundle]);

/**
 * The first answer that differs, in words; null if there is none.
 * @param {string[]} expected
 * @param {string[]} answers
 */
export function difference(expected, answers) {
  if (expected.length !== answers.length) return `${answers.length} answers`;
  const at = expected.findIndex((line, index) => line !== answers[index]);
  if (at < 0) return null;
  return `query ${at}: ${answers[at].slice(0, 2000)}\nand not: ${expected[at].slice(0, 2000)}`;
}
