// Compares the enumerations that C++ and JavaScript share: node enumerations.mjs
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, root, Score} from './harness.mjs';

const mirror = 'platform/web/library_mirror.js';
const shared = [
  {cpp: ['ui/semantics.h', 'enum class Role'], js: [mirror, 'Role:']},
  {cpp: ['platform/platform.h', 'struct DescriptionEvent'], js: [mirror, 'Event:']},
  {cpp: ['platform/platform.h', 'struct TextFieldEvent'],
    js: ['platform/web/library_input.js', 'FieldEvent:']},
  {cpp: ['platform/platform.h', 'enum class Milestone'],
    js: ['platform/web/library_host.js', 'milestones:']},
  {cpp: ['app/own_files.h', 'enum class StorageProblem'],
    js: ['../web/own_files.js', 'const StorageProblem =']},
  {cpp: ['app/state.h', 'enum class Refused'], js: ['../web/documents.js', 'const Refused =']},
];

/**
 * The names between the brackets after `start`, in the form "First: 0, Second: 1".
 * @param {string} file in src/
 * @param {string} start
 * @param {RegExp} block
 */
function members(file, start, block) {
  const text = readFileSync(join(root, 'src', file), 'utf8').replace(/\/\/.*/g, '');
  const found = text.slice(text.indexOf(start)).match(block);
  if (!text.includes(start) || !found) throw new Error(`${file} has no "${start}"`);
  return found[1].split(',').map((name) => name.trim()).filter(Boolean)
    .map((name) => name.replace(/^'(.)(.*)'$/, (_, first, rest) => first.toUpperCase() + rest))
    .map((name, index) => name.includes(':') ? name : `${name}: ${index}`).join(', ');
}

const score = new Score();
for (const {cpp, js} of shared) {
  await score.check(`${js.join(' ')} is as in ${cpp[0]}`, async () => {
    const [wanted, is] = [members(cpp[0], cpp[1], /enum class \w+[^{]*\{([^}]*)\}/),
      members(js[0], js[1], /[{[]([^}\]]*)[}\]]/)];
    expect(is === wanted, `${is}\nand not: ${wanted}`);
  });
}
score.end();
