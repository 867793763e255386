// Mouse and fingers: SDL follows them on the canvas; this adds what the page around it needs. See
// library_host.js for what Emscripten requires.
const Pointer = {
  isDown: false,
  isMousePressed: false,  // As SDL knows it.
  // Dear ImGui handles a press and its release in two frames, and views react one frame later.
  framesOfRelease: 4,

  // A release that the browser has not reported, e.g. because it happened over another window.
  /** @param {PointerEvent} event @returns {void} */
  releaseMouse: (event) => {
    if (!Pointer.isMousePressed) return;
    Pointer.isMousePressed = false;
    document.dispatchEvent(new MouseEvent('mouseup',
      {button: 0, clientX: event.clientX, clientY: event.clientY}));
  },

  /** @param {PointerEvent} event @param {HTMLElement} canvas @returns {void} */
  pressed: (event, canvas) => {
    Pointer.isDown = true;
    Input.hold();
    // SDL prevents the press from giving a frame of another page the keyboard.
    if (!document.hasFocus()) window.focus();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    Pointer.isMousePressed = true;
    try {
      // Moves and the release arrive here, wherever they happen.
      canvas.setPointerCapture(event.pointerId);
    } catch (error) {
      console.info(`the pointer cannot be captured: ${error}`);
    }
  },

  /** @param {PointerEvent} event @returns {void} */
  released: (event) => {
    if (event.type !== 'pointerup') Pointer.releaseMouse(event);
    if (!Pointer.isDown) return;
    Pointer.isDown = false;
    Pointer.afterFrames(Pointer.framesOfRelease, Input.letGo);
  },

  /** @param {number} count @param {() => void} act @returns {void} */
  afterFrames: (count, act) => {
    Host.wake();
    if (count === 0) {
      act();
    } else {
      window.requestAnimationFrame(() => Pointer.afterFrames(count - 1, act));
    }
  },

  // With Ctrl, and by two fingers on a touchpad, the browser zooms; zoomed in, it moves the window's
  // part that is seen.
  /** @param {WheelEvent} event @returns {boolean} */
  isBrowsers: (event) => {
    const view = window.visualViewport;
    if (event.ctrlKey || !view || view.scale <= 1) return event.ctrlKey;
    const slack = 1;
    const rest = [view.offsetLeft, window.innerWidth - view.offsetLeft - view.width,
      view.offsetTop, window.innerHeight - view.offsetTop - view.height];
    const isAcross = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const isForward = (isAcross ? event.deltaX : event.deltaY) > 0;
    return rest[(isAcross ? 0 : 2) + (isForward ? 1 : 0)] > slack;
  },

  /** @param {HTMLElement} canvas @returns {void} */
  listen: (canvas) => {
    for (const name of ['pointermove', 'pointerdown', 'pointerup', 'pointerleave', 'pointercancel',
      'wheel', 'touchstart', 'touchmove', 'touchend', 'touchcancel']) {
      canvas.addEventListener(name, Host.wake, {passive: true});
    }
    canvas.addEventListener('pointerdown', (event) => Pointer.pressed(event, canvas));
    canvas.addEventListener('pointermove', (event) => {
      if (event.pointerType === 'mouse' && !(event.buttons & 1)) Pointer.releaseMouse(event);
    });
    document.addEventListener('mouseup', (event) => {
      if (event.button === 0) Pointer.isMousePressed = false;
      Host.wake();
    });
    for (const name of /** @type {const} */ (['pointerup', 'pointercancel', 'lostpointercapture'])) {
      canvas.addEventListener(name, Pointer.released);
    }
    window.addEventListener('wheel', (event) => {
      if (Pointer.isBrowsers(event)) event.stopPropagation();
    }, {capture: true, passive: true});
    // The program draws its own context menu.
    canvas.addEventListener('contextmenu', (event) => event.preventDefault());
  },
};

mergeInto(LibraryManager.library, {
  $Pointer__deps: ['$Host', '$Input'],
  $Pointer: Pointer,
});
