// The text of a PDF as the lines that kexie::read_runs() reads (src/document/text_runs.h), through
// pdf.js. The page loads this with the first PDF; it also runs in Node.js.

/**
 * @typedef {import('pdfjs-dist')} Library
 * @typedef {import('pdfjs-dist').PDFDocumentProxy} Document
 * @typedef {import('pdfjs-dist').PDFPageProxy} Page
 * @typedef {import('pdfjs-dist/types/src/display/api').TextItem} Item
 *
 * @typedef {object} Font
 * @property {boolean} bold
 * @property {boolean} isReadable says which characters it draws
 * @property {boolean} vertical
 * @property {number} ascent in ems
 * @property {number} descent in ems, below zero
 *
 * @typedef {object} Box in points, from the upper left corner
 * @property {number} left
 * @property {number} top
 * @property {number} right
 * @property {number} bottom
 *
 * @typedef {object} Source
 * @property {Uint8Array} data changes hands
 * @property {Worker} [worker] without one, the work is done here
 * @property {(name: string) => Promise<Uint8Array>} characterMap of a name, packed as pdf.js packs it
 * @property {(file: string) => Promise<Uint8Array>} standardFont
 *
 * @typedef {object} Reading
 * @property {(name: string) => boolean} isBold what a font's name says
 * @property {number} [maxMs]
 * @property {AbortSignal} [signal]
 * @property {(number: number, pages: number) => void} [page] called before each is read
 *
 * @typedef {Source & Reading} Options
 */

const maxCharacters = 1 << 27;
// As kexie-pdf has it.
const defaultMs = 180_000;
// Where a font does not say; as poppler has it.
const usual = {ascent: 0.95, descent: -0.35};
const absurd = 1.9;

/** A file that cannot be read; `code` as natively. */
export class PdfError extends Error {
  /** @param {'pdf-encrypted' | 'pdf-damaged' | 'pdf-too-slow' | 'pdf-too-large' | 'pdf-cancelled'} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** @param {number} points */
const hundredths = (points) => Math.round(Math.max(-1e7, Math.min(1e7, points * 100)));

/** @param {number} wanted @param {number} otherwise */
const sensible = (wanted, otherwise) =>
  wanted && Math.abs(wanted) < absurd ? Math.abs(wanted) : Math.abs(otherwise);

/**
 * What pdf.js knows of a font once a page's operators have been read.
 * @param {Page} page @param {string} id @param {(name: string) => boolean} isBold
 * @returns {Font}
 */
function fontOf(page, id, isBold) {
  const font = page.commonObjs.has(id) ? page.commonObjs.get(id) : null;
  // Glyph numbers passed off as characters: nothing says what they are.
  const isReadable = !(font?.composite && font.toUnicode && !('_map' in font.toUnicode));
  return {
    bold: isBold(font?.name ?? ''), isReadable, vertical: Boolean(font?.vertical),
    ascent: sensible(font?.ascent, usual.ascent), descent: -sensible(font?.descent, usual.descent),
  };
}

/** In ems, as far as a character tells. @param {string} character */
function usualWidth(character) {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x2e80) return 1;
  if (code >= 0x2010 && code <= 0x2027) return 1;
  if (/\s/.test(character)) return 0.25;
  return /[ijl.,:;'|!()[\]]/.test(character) ? 0.3 : 0.52;
}

/**
 * Words of an item with where they begin and end, as shares of its length. pdf.js says how long an
 * item is, and makes one of words with small blanks between them; what is longer than its
 * characters are is taken to be in the blanks.
 * @param {string} text @param {number} ems the item's length
 */
function wordsOf(text, ems) {
  const words = text.split(/(\s+)/);
  const widths = words.map((part) => [...part].reduce((sum, each) => sum + usualWidth(each), 0));
  const isBlank = (/** @type {number} */ i) => i % 2 === 1;
  const blank = widths.reduce((sum, width, i) => isBlank(i) ? sum + width : sum, 0);
  const inked = widths.reduce((sum, width, i) => isBlank(i) ? sum : sum + width, 0);
  const stretch = blank > 0 && ems > inked + 0.1 * blank ? (ems - inked) / blank : 1;
  const all = inked + blank * stretch || 1;
  let at = 0;
  return words.flatMap((word, i) => {
    const from = at;
    at += isBlank(i) ? widths[i] * stretch : widths[i];
    return isBlank(i) || !word ? [] : [{word, from: from / all, to: at / all, blank: i + 1 < words.length}];
  });
}

/**
 * The box of a part of a line that begins at `x`, `y` on its base line and runs `turns` quarters
 * clockwise from left to right.
 * @param {number} x @param {number} y @param {number} turns @param {number} from @param {number} to
 * @param {number} above @param {number} below
 * @returns {Box}
 */
function boxOf(x, y, turns, from, to, above, below) {
  switch (turns) {
    case 1: return {left: x - below, right: x + above, top: y + from, bottom: y + to};
    case 2: return {left: x - to, right: x - from, top: y - below, bottom: y + above};
    case 3: return {left: x - above, right: x + below, top: y - to, bottom: y - from};
    default: return {left: x + from, right: x + to, top: y - above, bottom: y + below};
  }
}

/**
 * The lines of an item; none if it lies outside the page.
 * @param {Library} library @param {Item} item @param {Font} font
 * @param {import('pdfjs-dist').PageViewport} viewport
 */
function linesOf(library, item, font, viewport) {
  const [a, b, c, d, x, y] = library.Util.transform(viewport.transform, item.transform);
  const size = Math.hypot(c, d);
  const turned = Math.round(Math.atan2(b, a) / (Math.PI / 2));
  const length = font.vertical ? item.height : item.width;
  const turns = (turned + (font.vertical ? 1 : 0)) & 3;
  const above = font.vertical ? size / 2 : font.ascent * size;
  const below = font.vertical ? size / 2 : -font.descent * size;
  return wordsOf(item.str, size > 0 ? length / size : 0).flatMap(({word, from, to, blank}) => {
    const box = boxOf(x, y, turns, from * length, to * length, above, below);
    const isOutside = box.right < 0 || box.left > viewport.width || box.bottom < 0 ||
      box.top > viewport.height;
    if (isOutside) return [];
    const numbers = [...[box.left, box.top, box.right, box.bottom, size].map(hundredths),
      font.bold ? 100 : 0, blank ? 100 : 0, 100 * turns];
    return `T\t${numbers.join('\t')}\t${word}\n`;
  });
}

/**
 * One page's lines.
 * @param {Library} library @param {Document} document @param {number} number 1-based
 * @param {(name: string) => boolean} isBold
 */
async function readPage(library, document, number, isBold) {
  const page = await document.getPage(number);
  const viewport = page.getViewport({scale: 1});
  const {items} = await page.getTextContent({disableNormalization: true});
  // Only with a page's operators pdf.js sends the names of its fonts.
  if (items.length > 0) await page.getOperatorList();
  /** @type {Map<string, Font>} */
  const fonts = new Map();
  const lines = [];
  let lacksText = false;
  for (const item of items) {
    if (!('str' in item) || !item.str.trim()) continue;
    let font = fonts.get(item.fontName);
    if (!font) fonts.set(item.fontName, font = fontOf(page, item.fontName, isBold));
    if (font.isReadable) lines.push(...linesOf(library, item, font, viewport));
    else lacksText = true;
  }
  page.cleanup();
  const numbers = [hundredths(Math.max(1, viewport.width)), hundredths(Math.max(1, viewport.height)),
    lacksText ? 200 : fonts.size > 0 ? 100 : 0];
  return `P\t${numbers.join('\t')}\n${lines.join('')}`;
}

/**
 * Opens a file without scripts, and without anything from elsewhere.
 * @param {Library} library @param {Source} source
 * @param {Partial<import('pdfjs-dist/types/src/display/api').DocumentInitParameters>} more
 */
export function openPdf(library, source, more) {
  return library.getDocument({
    data: source.data,
    worker: source.worker && new library.PDFWorker({port: /** @type {any} */ (source.worker)}),
    verbosity: library.VerbosityLevel.ERRORS,
    isEvalSupported: false, enableXfa: false, useWorkerFetch: false,
    CMapReaderFactory: class {
      /** @param {{name: string}} wanted */
      async fetch({name}) {
        return {cMapData: await source.characterMap(name), isCompressed: true};
      }
    },
    StandardFontDataFactory: class {
      /** @param {{filename: string}} wanted */
      fetch({filename}) {
        return source.standardFont(filename);
      }
    },
    ...more,
  });
}

/**
 * All pages, or a PdfError. Each page is a task of its own.
 * @param {Library} library @param {Options} options
 */
export async function readPdf(library, options) {
  const loading = openPdf(library, options, {
    disableFontFace: true, useSystemFonts: false, fontExtraProperties: true,
    maxImageSize: 1,  // Pictures are not looked at.
  });
  /** @type {(error: Error) => void} */
  let giveUp = () => {};
  const stopped = new Promise((_, reject) => { giveUp = reject; });
  const timer = setTimeout(() => giveUp(new PdfError('pdf-too-slow')), options.maxMs ?? defaultMs);
  const cancel = () => giveUp(new PdfError('pdf-cancelled'));
  options.signal?.addEventListener('abort', cancel);
  // While pdf.js was loading.
  if (options.signal?.aborted) cancel();
  options.worker?.addEventListener('error', () => giveUp(new Error('the PDF reader did not start')));
  const read = async () => {
    const document = await loading.promise;
    let text = '';
    for (let number = 1; number <= document.numPages; ++number) {
      options.page?.(number, document.numPages);
      text += await readPage(library, document, number, options.isBold);
      if (text.length > maxCharacters) throw new PdfError('pdf-too-large');
    }
    return text;
  };
  try {
    return /** @type {string} */ (await Promise.race([read(), stopped]));
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') throw new PdfError('pdf-encrypted');
    const isOfTheFile = ['InvalidPDFException', 'UnknownErrorException', 'FormatError',
      'MissingPDFException'].includes(name);
    throw isOfTheFile ? new PdfError('pdf-damaged') : error;
  } finally {
    clearTimeout(timer);
    // Without waiting: a worker that hangs does not answer.
    loading.destroy().catch(() => {});
  }
}

/**
 * A file of a pack: a line of JSON, names with offset and size in what follows it.
 * @param {Uint8Array} pack @param {string} name
 */
export function fileInPack(pack, name) {
  const end = pack.indexOf('\n'.charCodeAt(0));
  const files = JSON.parse(new TextDecoder().decode(pack.subarray(0, end)));
  if (!Object.hasOwn(files, name)) throw new Error(`no ${name}`);
  const [offset, size] = files[name];
  // A copy: what pdf.js gets changes hands.
  return pack.slice(end + 1 + offset, end + 1 + offset + size);
}
