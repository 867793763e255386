// The page around the canvas, as declared in host.h: life cycle, canvas, assets, address, storage.
//
// Emscripten copies the value of $Host into its output as text. So it may contain only plain values
// and arrow functions, and what C++ calls has to be a `function`. Its optimizer (3.1.6) breaks
// `?.`, `catch` without a name, and destructuring of a variable or in `for…of`.
const Host = {
  platform: 0,  // The pointer that the kexie_on_… functions take; 0 until host_attach().
  isReady: false,
  isFrameRequested: false,
  /** In CSS pixels. @type {number[] | null} */
  canvasSize: null,
  isCanvasSizeStale: false,

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

  // Reading the size of the canvas forces a layout, so it is read only after it may have changed. At
  // the start it fills the window.
  /** @returns {number[]} */
  currentCanvasSize: () => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    if (Host.isCanvasSizeStale) Host.canvasSize = [canvas.clientWidth, canvas.clientHeight];
    Host.isCanvasSizeStale = false;
    const size = Host.canvasSize || [window.innerWidth, window.innerHeight];
    Host.canvasSize = size;
    return size;
  },
  canvasResized: () => {
    Host.isCanvasSizeStale = true;
    Host.wake();
  },

  listenCanvas: () => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    for (const name of ['pointermove', 'pointerdown', 'pointerup', 'pointerleave', 'pointercancel',
      'wheel', 'touchstart', 'touchmove', 'touchend', 'touchcancel']) {
      canvas.addEventListener(name, Host.wake, {passive: true});
    }
    canvas.addEventListener('pointerdown', () => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    // The program draws its own context menu.
    canvas.addEventListener('contextmenu', (event) => event.preventDefault());
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      _kexie_on_context(Host.platform, 0);
    });
    canvas.addEventListener('webglcontextrestored', () => _kexie_on_context(Host.platform, 1));
    new ResizeObserver(Host.canvasResized).observe(canvas);
  },

  // A change of the pixel ratio (zoom, another screen) has no event of its own: a media query for the
  // current ratio stops matching.
  listenRatio: () => {
    const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener('change', () => {
      Host.canvasResized();
      Host.listenRatio();
    }, {once: true});
  },
  listenPage: () => {
    window.addEventListener('popstate', () => Host.withString(window.location.hash,
      (address) => _kexie_on_address(Host.platform, address)));
    window.addEventListener('pagehide', () => _kexie_on_leave(Host.platform));
    for (const query of [
      '(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)',
    ]) {
      window.matchMedia(query).addEventListener('change', () => _kexie_on_theme(Host.platform));
    }
    document.addEventListener('visibilitychange', Host.wake);
    window.addEventListener('resize', Host.canvasResized);
  },
};

mergeInto(LibraryManager.library, {
  $Host: Host,

  host_attach__deps: ['$Host', '$Input'],
  /** @param {number} platform */
  host_attach: function(platform) {
    Host.platform = platform;
    Input.listenField();
    Input.listenKeys();
    Input.listenCopy();
    Host.listenCanvas();
    Host.listenRatio();
    Host.listenPage();
  },

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
    return Math.round(Host.currentCanvasSize()[0] * window.devicePixelRatio);
  },
  host_canvas_height__deps: ['$Host'],
  host_canvas_height: function() {
    return Math.round(Host.currentCanvasSize()[1] * window.devicePixelRatio);
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

  host_address__deps: ['$Host'],
  host_address: function() { return Host.newString(window.location.hash); },
  host_link__deps: ['$Host'],
  host_link: function() { return Host.newString(window.location.href); },
  /** @param {number} pointer @param {number} push */
  host_set_address: function(pointer, push) {
    const address = UTF8ToString(pointer);
    if (address === window.location.hash) return;
    window.history[push ? 'pushState' : 'replaceState'](null, '', address);
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
