// The running program: its C functions (src/page_main.cpp) as JavaScript.

/**
 * @typedef {object} SearchOptions
 * @property {string} [sort]
 * @property {number} [limit] 0: all hits
 * @property {string | string[]} [year]
 * @property {string | string[]} [section]
 * @property {string | string[]} [source]
 * @property {string | string[]} [from]
 * @property {string | string[]} [to]
 * @property {string | string[]} [in]
 *
 * @typedef {object} OwnFile
 * @property {string} id
 * @property {string} name
 * @property {number} size
 * @property {Uint8Array<ArrayBuffer>} [bundle]
 * @property {string[]} [error] code and message
 */

const defaultLimit = 20;
const headSize = 4096;
const parameterNames = /** @type {const} */ (
  ['sort', 'year', 'section', 'source', 'from', 'to', 'in']);

export class Program {
  /** Throws what the program says where the page cannot be opened. @param {KexieModule} module */
  constructor(module) {
    this.module = module;
    const message = module._malloc(4);
    module.HEAPU32[message >> 2] = 0;
    this.page = module._kexie_open_page(message);
    if (!this.page) throw new Error(module.UTF8ToString(module.HEAPU32[message >> 2]));
  }

  /**
   * @param {string} query
   * @param {SearchOptions} [options]
   * @returns {unknown} as `kexie search --format json` prints it
   */
  search(query, options = {}) {
    const parameters = parameterNames.flatMap((name) => [options[name] ?? []].flat()
      .map((value) => `&${name}=${encodeURIComponent(value)}`));
    const address = `search?q=${encodeURIComponent(query)}${parameters.join('')}`;
    return this.#withStrings([address], (pointer) => this.#takeJson(
      this.module._kexie_search(this.page, pointer, options.limit ?? defaultLimit)));
  }

  /**
   * False if there is no such issue or article.
   * @param {string} issueId
   * @param {number | null} [article] 0-based
   */
  open(issueId, article) {
    return this.#withStrings([issueId], (id) =>
      this.module._kexie_open(this.page, id, article ?? -1)) === 1;
  }

  state() {
    return this.#takeJson(this.module._kexie_state(this.page));
  }

  /** What the archive teaches about other issues, for the parser. */
  profile() {
    const pointer = this.module._kexie_profile(this.page);
    const text = this.module.UTF8ToString(pointer);
    this.module._free(pointer);
    return text;
  }

  /**
   * Whether a file, unpacked, is a bundle and not text for the parser: its first bytes tell.
   * @param {Uint8Array} bytes
   */
  isBundle(bytes) {
    const head = bytes.subarray(0, headSize);
    const pointer = this.#newBytes(head);
    const answer = this.module._kexie_is_bundle(pointer, head.length);
    this.module._free(pointer);
    return answer === 1;
  }

  /**
   * False if the program refuses the file.
   * @param {OwnFile} file
   * @param {boolean} byHand
   */
  addFile(file, byHand) {
    const bundle = file.bundle ?? new Uint8Array(0);
    const [code, message] = file.error ?? ['', ''];
    return this.#withStrings([file.id, file.name, code, message],
      (id, name, errorCode, errorMessage) => this.module._kexie_add_file(this.page, id, name,
        file.size, this.#newBytes(bundle), bundle.length, errorCode, errorMessage,
        byHand ? 1 : 0)) === 1;
  }

  /** @param {string} id */
  removeFile(id) {
    this.#withStrings([id], (pointer) => this.module._kexie_remove_file(this.page, pointer));
  }

  /**
   * @param {string} id
   * @param {number} problem as in StorageProblem
   */
  storageFailed(id, problem) {
    this.#withStrings([id], (pointer) =>
      this.module._kexie_storage_failed(this.page, pointer, problem));
  }

  offlineReady() {
    this.module._kexie_offline_ready(this.page);
  }

  /** @param {number} what of Refused */
  refused(what) {
    this.module._kexie_refused(this.page, what);
  }

  updateReady() {
    this.module._kexie_update_ready(this.page);
  }

  /** @param {number} pointer */
  #takeJson(pointer) {
    const text = this.module.UTF8ToString(pointer);
    this.module._free(pointer);
    return JSON.parse(text);
  }

  /**
   * @template T
   * @param {string[]} texts
   * @param {(...pointers: number[]) => T} use
   */
  #withStrings(texts, use) {
    const {module} = this;
    const pointers = texts.map((text) => {
      const size = module.lengthBytesUTF8(text) + 1;
      const pointer = module._malloc(size);
      module.stringToUTF8(text, pointer, size);
      return pointer;
    });
    try {
      return use(...pointers);
    } finally {
      pointers.forEach((pointer) => module._free(pointer));
    }
  }

  /** @param {Uint8Array} bytes */
  #newBytes(bytes) {
    const pointer = this.module._malloc(Math.max(1, bytes.length));
    if (!pointer) throw new RangeError('no memory');
    this.module.HEAPU8.set(bytes, pointer);
    return pointer;
  }
}
