// WebKitGTK's MiniBrowser, driven by WebKitWebDriver: a client of W3C WebDriver that offers the part of
// Playwright's Browser, Context, Page and Locator that the suites for every engine use.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {writeFileSync} from 'node:fs';

/** @typedef {import('./screen.mjs').Screen} Screen */
/** @typedef {{width: number, height: number}} Size */

/** @type {Record<string, string>} the names of keys in WebDriver */
const keys = {Backspace: '\ue003', Tab: '\ue004', Enter: '\ue007', Shift: '\ue008', Control: '\ue009',
  Alt: '\ue00a', Escape: '\ue00c', Space: ' ', PageUp: '\ue00e', PageDown: '\ue00f', End: '\ue010',
  Home: '\ue011', ArrowLeft: '\ue012', ArrowUp: '\ue013', ArrowRight: '\ue014', ArrowDown: '\ue015',
  Delete: '\ue017', F3: '\ue033'};
const buttons = {left: 0, middle: 1, right: 2};

/**
 * Hears what the page complains of from its first command on (WebKitWebDriver reports no messages of
 * the console), and resolves to what has been said since the last one. Runs in the page.
 */
function hear() {
  if (!window.heard) {
    const heard = /** @type {string[]} */ ([]);
    window.heard = heard;
    window.addEventListener('error', (event) => heard.push(event.message));
    window.addEventListener('unhandledrejection', (event) => heard.push(String(event.reason)));
    for (const level of /** @type {const} */ (['error', 'warn'])) {
      console[level] = (...words) => heard.push(words.join(' '));
    }
  }
  return window.heard.splice(0);
}

// Those that run; a suite that crashes leaves none behind.
/** @type {Set<import('node:child_process').ChildProcess>} */
const drivers = new Set();
process.on('exit', () => drivers.forEach((driver) => driver.kill()));

/** One WebKitWebDriver and its session: a browser that has never been used. */
class Session {
  /** @param {number} port @param {Screen} screen */
  constructor(port, screen) {
    this.address = `http://127.0.0.1:${port}/session`;
    this.driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'],
      {stdio: 'ignore', env: screen.environment});
    drivers.add(this.driver);
  }

  /** @param {number} port @param {Screen} screen */
  static async open(port, screen) {
    const session = new Session(port, screen);
    for (let attempt = 0; ; ++attempt) {
      try {
        const {sessionId} = await session.send('POST', '', {capabilities: {}});
        session.address += `/${sessionId}`;
        return session;
      } catch (error) {
        // The driver has not opened its port yet.
        if (attempt === 100 || !(error instanceof TypeError)) throw error;
        await new Promise((done) => setTimeout(done, 100));
      }
    }
  }

  /**
   * Sends a command and resolves to its value.
   * @param {'GET' | 'POST' | 'DELETE'} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  async send(method, path, body) {
    // The driver has been seen to answer nothing at all.
    const response = await fetch(this.address + path, {method,
      body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
      signal: AbortSignal.timeout(120_000)});
    const {value} = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value?.error}: ${value?.message}`);
    return value;
  }

  async close() {
    await this.send('DELETE', '').catch(() => null);
    drivers.delete(this.driver);
    const gone = once(this.driver, 'exit');
    this.driver.kill();
    await gone;
  }
}

class Locator {
  /** @param {Page} page @param {string} selector @param {{hasText?: string}} [options] */
  constructor(page, selector, {hasText = ''} = {}) {
    this.page = page;
    this.selector = selector;
    this.hasText = hasText;
  }

  /**
   * Runs a function on the first element, or on null.
   * @param {(element: any, argument: any) => any} act
   * @param {any} [argument]
   */
  onFirst(act, argument) {
    const text = `([selector, hasText, argument]) => (${act})(Array.from(
      document.querySelectorAll(selector)).find((each) => each.textContent.includes(hasText)) ?? null,
      argument)`;
    return this.page.run(text, [this.selector, this.hasText, argument]);
  }

  first() { return this; }

  /** @param {(element: any, argument: any) => any} act @param {any} [argument] */
  async evaluate(act, argument) {
    await this.waitFor({state: 'attached'});
    return this.onFirst(act, argument);
  }

  count() {
    return this.page.run(`([selector, hasText]) => Array.from(document.querySelectorAll(selector))
      .filter((each) => each.textContent.includes(hasText)).length`, [this.selector, this.hasText]);
  }

  isVisible() { return this.onFirst((element) => !!element?.checkVisibility()); }

  /** @param {{state?: 'attached' | 'visible'}} [options] */
  async waitFor({state = 'visible'} = {}) {
    await this.page.poll(() => (state === 'visible' ? this.isVisible()
      : this.onFirst((element) => !!element)), `${this.selector} is not ${state}`);
  }

  boundingBox() {
    return this.onFirst((element) => {
      if (!element) return null;
      const {x, y, width, height} = element.getBoundingClientRect();
      return {x, y, width, height};
    });
  }

  /** @param {string} name */
  getAttribute(name) { return this.evaluate((element, key) => element.getAttribute(key), name); }
  textContent() { return this.evaluate((element) => element.textContent); }
  innerText() { return this.evaluate((element) => element.innerText); }
  inputValue() { return this.evaluate((element) => element.value); }
  focus() { return this.evaluate((element) => element.focus()); }

  async click() {
    await this.waitFor();
    const {x, y, width, height} = await this.boundingBox();
    await this.page.mouse.click(x + width / 2, y + height / 2);
  }

  /** @param {string} text */
  async fill(text) {
    await this.evaluate((element) => { element.focus(); element.select(); });
    await this.page.keyboard.insertText(text);
  }
}

class Page {
  /** @param {Context} owner @param {Session} session */
  constructor(owner, session) {
    this.owner = owner;
    this.session = session;
    this.at = {x: 0, y: 0};
    /** @type {((words: string) => void)[]} told what the page complains of */
    this.listeners = [];
    this.keyboard = {
      /** @param {string} chord as in Playwright: Control+Shift+Z */
      press: async (chord) => {
        const names = chord === '+' ? ['+'] : chord.split('+');
        const codes = names.map((name) => keys[name] ?? (names.length > 1 ? name.toLowerCase() : name));
        await this.#act({type: 'key', id: 'keys', actions: [
          ...codes.map((value) => ({type: 'keyDown', value})),
          ...codes.reverse().map((value) => ({type: 'keyUp', value}))]});
      },
      /** @param {string} text */
      type: async (text) => {
        for (const letter of text) await this.keyboard.press(letter);
      },
      /** @param {string} text */
      insertText: (text) => this.run('(text) => document.execCommand("insertText", false, text)', text),
    };
    /** @param {object[]} actions */
    const point = (...actions) => this.#act({type: 'pointer', id: 'mouse',
      parameters: {pointerType: 'mouse'}, actions});
    this.mouse = {
      /** @param {number} x @param {number} y */
      move: async (x, y) => {
        this.at = {x: Math.round(x), y: Math.round(y)};
        await point({type: 'pointerMove', duration: 0, ...this.at});
      },
      down: () => point({type: 'pointerDown', button: 0}),
      up: () => point({type: 'pointerUp', button: 0}),
      /** @param {number} x @param {number} y @param {{button?: keyof typeof buttons, clickCount?: number}} [options] */
      click: async (x, y, {button = 'left', clickCount = 1} = {}) => {
        await this.mouse.move(x, y);
        for (let i = 0; i < clickCount; ++i) {
          await point({type: 'pointerDown', button: buttons[button]},
            {type: 'pointerUp', button: buttons[button]});
        }
      },
      /** @param {number} deltaX @param {number} deltaY */
      wheel: (deltaX, deltaY) => this.#act({type: 'wheel', id: 'wheel',
        actions: [{type: 'scroll', duration: 0, ...this.at, deltaX, deltaY}]}),
    };
  }

  /** @param {object} source of input */
  #act(source) { return this.session.send('POST', '/actions', {actions: [source]}); }

  /**
   * Runs the text of a function in the page; both ways everything goes as JSON.
   * @param {string} text
   * @param {any} [argument]
   */
  async run(text, argument) {
    const script = `const done = arguments[arguments.length - 1];
      const hear = ${hear};
      const before = hear();
      Promise.resolve().then(() => (${text})(${JSON.stringify(argument)})).then(
        (value) => done({value: JSON.stringify(value), heard: before.concat(hear())}),
        (error) => done({error: String(error?.message ?? error), heard: before.concat(hear())}));`;
    const {value, error, heard} = await this.session.send('POST', '/execute/async',
      {script, args: []});
    for (const words of heard) this.listeners.forEach((tell) => tell(words));
    if (error !== undefined) throw new Error(error);
    return value === undefined || value === null ? undefined : JSON.parse(value);
  }

  /** @param {Function | string} act @param {any} [argument] */
  evaluate(act, argument) {
    return this.run(typeof act === 'string' ? `() => (${act})` : String(act), argument);
  }

  /** @param {() => Promise<any>} test @param {string} what */
  async poll(test, what, limitMs = 30000) {
    for (const start = Date.now(); !await test();) {
      if (Date.now() - start > limitMs) throw new Error(`${what}: not within ${limitMs} ms`);
      await this.waitForTimeout(50);
    }
  }

  /** @param {Function} test @param {any} [argument] @param {{timeout?: number}} [options] */
  waitForFunction(test, argument, {timeout} = {}) {
    return this.poll(() => this.evaluate(test, argument), String(test), timeout);
  }

  /** @param {number} ms */
  waitForTimeout(ms) { return new Promise((done) => setTimeout(done, ms)); }

  /** @param {'console' | string} event @param {(message: any) => void} tell */
  on(event, tell) {
    if (event !== 'console') return;
    this.listeners.push((text) => tell({type: () => 'error', text: () => text}));
  }

  /** @param {string} url */
  goto(url) { return this.session.send('POST', '/url', {url}); }
  reload() { return this.session.send('POST', '/refresh'); }
  goBack() { return this.session.send('POST', '/back'); }
  goForward() { return this.session.send('POST', '/forward'); }
  context() { return this.owner; }
  /** As Playwright answers of pages that have the size of their window. */
  viewportSize() { return null; }

  /** @param {string} selector @param {{hasText?: string}} [options] */
  locator(selector, options) { return new Locator(this, selector, options); }

  /** The window's frame takes what it needs beside the page. @param {Size} size */
  async setViewportSize({width, height}) {
    let frame = {width: 0, height: 0};
    for (let attempt = 0; attempt < 5; ++attempt) {
      await this.session.send('POST', '/window/rect',
        {x: 0, y: 0, width: width + frame.width, height: height + frame.height});
      await this.waitForTimeout(150);
      const now = await this.run('() => ({width: window.innerWidth, height: window.innerHeight})');
      if (now.width === width && now.height === height) return;
      frame = {width: frame.width + width - now.width, height: frame.height + height - now.height};
    }
    throw new Error(`the window does not get ${width} × ${height}`);
  }

  /** @param {{path?: string}} [options] @returns {Promise<Buffer>} */
  async screenshot({path} = {}) {
    const png = Buffer.from(await this.session.send('GET', '/screenshot'), 'base64');
    if (path) writeFileSync(path, png);
    return png;
  }
}

/** A browser of its own: WebDriver knows no other way to a fresh storage. */
class Context {
  /** @param {() => Promise<Session>} openSession @param {Size} size */
  constructor(openSession, size) {
    this.openSession = openSession;
    this.size = size;
    /** @type {Session | null} */
    this.session = null;
  }

  async newPage() {
    if (this.session) throw new Error('one page in a context');
    this.session = await this.openSession();
    const page = new Page(this, this.session);
    await page.setViewportSize(this.size);
    return page;
  }

  async close() {
    await this.session?.close();
    this.session = null;
  }
}

/**
 * @param {Screen} screen
 * @param {number} firstPort of the drivers
 */
export function launchWebkit(screen, firstPort) {
  let port = firstPort;
  /** @type {Context[]} */
  const contexts = [];
  const browser = {
    /** @param {{viewport?: Size}} [options] others are not obeyed */
    newContext: async ({viewport = {width: 1440, height: 900}} = {}) => {
      const context = new Context(() => Session.open(port++, screen), viewport);
      contexts.push(context);
      return context;
    },
    close: async () => {
      for (const context of contexts) await context.close();
    },
  };
  return /** @type {import('playwright-core').Browser} */ (/** @type {unknown} */ (browser));
}
