// Keyboard, text field and clipboard of the page. See library_host.js for what Emscripten requires.
const Input = {
  isComposing: false,
  composesOthers: false,  // The last composition became something other than Latin letters.
  isHeld: false,
  isTypedWaiting: false,
  heldAddress: '',
  isExpanded: false,  // A list of suggestions is open below the field.
  sentText: '',
  sentFocus: 0,

  // TextFieldEvent::Kind.
  FieldEvent: {
    Changed: 0, Submitted: 1, Left: 2, Down: 3, Up: 4, Focused: 5, Blurred: 6, Composing: 7,
  },

  /** @returns {HTMLInputElement} */
  field: () => /** @type {HTMLInputElement} */ (document.getElementById('field')),

  /** @param {number} rgb @returns {string} */
  cssColor: (rgb) => '#' + (rgb >>> 0).toString(16).padStart(6, '0'),

  /** @param {number} kind of FieldEvent @returns {void} */
  sendField: (kind) => {
    if (!Host.platform) return;
    Host.withString(Input.field().value, (text) => _kexie_on_field(Host.platform, kind, text));
  },

  // A press on the canvas commits what is being composed. It counts for what was visible: the text
  // waits until the press has been handled, and is dropped if that has led elsewhere.
  hold: () => {
    Input.isHeld = true;
    Input.isTypedWaiting = false;
    Input.heldAddress = Address.current();
  },
  letGo: () => {
    if (Pointer.isDown) return;
    Input.isHeld = false;
    if (!Input.isTypedWaiting) return;
    if (Address.current() === Input.heldAddress) {
      Input.sendField(Input.FieldEvent.Changed);
    } else {
      Input.field().value = Input.sentText;
    }
  },
  sendTyped: () => {
    if (Input.isHeld) {
      Input.isTypedWaiting = true;
    } else {
      Input.sendField(Input.FieldEvent.Changed);
    }
  },

  // Keyboards of Android compose every word, as they may yet correct it: a Latin word is what it
  // looks like, unless this keyboard turns letters into something else, e.g. pinyin.
  /** @param {string} text @returns {boolean} */
  isLatin: (text) => /^[\p{Script=Latin}\p{M}\d]*$/u.test(text),
  /** @param {string} composed @returns {boolean} */
  isTyping: (composed) => /Android/.test(navigator.userAgent) && !Input.composesOthers &&
    Input.isLatin(composed),

  listenField: () => {
    const field = Input.field();
    const kinds = Input.FieldEvent;
    field.addEventListener('compositionstart', () => {
      Input.isComposing = true;
      Input.sendField(kinds.Composing);
    });
    field.addEventListener('compositionend', (event) => {
      Input.isComposing = false;
      if (event.data) Input.composesOthers = !Input.isLatin(event.data);
      Input.sendTyped();
    });
    field.addEventListener('input', (event) => {
      const input = /** @type {InputEvent} */ (event);
      const isComposed = Input.isComposing || input.isComposing;
      if (!isComposed || Input.isTyping(input.data || '')) Input.sendTyped();
    });
    field.addEventListener('focus', () => Input.sendField(kinds.Focused));
    field.addEventListener('blur', () => Input.sendField(kinds.Blurred));
    const keys = new Map([['Enter', kinds.Submitted], ['Escape', kinds.Left],
      ['ArrowDown', kinds.Down], ['ArrowUp', kinds.Up]]);
    field.addEventListener('keydown', (event) => {
      // 229: the key belongs to an input method.
      if (event.isComposing || event.keyCode === 229) return;
      const kind = keys.get(event.key);
      if (event.key === 'F3' && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        Input.sendKey(event, 1);
        Input.sendKey(event, 0);
      } else if (kind !== undefined) {
        event.preventDefault();
        const isEscape = event.key === 'Escape';
        Input.sendField(kind);
        if (isEscape && !Input.isExpanded) field.blur();
        // The next Escape may come before the next frame closes the list.
        if (isEscape) Input.isExpanded = false;
      }
    });
  },

  // The keys that the program uses. All others, and with Ctrl all but those that select text, are
  // left to the browser.
  keys: [
    '/', '?', '[', ']', '+', '=', '-', '0', ',', 'F3', 'Escape', 'Enter', ' ',
    'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End',
    ...'cdeghjklnstCDEGHJKLNST',
  ],
  /** @param {KeyboardEvent} event @returns {boolean} */
  selectsText: (event) => {
    const isArrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    return Input.keyName(event).toLowerCase() === 'a' || (isArrow && event.shiftKey);
  },
  // What is sent as held, by the place of the key on the keyboard.
  /** @type {Record<string, string>} */
  heldKeys: {},
  // The program takes a capital for Shift, as some on-screen keyboards have no such key. Caps Lock is
  // not Shift. A letter of another script is the Latin one at its place.
  /** @param {KeyboardEvent} event @returns {string} */
  keyName: (event) => {
    if (event.key.length > 1) return event.key;
    const place = /^Key([A-Z])$/.exec(event.code);
    const key = place && event.key > '~' ? place[1].toLowerCase() : event.key;
    return event.getModifierState('CapsLock') ? key.toLowerCase() : key;
  },
  /** @param {KeyboardEvent} event @param {0 | 1} down @param {string} [name] @returns {void} */
  sendKey: (event, down, name) => {
    Host.withString(name || Input.keyName(event), (key) =>
      _kexie_on_key(Host.platform, key, down, event.shiftKey ? 1 : 0,
        event.ctrlKey || event.metaKey ? 1 : 0));
  },
  listenKeys: () => {
    window.addEventListener('keydown', (event) => {
      // A click reads Shift, wherever the keyboard focus is.
      if (event.key === 'Shift') Input.sendKey(event, 1);
      // Buttons of the page itself handle their keys; those of the mirror are the program's.
      const target = event.target;
      if (target instanceof HTMLElement &&
          (target.isContentEditable || target.closest('input, button:not([data-id]), #original'))) {
        return;
      }
      const control = event.ctrlKey || event.metaKey;
      const isUsed = control ? Input.selectsText(event) : Input.keys.includes(Input.keyName(event));
      if (event.altKey || !isUsed) return;
      event.preventDefault();
      Input.heldKeys[event.code] = Input.keyName(event);
      Input.sendKey(event, 1);
    });
    window.addEventListener('keyup', (event) => {
      if (event.key === 'Shift') Input.sendKey(event, 0);
      // Wherever the focus is by now, and whatever Shift and Ctrl have made of the key: one that seems
      // held would not count when it is pressed again.
      const name = Input.heldKeys[event.code];
      if (name === undefined) return;
      event.preventDefault();
      delete Input.heldKeys[event.code];
      Input.sendKey(event, 0, name);
    });
  },

  // Copying, by key or menu, takes the program's selection, unless the browser has one of its own.
  listenCopy: () => {
    // Without this Safari disables copying where it sees no selection.
    document.addEventListener('beforecopy', (event) => event.preventDefault());
    document.addEventListener('copy', (event) => {
      const selection = window.getSelection();
      const isField = event.target instanceof Element && event.target.matches('input, textarea');
      if (isField || (selection && !selection.isCollapsed)) return;
      const pointer = _kexie_on_copy(Host.platform);
      const text = UTF8ToString(pointer);
      _free(pointer);
      if (!text) return;
      if (event.clipboardData) event.clipboardData.setData('text/plain', text);
      event.preventDefault();
    });
  },
};

mergeInto(LibraryManager.library, {
  $Input__deps: ['$Host', '$Address'],
  $Input: Input,

  host_set_text_field__deps: ['$Input'],
  /**
   * Lengths are device pixels, colours 0xRRGGBB. Focuses the field where `focusSerial` grows.
   * @type {(visible: number, x: number, y: number, width: number, height: number,
   *   fontSize: number, textColor: number, placeholderColor: number, textPointer: number,
   *   placeholder: number, label: number, focusSerial: number, expanded: number) => void}
   */
  host_set_text_field: function(visible, x, y, width, height, fontSize, textColor,
    placeholderColor, textPointer, placeholder, label, focusSerial, expanded) {
    const field = Input.field();
    const style = field.style;
    /** @param {number} px */
    const css = (px) => `${px / window.devicePixelRatio}px`;
    style.display = visible ? 'block' : 'none';
    style.left = css(x);
    style.top = css(y);
    style.width = css(width);
    style.height = css(height);
    style.fontSize = css(fontSize);
    style.color = Input.cssColor(textColor);
    style.setProperty('--placeholder', Input.cssColor(placeholderColor));
    Input.isExpanded = expanded !== 0;
    field.placeholder = UTF8ToString(placeholder);
    field.setAttribute('aria-label', UTF8ToString(label));
    // Only text that the program has changed replaces what is being typed.
    const text = UTF8ToString(textPointer);
    if (text !== Input.sentText) {
      Input.sentText = text;
      if (!Input.isComposing && field.value !== text) field.value = text;
    }
    if (focusSerial > Input.sentFocus) {
      Input.sentFocus = focusSerial;
      field.focus({preventScroll: true});
      // A prefix like "期:" is continued; any other text is selected, to be typed over.
      field.setSelectionRange(text.endsWith(':') ? text.length : 0, text.length);
    }
  },

  /** @param {number} pointer */
  host_copy: function(pointer) {
    const text = UTF8ToString(pointer);
    // Pages opened from disk have no clipboard API in some browsers, and frames may not use it: there
    // a selection is copied.
    const copySelection = () => {
      const area = document.createElement('textarea');
      area.value = text;
      document.body.append(area);
      area.select();
      const isCopied = document.execCommand('copy');
      area.remove();
      if (!isCopied) Module['refused']('Copying');
    };
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text).catch(copySelection);
    } else {
      copySelection();
    }
  },
});
