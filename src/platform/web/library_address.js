// The page's address and history, which browsers limit: Safari takes 100 changes in 30 s, Firefox 200
// in 10 s, then they throw; some documents (srcdoc, sandboxed frames) have no address to change at
// all. The program always sees the address that it has set. See library_host.js for what Emscripten
// requires.
const Address = {
  intervalMs: 310,
  retryMs: 3000,
  retriesMax: 12,  // More than 30 s in all.
  // More at once are jumps that nobody could follow: the last of them replaces the one before.
  stepsMax: 3,
  /** Not written yet, oldest first. @type {{address: string, isNew: boolean}[]} */
  waiting: [],
  /** What the program has set last. @type {string | null} */
  wanted: null,
  writtenAt: -Infinity,
  timer: 0,
  failures: 0,  // Since the last success.
  hasWritten: false,

  current: () => Address.wanted === null ? window.location.hash : Address.wanted,

  /** @param {string} address @param {boolean} isNew a step of the history @returns {void} */
  set: (address, isNew) => {
    if (address === Address.current()) return;
    Address.wanted = address;
    const waiting = Address.waiting;
    if (!waiting.length || (isNew && waiting.length < Address.stepsMax)) {
      waiting.push({address, isNew});
    } else {
      waiting[waiting.length - 1].address = address;
    }
    if (Address.timer) return;
    const restMs = Address.writtenAt + Address.intervalMs - performance.now();
    if (restMs > 0) {
      Address.writeLater(restMs);
    } else {
      Address.write();
    }
  },

  /** @param {number} delayMs @returns {void} */
  writeLater: (delayMs) => {
    Address.timer = window.setTimeout(() => {
      Address.timer = 0;
      Address.write();
    }, delayMs);
  },

  // Writes the oldest one that waits.
  write: () => {
    const next = Address.waiting[0];
    Address.writtenAt = performance.now();
    try {
      window.history[next.isNew ? 'pushState' : 'replaceState'](null, '', next.address);
      Address.waiting.shift();
      Address.failures = 0;
      Address.hasWritten = true;
    } catch (error) {
      if (++Address.failures === 1) console.info(`the address cannot be changed now: ${error}`);
      if (!Address.hasWritten) Module['refused']('Address');
      if (!Address.hasWritten || Address.failures > Address.retriesMax) Address.forget();
    }
    if (!Address.waiting.length) return;
    Address.writeLater(Address.failures ? Address.retryMs : Address.intervalMs);
  },

  forget: () => {
    clearTimeout(Address.timer);
    Address.timer = 0;
    Address.failures = 0;
    Address.waiting.length = 0;
  },

  // A reload takes the address that the browser knew before the page was left.
  storageKey: 'kexie.address',
  /** @returns {string} */
  first: () => {
    const kept = Host.withStorage('sessionStorage', (storage) => {
      const address = storage.getItem(Address.storageKey);
      storage.removeItem(Address.storageKey);
      return address;
    });
    const entry = /** @type {PerformanceNavigationTiming | undefined} */ (
      performance.getEntriesByType('navigation')[0]);
    if (kept && entry && entry.type === 'reload') Address.set(kept, false);
    return Address.current();
  },

  // The page is left: nothing can be written later.
  writeAll: () => {
    const wanted = Address.wanted;
    if (wanted !== null) {
      Host.withStorage('sessionStorage', (storage) => storage.setItem(Address.storageKey, wanted));
    }
    clearTimeout(Address.timer);
    Address.timer = 0;
    for (let i = Address.waiting.length; i > 0 && Address.waiting.length; --i) Address.write();
    clearTimeout(Address.timer);
    Address.timer = 0;
  },

  listen: () => {
    window.addEventListener('popstate', () => {
      // What waits belongs to the entry that was left.
      Address.forget();
      Address.wanted = null;
      Host.withString(window.location.hash,
        (address) => _kexie_on_address(Host.platform, address));
    });
    for (const event of ['beforeunload', 'pagehide']) {
      window.addEventListener(event, Address.writeAll);
    }
  },
};

mergeInto(LibraryManager.library, {
  $Address__deps: ['$Host'],
  $Address: Address,

  host_address__deps: ['$Address'],
  host_address: function() { return Host.newString(Address.first()); },
  host_link__deps: ['$Address'],
  host_link: function() {
    return Host.newString(window.location.href.replace(/#.*$/s, '') + Address.current());
  },
  host_set_address__deps: ['$Address'],
  /** @param {number} pointer @param {number} isNew */
  host_set_address: function(pointer, isNew) { Address.set(UTF8ToString(pointer), isNew !== 0); },
});
