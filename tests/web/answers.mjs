// The same search everywhere: the answers to 1,000 made-up queries, natively and under Node.
import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './harness.mjs';

const most = 1 << 28;  // Bytes of output.

function linesOf(command, args) {
  return execFileSync(command, args, {encoding: 'utf8', maxBuffer: most}).trimEnd().split('\n');
}

// The answers of the native program, as text, a query each.
export function nativeAnswers(bundle) {
  const program = join(root, 'build/native/search_answers');
  if (!existsSync(program)) {
    throw new Error('build it first: cmake --build build/native --target search_answers');
  }
  return linesOf(program, [bundle]);
}

// Those of WebAssembly under Node; null where it is not built.
export function nodeAnswers(bundle) {
  const program = join(root, 'build/web/search_answers.js');
  if (!existsSync(program)) return null;
  return linesOf('node', ['--no-experimental-fetch', program, bundle]);
}

// The first answer that differs from what is expected, in words; null if there is none.
export function difference(expected, answers) {
  if (expected.length !== answers.length) return `${answers.length} answers`;
  const at = expected.findIndex((line, index) => line !== answers[index]);
  if (at < 0) return null;
  return `query ${at}: ${answers[at].slice(0, 2000)}\nand not: ${expected[at].slice(0, 2000)}`;
}
