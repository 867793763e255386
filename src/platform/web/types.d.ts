// What Emscripten puts around the library files of this folder, and the C functions they call; see
// platform.cpp.
declare const LibraryManager: {library: object};
declare function mergeInto(library: object, functions: object): void;

// What web/boot.js gives the program; see web/types.d.ts.
declare const Module: KexieOptions;
declare const HEAP32: Int32Array;
declare const HEAPF32: Float32Array;
declare const HEAPU8: Uint8Array<ArrayBuffer>;
declare function UTF8ToString(pointer: number): string;
declare function lengthBytesUTF8(text: string): number;
declare function stringToUTF8(text: string, pointer: number, size: number): void;
declare function _malloc(size: number): number;
declare function _free(pointer: number): void;

declare function _kexie_on_frame(platform: number): void;
declare function _kexie_on_input(platform: number): void;
declare function _kexie_on_field(platform: number, kind: number, text: number): void;
declare function _kexie_on_description(platform: number, kind: number, id: number,
  offset: number): void;
declare function _kexie_on_key(platform: number, name: number, down: number, shift: number,
  control: number): void;
declare function _kexie_on_copy(platform: number): number;
declare function _kexie_on_address(platform: number, address: number): void;
declare function _kexie_on_leave(platform: number): void;
declare function _kexie_on_theme(platform: number): void;
declare function _kexie_on_text_wanted(platform: number, wanted: number): void;
declare function _kexie_on_context(platform: number, restored: number): void;
declare function _kexie_on_asset(platform: number, request: number, data: number, size: number,
  message: number): void;
