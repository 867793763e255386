// Puts the words of the mirror exactly where the canvas shows them, line by line, so that what the
// browser finds is marked where it is seen. See library_host.js for what Emscripten requires.
//
// The browser has other fonts than the canvas, and breaks and fills lines in its own way. So each line
// is an element that cannot wrap and fills the width, and within it the distance between letters is
// chosen such that no letter is further than `tolerance` from its place; where one distance does not do,
// another run begins. Most lines need one.
const Places = {
  tolerance: 0.8,  // CSS pixels.
  /** Widths of letters, by size and letter. @type {Map<string, number>} */
  widths: /** @type {Map<string, number>} */ (/** @type {unknown} */ (null)),
  /** Letters that the canvas cannot show. @type {Set<string>} */
  seen: /** @type {Set<string>} */ (/** @type {unknown} */ (null)),
  /** Whether pictures drawn here come back as something else; null: not tried yet. @type {boolean | null} */
  isBlind: null,

  // Nearly all letters have the width of any other Chinese character.
  /** @param {string} letter @returns {string} */
  alike: (letter) => /[\u3400-\u9fff]/.test(letter) ? '国' : letter,
  /** @param {number} em @param {string} letter @returns {string} */
  key: (em, letter) => em + Places.alike(letter),

  // What is not known yet is measured with one layout.
  /** @param {MirrorNode[]} nodes @returns {void} */
  measure: (nodes) => {
    /** @type {Map<string, HTMLElement>} */
    const samples = new Map();
    const bench = document.createElement('div');
    for (const node of nodes) {
      for (const place of Places.read(node)) {
        for (const letter of place.letters) {
          const key = Places.key(place.em, letter);
          if (Places.widths.has(key) || samples.has(key)) continue;
          const sample = document.createElement('span');
          sample.textContent = Places.alike(letter);
          sample.style.fontSize = `${place.em}px`;
          samples.set(key, sample);
          bench.append(sample);
        }
      }
    }
    if (!samples.size) return;
    bench.className = 'bench';
    Mirror.root.append(bench);
    samples.forEach((sample, key) => Places.widths.set(key, sample.getBoundingClientRect().width));
    bench.remove();
  },

  /**
   * Parts of a text and where they are, in CSS pixels, relative to the element. `lines` holds for each
   * line the left edges of its letters and, last, its right edge.
   * @typedef {{begin: number, letters: string[], left: number, top: number, width: number, em: number,
   *   lineHeight: number, lines: number[][]}} TextPlace
   */
  /** As Semantics::dump() writes them. @param {MirrorNode} node @returns {TextPlace[]} */
  read: (node) => {
    if (!node.places) return [];
    const name = Array.from(node.name);
    return node.places.split(' ').map((text) => {
      const fields = text.split(',');
      const [begin, count] = fields.slice(0, 2).map(Number);
      const [left, top, width, em, lineHeight] = fields.slice(2, 7).map((tenths) => Number(tenths) / 10);
      const letters = name.slice(begin, begin + count);
      return {begin, letters, left, top, width, em, lineHeight, lines: Places.readLines(fields[7])};
    });
  },
  /** @param {string} text @returns {number[][]} */
  readLines: (text) => text.split('|').map((line) => {
    const runs = line.split(';');
    const edges = [Number(runs[0]) / 10];
    for (let i = 1; i < runs.length; ++i) {
      const [letters, right] = runs[i].split(':').map(Number);
      const left = edges[edges.length - 1];
      for (let k = 1; k <= letters; ++k) edges.push(left + (right / 10 - left) * k / letters);
    }
    return edges;
  }),

  /** @param {TextPlace} place @param {number} from @param {number[]} edges @returns {HTMLElement} */
  makeLine: (place, from, edges) => {
    const line = document.createElement('span');
    line.className = 'line';
    const count = edges.length - 1;
    let pen = 0;
    for (let first = 0; first < count;) {
      // The distances that do for all letters so far.
      let low = -Infinity;
      let high = Infinity;
      let width = 0;
      let end = first;
      const isSeen = Places.seen.has(place.letters[from + first]);
      for (; end < count; ++end) {
        if (Places.seen.has(place.letters[from + end]) !== isSeen) break;
        const next = width + (Places.widths.get(Places.key(place.em, place.letters[from + end])) || 0);
        const exact = edges[end + 1] - edges[first] - next;
        const n = end + 1 - first;
        const least = Math.max(low, (exact - Places.tolerance) / n);
        const most = Math.min(high, (exact + Places.tolerance) / n);
        if (least > most) break;
        low = least;
        high = most;
        width = next;
      }
      // None at all is the simplest.
      const apart = low <= 0 && high >= 0 ? 0 : (low + high) / 2;
      const run = document.createElement('span');
      run.textContent = place.letters.slice(from + first, from + end).join('');
      if (isSeen) Places.paint(run);
      if (apart !== 0) run.style.setProperty('--apart', `${apart.toFixed(3)}px`);
      const margin = edges[first] - pen;
      if (Math.abs(margin) > 0.05) run.style.setProperty('--from', `${margin.toFixed(2)}px`);
      line.append(run);
      pen = edges[first] + width + apart * (end - first);
      first = end;
    }
    // A single run needs no element of its own.
    const only = line.firstElementChild;
    if (line.childElementCount === 1 && only instanceof HTMLElement) {
      only.classList.add('line');
      return only;
    }
    return line;
  },

  /** @param {HTMLElement} element @param {MirrorNode} node @returns {void} */
  fill: (element, node) => {
    const name = Array.from(node.name);
    const parts = document.createDocumentFragment();
    let told = 0;
    /** Words that the canvas does not show. @param {number} end */
    const tellRest = (end) => {
      if (end <= told) return;
      const rest = document.createElement('span');
      rest.className = 'rest';
      rest.textContent = name.slice(told, end).join('');
      parts.append(rest);
    };
    for (const place of Places.read(node)) {
      tellRest(place.begin);
      // Words that fill the element need no other.
      const isWhole = place.width * 10 === node.width && place.em * 10 === node.em && !parts.firstChild;
      const block = isWhole ? parts : document.createElement('span');
      if (block instanceof HTMLElement) {
        block.className = 'at';
        Mirror.setPlace(block, {x: place.left, y: place.top, w: place.width, em: place.em,
          line: place.lineHeight});
      }
      let from = 0;
      for (const edges of place.lines) {
        block.append(Places.makeLine(place, from, edges));
        from += edges.length - 1;
      }
      if (block !== parts) parts.append(block);
      told = place.begin + from;
    }
    tellRest(name.length);
    element.replaceChildren(parts);
  },

  /** @param {(node: MirrorNode) => boolean} test which nodes to fill again @returns {void} */
  refill: (test) => {
    const nodes = Array.from(Mirror.nodes.values()).filter((node) => node.places && test(node));
    Places.measure(nodes);
    for (const node of nodes) if (node.element) Places.fill(node.element, node);
  },
  /** @returns {void} */
  listen: () => {
    // Letters change their widths when another font arrives.
    if (!document.fonts) return;
    document.fonts.addEventListener('loadingdone', () => {
      Places.widths.clear();
      Places.refill(() => true);
    });
  },

  // Against recognition of its user, a browser (Firefox with resistFingerprinting, Tor) may give back
  // noise for what was drawn. Then characters that only its fonts have are shown by the mirror.
  /** @param {HTMLElement} run @returns {void} */
  paint: (run) => {
    run.classList.add('seen');
    // The colour of the theme.
    run.style.setProperty('--seen', Input.field().style.color);
  },
  /** @returns {boolean} */
  cannotReadCanvas: () => {
    if (Places.isBlind !== null) return Places.isBlind;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 16;
    const context = canvas.getContext('2d', {willReadFrequently: true});
    if (!context) return Places.isBlind = true;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 16, 8);
    const {data} = context.getImageData(0, 0, 16, 16);
    return Places.isBlind = data.some((byte, i) => byte !== (i < data.length / 2 ? 255 : 0));
  },
  /** Shows none: those that another font has would be there twice. @returns {void} */
  forget: () => {
    if (!Places.seen.size) return;
    const shown = Places.seen;
    Places.seen = new Set();
    Places.refill((node) => Array.from(node.name).some((letter) => shown.has(letter)));
  },
  /** Shows a letter in the mirror, in every text. @param {string} letter @returns {void} */
  show: (letter) => {
    if (Places.seen.has(letter)) return;
    Places.seen.add(letter);
    setTimeout(() => Places.refill((node) => node.name.includes(letter)));
  },
};

mergeInto(LibraryManager.library, {
  $Places__deps: ['$Mirror', '$Input'],
  $Places__postset: 'Places.widths = new Map(); Places.seen = new Set();',
  $Places: Places,
});
