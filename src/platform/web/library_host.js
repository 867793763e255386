// The page around the canvas, as declared in host.h: life cycle, canvas, assets, address, storage.
//
// Emscripten copies the value of $Host into its output as text. So it may contain only plain values
// and arrow functions, and what C++ calls has to be a `function`. Its optimizer (3.1.6) breaks
// `?.`, `catch` without a name, and destructuring of a variable or in `for…of`.
const Host = {
  platform: 0,  // The pointer that the kexie_on_… functions take; 0 until host_attach().
  isReady: false,
  isFrameRequested: false,
  /** In device pixels. @type {number[] | null} */
  canvasSize: null,
  shownPage: '',  // What the last call of host_show_page() has asked for.
  isSizeRounded: false,  // For want of sizes in device pixels.

  // kexie::Milestone, by its names in kexie.metrics().
  milestones: [
    'bundleReady', 'searchable', 'firstFrame', 'wholeFrame', 'pinyinReady', 'ready', 'failed',
  ],

  // Events change the program's state only between frames, since both are on the main thread.
  wake: () => {
    if (Host.platform) _kexie_on_input(Host.platform);
  },
  /** The caller frees it. @param {string} text @returns {number} */
  newString: (text) => {
    const size = lengthBytesUTF8(text) + 1;
    const pointer = _malloc(size);
    stringToUTF8(text, pointer, size);
    return pointer;
  },
  /** @param {string} text @param {(pointer: number) => void} use @returns {void} */
  withString: (text, use) => {
    const pointer = Host.newString(text);
    try {
      use(pointer);
    } finally {
      _free(pointer);
    }
  },

  // Private windows and pages from disk may have no storage: preferences last for the visit.
  /**
   * @param {'localStorage' | 'sessionStorage'} kind
   * @param {(storage: Storage) => string | null | void} use
   * @returns {string}
   */
  withStorage: (kind, use) => {
    try {
      return use(window[kind]) || '';
    } catch (error) {
      console.info(`${kind} cannot be used: ${error}`);
      return '';
    }
  },
  /** @param {'localStorage' | 'sessionStorage'} kind @param {number} key @returns {number} */
  readStorage: (kind, key) => Host.newString(
    Host.withStorage(kind, (storage) => storage.getItem('kexie.' + UTF8ToString(key)))),
  /**
   * @param {'localStorage' | 'sessionStorage'} kind
   * @param {number} key
   * @param {number} value
   * @returns {void}
   */
  writeStorage: (kind, key, value) => {
    Host.withStorage(kind, (storage) =>
      storage.setItem('kexie.' + UTF8ToString(key), UTF8ToString(value)));
  },

  // Calls of a frame: what throws is logged, and the frame goes on. A program that has stopped stays
  // stopped.
  /**
   * @template {unknown[]} Parameters
   * @param {string} name
   * @param {(...parameters: Parameters) => unknown} call
   */
  guarded: (name, call) => /** @param {Parameters} parameters */ (...parameters) => {
    try {
      return call(...parameters);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
      console.info(`${name}: ${error}`);
      return 0;
    }
  },

  // Reading the size of the canvas forces a layout, so its observer tells it. At the start it fills
  // the window.
  /** @returns {number[]} in device pixels */
  currentCanvasSize: () => Host.canvasSize || Host.toDevicePixels(
    {left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight}),
  // Browsers lay out in CSS pixels and round each edge to the screen's.
  /** @param {{left: number, top: number, right: number, bottom: number}} rect @returns {number[]} */
  toDevicePixels: (rect) => {
    const ratio = window.devicePixelRatio;
    /** @param {number} from @param {number} to */
    const length = (from, to) => Math.round(to * ratio) - Math.round(from * ratio);
    return [length(rect.left, rect.right), length(rect.top, rect.bottom)];
  },
  /** @param {ResizeObserverEntry[]} entries @returns {void} */
  canvasResized: (entries) => {
    const entry = entries[entries.length - 1];
    const exact = entry.devicePixelContentBoxSize && entry.devicePixelContentBoxSize[0];
    Host.canvasSize = Host.toDevicePixels(entry.target.getBoundingClientRect());
    // Emulated screens report sizes of the real one.
    if (exact && Math.abs(exact.inlineSize - Host.canvasSize[0]) <= 1 &&
        Math.abs(exact.blockSize - Host.canvasSize[1]) <= 1) {
      Host.canvasSize = [exact.inlineSize, exact.blockSize];
    }
    Host.wake();
  },

  listenCanvas: () => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    Pointer.listen(canvas);
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      _kexie_on_context(Host.platform, 0);
    });
    canvas.addEventListener('webglcontextrestored', () => _kexie_on_context(Host.platform, 1));
    const observer = new ResizeObserver(Host.canvasResized);
    try {
      observer.observe(canvas, {box: 'device-pixel-content-box'});
    } catch (error) {
      console.info(`sizes are rounded: ${error}`);
      observer.observe(canvas);
      Host.isSizeRounded = true;
    }
  },

  // An observer of rounded sizes does not see a change of the pixel ratio.
  measureAgain: () => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    if (Host.isSizeRounded) Host.canvasSize = Host.toDevicePixels(canvas.getBoundingClientRect());
    Host.wake();
  },
  // A change of the pixel ratio (zoom, another screen) has no event of its own: a media query for the
  // current ratio stops matching.
  listenRatio: () => {
    const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener('change', () => {
      Host.measureAgain();
      Host.listenRatio();
    }, {once: true});
  },
  listenPage: () => {
    window.addEventListener('pagehide', () => _kexie_on_leave(Host.platform));
    for (const query of [
      '(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)',
    ]) {
      window.matchMedia(query).addEventListener('change', () => _kexie_on_theme(Host.platform));
    }
    document.addEventListener('visibilitychange', Host.wake);
    window.addEventListener('resize', Host.wake);
  },
};

mergeInto(LibraryManager.library, {
  $Host: Host,

  host_attach__deps: ['$Host', '$Input', '$Address', '$Pointer'],
  /** @param {number} platform */
  host_attach: function(platform) {
    Host.platform = platform;
    Input.listenField();
    Input.listenKeys();
    Input.listenCopy();
    Host.listenCanvas();
    Host.listenRatio();
    Host.listenPage();
    Address.listen();
  },

  /** @param {number} line */
  host_log: function(line) { console.info(UTF8ToString(line)); },

  host_request_frame__deps: ['$Host'],
  host_request_frame: function() {
    if (Host.isFrameRequested) return;
    Host.isFrameRequested = true;
    const draw = () => {
      Host.isFrameRequested = false;
      _kexie_on_frame(Host.platform);
    };
    // A hidden tab has no animation frames: the start does not wait for them.
    if (Host.isReady) {
      window.requestAnimationFrame(draw);
    } else {
      setTimeout(draw);
    }
  },

  host_canvas_width__deps: ['$Host'],
  host_canvas_width: function() {
    return Host.currentCanvasSize()[0];
  },
  host_canvas_height__deps: ['$Host'],
  host_canvas_height: function() {
    return Host.currentCanvasSize()[1];
  },
  host_pixel_ratio: function() {
    return window.devicePixelRatio;
  },

  host_load_asset__deps: ['$Host'],
  /** @param {number} name @param {number} request */
  host_load_asset: function(name, request) {
    /** @param {Uint8Array | null} bytes @param {string} message */
    const deliver = (bytes, message) => {
      const size = bytes ? bytes.length : 0;
      const data = bytes ? _malloc(Math.max(1, size)) : 0;
      if (bytes && !data) throw new RangeError('no memory');
      if (bytes) HEAPU8.set(bytes, data);
      Host.withString(message, (text) => _kexie_on_asset(Host.platform, request, data, size, text));
    };
    Module['loadAsset'](UTF8ToString(name)).then((bytes) => deliver(bytes, ''),
      (error) => deliver(null, error instanceof Error ? error.message : String(error)))
      .catch(Module['stopped']);
  },

  host_draw_glyph__deps: ['$Places'],
  /** @type {(codePoint: number, em: number, serif: number, bold: number, glyph: number) => number} */
  host_draw_glyph: function(codePoint, em, serif, bold, glyph) {
    const letter = String.fromCodePoint(codePoint);
    const canvas = document.createElement('canvas');
    const font = `${bold ? 'bold ' : ''}${em}px ${serif ? 'serif' : 'sans-serif'}`;
    const context = canvas.getContext('2d', {willReadFrequently: true});
    if (!context) return 0;
    context.font = font;
    const size = context.measureText(letter);
    if (Places.cannotReadCanvas()) {
      Places.show(letter);
      HEAP32.set([0, 0, 0], glyph >> 2);
      HEAPF32.set([0, 0, size.width], (glyph >> 2) + 3);
      return _malloc(1);
    }
    // One pixel more on each side for the anti-aliased edge.
    const left = Math.floor(-size.actualBoundingBoxLeft) - 1;
    const top = Math.ceil(size.actualBoundingBoxAscent) + 1;
    canvas.width = Math.max(1, Math.ceil(size.actualBoundingBoxRight) + 1 - left);
    canvas.height = Math.max(1, Math.ceil(size.actualBoundingBoxDescent) + 1 + top);
    // A new size has reset the font.
    context.font = font;
    context.fillStyle = '#fff';
    context.fillText(letter, -left, top);
    const {data} = context.getImageData(0, 0, canvas.width, canvas.height);
    // Drawn in white: any other visible colour is the glyph's own.
    let colored = 0;
    for (let i = 0; i < data.length && !colored; i += 4) {
      if (data[i + 3] > 128 && data[i] + data[i + 1] + data[i + 2] < 720) colored = 1;
    }
    for (let i = 0; i < data.length && !colored; i += 4) data[i] = data[i + 1] = data[i + 2] = 255;
    HEAP32.set([canvas.width, canvas.height, colored], glyph >> 2);
    HEAPF32.set([left, top, size.width], (glyph >> 2) + 3);
    const pixels = _malloc(data.length);
    HEAPU8.set(data, pixels);
    return pixels;
  },

  host_forget_glyphs__deps: ['$Places'],
  host_forget_glyphs: function() { Places.forget(); },

  host_show_page__deps: ['$Host', '$Input'],
  /**
   * @type {(file: number, x: number, y: number, width: number, height: number, marks: number,
   *   ink: number, ground: number, edge: number, english: number) => void}
   */
  host_show_page: function(file, x, y, width, height, marks, ink, ground, edge, english) {
    const id = UTF8ToString(file);
    if (!id && !Host.shownPage) return;
    const wanted = {
      file: id, place: [x, y, width, height].map((px) => px / window.devicePixelRatio),
      marks: UTF8ToString(marks), ink: Input.cssColor(ink), ground: Input.cssColor(ground),
      edge: Input.cssColor(edge), english: english !== 0,
    };
    // Asked for in every frame.
    const words = JSON.stringify(wanted);
    if (words === Host.shownPage) return;
    Host.shownPage = id && words;
    Module['showOriginal'](wanted);
  },

  host_prefers_dark: function() {
    return window.matchMedia('(prefers-color-scheme: dark)').matches ? 1 : 0;
  },
  host_prefers_contrast: function() {
    return window.matchMedia('(prefers-contrast: more), (forced-colors: active)').matches ? 1 : 0;
  },
  /** @param {number} title */
  host_set_title: function(title) { document.title = UTF8ToString(title); },

  /** @type {(name: number, mediaType: number, bytes: number, size: number) => void} */
  host_save_file: function(name, mediaType, bytes, size) {
    const copy = HEAPU8.slice(bytes, bytes + size);
    const anchor = document.createElement('a');
    anchor.href = URL.createObjectURL(new Blob([copy], {type: UTF8ToString(mediaType)}));
    anchor.download = UTF8ToString(name);
    anchor.click();
    // The browser reads the bytes after the click.
    setTimeout(() => URL.revokeObjectURL(anchor.href), 60000);
  },

  host_load__deps: ['$Host'],
  /** @param {number} key */
  host_load: function(key) { return Host.readStorage('localStorage', key); },
  host_store__deps: ['$Host'],
  /** @param {number} key @param {number} value */
  host_store: function(key, value) { Host.writeStorage('localStorage', key, value); },
  host_load_for_visit__deps: ['$Host'],
  /** @param {number} key */
  host_load_for_visit: function(key) { return Host.readStorage('sessionStorage', key); },
  host_store_for_visit__deps: ['$Host'],
  /** @param {number} key @param {number} value */
  host_store_for_visit: function(key, value) { Host.writeStorage('sessionStorage', key, value); },

  host_choose_files: function() { Module['chooseFiles'](); },
  /** @param {number} id */
  host_forget_file: function(id) { Module['forgetFile'](UTF8ToString(id)); },
  host_apply_update: function() { Module['applyUpdate'](); },

  host_report__deps: ['$Host'],
  /** @param {number} milestone of Milestone */
  host_report: function(milestone) {
    const name = Host.milestones[milestone];
    if (name === 'ready') Host.isReady = true;
    Module['mark'](name);
  },
});
