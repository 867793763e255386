// The mirror: elements over the canvas that repeat what it shows, kept in step with the tree of
// ui/semantics.h. Screen readers, the Tab key, the browser's find, print and translation use them;
// without WebGL they are shown instead of the canvas. See library_host.js for what Emscripten
// requires.
//
// Text of the archive becomes text nodes and attributes, never markup.

/**
 * A node of the tree and its element.
 * @typedef {object} MirrorNode
 * @property {string} line as SemanticTree::dump() writes it
 * @property {number} depth
 * @property {number} role of Role
 * @property {number} flags
 * @property {string} id
 * @property {number} level
 * @property {number} position
 * @property {number} size
 * @property {number} left tenths of a CSS pixel, like all lengths
 * @property {number} top
 * @property {number} width
 * @property {number} height
 * @property {number} em
 * @property {number} lineHeight
 * @property {string} address
 * @property {string} name
 * @property {string} places where the canvas shows the name
 * @property {HTMLElement} [element]
 * @property {MirrorNode | null} scroller around it
 */

const Mirror = {
  // Set by listen().
  root: /** @type {HTMLElement} */ (/** @type {unknown} */ (null)),
  nodes: /** @type {Map<string, MirrorNode>} */ (/** @type {unknown} */ (null)),  // By id.
  focused: '',
  isUpdating: false,  // Focus and scroll events come from an update, not from the reader.
  isTextVersion: false,

  // kexie::Role; below, tag and ARIA role of each.
  Role: {
    Banner: 0, Navigation: 1, Main: 2, Region: 3, ContentInfo: 4, Dialog: 5, Scroller: 6, List: 7,
    ListItem: 8, Article: 9, Table: 10, Row: 11, Cell: 12, Heading: 13, Paragraph: 14, Text: 15,
    Status: 16, Button: 17, Link: 18, Checkbox: 19, Radio: 20, SearchBox: 21,
  },
  elements: [
    ['header', 'banner'], ['nav', ''], ['main', ''], ['section', ''], ['footer', 'contentinfo'],
    ['div', 'dialog'], ['div', ''], ['ul', 'list'], ['li', 'listitem'], ['article', ''],
    ['table', 'table'], ['tr', 'row'], ['td', 'cell'], ['h', ''], ['p', ''], ['p', ''],
    ['p', 'status'], ['button', ''], ['a', ''], ['button', 'checkbox'], ['button', 'radio'],
    ['div', 'search'],
  ],
  /** Whether the name is the element's text; that of a group is its label. @type {(role: number) => boolean} */
  hasText: (role) => role >= Mirror.Role.Cell,

  // DescriptionEvent::Kind.
  Event: {Pressed: 0, Focused: 1, Scrolled: 2},

  /** @param {number} kind of Event @param {string} id @param {number} [offset] @returns {void} */
  send: (kind, id, offset) => {
    Host.withString(id, (pointer) =>
      _kexie_on_description(Host.platform, kind, pointer, offset || 0));
  },

  /** @param {string} line @returns {MirrorNode} */
  parse: (line) => {
    const fields = line.split('\t');
    const [depth, role, flags] = fields.slice(0, 3).map(Number);
    const [level, position, size, left, top, width, height, em, lineHeight] =
      fields.slice(4, 13).map(Number);
    return {
      line, depth, role, flags, id: fields[3], level, position, size, left, top, width, height,
      em, lineHeight, address: fields[13], name: fields[14],
      places: fields[15] || '', scroller: null,
    };
  },

  /** @param {MirrorNode} node @returns {HTMLElement} */
  make: (node) => {
    const [tag, role] = Mirror.elements[node.role];
    const element = document.createElement(tag === 'h' ? `h${node.level}` : tag);
    if (role) element.setAttribute('role', role);
    element.dataset.id = node.id;
    if (element instanceof HTMLButtonElement) element.type = 'button';
    if (tag === 'main') element.tabIndex = -1;
    if (node.role === Mirror.Role.Dialog) element.setAttribute('aria-modal', 'true');
    if (node.role === Mirror.Role.SearchBox) element.append(Input.field());
    if (node.role === Mirror.Role.Scroller) {
      element.className = 'scroller';
      element.tabIndex = node.flags & 1 ? 0 : -1;
      if (node.name) element.setAttribute('role', 'group');
      element.addEventListener('scroll', () => Mirror.scrolled(element), {passive: true});
      const end = document.createElement('div');
      end.className = 'end';
      end.setAttribute('aria-hidden', 'true');
      element.append(end);
    }
    return element;
  },

  // A length that is not given must not be that of an element around. Used by .at in web/page.css.
  /** @param {HTMLElement} element @param {Record<string, number | undefined>} px @returns {void} */
  setPlace: (element, px) => {
    for (const name of ['x', 'y', 'w', 'h', 'em', 'line']) {
      element.style.setProperty(`--${name}`, px[name] === undefined ? 'initial' : `${px[name]}px`);
    }
  },

  // Marks are between U+0002 and U+0003.
  /** @param {HTMLElement} element @param {string} text @returns {void} */
  write: (element, text) => {
    const parts = text.split('\u0003').join('\u0002').split('\u0002');
    const isWritten = element.textContent === parts.join('') && !element.firstElementChild;
    if (parts.length === 1 && isWritten) return;
    element.replaceChildren(...parts.map((part, i) => {
      if (i % 2 === 0) return part;
      const mark = document.createElement('mark');
      mark.textContent = part;
      return mark;
    }));
  },

  /** @param {HTMLElement} element @param {string} name @param {string} value @returns {void} */
  setAttribute: (element, name, value) => {
    if (value === '') {
      element.removeAttribute(name);
    } else {
      element.setAttribute(name, value);
    }
  },

  // Over what the canvas shows, so that what the browser finds or a screen reader frames is where it
  // is seen. The style sheet uses these lengths only there: see .at in web/page.css. Only texts and scrollers are positioned, all relative to their scroller: a positioned
  // group would move its children twice.
  /** @param {HTMLElement} element @param {MirrorNode} node @returns {void} */
  position: (element, node) => {
    const isScroller = node.role === Mirror.Role.Scroller;
    const hasText = node.name && Mirror.hasText(node.role);
    const isPositioned = node.width > 0 && (hasText || isScroller);
    element.classList.toggle('at', Boolean(isPositioned));
    if (!isPositioned) return;
    /** @param {number} tenths */
    const px = (tenths) => tenths > 0 ? tenths / 10 : undefined;
    Mirror.setPlace(element, {x: node.left / 10, y: node.top / 10, w: node.width / 10,
      h: px(node.height), em: px(node.em), line: isScroller ? undefined : px(node.lineHeight)});
    if (isScroller) element.style.setProperty('--end', `${Math.max(0, node.lineHeight / 10 - 1)}px`);
  },

  /** @param {HTMLElement} element @param {MirrorNode} node @returns {void} */
  fill: (element, node) => {
    const roles = Mirror.Role;
    /** @param {string} name @param {string} value */
    const set = (name, value) => Mirror.setAttribute(element, name, value);
    if (node.role >= roles.Button && node.role < roles.SearchBox) {
      const checked = node.flags & 8 ? 'true' : 'false';
      set(node.role >= roles.Checkbox ? 'aria-checked' : 'aria-pressed', node.flags & 4 ? checked : '');
      set('aria-current', node.flags & 2 ? 'true' : '');
    }
    if (element instanceof HTMLAnchorElement && node.address.startsWith('#')) {
      element.href = node.address;
    }
    set('aria-posinset', node.position ? String(node.position) : '');
    set('aria-setsize', node.size ? String(node.size) : '');
    if (!Mirror.hasText(node.role)) {
      set('aria-label', node.name);
    } else if (node.role !== roles.SearchBox && (node.name || node.role === roles.Status)) {
      if (node.places) {
        Places.fill(element, node);
      } else {
        Mirror.write(element, node.name);
      }
    }
    if (node.role !== roles.SearchBox) {
      Mirror.position(element, node);
    } else {
      // The frame of the box, for tests: the field inside it is positioned by itself.
      element.dataset.box = [node.left, node.top, node.left + node.width, node.top + node.height]
        .map((tenths) => tenths / 10).join(' ');
    }
  },

  // The text field outlives the element it is in.
  /** @param {HTMLElement} element @returns {void} */
  remove: (element) => {
    const field = Input.field();
    if (element.contains(field)) document.body.append(field);
    element.remove();
  },

  // Removes before it inserts, so that what stays is not moved: a moved element loses the focus.
  /** @param {MirrorNode[]} nodes @returns {void} */
  update: (nodes) => {
    const wanted = new Map(nodes.map((node) => [node.id, node]));
    Mirror.nodes.forEach((old, id) => {
      const node = wanted.get(id);
      if (node && node.role === old.role && node.level === old.level) return;
      if (old.element) Mirror.remove(old.element);
      Mirror.nodes.delete(id);
    });
    /** @param {MirrorNode} node */
    const isNew = (node) => {
      const old = Mirror.nodes.get(node.id);
      return !old || old.line !== node.line;
    };
    Places.measure(nodes.filter(isNew));
    // One entry for each open group: its element, and the last child that is in place.
    /** @type {{element: HTMLElement, last: Element | null, scroller: MirrorNode | null}[]} */
    const parents = [{element: Mirror.root, last: null, scroller: null}];
    for (const node of nodes) {
      const old = Mirror.nodes.get(node.id);
      const element = old && old.element ? old.element : Mirror.make(node);
      if (isNew(node)) Mirror.fill(element, node);
      parents.length = node.depth + 1;
      const parent = parents[node.depth];
      const next = parent.last ? parent.last.nextElementSibling
        : parent.element.firstElementChild;
      if (next !== element) parent.element.insertBefore(element, next);
      parent.last = element;
      node.element = element;
      node.scroller = parent.scroller;
      Mirror.nodes.set(node.id, node);
      const isScroller = node.role === Mirror.Role.Scroller;
      parents.push({element, last: isScroller ? element.firstElementChild : null,
        scroller: isScroller ? node : parent.scroller});
    }
  },

  // While a dialog is open everything else is inert.
  disableBehindDialog: () => {
    const dialog = Mirror.root.querySelector(':scope > [role=dialog]');
    for (const child of Mirror.root.children) {
      const part = /** @type {HTMLElement} */ (child);
      part.inert = dialog !== null && part.getAttribute('role') !== 'dialog' &&
        part.getAttribute('role') !== 'status';
    }
  },

  // A style sheet of the reader's own may give the elements a ground or a colour.
  checkInvisible: () => {
    const sample = Mirror.root.querySelector('.at') || Mirror.root;
    const isPainted = [getComputedStyle(Mirror.root), getComputedStyle(sample)].some((style) =>
      !/^rgba\(.* 0\)$|^transparent$/.test(style.backgroundColor));
    Mirror.root.classList.toggle('painted', isPainted && !Mirror.isTextVersion);
  },

  /** The button of the page that switches to the text version. @returns {HTMLElement} */
  textVersionButton: () => /** @type {HTMLElement} */ (document.getElementById('astext')),

  // The text version: the elements alone, laid out as an ordinary page. Without WebGL, on paper, and
  // on request, e.g. for translation.
  /** @param {boolean} isTextVersion @returns {void} */
  showTextVersion: (isTextVersion) => {
    Mirror.isTextVersion = isTextVersion;
    document.documentElement.classList.toggle('text', isTextVersion);
    if (Mirror.root) Mirror.checkInvisible();
    Mirror.textVersionButton().setAttribute('aria-pressed', isTextVersion ? 'true' : 'false');
  },
  listenTextVersion: () => {
    let wanted = false;
    /** @param {boolean} text */
    const want = (text) => {
      wanted = text;
      _kexie_on_text_wanted(Host.platform, text ? 1 : 0);
    };
    Mirror.textVersionButton().addEventListener('click', () => want(!wanted));
    const html = document.documentElement;
    new MutationObserver(() => {
      if (/\btranslated-/.test(html.className) && !wanted) want(true);
    }).observe(html, {attributeFilter: ['class']});
    window.matchMedia('print').addEventListener('change', (print) => {
      html.classList.toggle('text', print.matches || Mirror.isTextVersion);
    });
  },
  // Scrolls the page to what is at an offset of a scroller, or first below it.
  /** @param {HTMLElement} scroller @param {number} offset @returns {void} */
  reveal: (scroller, offset) => {
    for (const node of Mirror.nodes.values()) {
      const element = node.element;
      const isBelow = node.width > 0 && node.top / 10 + 8 >= offset;
      if (isBelow && element && element !== scroller && scroller.contains(element)) {
        element.scrollIntoView({block: 'start'});
        return;
      }
    }
  },

  /** @param {HTMLElement} element @returns {void} */
  scrolled: (element) => {
    const at = Math.round(element.scrollTop);
    // Scrolling is rounded to the screen's pixels.
    if (Math.abs(at - Number(element.dataset.at || 0)) <= 1) return;
    element.dataset.at = String(at);
    Mirror.send(Mirror.Event.Scrolled, element.dataset.id || '', at);
  },

  /** @param {EventTarget | null} target @param {string} selector @returns {HTMLElement | null} */
  closest: (target, selector) => target instanceof Element ? target.closest(selector) : null,

  listen: () => {
    Mirror.nodes = new Map();
    Mirror.listenTextVersion();
    const root = /** @type {HTMLElement} */ (document.getElementById('mirror'));
    // A saved page contains what it showed when it was saved.
    root.replaceChildren();
    Mirror.root = root;
    Links.listen(root);
    Places.listen();
    root.addEventListener('click', (event) => {
      const target = Mirror.closest(event.target, 'button, a');
      if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      Mirror.send(Mirror.Event.Pressed, target.dataset.id || '');
    });
    root.addEventListener('focusin', (event) => {
      if (Mirror.isUpdating) return;
      const focusable = Mirror.closest(event.target, 'button, a, .scroller[tabindex="0"]');
      Mirror.focused = focusable && focusable.dataset.id || '';
      Mirror.send(Mirror.Event.Focused, Mirror.focused);
    });
    root.addEventListener('focusout', (event) => {
      if (Mirror.isUpdating || root.contains(/** @type {Node | null} */ (event.relatedTarget)) || !Mirror.focused) return;
      Mirror.focused = '';
      Mirror.send(Mirror.Event.Focused, '');
    });
  },
};

mergeInto(LibraryManager.library, {
  $Mirror__deps: ['$Host', '$Input', '$Links', '$Places'],
  $Mirror: Mirror,

  /**
   * Named as in CSS; see ForcedColors in platform.h.
   * @param {number} colors
   */
  host_forced_colors: function(colors) {
    if (!window.matchMedia('(forced-colors: active)').matches) return 0;
    const sample = document.createElement('i');
    sample.style.setProperty('forced-color-adjust', 'none');
    document.body.append(sample);
    ['Canvas', 'CanvasText', 'LinkText', 'Highlight', 'Mark', 'HighlightText', 'MarkText']
      .forEach((name, i) => {
        // A browser that has no Mark keeps the colour before it.
        sample.style.color = name;
        const channels = getComputedStyle(sample).color.match(/[0-9.]+/g) || [];
        HEAP32[(colors >> 2) + i] =
          (Number(channels[0]) << 16) | (Number(channels[1]) << 8) | Number(channels[2]);
      });
    sample.remove();
    return 1;
  },

  host_show_elements__deps: ['$Mirror'],
  /** @param {number} alone */
  host_show_elements: function(alone) { Mirror.showTextVersion(alone !== 0); },

  host_describe__deps: ['$Mirror'],
  /** @param {number} tree */
  host_describe: function(tree) {
    if (!Mirror.root) Mirror.listen();
    Mirror.isUpdating = true;
    const lines = UTF8ToString(tree).split('\n');
    lines.pop();
    Mirror.update(lines.map(Mirror.parse));
    Mirror.disableBehindDialog();
    Mirror.checkInvisible();
    Links.aim();
    Mirror.isUpdating = false;
  },

  host_describe_focus__deps: ['$Mirror'],
  /** @param {number} focusedPointer @param {number} scrollsPointer */
  host_describe_focus: function(focusedPointer, scrollsPointer) {
    Mirror.isUpdating = true;
    const focused = UTF8ToString(focusedPointer);
    const active = /** @type {HTMLElement | null} */ (document.activeElement);
    const isInside = Mirror.root.contains(active) && active !== Input.field();
    if (focused !== Mirror.focused || (focused && !isInside)) {
      Mirror.focused = focused;
      const node = Mirror.nodes.get(focused);
      if (node && node.role === Mirror.Role.SearchBox) {
        Input.field().focus({preventScroll: true});
      } else if (node && node.element) {
        node.element.focus({preventScroll: !Mirror.isTextVersion});
      } else if (active && isInside) {
        active.blur();
      }
    }
    for (const line of UTF8ToString(scrollsPointer).split('\n')) {
      const [id, offset] = line.split('\t');
      const node = Mirror.nodes.get(id);
      const element = node && node.element;
      // Scrolling, even to the same offset, forces a layout of all elements.
      if (!element || (element.dataset.at || '0') === offset) continue;
      element.dataset.at = offset;
      element.scrollTop = Number(offset);
      const isRead = id === 'reader' || id === 'hits';
      if (Mirror.isTextVersion && isRead) Mirror.reveal(element, Number(offset));
    }
    Links.aim();
    Mirror.isUpdating = false;
  },
});
