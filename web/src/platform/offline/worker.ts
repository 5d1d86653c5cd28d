// SPDX-License-Identifier: Apache-2.0
// Keeps the app itself on the phone, so that it opens without a network: its page, scripts and words, never a person's
// data. It also shows what a push brings. A new release takes the old one's place at once; the old one's files stay until the release after, for tabs
// that are still open. Runs in the service worker; the list of files is written in when the app is built.
import { outdated, readPush, wayOf } from '@/platform/offline/worker_ways'

interface WorkEvent extends Event { waitUntil: (work: Promise<unknown>) => void }
interface FetchEvent extends WorkEvent { request: Request; respondWith: (answer: Promise<Response>) => void }
interface MessageOfPage extends WorkEvent { data: unknown }
interface PushEvent extends WorkEvent { data: { text: () => string } | null }
interface ClickEvent extends WorkEvent { notification: Notification }
interface Page { url: string; focus: () => Promise<unknown>; navigate: (url: string) => Promise<unknown> }
interface WorkerScope {
  location: Location
  skipWaiting: () => Promise<void>
  registration: ServiceWorkerRegistration
  clients: {
    claim: () => Promise<void>
    matchAll: (of: { type: 'window' }) => Promise<Page[]>
    openWindow: (url: string) => Promise<unknown>
  }
  addEventListener: {
    (name: 'install' | 'activate', listener: (event: WorkEvent) => void): void
    (name: 'fetch', listener: (event: FetchEvent) => void): void
    (name: 'message', listener: (event: MessageOfPage) => void): void
    (name: 'push', listener: (event: PushEvent) => void): void
    (name: 'notificationclick', listener: (event: ClickEvent) => void): void
  }
}
// What a service worker has for a window.
declare const self: WorkerScope
declare const __KITH_FILES__: { version: string; shell: string[]; staff: string[]; family: string[] }

const { version, shell, staff, family } = __KITH_FILES__
const cache_name = `kith-${version}`
const index = '/index.html'
const patience_ms = 4000

async function fetchAll(files: readonly string[]) {
  const cache = await caches.open(cache_name)
  const missing = []
  for (const file of files) if (!(await cache.match(file))) missing.push(file)
  await cache.addAll(missing)
}

async function fromNetwork(request: Request): Promise<Response> {
  const late = new Promise<never>((_, refuse) => setTimeout(() => refuse(new TypeError('late')), patience_ms))
  const answer = await Promise.race([fetch(request), late])
  if (answer.status >= 500) throw new TypeError('the server is down')
  return answer
}

// The newest page when it can be had, else the one that is kept; with none kept, as if there were no worker.
async function page(request: Request): Promise<Response> {
  try {
    return await fromNetwork(request)
  } catch {
    return (await caches.match(index)) ?? fetch(request)
  }
}

// Names of assets change with their content: one that is kept is right.
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(cache_name)).put(request, answer.clone())
  return answer
}

self.addEventListener('install', (event) => event.waitUntil(fetchAll(shell).then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  await Promise.all(outdated(await caches.keys(), cache_name).map((each) => caches.delete(each)))
  await self.clients.claim()
})()))
self.addEventListener('fetch', (event) => {
  const way = wayOf(event.request, self.location.origin)
  if (way === 'page') event.respondWith(page(event.request))
  if (way === 'asset') event.respondWith(asset(event.request))
})
// The page says who uses this phone, so that nobody fetches pages of another posture.
self.addEventListener('message', (event) => {
  if (event.data === 'staff') event.waitUntil(fetchAll(staff))
  if (event.data === 'family') event.waitUntil(fetchAll(family))
})
// Browsers demand that every push shows something.
self.addEventListener('push', (event) => {
  const { title, link, tag } = readPush(event.data?.text() ?? '', self.location.origin)
  event.waitUntil(self.registration.showNotification(title, { tag, data: link, icon: '/kith-192.png' }))
})
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil((async () => {
    const link = String(event.notification.data)
    const open = (await self.clients.matchAll({ type: 'window' }))[0]
    if (!open) return self.clients.openWindow(link)
    await open.focus()
    return open.navigate(link)
  })())
})
