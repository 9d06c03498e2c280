/**
 * Keeps the public pages open without a network after one visit. Everything it holds is the same for everybody; answers of
 * the server's interfaces are never kept. The build fills in the list.
 */
const CACHE = `tab-${'__VERSION__'}`
const FILES = '__FILES__'

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

/** The newest page where there is a network, the kept one where there is none. */
const page = (request) => fetch(request).catch(() => caches.match('./', { cacheName: CACHE }))

/** Files carry a hash in their name, so a kept one is the right one. */
const file = (request) =>
  caches.match(request, { cacheName: CACHE, ignoreVary: true }).then((kept) => kept ?? fetch(request))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (!url.pathname.startsWith(new URL('./', self.location.href).pathname)) return
  event.respondWith(request.mode === 'navigate' ? page(request) : file(request))
})
