// The reader's own issues: dropped on the page, chosen, or stored on an earlier visit. What parses
// them into a bundle is loaded on first use; nothing leaves the machine.
import {maxBytes, toMegabytes} from './assets.js';
import {beginsWith, gunzip, sha256} from './gzip.js';
import {isPdf, parsePdf} from './pdf.js';
import {startReading} from './reading.js';
import {store} from './store.js';
import {useParser} from './use_parser.js';

/**
 * @typedef {import('./gzip.js').Bytes} Bytes
 * @typedef {import('./program.js').OwnFile} OwnFile
 * @typedef {import('./store.js').StoredFile} StoredFile
 */

const pickedFileTypes = '.txt,.md,.markdown,.pdf,.docx,.html,.htm,.mht,.mhtml,.zip,.json,.gz';

/** @param {number} size 0: unknown */
const tooLarge = (size) => ['file-too-large', size ? `${toMegabytes(size)} MB` : ''];

/** @param {unknown} error */
const messageOf = (error) => error instanceof Error ? error.message : String(error);

/**
 * Has either a bundle or an error.
 * @param {StoredFile} stored
 * @param {import('./program.js').Program} program
 * @param {import('./pdf.js').Watch} [watch]
 */
async function readOwnFile({id, name, bytes}, program, watch) {
  /** @type {OwnFile} */
  const file = {id, name, size: bytes.length};
  let plain;
  try {
    plain = await gunzip(bytes, maxBytes);
  } catch (error) {
    file.error = error instanceof RangeError ? tooLarge(0) : ['bundle-damaged', ''];
    return file;
  }
  try {
    if (program.isBundle(plain)) return {...file, bundle: plain};
    const read = isPdf(plain) ? await parsePdf(name, plain, program.profile(), watch)
      : await useParser((parser) => parser.parseFile(name, plain, program.profile()));
    return {...file, ...read};
  } catch (error) {
    return {...file, error: ['parser', messageOf(error)]};
  }
}

// kexie::StorageProblem.
const StorageProblem = {None: 0, Full: 1, Forbidden: 2};

/** @param {unknown} error */
const storageProblem = (error) =>
  error instanceof DOMException && error.name === 'QuotaExceededError' ? StorageProblem.Full
    : StorageProblem.Forbidden;

/**
 * @param {import('./program.js').Program} program
 * @param {(error: Error) => void} stopped called when the program cannot go on
 * @param {(what: import('./documents.js').RefusedName) => void} refused
 */
export function startOwnFiles(program, stopped, refused) {
  // Ids that this tab has seen in the store. What could not be stored is not among them, so that
  // another tab's change does not remove it.
  /** @type {Set<string>} */
  const stored = new Set();

  // What could not be stored, and what is about to be: there until the page closes.
  /** @type {Map<string, StoredFile>} */
  const unstored = new Map();

  // One job at a time: a list that is read while a file is being stored would lack that file, which
  // would then look like one that another tab removed.
  /** @type {Promise<unknown>} */
  let lastJob = Promise.resolve();
  /** @param {() => Promise<void>} job */
  function enqueue(job) {
    const done = lastJob.then(job);
    lastJob = done.catch(() => {});
    return done;
  }

  /** @param {File} file */
  async function addByHand(file) {
    const {name, size} = file;
    /** @param {string[]} error */
    const refuse = (error) => program.addFile({id: `${name}-${size}`, name, size, error}, true);
    if (size > maxBytes) {
      refuse(tooLarge(size));
      return;
    }
    let bytes;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch (error) {
      refuse(['file-unreadable', messageOf(error)]);
      return;
    }
    // One by one: each can be seen as it is printed, and taken away. What the parser cannot unpack is
    // said below.
    const pdfs = beginsWith(bytes, 'PK\x03\x04') ? await useParser((parser) => parser.pdfsInZip(bytes)).catch(() => []) : [];
    for (const pdf of pdfs) await addBytes(`${name}/${pdf.name}`, pdf.bytes);
    await addBytes(name, bytes);
  }

  /** @param {string} name @param {Bytes} bytes */
  async function addBytes(name, bytes) {
    const entry = {id: await sha256(bytes) ?? `${name}-${bytes.length}`, name, bytes};
    const reading = startReading(name, program.state().language === 'en');
    const own = await readOwnFile(entry, program, reading);
    reading.end();
    // The files in it are there already.
    const isDone = reading.signal.aborted || own.error?.[0] === 'zip-only-pdf';
    // A refused file is shown once and not stored.
    if (isDone || !program.addFile(own, true)) return;
    unstored.set(entry.id, entry);
    try {
      await store.put(entry);
      stored.add(entry.id);
      unstored.delete(entry.id);
    } catch (error) {
      program.storageFailed(entry.id, storageProblem(error));
    }
  }

  /** @param {Iterable<File>} files */
  function addAll(files) {
    for (const file of files) enqueue(() => addByHand(file)).catch(stopped);
  }

  // Brings this tab in line with the store.
  async function sync() {
    let entries;
    try {
      entries = await store.list();
    } catch {
      // Private windows may have no storage: nothing is stored.
      refused('Files');
      return;
    }
    const ids = new Set(entries.map(({id}) => id));
    for (const id of [...stored]) {
      if (ids.has(id)) continue;
      stored.delete(id);
      program.removeFile(id);
    }
    for (const entry of entries) {
      if (stored.has(entry.id)) continue;
      stored.add(entry.id);
      program.addFile(await readOwnFile(entry, program), false);
    }
  }
  const enqueueSync = () => enqueue(sync).catch(stopped);

  const picker = document.createElement('input');
  picker.type = 'file';
  picker.multiple = true;
  picker.accept = pickedFileTypes;
  picker.addEventListener('change', () => {
    addAll([...picker.files ?? []]);
    picker.value = '';
  });
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    addAll([...event.dataTransfer?.files ?? []]);
  });
  store.onChange(enqueueSync);
  // Not needed to see the page.
  setTimeout(enqueueSync);

  return {
    choose: () => picker.click(),
    /** The file as it was brought. @param {string} id */
    fileOf: async (id) => unstored.get(id) ?? store.get(id).catch(() => undefined),
    /** @param {string} id */
    forget: (id) => enqueue(() => {
      stored.delete(id);
      unstored.delete(id);
      return store.remove(id);
    }).catch((error) => program.storageFailed(id, storageProblem(error))),
  };
}
