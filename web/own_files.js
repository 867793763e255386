// The person's own issues: dropped on the page, chosen, or kept from an earlier visit. A small
// program of its own, loaded only then, turns their text into a bundle; nothing leaves the machine.

const tooLarge = (size) => ['file-too-large', size ? `${wholeMegabytes(size)} MB` : ''];

let parserStarting = null;

// The parser has no outside: whatever it could ask for answers 0 or ends it.
async function startParser() {
  const module = await WebAssembly.compile(await loadAsset('parser.wasm'));
  const imports = {};
  for (const {module: from, name} of WebAssembly.Module.imports(module)) {
    imports[from] = imports[from] || {};
    imports[from][name] = name === 'proc_exit' || name === 'abort'
      ? () => { throw new Error('the parser has stopped'); } : () => 0;
  }
  const {exports} = await WebAssembly.instantiate(module, imports);
  exports._initialize();
  return exports;
}

// Resolves to the JSON of a bundle or, not beginning with "{", to an error: its code, a line end
// and a sentence.
async function parseText(name, bytes) {
  if (!parserStarting) parserStarting = startParser();
  let parser;
  try {
    parser = await parserStarting;
  } catch (failed) {
    parserStarting = null;
    throw failed;
  }
  const put = (data) => {
    const at = parser.malloc(data.length + 1);
    new Uint8Array(parser.memory.buffer).set(data, at);
    new Uint8Array(parser.memory.buffer)[at + data.length] = 0;
    return at;
  };
  try {
    const text = put(bytes);
    const title = put(new TextEncoder().encode(name));
    const answer = parser.kexie_parse_file(text, bytes.length, title);
    const memory = new Uint8Array(parser.memory.buffer);
    const result = memory.slice(answer, memory.indexOf(0, answer));
    [text, title, answer].forEach(parser.free);
    return result;
  } catch (stopped) {
    // What is left of it is not to be trusted: the next file gets a new one.
    parserStarting = null;
    throw stopped;
  }
}

const firstLetter = (bytes) => {
  let at = bytes[0] === 0xef ? 3 : 0;
  while (bytes[at] <= 0x20) ++at;
  return String.fromCharCode(bytes[at]);
};

// {id, name, size, bundle} or {…, error: [code, message]}.
async function readOwnFile({id, name, bytes}) {
  const file = {id, name, size: bytes.length, kept: true};
  let plain;
  try {
    plain = await gunzip(bytes, largestBytes);
  } catch (failed) {
    file.error = failed instanceof RangeError ? tooLarge(0) : ['bundle-damaged', ''];
    return file;
  }
  try {
    const isBundle = isGzip(bytes) || firstLetter(plain) === '{';
    file.bundle = isBundle ? plain : await parseText(name, plain);
  } catch (failed) {
    file.error = ['parser', failed.message];
    return file;
  }
  if (firstLetter(file.bundle) !== '{' && !isGzip(bytes)) {
    file.error = new TextDecoder().decode(file.bundle).split('\n');
    delete file.bundle;
  }
  return file;
}

async function contentId(bytes, name) {
  return await sha256(bytes) || `${name}-${bytes.length}`;
}

// Kinds as in StorageProblem.
const storageProblem = (error) => (error && error.name === 'QuotaExceededError' ? 1 : 2);

// `program` takes what happens: add(file, byHand), remove(id), storageFailed(id, kind).
function startOwnFiles(program) {
  // What this tab has seen in the store. What could not be kept is not among it, so that no other
  // tab's change takes it away.
  const kept = new Set();

  // One thing after another: a list that is read while a file is being kept would lack it, and the
  // file would be taken for one that another tab removed.
  let last = Promise.resolve();
  function inTurn(job) {
    const done = last.then(job);
    last = done.catch(() => {});
    return done;
  }

  async function addByHand(file) {
    if (file.size > largestBytes) {
      program.add({id: `${file.name}-${file.size}`, name: file.name, size: file.size,
        error: tooLarge(file.size)}, true);
      return;
    }
    let bytes;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch (failed) {
      program.add({id: `${file.name}-${file.size}`, name: file.name, size: file.size,
        error: ['file-unreadable', failed.message]}, true);
      return;
    }
    const entry = {id: await contentId(bytes, file.name), name: file.name, bytes};
    const read = await readOwnFile(entry);
    // What is refused is shown once and not kept.
    if (!program.add(read, true)) return;
    try {
      await store.keep(entry);
      kept.add(entry.id);
    } catch (failed) {
      program.storageFailed(entry.id, storageProblem(failed));
    }
  }

  function addAll(files) {
    for (const file of files) inTurn(() => addByHand(file)).catch(stopped);
  }

  // Brings this tab in line with what is kept.
  async function sync() {
    let entries;
    try {
      entries = await store.list();
    } catch (forbidden) {
      // Private windows may have no storage: then nothing is kept, and dropping a file says so.
      return;
    }
    const ids = new Set(entries.map(({id}) => id));
    for (const id of [...kept]) {
      if (ids.has(id)) continue;
      kept.delete(id);
      program.remove(id);
    }
    for (const entry of entries) {
      if (kept.has(entry.id)) continue;
      kept.add(entry.id);
      program.add(await readOwnFile(entry), false);
    }
  }
  const syncInTurn = () => inTurn(sync).catch(stopped);

  const picker = document.createElement('input');
  picker.type = 'file';
  picker.multiple = true;
  picker.accept = '.txt,.json,.gz';
  picker.addEventListener('change', () => {
    addAll([...picker.files]);
    picker.value = '';
  });
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', (event) => {
    event.preventDefault();
    addAll([...event.dataTransfer.files]);
  });
  store.onChange(syncInTurn);
  // Not needed to see the page.
  setTimeout(syncInTurn);

  return {
    choose: () => picker.click(),
    forget: (id) => inTurn(() => {
      kept.delete(id);
      return store.forget(id);
    }).catch((failed) => program.storageFailed(id, storageProblem(failed))),
  };
}
