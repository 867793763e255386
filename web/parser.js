// parser.wasm, a small second program that makes bundles of other files; see src/parser_main.cpp.

/**
 * @typedef {import('./gzip.js').Bytes} Bytes
 * @typedef {{bundle?: Bytes, error?: string[]}} Parsed either a bundle or an error
 */

export class Parser {
  /** @param {ParserExports} exports */
  constructor(exports) {
    this.exports = exports;
  }

  /** @param {Bytes} bytes of parser.wasm */
  static async start(bytes) {
    const module = await WebAssembly.compile(bytes);
    // It is self-contained: every import returns 0 or stops it.
    /** @type {WebAssembly.Imports} */
    const imports = {};
    for (const {module: from, name} of WebAssembly.Module.imports(module)) {
      imports[from] ??= {};
      imports[from][name] = name === 'proc_exit' || name === 'abort'
        ? () => { throw new Error('the parser has stopped'); } : () => 0;
    }
    const instance = await WebAssembly.instantiate(module, imports);
    const exports = /** @type {ParserExports} */ (/** @type {unknown} */ (instance.exports));
    exports._initialize();
    return new Parser(exports);
  }

  /**
   * @param {string} name
   * @param {Bytes} bytes
   * @param {string} profile what the archive teaches about other issues
   */
  parseFile(name, bytes, profile) {
    return this.#with([bytes, name, profile], ([file, title, known], [size]) =>
      this.#takeAnswer(this.exports.kexie_parse_file(file, size, title, known)));
  }

  /**
   * @param {string} name
   * @param {Bytes} bytes a PDF
   * @param {string} runs its text, from readPdf()
   * @param {string} profile
   */
  parsePdf(name, bytes, runs, profile) {
    return this.#with([bytes, runs, name, profile], ([file, text, title, known], [size, textSize]) =>
      this.#takeAnswer(this.exports.kexie_parse_pdf(file, size, text, textSize, title, known)));
  }

  /** The PDF files in a zip file; none if it is anything else. @param {Bytes} bytes */
  pdfsInZip(bytes) {
    const answer = this.#with([bytes], ([file], [size]) => this.exports.kexie_pdfs_in_zip(file, size));
    const memory = new Uint8Array(this.exports.memory.buffer);
    /** @type {{name: string, bytes: Bytes}[]} */
    const pdfs = [];
    for (let at = answer; ;) {
      const end = memory.indexOf('\n'.charCodeAt(0), at);
      const line = new TextDecoder().decode(memory.subarray(at, end));
      if (!line) break;
      const blank = line.indexOf(' ');
      at = end + 1 + Number(line.slice(0, blank));
      pdfs.push({name: line.slice(blank + 1), bytes: memory.slice(end + 1, at)});
    }
    this.exports.free(answer);
    return pdfs;
  }

  /** Whether a font's name is that of a bold one. @param {string} name */
  isBoldFont(name) {
    return this.#with([name], ([pointer]) => this.exports.kexie_is_bold_font(pointer)) === 1;
  }

  /** What to do about a file that is not read; empty for an unknown error. @param {string} code */
  adviceOn(code) {
    const words = this.#with([code], ([pointer]) => this.exports.kexie_advice(pointer));
    return words ? new TextDecoder().decode(this.#bytesAt(words)) : '';
  }

  /**
   * Gives `use` copies of `inputs` in the parser's memory, each with a zero after it.
   * @template T
   * @param {(Bytes | string)[]} inputs
   * @param {(pointers: number[], sizes: number[]) => T} use
   */
  #with(inputs, use) {
    const data = inputs.map((input) =>
      typeof input === 'string' ? new TextEncoder().encode(input) : input);
    const pointers = data.map((bytes) => {
      const pointer = this.exports.malloc(bytes.length + 1);
      const memory = new Uint8Array(this.exports.memory.buffer);
      memory.set(bytes, pointer);
      memory[pointer + bytes.length] = 0;
      return pointer;
    });
    const result = use(pointers, data.map(({length}) => length));
    pointers.forEach(this.exports.free);
    return result;
  }

  /** A copy of what ends with a zero. @param {number} pointer */
  #bytesAt(pointer) {
    const memory = new Uint8Array(this.exports.memory.buffer);
    return memory.slice(pointer, memory.indexOf(0, pointer));
  }

  /** @param {number} answer @returns {Parsed} */
  #takeAnswer(answer) {
    const result = this.#bytesAt(answer);
    this.exports.free(answer);
    // A bundle or, not beginning with a brace, an error: its code, a line end and a sentence.
    if (result[0] === '{'.charCodeAt(0)) return {bundle: result};
    return {error: new TextDecoder().decode(result).split('\n')};
  }
}
