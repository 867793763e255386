// A real input method at the search box of the desktop program: pinyin is composed by ibus and
// libpinyin from real keys.
//
//   node input_method.mjs VIEWER ARCHIVE LABEL
import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {startInputMethod} from '../web/input_method.mjs';
import {untilTrue} from '../web/page.mjs';
import {expect, Score} from '../web/score.mjs';
import {Screen} from '../web/screen.mjs';

const [viewer, archive, label] = process.argv.slice(2);
const score = new Score();
const scratch = mkdtempSync(join(tmpdir(), 'kexie-'));
process.on('exit', () => rmSync(scratch, {recursive: true, force: true}));
const stateFile = join(scratch, 'state.json');
const word = '科普';

/** @param {number} ms */
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** The program writes it anew with every frame. */
function state() {
  try {
    return JSON.parse(readFileSync(stateFile, 'utf8'));
  } catch {
    return {};
  }
}

/** @param {(now: any) => boolean} test @param {string} what */
const until = (test, what) => untilTrue(() => test(state()), what).catch((error) => {
  throw new Error(`${error.message}; state ${JSON.stringify(state())}`);
});

await score.check(`${label}, ibus: 科普 is composed, found once it is committed, and Escape ends a composition`,
  async () => {
    const screen = await Screen.open(1500, 950);
    const config = await startInputMethod(screen);
    // SDL takes IBUS_ADDRESS for the name of a file; without it, it finds ibus as on a desktop.
    const program = spawn(viewer, [archive, '--state', stateFile, '--width', '1440', '--height', '900',
      '--scale', '1'], {stdio: 'inherit',
      env: {...screen.environment, IBUS_ADDRESS: undefined, XDG_CONFIG_HOME: config}});
    process.on('exit', () => program.kill());
    await until((now) => now.view === 'browse', 'the program does not start');
    await screen.xdotool('windowfocus', '--sync', await screen.topWindow());
    await screen.xdotool('key', 'slash');
    let frames = -1;
    await untilTrue(async () => {
      const before = frames;
      ({frames} = state());
      await pause(500);
      return frames === before;
    }, 'the program does not come to rest');
    // SDL waits 0.3 s for the answer to a key, and the first takes longer where the dictionary is loaded.
    await untilTrue(async () => {
      await screen.xdotool('key', 'a');
      await pause(700);
      const isComposed = state().box === '';
      await screen.xdotool('key', isComposed ? 'Escape' : 'BackSpace');
      await pause(300);
      return isComposed;
    }, 'the input method takes no key');
    await screen.xdotool('type', '--delay', '200', 'kepu');
    await pause(1000);
    const composing = state();
    expect(composing.query === '' && composing.view === 'browse',
      `"${composing.query}" was searched while composing`);
    await screen.xdotool('key', 'space');
    await until((now) => now.query === word && now.box === word && now.total > 0, 'not found');
    await screen.xdotool('type', '--delay', '200', 'huodong');
    await screen.xdotool('key', 'Escape');
    await pause(1000);
    const then = state();
    expect(then.query === word && then.box === word && then.view === 'search',
      `${then.view}: "${then.query}", in the box "${then.box}"`);
    program.kill();
    screen.close();
  });
score.end();
process.exit();
