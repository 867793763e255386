// Offline use: the service worker caches the page's files (see sw.js). A new build waits until the
// reader asks for it, so that code and data are always of one build.

/** @type {ServiceWorker | null} */
let waitingWorker = null;
let isApplying = false;

// Null where the browser has none, or refuses it, as in frames that may not store anything.
function serviceWorkers() {
  if (!window.isSecureContext || !window.location.protocol.startsWith('http')) return null;
  try {
    return navigator.serviceWorker;
  } catch (error) {
    console.info(`offline use is not possible here: ${error}`);
    return null;
  }
}

/**
 * @param {() => void} usable called once the page works offline
 * @param {() => void} ready called once a complete new build waits
 */
export function keepOffline(usable, ready) {
  const workers = serviceWorkers();
  if (!workers) return;
  const hadOne = Boolean(workers.controller);
  workers.ready.then((registration) => {
    usable();
    registration.active?.postMessage('keep the rest');
  });
  /** @param {ServiceWorker | null} worker */
  const found = (worker) => {
    waitingWorker = worker;
    ready();
  };
  /** @param {ServiceWorker | null} worker */
  const watch = (worker) => {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && workers.controller) found(worker);
    });
  };
  workers.register('sw.js', {updateViaCache: 'none'}).then((registration) => {
    if (registration.waiting && workers.controller) found(registration.waiting);
    watch(registration.installing);
    registration.addEventListener('updatefound', () => watch(registration.installing));
    document.addEventListener('visibilitychange', () => {
      // Fails without a network, which is no problem.
      if (!document.hidden) registration.update().catch(() => {});
    });
  }, (error) => console.info(`offline use is not possible here: ${error.message}`));
  // Another tab, or this one, has switched to the new build.
  workers.addEventListener('controllerchange', () => {
    if (isApplying) window.location.reload();
    else if (hadOne) found(null);
  });
}

export function applyUpdate() {
  isApplying = true;
  if (waitingWorker) waitingWorker.postMessage('activate');
  else window.location.reload();
}
