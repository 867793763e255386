// Elements that say what the canvas shows, kept in step with the tree that the program describes
// (ui/semantics.h): for screen readers, the Tab key, the browser's find, print and translation, and
// for reading where nothing can be drawn. See library_host.js for what Emscripten lets through.
//
// Words of the archive become text nodes and attributes, never markup.
mergeInto(LibraryManager.library, {
  $Mirror__deps: ['$Host'],
  $Mirror: {
    root: null,
    nodes: null, // id → what parse() gives, and its element.
    focused: '',
    busy: false,      // The elements move by themselves: what they report is no act of a person.

    // Tag and ARIA role of each kexie::Role, in its order.
    roles: [
      ['header', 'banner'], ['nav', ''], ['main', ''], ['section', ''], ['footer', 'contentinfo'],
      ['div', 'dialog'], ['div', ''], ['ul', 'list'], ['li', 'listitem'], ['article', ''], ['table', 'table'],
      ['tr', 'row'], ['td', 'cell'], ['h', ''], ['p', ''], ['p', ''], ['p', 'status'], ['button', ''],
      ['a', ''], ['button', 'checkbox'], ['button', 'radio'], ['div', 'search'],
    ],
    DIALOG: 5, SCROLLER: 6, TABLE: 10, FIRST_WITH_WORDS: 12, STATUS: 16, BUTTON: 17, LINK: 18,
    CHECKBOX: 19, SEARCH: 21,
    // Kinds as in DescriptionEvent.
    PRESSED: 0, FOCUSED: 1, SCROLLED: 2,

    send: (kind, id, offset) => {
      Host.withString(id, (address) =>
        _kexie_on_description(Host.program, kind, address, offset || 0));
    },

    parse: (line) => {
      const fields = line.split('\t');
      const [depth, role, flags] = fields.slice(0, 3).map(Number);
      const [level, position, size, left, top, width, height, em, lineHeight] =
        fields.slice(4, 13).map(Number);
      return {
        line, depth, role, flags, id: fields[3], level, position, size, left, top, width, height,
        em, lineHeight, address: fields[13], name: fields[14],
      };
    },

    make: (node) => {
      const [tag, role] = Mirror.roles[node.role];
      const element = document.createElement(tag === 'h' ? `h${node.level}` : tag);
      if (role) element.setAttribute('role', role);
      element.dataset.id = node.id;
      if (tag === 'button') element.type = 'button';
      if (tag === 'main') element.tabIndex = -1;
      if (node.role === Mirror.DIALOG) element.setAttribute('aria-modal', 'true');
      if (node.role === Mirror.SEARCH) element.append(Host.field());
      if (node.role === Mirror.SCROLLER) {
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

    attribute: (element, name, value) => {
      if (value === '') {
        element.removeAttribute(name);
      } else {
        element.setAttribute(name, value);
      }
    },

    // Over its place on the canvas, so that what the browser finds or a screen reader frames is
    // where it is seen. Only words and scrollers have a place: all count from the scroller, and
    // a group that had one would move what is in it twice.
    place: (element, node) => {
      const style = element.style;
      const css = (tenths) => tenths ? `${tenths / 10}px` : '';
      const hasWords = node.name && node.role >= Mirror.FIRST_WITH_WORDS;
      const placed = node.width > 0 && (hasWords || node.role === Mirror.SCROLLER);
      style.position = placed ? 'absolute' : '';
      if (!placed) return;
      style.left = `${node.left / 10}px`;
      style.top = `${node.top / 10}px`;
      style.width = css(node.width);
      style.height = css(node.height);
      style.fontSize = css(node.em);
      if (node.role !== Mirror.SCROLLER) {
        style.lineHeight = css(node.lineHeight);
      } else {
        element.firstChild.style.top = `${Math.max(0, node.lineHeight / 10 - 1)}px`;
      }
    },

    fill: (element, node) => {
      const set = (name, value) => Mirror.attribute(element, name, value);
      const ticked = node.flags & 8 ? 'true' : 'false';
      const tickable = node.role >= Mirror.CHECKBOX ? 'aria-checked' : 'aria-pressed';
      if (node.role >= Mirror.BUTTON && node.role < Mirror.SEARCH) {
        set(tickable, node.flags & 4 ? ticked : '');
        set('aria-current', node.flags & 2 ? 'true' : '');
      }
      if (node.role === Mirror.LINK && node.address.startsWith('#')) element.href = node.address;
      set('aria-posinset', node.position ? String(node.position) : '');
      set('aria-setsize', node.size ? String(node.size) : '');
      if (node.role < Mirror.FIRST_WITH_WORDS) {
        set('aria-label', node.name);
      } else if (node.role !== Mirror.SEARCH && (node.name || node.role === Mirror.STATUS)) {
        if (element.textContent !== node.name) element.textContent = node.name;
      }
      if (node.role !== Mirror.SEARCH) {
        Mirror.place(element, node);
      } else {
        // Where the frame is drawn: the field inside has a place of its own.
        element.dataset.box = [node.left, node.top, node.left + node.width, node.top + node.height]
          .map((tenths) => tenths / 10).join(' ');
      }
    },

    // Takes an element away; the text field outlives it.
    drop: (element) => {
      const field = Host.field();
      if (element.contains(field)) document.body.append(field);
      element.remove();
    },

    // What is gone goes first, so that what stays need not move: a moved element loses the
    // keyboard.
    build: (nodes) => {
      const wanted = new Map(nodes.map((node) => [node.id, node]));
      Mirror.nodes.forEach((old, id) => {
        const node = wanted.get(id);
        if (node && node.role === old.role && node.level === old.level) return;
        Mirror.drop(old.element);
        Mirror.nodes.delete(id);
      });
      // One entry for each open group: its element, and the child that was put in place last.
      const parents = [{element: Mirror.root, last: null}];
      for (const node of nodes) {
        const old = Mirror.nodes.get(node.id);
        const element = old ? old.element : Mirror.make(node);
        if (!old || old.line !== node.line) Mirror.fill(element, node);
        parents.length = node.depth + 1;
        const parent = parents[node.depth];
        const next = parent.last ? parent.last.nextElementSibling
          : parent.element.firstElementChild;
        if (next !== element) parent.element.insertBefore(element, next);
        parent.last = element;
        node.element = element;
        Mirror.nodes.set(node.id, node);
        parents.push({element, last: node.role === Mirror.SCROLLER ? element.firstChild : null});
      }
    },

    // While a dialog is open the rest can neither be reached nor read.
    close_off: () => {
      const dialog = Mirror.root.querySelector(':scope > [role=dialog]');
      for (const part of Mirror.root.children) {
        part.inert = dialog !== null && part.getAttribute('role') !== 'dialog' &&
          part.getAttribute('role') !== 'status';
      }
    },

    // Elements alone, in the flow of a page: where nothing can be drawn, on paper, and for those
    // who want it so, e.g. to have the page translated or set in their own way.
    alone: false,
    showAlone: (alone) => {
      Mirror.alone = alone;
      document.documentElement.classList.toggle('text', alone);
      const button = document.getElementById('astext');
      button.setAttribute('aria-pressed', alone ? 'true' : 'false');
    },
    listenWishes: () => {
      let wanted = false;
      const want = (text) => {
        wanted = text;
        _kexie_on_text_wanted(Host.program, text ? 1 : 0);
      };
      document.getElementById('astext').addEventListener('click', () => want(!wanted));
      const html = document.documentElement;
      new MutationObserver(() => {
        if (/\btranslated-/.test(html.className) && !wanted) want(true);
      }).observe(html, {attributeFilter: ['class']});
      window.matchMedia('print').addEventListener('change', (print) => {
        html.classList.toggle('text', print.matches || Mirror.alone);
      });
    },
    // The first thing at or under an offset of a scroller comes to the top of the page.
    reveal: (id, offset) => {
      const scroller = Mirror.nodes.get(id).element;
      let first = null;
      Mirror.nodes.forEach((node) => {
        const lower = node.width > 0 && node.top / 10 + 8 >= offset;
        if (lower && !first && node.element !== scroller && scroller.contains(node.element)) {
          first = node.element;
        }
      });
      if (first) first.scrollIntoView({block: 'start'});
    },

    scrolled: (element) => {
      const at = Math.round(element.scrollTop);
      // Scrolling is rounded to the screen's pixels.
      if (Math.abs(at - Number(element.dataset.at || 0)) <= 1) return;
      element.dataset.at = String(at);
      Mirror.send(Mirror.SCROLLED, element.dataset.id, at);
    },

    listen: () => {
      Mirror.nodes = new Map();
      Mirror.listenWishes();
      const root = Mirror.root = document.getElementById('mirror');
      root.addEventListener('click', (event) => {
        const target = event.target.closest('button, a');
        if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        Mirror.send(Mirror.PRESSED, target.dataset.id);
      });
      root.addEventListener('focusin', (event) => {
        if (Mirror.busy) return;
        const pressable = event.target.closest('button, a, .scroller[tabindex="0"]');
        Mirror.focused = pressable ? pressable.dataset.id : '';
        Mirror.send(Mirror.FOCUSED, Mirror.focused);
      });
      root.addEventListener('focusout', (event) => {
        if (Mirror.busy || root.contains(event.relatedTarget) || !Mirror.focused) return;
        Mirror.focused = '';
        Mirror.send(Mirror.FOCUSED, '');
      });
    },
  },

  host_show_elements__deps: ['$Mirror'],
  host_show_elements: function(alone) { Mirror.showAlone(alone !== 0); },

  host_describe__deps: ['$Mirror'],
  host_describe: function(tree) {
    if (!Mirror.root) Mirror.listen();
    Mirror.busy = true;
    const lines = UTF8ToString(tree).split('\n');
    lines.pop();
    Mirror.build(lines.map(Mirror.parse));
    Mirror.close_off();
    Mirror.busy = false;
  },

  host_describe_place__deps: ['$Mirror'],
  host_describe_place: function(focusedPointer, scrollsPointer) {
    Mirror.busy = true;
    const focused = UTF8ToString(focusedPointer);
    const at = document.activeElement;
    const inside = Mirror.root.contains(at) && at !== Host.field();
    if (focused !== Mirror.focused || (focused && !inside)) {
      Mirror.focused = focused;
      const node = Mirror.nodes.get(focused);
      if (node && node.role === Mirror.SEARCH) {
        Host.field().focus({preventScroll: true});
      } else if (node) {
        node.element.focus({preventScroll: !Mirror.alone});
      } else if (inside) {
        at.blur();
      }
    }
    for (const line of UTF8ToString(scrollsPointer).split('\n')) {
      const [id, offset] = line.split('\t');
      const node = Mirror.nodes.get(id);
      // To scroll to where it is makes the browser lay out all elements at once.
      if (!node || (node.element.dataset.at || '0') === offset) continue;
      node.element.dataset.at = offset;
      node.element.scrollTop = Number(offset);
      if (Mirror.alone && id === 'reader') Mirror.reveal(id, Number(offset));
    }
    Mirror.busy = false;
  },
});
