// The person's own files, kept by the browser between visits; and word of changes to other tabs.

const database = 'kexie';
const table = 'files';
// One page does not see the files of another on the same origin.
const here = new URL('.', window.location.href).pathname;
const channel = 'BroadcastChannel' in window ? new BroadcastChannel(`kexie ${here}`) : null;

const settled = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

function openDatabase() {
  return new Promise((resolve, reject) => {
    const request = window.indexedDB.open(`${database} ${here}`, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table, {keyPath: 'id'});
    request.onsuccess = () => {
      // A tab with a later version of the page must be able to change the database.
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('blocked'));
  });
}

// Runs `use` on the table, and resolves once what it did is safely kept.
async function withTable(mode, use) {
  const opened = await openDatabase();
  try {
    const transaction = opened.transaction(table, mode);
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
    });
    const [result] = await Promise.all([settled(use(transaction.objectStore(table))), done]);
    return result;
  } finally {
    opened.close();
  }
}

const store = {
  // [{id, name, bytes}], in the order of their names.
  list: async () => (await withTable('readonly', (files) => files.getAll()))
    .sort((a, b) => (a.name < b.name ? -1 : 1)),
  keep: async (file) => {
    await withTable('readwrite', (files) => files.put(file));
    if (channel) channel.postMessage('changed');
  },
  forget: async (id) => {
    await withTable('readwrite', (files) => files.delete(id));
    if (channel) channel.postMessage('changed');
  },
  onChange: (changed) => {
    if (channel) channel.onmessage = changed;
  },
};
