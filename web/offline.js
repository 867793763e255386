// Use without a network: the service worker keeps what the page is made of (see sw.js). A new
// build waits until the person asks for it, so that code and data are always of one build.

let updateWaiting = null;

// Calls `usable` once the page works without a network, and `ready` once a new build is there, whole,
// beside the one that runs.
function keepOffline(usable, ready) {
  if (window.location.protocol === 'file:') usable();
  if (!('serviceWorker' in navigator) || !window.isSecureContext ||
      !window.location.protocol.startsWith('http')) {
    return;
  }
  const workers = navigator.serviceWorker;
  const hadOne = Boolean(workers.controller);
  workers.ready.then(usable);
  const found = (worker) => {
    updateWaiting = worker;
    ready();
  };
  const watch = (worker) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'installed' && workers.controller) found(worker);
    });
  };
  workers.register('sw.js', {updateViaCache: 'none'}).then((registration) => {
    if (registration.waiting && workers.controller) found(registration.waiting);
    if (registration.installing) watch(registration.installing);
    registration.addEventListener('updatefound', () => watch(registration.installing));
    document.addEventListener('visibilitychange', () => {
      // Without a network there is nothing to learn, and nothing to say.
      if (!document.hidden) registration.update().catch(() => {});
    });
  }, (error) => console.info(`offline use is not possible here: ${error.message}`));
  // Another tab, or this one, has switched to the new build.
  workers.addEventListener('controllerchange', () => {
    if (applying) window.location.reload();
    else if (hadOne) found(null);
  });
}

let applying = false;

function applyUpdate() {
  applying = true;
  if (updateWaiting) updateWaiting.postMessage('activate');
  else window.location.reload();
}
