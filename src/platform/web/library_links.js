// Links are links: the one below the mouse takes the presses that a browser gives a meaning of its
// own (middle button, Ctrl or Cmd, Shift, right button, the address shown at the edge of the window).
// Everything else goes on to the canvas, as if the link were not there. See library_host.js for what
// Emscripten requires.
const Links = {
  /** The link of the mirror that is below the mouse. @type {HTMLElement | null} */
  hot: null,
  /** Where the mouse rests; null while it is away, or a button is down. @type {MouseEvent | null} */
  mouse: null,

  canvas: () => /** @type {HTMLCanvasElement} */ (document.getElementById('canvas')),

  // Reckoned from the tree: asking the browser would force a layout with every movement.
  /** @param {MirrorNode} node @param {number} x @param {number} y in CSS pixels @returns {boolean} */
  isAt: (node, x, y) => {
    let left = x * 10;
    let top = y * 10;
    const outer = [];
    for (let around = node.scroller; around; around = around.scroller) outer.unshift(around);
    for (const scroller of outer) {
      left -= scroller.left;
      top -= scroller.top;
      if (left < 0 || top < 0 || left >= scroller.width || top >= scroller.height) return false;
      top += Number(scroller.element && scroller.element.dataset.at || 0) * 10;
    }
    return left >= node.left && top >= node.top && left < node.left + node.width &&
      top < node.top + node.height;
  },

  /** What can be pressed at a point. @param {number} x @param {number} y @returns {HTMLElement | null} */
  find: (x, y) => {
    /** @type {HTMLElement | null} */
    let found = null;
    Mirror.nodes.forEach((node) => {
      if (node.role < Mirror.Role.Button || !node.element || !Links.isAt(node, x, y)) return;
      if (!node.element.closest('[inert]')) found = node.element;
    });
    return found;
  },

  /** After the mouse, or what is below it, has moved. @returns {void} */
  aim: () => {
    const at = Links.mouse;
    const found = at && !Mirror.isTextVersion ? Links.find(at.clientX, at.clientY) : null;
    const link = found instanceof HTMLAnchorElement && found.hasAttribute('href') ? found : null;
    if (link === Links.hot) return;
    if (Links.hot) Links.hot.classList.remove('hot');
    Links.hot = link;
    if (link) link.classList.add('hot');
  },

  /** @param {MouseEvent} event @returns {void} */
  moved: (event) => {
    const isMouse = !(event instanceof PointerEvent) || event.pointerType === 'mouse';
    Links.mouse = isMouse && event.buttons === 0 ? event : null;
    Links.aim();
  },

  /** @param {MouseEvent} event @returns {boolean} */
  isOrdinary: (event) => event.type.endsWith('move') || event.type === 'wheel' ||
    (event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey),

  /** @param {MouseEvent} event @returns {void} */
  pass: (event) => {
    if (Mirror.isTextVersion || !Mirror.closest(event.target, 'a')) return;
    // A press neither takes the keyboard nor begins to drag the link.
    if (event.type === 'mousedown') event.preventDefault();
    if (!Links.isOrdinary(event)) return;
    const Kind = /** @type {typeof MouseEvent} */ (event.constructor);
    const copy = new Kind(event.type, /** @type {MouseEventInit} */ (event));
    if (!Links.canvas().dispatchEvent(copy)) event.preventDefault();
    if (event.type === 'pointerdown') Links.moved(event);
  },

  /** @param {HTMLElement} root of the mirror @returns {void} */
  listen: (root) => {
    for (const name of ['pointermove', 'pointerdown', 'pointerup', 'mousemove', 'mousedown', 'mouseup',
      'wheel']) {
      root.addEventListener(name, (event) => Links.pass(/** @type {MouseEvent} */ (event)),
        {passive: false});
    }
    window.addEventListener('pointermove', Links.moved, {capture: true, passive: true});
    window.addEventListener('pointerup', Links.moved, {passive: true});
    // From the canvas to a link over it, the mouse has not left.
    window.addEventListener('mouseleave', (event) => {
      if (event.target === Links.canvas() && root.contains(/** @type {Node | null} */ (event.relatedTarget))) {
        event.stopImmediatePropagation();
      }
    }, {capture: true});
    root.addEventListener('mouseout', (event) => {
      const to = /** @type {Node | null} */ (event.relatedTarget);
      if (Mirror.isTextVersion || to === Links.canvas() || root.contains(to)) return;
      Links.mouse = null;
      Links.aim();
      Links.canvas().dispatchEvent(new MouseEvent('mouseleave', event));
    });
  },
};

mergeInto(LibraryManager.library, {$Links__deps: ['$Mirror'], $Links: Links});
