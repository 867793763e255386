// Types of what the scripts share with the program that Emscripten builds.

/** The exports of the program; see src/page_main.cpp. */
interface KexieModule {
  HEAPU8: Uint8Array;
  HEAPU32: Uint32Array;
  UTF8ToString(pointer: number): string;
  lengthBytesUTF8(text: string): number;
  stringToUTF8(text: string, pointer: number, size: number): void;
  _malloc(size: number): number;
  _free(pointer: number): void;
  _kexie_open_page(message: number): number;
  _kexie_search(page: number, address: number, limit: number): number;
  _kexie_open(page: number, issueId: number, article: number): number;
  _kexie_state(page: number): number;
  _kexie_profile(page: number): number;
  _kexie_is_bundle(head: number, size: number): number;
  _kexie_add_file(page: number, id: number, name: number, size: number, bundle: number,
    bundleSize: number, errorCode: number, errorMessage: number, byHand: number): number;
  _kexie_remove_file(page: number, id: number): void;
  _kexie_storage_failed(page: number, id: number, problem: number): void;
  _kexie_offline_ready(page: number): void;
  _kexie_update_ready(page: number): void;
  _kexie_refused(page: number, what: number): void;
}

/** A printed page, as the program asks for it; see PagePicture in src/platform/platform.h. */
interface WantedPage {
  file: string;  // Its id; '' for none.
  place: number[];  // Left, top, width and height in CSS pixels; no width: hidden for a while.
  marks: string;  // Of each line to mark.
  ink: string;
  ground: string;
  edge: string;
  english: boolean;
}

/** What the program is given by web/boot.js and asks of it. */
interface KexieOptions {
  canvas: HTMLElement;
  instantiateWasm(imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void): object;
  loadAsset(name: string): Promise<Uint8Array>;
  mark(name: string): void;
  applyUpdate(): void;
  chooseFiles(): void;
  forgetFile(id: string): void;
  showOriginal(wanted: WantedPage): void;
  stopped(error: Error): void;
  refused(what: 'Settings' | 'Files' | 'Address' | 'Copying'): void;
  printErr(line: string): void;
}

/** The exports of parser.wasm; see src/parser_main.cpp. */
interface ParserExports {
  memory: {buffer: ArrayBuffer};
  _initialize(): void;
  malloc(size: number): number;
  free(pointer: number): void;
  kexie_parse_file(text: number, size: number, name: number, profile: number): number;
  kexie_parse_pdf(bytes: number, size: number, runs: number, runsSize: number, name: number,
    profile: number): number;
  kexie_pdfs_in_zip(bytes: number, size: number): number;
  kexie_is_bold_font(name: number): number;
  kexie_advice(code: number): number;
}

interface Window {
  createKexie(options: KexieOptions): Promise<KexieModule>;
  kexie: {
    version: string;
    ready: Promise<void>;
    search(query: string, options?: object): any;
    open(issueId: string, article?: number | null): boolean;
    state(): any;
    metrics(): Record<string, number>;
    applyUpdate(): void;
  };
}

/**
 * Written in front of web/sw.js: `page` is the SHA-256 of index.html, in hex; `later` are files that few
 * visits need.
 */
declare const build: {id: string, page: string, files: string[], later: string[]};

// A bundle, as `kexie build` writes it; only what JavaScript uses.
interface Bundle {
  format: string;
  version: number;
  title: string;
  note?: string;
  issues: Issue[];
}

interface Issue {
  id: string;
  title: string;
  year: number | null;
  number: number | null;
  total_number: number | null;
  publisher: string | null;
  date: string | null;
  inferred?: {year: boolean, date: boolean};
  toc: {text: string}[];
  articles: Article[];
  footer: object;
}

interface Article {
  section: string | null;
  title: string;
  paragraphs: string[];
  paragraph_lines: number[][];
  attribution: string | null;
  author?: string;
  source_note?: string;
  captions?: string[];
  confidence?: 'doubtful';
}
