// The reader's own files, stored by the browser between visits; other tabs are told of changes.

/**
 * @typedef {object} StoredFile
 * @property {string} id
 * @property {string} name
 * @property {Uint8Array<ArrayBuffer>} bytes
 */

const tableName = 'files';
// Pages in different folders of one origin have databases of their own. Addresses without folders
// (blob:, about:srcdoc) have no database that outlives them.
const databaseName = `kexie ${window.location.pathname.replace(/[^/]*$/, '')}`;
const channel = openChannel();

function openChannel() {
  try {
    return new BroadcastChannel(databaseName);
  } catch {
    return null;
  }
}

/** @returns {Promise<IDBDatabase>} */
function openDatabase() {
  return new Promise((resolve, reject) => {
    const request = window.indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(tableName, {keyPath: 'id'});
    request.onsuccess = () => {
      // A tab with a later version of the page must be able to change the database.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });
}

/**
 * Resolves to the result of the request that `use` makes, once it is durably stored.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(table: IDBObjectStore) => IDBRequest<T>} use
 */
async function withTable(mode, use) {
  const database = await openDatabase();
  try {
    const transaction = database.transaction(tableName, mode);
    const completed = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
    const request = use(transaction.objectStore(tableName));
    /** @type {Promise<T>} */
    const succeeded = new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const [result] = await Promise.all([succeeded, completed]);
    return result;
  } finally {
    database.close();
  }
}

/** @param {(table: IDBObjectStore) => IDBRequest} use */
async function change(use) {
  await withTable('readwrite', use);
  channel?.postMessage('changed');
}

export const store = {
  /** In the order of their names. @returns {Promise<StoredFile[]>} */
  list: async () => (await withTable('readonly', (table) => table.getAll()))
    .sort((a, b) => (a.name < b.name ? -1 : 1)),
  /** @param {string} id @returns {Promise<StoredFile | undefined>} */
  get: (id) => withTable('readonly', (table) => table.get(id)),
  /** @param {StoredFile} file */
  put: (file) => change((table) => table.put(file)),
  /** @param {string} id */
  remove: (id) => change((table) => table.delete(id)),
  /** @param {() => void} changed called after another tab's change */
  onChange: (changed) => {
    if (channel) channel.onmessage = changed;
  },
};
