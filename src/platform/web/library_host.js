// The page around the canvas: see host.h. Every function that C++ calls starts with host_.
//
// Emscripten copies the values of $Host into its output by their text: there only arrow functions,
// plain values and arrays survive, and the functions that C++ calls have to be of the old kind.
mergeInto(LibraryManager.library, {
  $Host: {
    program: 0,
    shown: false,
    frameRequested: false,
    composing: false,
    sentText: '',
    sentFocus: 0,
    ratio: 1,

    // The state that events change must not be touched while a frame is drawn: all of these run
    // between frames, on the same thread.
    wake: () => {
      if (Host.program) _kexie_on_input(Host.program);
    },
    withString: (text, use) => {
      const size = lengthBytesUTF8(text) + 1;
      const address = _malloc(size);
      stringToUTF8(text, address, size);
      try {
        return use(address);
      } finally {
        _free(address);
      }
    },
    newString: (text) => {
      const size = lengthBytesUTF8(text) + 1;
      const address = _malloc(size);
      stringToUTF8(text, address, size);
      return address;
    },
    field: () => {
      return document.getElementById('field');
    },
    color: (value) => {
      return '#' + (value >>> 0).toString(16).padStart(6, '0');
    },
    sendField: (kind) => {
      if (!Host.program) return;
      const text = Host.field().value;
      Host.withString(text, (address) => _kexie_on_field(Host.program, kind, address));
    },

    // Private windows and pages from disk may have no storage: preferences last for the visit.
    stored: (storage, key) => {
      try {
        return window[storage].getItem('kexie.' + UTF8ToString(key)) || '';
      } catch (forbidden) {
        return '';
      }
    },
    keep: (storage, key, value) => {
      try {
        window[storage].setItem('kexie.' + UTF8ToString(key), UTF8ToString(value));
      } catch (forbidden) {
        // As above.
      }
    },

    // Kinds as in TextFieldEvent.
    CHANGED: 0, SUBMITTED: 1, LEFT: 2, DOWN: 3, UP: 4, FOCUSED: 5, BLURRED: 6, COMPOSING: 7,
    expanded: false,

    listenField: () => {
      const field = Host.field();
      field.addEventListener('compositionstart', () => {
        Host.composing = true;
        Host.sendField(Host.COMPOSING);
      });
      field.addEventListener('compositionend', () => {
        Host.composing = false;
        Host.sendField(Host.CHANGED);
      });
      field.addEventListener('input', (event) => {
        if (!Host.composing && !event.isComposing) Host.sendField(Host.CHANGED);
      });
      field.addEventListener('focus', () => Host.sendField(Host.FOCUSED));
      field.addEventListener('blur', () => Host.sendField(Host.BLURRED));
      const keys = {
        Enter: Host.SUBMITTED, Escape: Host.LEFT, ArrowDown: Host.DOWN, ArrowUp: Host.UP,
      };
      field.addEventListener('keydown', (event) => {
        // 229: the key belongs to an input method.
        if (event.isComposing || event.keyCode === 229) return;
        if (event.key === 'F3' && !event.ctrlKey && !event.metaKey) {
          event.preventDefault();
          Host.sendKey(event, 1);
          Host.sendKey(event, 0);
        } else if (event.key in keys) {
          event.preventDefault();
          const escapes = event.key === 'Escape';
          Host.sendField(keys[event.key]);
          if (escapes && !Host.expanded) field.blur();
          // The next Escape may come before the next frame says so.
          if (escapes) Host.expanded = false;
        }
      });
    },

    // With Ctrl the program takes only what belongs to selecting text.
    selects: (event) => {
      const arrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
      return event.key === 'a' || event.key === 'A' || (arrow && event.shiftKey);
    },
    // Keys that the program uses; all others, and nearly all with Ctrl, Alt or Meta, stay the
    // browser's.
    keys: [
      '/', '?', '[', ']', '+', '=', '-', '0', ',', 'F3', 'Escape', 'Enter', ' ',
      'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End',
      ...'cdeghjklnstCDEGHJKLNST',
    ],
    sendKey: (event, down) => {
      Host.withString(event.key, (key) =>
        _kexie_on_key(Host.program, key, down, event.shiftKey ? 1 : 0,
          event.ctrlKey || event.metaKey ? 1 : 0));
    },
    listenKeys: () => {
      const handle = (event, down) => {
        const target = event.target;
        // A click asks whether Shift is held, wherever the keyboard is.
        if (event.key === 'Shift') Host.sendKey(event, down);
        // A press of the page's own buttons is theirs; in the mirror it is the program's.
        const own = target instanceof HTMLElement && target.closest('input, button:not([data-id])');
        if (own || target.isContentEditable) return;
        const control = event.ctrlKey || event.metaKey;
        const used = control ? Host.selects(event) : Host.keys.includes(event.key);
        if (event.altKey || !used) return;
        event.preventDefault();
        Host.sendKey(event, down);
      };
      window.addEventListener('keydown', (event) => handle(event, 1));
      window.addEventListener('keyup', (event) => handle(event, 0));
    },

    // Ctrl+C and the browser's own menu: the program says what is selected. A selection outside of
    // the canvas is the browser's.
    listenCopy: () => {
      // Without this Safari offers no copying where it sees no selection.
      document.addEventListener('beforecopy', (event) => event.preventDefault());
      document.addEventListener('copy', (event) => {
        const chosen = window.getSelection();
        const isField = /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
        if (isField || (chosen && !chosen.isCollapsed)) return;
        const address = _kexie_on_copy(Host.program);
        const text = UTF8ToString(address);
        _free(address);
        if (!text) return;
        event.clipboardData.setData('text/plain', text);
        event.preventDefault();
      });
    },

    // CSS pixels. To ask the canvas lays out the page: only where its size may be another. At the
    // start it is what the page's script made of the window.
    canvasSize: () => {
      const canvas = document.getElementById('canvas');
      if (Host.sizeMayDiffer) Host.size = [canvas.clientWidth, canvas.clientHeight];
      Host.sizeMayDiffer = false;
      if (!Host.size) Host.size = [canvas.width, canvas.height].map((n) => n / devicePixelRatio);
      return Host.size;
    },
    sizeMayDiffer: false,
    lookAgain: () => {
      Host.sizeMayDiffer = true;
      Host.wake();
    },

    listenCanvas: () => {
      const canvas = document.getElementById('canvas');
      const wakers = [
        'pointermove', 'pointerdown', 'pointerup', 'pointerleave', 'pointercancel', 'wheel',
        'touchstart', 'touchmove', 'touchend', 'touchcancel',
      ];
      for (const name of wakers) {
        canvas.addEventListener(name, Host.wake, {passive: true});
      }
      canvas.addEventListener('pointerdown', () => {
        if (document.activeElement) document.activeElement.blur();
      });
      // The program has a menu of its own for its text.
      canvas.addEventListener('contextmenu', (event) => event.preventDefault());
      canvas.addEventListener('webglcontextlost', (event) => {
        event.preventDefault();
        _kexie_on_context(Host.program, 0);
      });
      canvas.addEventListener('webglcontextrestored', () => _kexie_on_context(Host.program, 1));
      new ResizeObserver(Host.lookAgain).observe(canvas);
    },

    // A change of the pixel ratio (zoom, another screen) has no event of its own: a media query
    // for the ratio that is now stops matching.
    listenRatio: () => {
      const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
      query.addEventListener('change', () => {
        Host.lookAgain();
        Host.listenRatio();
      }, {once: true});
    },
    listenPage: () => {
      const sendAddress = () => {
        Host.withString(window.location.hash, (address) =>
          _kexie_on_address(Host.program, address));
      };
      window.addEventListener('popstate', sendAddress);
      window.addEventListener('pagehide', () => _kexie_on_leave(Host.program));
      for (const query of [
        '(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)',
      ]) {
        window.matchMedia(query).addEventListener('change', () => _kexie_on_theme(Host.program));
      }
      document.addEventListener('visibilitychange', Host.wake);
      window.addEventListener('resize', Host.lookAgain);
    },
  },

  host_attach__deps: ['$Host'],
  host_attach: function(program) {
    Host.program = program;
    Host.listenField();
    Host.listenKeys();
    Host.listenCopy();
    Host.listenCanvas();
    Host.listenRatio();
    Host.listenPage();
  },

  host_request_frame__deps: ['$Host'],
  host_request_frame: function() {
    if (Host.frameRequested) return;
    Host.frameRequested = true;
    const draw = () => {
      Host.frameRequested = false;
      _kexie_on_frame(Host.program);
    };
    // Until the page is there nothing waits for the screen, which in a tab not looked at would be
    // for ever.
    if (Host.shown) {
      window.requestAnimationFrame(draw);
    } else {
      setTimeout(draw);
    }
  },

  host_canvas_width__deps: ['$Host'],
  host_canvas_width: function() {
    return Math.round(Host.canvasSize()[0] * window.devicePixelRatio);
  },
  host_canvas_height__deps: ['$Host'],
  host_canvas_height: function() {
    return Math.round(Host.canvasSize()[1] * window.devicePixelRatio);
  },
  host_pixel_ratio: function() {
    return window.devicePixelRatio;
  },

  host_load_asset__deps: ['$Host'],
  host_load_asset: function(namePointer, request) {
    const name = UTF8ToString(namePointer);
    const deliver = (bytes, message) => {
      const data = bytes ? _malloc(Math.max(1, bytes.length)) : 0;
      if (bytes && !data) throw new RangeError('no memory');
      if (bytes) HEAPU8.set(bytes, data);
      Host.withString(message, (text) =>
        _kexie_on_asset(Host.program, request, data, bytes ? bytes.length : 0, text));
    };
    Module['loadAsset'](name).then(
      (bytes) => deliver(bytes, ''),
      (error) => deliver(null, String(error && error.message || error)))
      .catch(Module['stopped']);
  },

  host_draw_glyph: function(codePoint, em, serif, bold, glyph) {
    const letter = String.fromCodePoint(codePoint);
    const canvas = document.createElement('canvas');
    const font = `${bold ? 'bold ' : ''}${em}px ${serif ? 'serif' : 'sans-serif'}`;
    let context = canvas.getContext('2d', {willReadFrequently: true});
    if (!context) return 0;
    context.font = font;
    const size = context.measureText(letter);
    // A pixel of room around it for the softened edge.
    const left = Math.floor(-size.actualBoundingBoxLeft) - 1;
    const top = Math.ceil(size.actualBoundingBoxAscent) + 1;
    canvas.width = Math.max(1, Math.ceil(size.actualBoundingBoxRight) + 1 - left);
    canvas.height = Math.max(1, Math.ceil(size.actualBoundingBoxDescent) + 1 + top);
    context = canvas.getContext('2d', {willReadFrequently: true});
    context.font = font;
    context.fillStyle = '#fff';
    context.fillText(letter, -left, top);
    const {data} = context.getImageData(0, 0, canvas.width, canvas.height);
    // Drawn in white: what is visible and not white has a colour of its own.
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

  host_set_text_field__deps: ['$Host'],
  host_set_text_field: function(visible, x, y, width, height, fontSize, textColor, placeholderColor,
                        text, placeholder, label, focusSerial, expanded) {
    const field = Host.field();
    const style = field.style;
    const ratio = window.devicePixelRatio;
    const css = (px) => `${px / ratio}px`;
    style.display = visible ? 'block' : 'none';
    style.left = css(x);
    style.top = css(y);
    style.width = css(width);
    style.height = css(height);
    style.fontSize = css(fontSize);
    style.color = Host.color(textColor);
    style.setProperty('--placeholder', Host.color(placeholderColor));
    Host.expanded = expanded !== 0;
    field.placeholder = UTF8ToString(placeholder);
    field.setAttribute('aria-label', UTF8ToString(label));
    // Only a change that came from the program replaces what the person is typing.
    const value = UTF8ToString(text);
    if (value !== Host.sentText) {
      Host.sentText = value;
      if (!Host.composing && field.value !== value) field.value = value;
    }
    if (focusSerial > Host.sentFocus) {
      Host.sentFocus = focusSerial;
      field.focus({preventScroll: true});
      // A field that was begun, like "期:", is gone on with; any other text is typed over.
      field.setSelectionRange(value.endsWith(':') ? value.length : 0, value.length);
    }
  },

  host_address__deps: ['$Host'],
  host_address: function() {
    return Host.newString(window.location.hash);
  },
  host_link__deps: ['$Host'],
  host_link: function() {
    return Host.newString(window.location.href);
  },
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
  host_set_title: function(title) { document.title = UTF8ToString(title); },
  host_copy: function(pointer) {
    const text = UTF8ToString(pointer);
    // Pages opened from disk have no clipboard API in some browsers: there the selection is copied.
    const bySelection = () => {
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    };
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text).catch(bySelection);
    } else {
      bySelection();
    }
  },

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
  host_load: function(key) { return Host.newString(Host.stored('localStorage', key)); },
  host_store__deps: ['$Host'],
  host_store: function(key, value) { Host.keep('localStorage', key, value); },
  host_load_for_visit__deps: ['$Host'],
  host_load_for_visit: function(key) { return Host.newString(Host.stored('sessionStorage', key)); },
  host_store_for_visit__deps: ['$Host'],
  host_store_for_visit: function(key, value) { Host.keep('sessionStorage', key, value); },

  host_choose_files: function() { Module['chooseFiles'](); },
  host_forget_file: function(id) { Module['forgetFile'](UTF8ToString(id)); },
  host_apply_update: function() { Module['applyUpdate'](); },

  host_mark__deps: ['$Host'],
  host_mark: function(pointer) {
    const name = UTF8ToString(pointer);
    if (name === 'ready') Host.shown = true;
    Module['mark'](name);
  },
});
