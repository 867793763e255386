// PDF files of the reader's own: read by pdf.js in a worker of its own, both loaded with the first of
// them, from where the page comes from.
import {loadAsset, manifest} from './assets.js';
import {beginsWith} from './gzip.js';
import {useParser} from './use_parser.js';

/** @typedef {Pick<import('./pdf_text.js').Options, 'signal' | 'page'>} Watch */

/** What only the page can say; the parser has words for the rest. @type {Record<string, string>} */
const pageAdvice = {
  'pdf-needs-page': '单个文件的 kexie.html 读不了 PDF：请打开网站上的网页，或用 kexie 命令读。',
  'pdf-reader-missing': '取不到读 PDF 的程序：请检查网络，然后再试一次。',
};

/** @param {Uint8Array} bytes */
export const isPdf = (bytes) => beginsWith(bytes, '%PDF-');

/** @param {string} file */
const addressOf = (file) => new URL(file, document.baseURI).href;

/** @param {NonNullable<import('./assets.js').PdfReader>} files */
export async function loadReader({text, library, page}) {
  try {
    /** @type {[typeof import('./pdf_text.js'), typeof import('pdfjs-dist'), typeof import('./pdf_page.js')]} */
    const modules = await Promise.all(
      [import(addressOf(text)), import(addressOf(library)), import(addressOf(page))]);
    return {text: modules[0], library: modules[1], page: modules[2]};
  } catch {
    throw Object.assign(new Error(), {code: 'pdf-reader-missing'});
  }
}

/** @param {NonNullable<import('./assets.js').PdfReader>} files */
export const startWorker = (files) => new Worker(addressOf(files.worker), {type: 'module'});

/**
 * With what pdf.js needs besides the file.
 * @template {object} T
 * @param {typeof import('./pdf_text.js')} text
 * @param {T} options
 */
export const withPacks = (text, options) => ({
  ...options,
  /** @param {string} name */
  characterMap: async (name) => text.fileInPack(await loadAsset('pdf-maps'), `${name}.bcmap`),
  /** @param {string} name */
  standardFont: async (name) => text.fileInPack(await loadAsset('pdf-fonts'), name),
});

/**
 * The text of all pages, as Parser.parsePdf() takes it.
 * @param {import('./gzip.js').Bytes} bytes
 * @param {(name: string) => boolean} isBold
 * @param {Watch} [watch]
 */
async function readRuns(bytes, isBold, watch) {
  const files = manifest.pdf;
  if (!files) throw Object.assign(new Error(), {code: 'pdf-needs-page'});
  const {text, library} = await loadReader(files);
  const worker = startWorker(files);
  try {
    return await text.readPdf(library, withPacks(text,
      {data: bytes.slice(), worker, isBold, ...watch}));
  } finally {
    worker.terminate();
  }
}

/**
 * @param {string} name
 * @param {import('./gzip.js').Bytes} bytes
 * @param {string} profile what the archive teaches about other issues
 * @param {Watch} [watch]
 * @returns {Promise<import('./parser.js').Parsed>}
 */
export async function parsePdf(name, bytes, profile, watch) {
  return useParser(async (parser) => {
    // The program has words for its own errors; those of the readers of formats are advice.
    /** @param {string} code */
    const told = (code) => {
      const advice = pageAdvice[code] ?? parser.adviceOn(code);
      return advice ? {error: ['file-format', advice]} : null;
    };
    let runs;
    try {
      runs = await readRuns(bytes, (font) => parser.isBoldFont(font), watch);
    } catch (error) {
      const answer = error instanceof Error && 'code' in error ? told(String(error.code)) : null;
      if (!answer) throw error;
      return answer;
    }
    const parsed = parser.parsePdf(name, bytes, runs, profile);
    return (parsed.error && told(parsed.error[0])) ?? parsed;
  });
}
