// The page around the canvas: see host.h. Every function that C++ calls starts with host_.
//
// Emscripten copies the values of $Host into its output by their text: there only arrow functions,
// plain values and arrays survive, and the functions that C++ calls have to be of the old kind.
mergeInto(LibraryManager.library, {
  $Host: {
    program: 0,
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

    // Kinds as in TextFieldEvent.
    CHANGED: 0, SUBMITTED: 1, LEFT: 2, DOWN: 3, UP: 4, FOCUSED: 5, BLURRED: 6,

    listenField: () => {
      const field = Host.field();
      field.addEventListener('compositionstart', () => { Host.composing = true; });
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
          Host.sendField(keys[event.key]);
          if (event.key === 'Escape') document.getElementById('canvas').focus();
        }
      });
    },

    // Keys that the program uses; all others, and all with Ctrl, Alt or Meta, stay the browser's.
    keys: [
      '/', '?', '[', ']', '+', '=', '-', '0', 'n', 'N', 'd', 'D', 'F3', 'Escape', 'Enter', ' ',
      'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End',
    ],
    sendKey: (event, down) => {
      Host.withString(event.key, (key) =>
        _kexie_on_key(Host.program, key, down, event.shiftKey ? 1 : 0));
    },
    listenKeys: () => {
      const handle = (event, down) => {
        const target = event.target;
        if (target instanceof HTMLElement && (target.id === 'field' || target.isContentEditable)) {
          return;
        }
        if (event.ctrlKey || event.metaKey || event.altKey || !Host.keys.includes(event.key)) return;
        event.preventDefault();
        Host.sendKey(event, down);
      };
      window.addEventListener('keydown', (event) => handle(event, 1));
      window.addEventListener('keyup', (event) => handle(event, 0));
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
        canvas.focus({preventScroll: true});
      });
      canvas.addEventListener('webglcontextlost', (event) => {
        event.preventDefault();
        _kexie_on_context(Host.program, 0);
      });
      canvas.addEventListener('webglcontextrestored', () => _kexie_on_context(Host.program, 1));
      new ResizeObserver(Host.wake).observe(canvas);
    },

    // A change of the pixel ratio (zoom, another screen) has no event of its own: a media query
    // for the ratio that is now stops matching.
    listenRatio: () => {
      const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
      query.addEventListener('change', () => {
        Host.wake();
        Host.listenRatio();
      }, {once: true});
    },
    listenPage: () => {
      const sendAddress = () => {
        Host.withString(window.location.hash, (address) =>
          _kexie_on_address(Host.program, address));
      };
      window.addEventListener('popstate', sendAddress);
      const dark = window.matchMedia('(prefers-color-scheme: dark)');
      dark.addEventListener('change', () => _kexie_on_dark(Host.program, dark.matches ? 1 : 0));
      document.addEventListener('visibilitychange', Host.wake);
      window.addEventListener('resize', Host.wake);
    },
  },

  host_attach__deps: ['$Host'],
  host_attach: function(program) {
    Host.program = program;
    Host.listenField();
    Host.listenKeys();
    Host.listenCanvas();
    Host.listenRatio();
    Host.listenPage();
  },

  host_request_frame__deps: ['$Host'],
  host_request_frame: function() {
    if (Host.frameRequested) return;
    Host.frameRequested = true;
    window.requestAnimationFrame(() => {
      Host.frameRequested = false;
      _kexie_on_frame(Host.program);
    });
  },

  host_canvas_width: function() {
    return Math.round(document.getElementById('canvas').clientWidth * window.devicePixelRatio);
  },
  host_canvas_height: function() {
    return Math.round(document.getElementById('canvas').clientHeight * window.devicePixelRatio);
  },
  host_pixel_ratio: function() {
    return window.devicePixelRatio;
  },

  host_load_asset__deps: ['$Host'],
  host_load_asset: function(namePointer, request) {
    const name = UTF8ToString(namePointer);
    const deliver = (bytes, message) => {
      const data = bytes ? _malloc(Math.max(1, bytes.length)) : 0;
      if (bytes) HEAPU8.set(bytes, data);
      Host.withString(message, (text) =>
        _kexie_on_asset(Host.program, request, data, bytes ? bytes.length : 0, text));
    };
    Module['loadAsset'](name).then(
      (bytes) => deliver(bytes, ''),
      (error) => deliver(null, String(error && error.message || error)));
  },

  host_set_text_field__deps: ['$Host'],
  host_set_text_field: function(visible, x, y, width, height, fontSize, textColor, placeholderColor,
                        text, placeholder, label, focusSerial) {
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
      field.select();
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

  host_load__deps: ['$Host'],
  host_load: function(key) {
    let value = '';
    try {
      value = window.localStorage.getItem('kexie.' + UTF8ToString(key)) || '';
    } catch (forbidden) {
      // Private windows and pages from disk may have no storage: preferences last for the visit.
    }
    return Host.newString(value);
  },
  host_store: function(key, value) {
    try {
      window.localStorage.setItem('kexie.' + UTF8ToString(key), UTF8ToString(value));
    } catch (forbidden) {
      // As above.
    }
  },

  host_mark: function(name) {
    return Module['mark'](UTF8ToString(name));
  },
});
