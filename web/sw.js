// Keeps the page usable without a network, and never mixes two builds: what one build is made of
// lies in a cache of its own, which is used whole or not at all.
'use strict';

const build = {{build}};  // {id, page: SHA-256 of index.html in hex, files}
const prefix = `kexie ${self.registration.scope} `;
const ownCache = prefix + build.id;

async function isOwnPage(response) {
  if (!self.crypto.subtle) return true;
  const digest = await self.crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'));
  return hex.join('') === build.page;
}

// Fails, and is tried again at the next visit, where a file is missing or the page that the host
// gives is not the one that this build was made with: an upload may be half done.
async function install() {
  const cache = await caches.open(ownCache);
  const page = await fetch('./', {cache: 'reload'});
  if (!page.ok || !await isOwnPage(page.clone())) throw new Error('the page is of another build');
  await cache.put('./', page);
  // A name says what is in the file: what an earlier build has kept need not come again.
  for (const file of build.files) {
    const held = await caches.match(file);
    await (held ? cache.put(file, held) : cache.add(file));
  }
}

// The build before stays: another tab may still show it and ask for its files.
async function dropOldCaches() {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const others = names.filter((name) => name !== ownCache);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request) {
  const isPage = request.mode === 'navigate';
  const own = await caches.open(ownCache);
  const found = await own.match(isPage ? './' : request, {ignoreVary: true});
  if (found) return found;
  return await caches.match(request, {ignoreVary: true}) || fetch(request);
}

function isPartOfThePage(request) {
  const url = new URL(request.url);
  const scope = new URL(self.registration.scope);
  if (request.method !== 'GET' || url.origin !== scope.origin) return false;
  if (!url.pathname.startsWith(scope.pathname)) return false;
  const path = url.pathname.slice(scope.pathname.length);
  return request.mode === 'navigate' ? path === '' || path === 'index.html'
    : build.files.includes(path) || path.startsWith('assets/');
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(dropOldCaches()));
self.addEventListener('fetch', (event) => {
  if (isPartOfThePage(event.request)) event.respondWith(answer(event.request));
});
// The person has asked for the new build.
self.addEventListener('message', (event) => {
  if (event.data === 'activate') self.skipWaiting();
});
