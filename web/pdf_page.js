// Draws a page of a PDF through pdf.js, as wide as its place and as sharp as the screen, with lines
// marked. The page loads this with the first PDF whose printed pages are looked at.

/**
 * @typedef {import('pdfjs-dist')} Library
 * @typedef {import('pdfjs-dist').PDFDocumentLoadingTask} Loading
 * @typedef {import('pdfjs-dist').PDFDocumentProxy} Document
 * @typedef {import('pdfjs-dist').RenderTask} Task
 */

// What browsers can draw, and what fits in the memory of a phone: what is larger is drawn less sharp.
const maxPixels = 1 << 25;
const maxSide = 8192;
// Around the page, in CSS pixels.
const margin = 14;

/**
 * How most of a page's text is turned, in quarters clockwise: the boxes of its lines are those of the
 * page turned so that it is upright (src/document/page_layout.cpp).
 * @param {Library} library @param {import('pdfjs-dist').PDFPageProxy} page
 */
async function turnsOf(library, page) {
  const {items, styles} = await page.getTextContent();
  const counts = [0, 0, 0, 0];
  const {transform} = page.getViewport({scale: 1});
  for (const item of items) {
    if (!('str' in item) || !item.str.trim()) continue;
    const [a, b] = library.Util.transform(transform, item.transform);
    const vertical = styles[item.fontName]?.vertical ? 1 : 0;
    counts[(Math.round(Math.atan2(b, a) / (Math.PI / 2)) + vertical) & 3] += item.str.split(/\s+/).length;
  }
  return counts.indexOf(Math.max(...counts));
}

/**
 * The box on the page as it is seen.
 * @param {number[]} box left, top, right, bottom @param {number} turns
 * @param {{width: number, height: number}} size
 */
function turnBack([left, top, right, bottom], turns, {width, height}) {
  switch (turns) {
    case 1: return [width - bottom, left, width - top, right];
    case 2: return [width - right, height - bottom, width - left, height - top];
    case 3: return [top, height - right, bottom, height - left];
    default: return [left, top, right, bottom];
  }
}

export class PageView {
  pages = 0;
  number = 1;
  /** @type {number[][]} page, left, top, right, bottom */
  #marks = [];
  /** @type {Loading | null} */
  #loading = null;
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Document | null} */
  #document = null;
  /** @type {Task | null} */
  #task = null;
  /** What is drawn, or being drawn: page and pixels. */
  #drawn = '';
  #isFollowing = false;  // The marked lines are to be brought into view.
  isWhole = false;  // As large as the place has room for, not as wide as it.

  /**
   * @param {Library} library
   * @param {HTMLElement} sheet scrolls
   * @param {(said: '' | 'damaged') => void} done called when a page is drawn, or cannot be
   */
  constructor(library, sheet, done) {
    this.library = library;
    this.sheet = sheet;
    this.done = done;
    this.page = document.createElement('div');
    this.canvas = document.createElement('canvas');
    this.canvas.setAttribute('role', 'img');
    this.page.append(this.canvas);
    sheet.replaceChildren(this.page);
  }

  /**
   * @param {typeof import('./pdf_text.js').openPdf} openPdf
   * @param {import('./pdf_text.js').Source} source
   */
  async open(openPdf, source) {
    this.#worker = source.worker;
    this.#loading = openPdf(this.library, source, {useSystemFonts: true, maxImageSize: maxPixels});
    this.#document = await this.#loading.promise;
    this.pages = this.#document.numPages;
  }

  close() {
    this.#task?.cancel();
    this.#loading?.destroy().catch(() => {});
    this.#worker?.terminate();
    this.#document = null;
    this.page.remove();
  }

  /** What the picture is called. @param {string} name */
  name(name) {
    this.canvas.setAttribute('aria-label', name);
  }

  /** Marks lines, and turns to the page of the first. @param {string} rows see PagePicture */
  mark(rows) {
    this.#marks = rows.split('\n').map((row) => {
      const [page, ...box] = row.split(' ').map(Number);
      return [page, ...box.slice(0, 4).map((tenths) => tenths / 10)];
    }).filter(([, left, top, right, bottom]) => right > left && bottom > top);
    if (this.#marks.length > 0) this.number = Math.max(1, Math.min(this.#marks[0][0], this.pages || 1));
    this.#isFollowing = true;
    // On the same page nothing is drawn again.
    this.#showMarks();
  }

  /** @param {number} by pages */
  turn(by) {
    this.number = Math.max(1, Math.min(this.number + by, this.pages));
    this.#isFollowing = false;
    this.sheet.scrollTop = 0;
    this.draw();
  }

  /** Draws what is not drawn yet; a drawing of anything else ends. */
  draw() {
    if (!this.#document) return;
    const {clientWidth, clientHeight} = this.sheet;
    const wanted = [this.number, clientWidth, this.isWhole && clientHeight, window.devicePixelRatio].join();
    if (wanted === this.#drawn || clientWidth === 0) return;
    this.#drawn = wanted;
    this.#task?.cancel();
    this.#task = null;
    this.#render(this.#document, wanted, clientWidth - 2 * margin, clientHeight - 2 * margin).then(() => {
      if (wanted === this.#drawn) this.done('');
    }, (error) => {
      // Another page is wanted by now.
      if (wanted !== this.#drawn) return;
      this.#drawn = '';
      console.info(`page ${this.number} of the PDF: ${error}`);
      this.done('damaged');
    });
  }

  /** @param {Document} pdf @param {string} wanted @param {number} roomX in CSS pixels @param {number} roomY */
  async #render(pdf, wanted, roomX, roomY) {
    const page = await pdf.getPage(this.number);
    if (wanted !== this.#drawn) return;
    const points = page.getViewport({scale: 1});
    const shown = this.isWhole ? Math.min(roomX, roomY * points.width / points.height) : roomX;
    const width = Math.round(shown * window.devicePixelRatio);
    const scale = Math.min(width / points.width, maxSide / points.width, maxSide / points.height,
      Math.sqrt(maxPixels / points.width / points.height));
    const viewport = page.getViewport({scale});
    // Drawn beside the page that is seen, and shown as a whole.
    const canvas = /** @type {HTMLCanvasElement} */ (this.canvas.cloneNode());
    canvas.width = Math.max(1, Math.round(viewport.width));
    canvas.height = Math.max(1, Math.round(viewport.height));
    this.#task = page.render({canvasContext: /** @type {CanvasRenderingContext2D} */ (
      canvas.getContext('2d', {alpha: false})), viewport});
    const [turns] = await Promise.all([turnsOf(this.library, page), this.#task.promise]);
    if (wanted !== this.#drawn) return;
    canvas.dataset.page = String(page.pageNumber);
    this.page.style.width = `${shown}px`;
    this.canvas.replaceWith(canvas);
    this.canvas = canvas;
    this.size = points;
    this.turns = turns;
    this.#showMarks();
  }

  // The marks lie over the picture, in shares of the page.
  #showMarks() {
    for (const old of this.page.querySelectorAll('i')) old.remove();
    const {size, turns = 0} = this;
    // What is seen may still be another page.
    if (!size || this.canvas.dataset.page !== String(this.number)) return;
    for (const [page, ...box] of this.#marks) {
      if (page !== this.number) continue;
      const [left, top, right, bottom] = turnBack(box, turns, size);
      const mark = document.createElement('i');
      mark.style.left = `${100 * left / size.width}%`;
      mark.style.top = `${100 * top / size.height}%`;
      mark.style.width = `${100 * (right - left) / size.width}%`;
      mark.style.height = `${100 * (bottom - top) / size.height}%`;
      this.page.append(mark);
    }
    if (!this.#isFollowing) return;
    this.#isFollowing = false;
    const first = /** @type {HTMLElement | null} */ (this.page.querySelector('i'));
    if (!first) return;
    const {sheet} = this;
    const above = first.getBoundingClientRect().top - sheet.getBoundingClientRect().top + sheet.scrollTop;
    const isSeen = above >= sheet.scrollTop && above + 60 <= sheet.scrollTop + sheet.clientHeight;
    if (!isSeen) sheet.scrollTop = above - sheet.clientHeight / 3;
  }
}
