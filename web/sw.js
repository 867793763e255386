// The service worker: makes the page usable offline and never mixes two builds. Each build's files
// are in a cache of their own, which is used whole or not at all.
//
// web/pack.mjs writes `build` in front of this file.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const prefix = `kexie ${worker.registration.scope} `;
const ownCache = prefix + build.id;

/** @param {Response} response */
async function isOwnPage(response) {
  if (!worker.crypto.subtle) return true;
  const digest = await worker.crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'));
  return hex.join('') === build.page;
}

// Fails, to be tried again at the next visit, if a file is missing or the host's page is of another
// build: an upload may be half done.
async function install() {
  const cache = await caches.open(ownCache);
  const page = await fetch('./', {cache: 'reload'});
  if (!page.ok || !await isOwnPage(page.clone())) throw new Error('the page is of another build');
  await cache.put('./', page);
  for (const file of build.files) await keep(cache, file);
}

// Names contain a hash of the content: what an earlier build cached is reused.
/** @param {Cache} cache @param {string} file */
async function keep(cache, file) {
  const cached = await caches.match(file);
  await (cached ? cache.put(file, cached) : cache.add(file));
}

// Once the page works offline. What fails is tried again at the next visit, or when it is needed.
async function keepTheRest() {
  const cache = await caches.open(ownCache);
  for (const file of build.later) {
    if (!await cache.match(file)) await keep(cache, file).catch(() => {});
  }
}

// Keeps the previous build: another tab may still show it and request its files.
async function dropOldCaches() {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const others = names.filter((name) => name !== ownCache);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @param {Request} request */
async function answer(request) {
  const isPage = request.mode === 'navigate';
  const own = await caches.open(ownCache);
  const found = await own.match(isPage ? './' : request, {ignoreVary: true});
  if (found) return found;
  const old = await caches.match(request, {ignoreVary: true});
  if (old) return old;
  const response = await fetch(request);
  const isForLater = build.later.some((file) => request.url.endsWith(`/${file}`));
  if (response.ok && isForLater) await own.put(request, response.clone());
  return response;
}

/** @param {Request} request */
function isPartOfThePage(request) {
  const url = new URL(request.url);
  const scope = new URL(worker.registration.scope);
  if (request.method !== 'GET' || url.origin !== scope.origin) return false;
  if (!url.pathname.startsWith(scope.pathname)) return false;
  const path = url.pathname.slice(scope.pathname.length);
  return request.mode === 'navigate' ? path === '' || path === 'index.html'
    : build.files.includes(path) || build.later.includes(path) || path.startsWith('assets/');
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOldCaches()));
worker.addEventListener('fetch', (event) => {
  if (isPartOfThePage(event.request)) event.respondWith(answer(event.request));
});
worker.addEventListener('message', (event) => {
  // The reader has asked for the new build.
  if (event.data === 'activate') worker.skipWaiting();
  if (event.data === 'keep the rest') event.waitUntil(keepTheRest());
});
