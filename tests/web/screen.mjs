// A virtual screen with real windows on it, and a hand: key presses, mouse movements and clicks that
// the X server delivers to the window as it does those of a person. No engine can tell them from real
// ones, so they are trusted, reach input methods, and may leave the window.
import {execFile, execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {promisify} from 'node:util';

/** @typedef {import('playwright-core').Page} Page */

const run = promisify(execFile);

export class Screen {
  /** @param {import('node:child_process').ChildProcess} server @param {string} display */
  constructor(server, display) {
    this.server = server;
    this.display = display;
    // What a program needs to open its window here. Its graphics are drawn in software.
    this.environment = {...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1', GDK_BACKEND: 'x11', MOZ_ENABLE_WAYLAND: '0'};
  }

  /** Starts a screen under the first free number. */
  static async open(width = 2600, height = 1700) {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`,
      '-nolisten', 'tcp', '-dpi', '96'], {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
    process.on('exit', () => server.kill());
    const told = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
    const [chunk] = await Promise.race([once(told, 'data'),
      once(server, 'exit').then(([code]) => { throw new Error(`Xvfb ended with ${code}`); })]);
    return new Screen(server, `:${String(chunk).trim()}`);
  }

  /** Runs xdotool. @param {(string | number)[]} words @returns {Promise<string>} what it prints */
  async xdotool(...words) {
    const {stdout} = await run('xdotool', words.map(String), {env: this.environment});
    return stdout;
  }

  /** The newest window, which covers the others. */
  async topWindow() {
    const windows = (await this.xdotool('search', '--onlyvisible', '--name', '.')).trim();
    return windows.split('\n').pop() ?? '';
  }

  /**
   * Gives the keys to the window of a page, as a window manager does at a click: without them it has
   * no focus events.
   * @param {Page} page the one that was opened last
   */
  async giveKeys(page) {
    await this.xdotool('windowfocus', '--sync', await this.topWindow());
    await page.waitForFunction(() => document.hasFocus(), null, {polling: 50});
  }

  /** A picture of the whole screen, windows' frames included. @param {string} file a PNG */
  picture(file) {
    execFileSync('import', ['-window', 'root', file], {env: this.environment});
  }

  close() {
    this.server.kill();
  }
}

/** A real hand at the keys and the mouse, over one page. All positions are CSS pixels of the page. */
export class Hand {
  /**
   * @param {Screen} screen
   * @param {Page} page
   * @param {{left: number, top: number, ratio: number}} origin the page's corner on the screen, and
   *   the device pixels of a CSS pixel
   */
  constructor(screen, page, origin) {
    this.screen = screen;
    this.page = page;
    this.origin = origin;
  }

  /** Puts the hand on a page that fills its window: gives it the keys, and finds its corner. @param {Screen} screen @param {Page} page */
  static async on(screen, page) {
    await page.evaluate(() => window.addEventListener('mousemove', (event) => {
      window.hand = {x: event.clientX, y: event.clientY, ratio: window.devicePixelRatio};
    }, {capture: true}));
    await Hand.#makeRoom(screen, page);
    /** Where the page sees the mouse, once it rests at this point of the screen. @param {number} left @param {number} top */
    const seenAt = async (left, top) => {
      await page.evaluate(() => { window.hand = undefined; });
      await screen.xdotool('mousemove', left, top);
      let before = '';
      for (let i = 0; i < 50; ++i) {
        await page.waitForTimeout(60);
        const seen = await page.evaluate(() => window.hand);
        const now = JSON.stringify(seen) ?? '';
        if (seen && now === before) return seen;
        before = now;
      }
      return undefined;
    };
    for (let attempt = 0; attempt < 10; ++attempt) {
      const [left, top] = [300 + attempt, 300 + attempt];
      const seen = await seenAt(left, top);
      const again = await seenAt(left + 40, top + 40);
      if (!seen || !again) continue;
      const {x, y, ratio} = seen;
      // Unless two movements tell the same corner, the window was not at rest.
      if (Math.abs((again.x - x) * ratio - 40) > 1 || Math.abs((again.y - y) * ratio - 40) > 1) continue;
      const hand = new Hand(screen, page, {left: left - x * ratio, top: top - y * ratio, ratio});
      await screen.giveKeys(page);
      return hand;
    }
    throw new Error('the page sees no movement of the mouse');
  }

  /** Makes the window at least as large as the page that it shows. @param {Screen} screen @param {Page} page */
  static async #makeRoom(screen, page) {
    const size = page.viewportSize();
    if (!size) return;
    const ratio = await page.evaluate(() => window.devicePixelRatio);
    const id = await screen.topWindow();
    await screen.xdotool('windowmove', id, 0, 0, 'windowsize', id,
      Math.round(size.width * ratio) + 40, Math.round(size.height * ratio) + 140);
    await page.waitForTimeout(300);
  }

  /** @param {number} x @param {number} y */
  #pixels(x, y) {
    const {left, top, ratio} = this.origin;
    return [Math.round(left + x * ratio), Math.round(top + y * ratio)];
  }

  /** @param {number} x @param {number} y */
  async move(x, y) {
    await this.screen.xdotool('mousemove', ...this.#pixels(x, y));
  }

  /** @param {1 | 2 | 3} [button] left, middle, right */
  async down(button = 1) {
    await this.screen.xdotool('mousedown', button);
  }

  /** @param {1 | 2 | 3} [button] */
  async up(button = 1) {
    await this.screen.xdotool('mouseup', button);
  }

  /** @param {number} x @param {number} y @param {1 | 2 | 3} [button] @param {number} [count] */
  async click(x, y, button = 1, count = 1) {
    await this.move(x, y);
    await this.page.waitForTimeout(60);
    await this.screen.xdotool('click', '--repeat', count, '--delay', 60, button);
  }

  /** Turns the wheel. @param {number} notches towards the reader (down) if positive */
  async wheel(notches) {
    await this.screen.xdotool('click', '--repeat', Math.abs(notches), '--delay', 20,
      notches > 0 ? 5 : 4);
  }

  /** Presses keys, one after another, by the names of X: slash, Return, ctrl+c. @param {string[]} keys */
  async press(...keys) {
    await this.screen.xdotool('key', '--delay', 30, ...keys);
  }

  /** Types text. @param {string} text */
  async type(text) {
    await this.screen.xdotool('type', '--delay', 40, text);
  }

  /** Holds a key down, which repeats as on a real keyboard. @param {string} key @param {number} ms */
  async hold(key, ms) {
    await this.screen.xdotool('keydown', key);
    await this.page.waitForTimeout(ms);
    await this.screen.xdotool('keyup', key);
  }
}
