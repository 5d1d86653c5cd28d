// SPDX-License-Identifier: Apache-2.0
// Which requests the worker answers, and how. What the server says to a person is never its affair: nothing below
// /api/ is kept in the browser's caches.
export type Way = 'page' | 'asset' | 'not_ours'

const ofServer = ['/api/', '/healthz', '/metrics', '/openapi']

export function wayOf(request: { method: string; mode: string; url: string }, origin: string): Way {
  const { pathname, origin: asked } = new URL(request.url)
  if (request.method !== 'GET' || asked !== origin || ofServer.some((each) => pathname.startsWith(each))) return 'not_ours'
  if (request.mode === 'navigate') return 'page'
  return pathname.startsWith('/assets/') || pathname === '/kith.svg' ? 'asset' : 'not_ours'
}

// Of all caches of the app: those that a release before the last has left.
export const outdated = (names: readonly string[], current: string) =>
  names.filter((each) => each.startsWith('kith-') && each !== current).slice(0, -1)

// What a push says (delivery/web_push on the server). Nonsense shows the app's name and leads home; a link of another
// origin is never followed.
export function readPush(text: string, origin: string): { title: string; link: string; tag: string } {
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch {
    said = null
  }
  const { title, link, tag } = (said ?? {}) as Record<string, unknown>
  const isOurs = typeof link === 'string' && URL.canParse(link) && new URL(link).origin === origin
  return {
    title: typeof title === 'string' && title ? title : 'Kith 家校同心',
    link: isOurs ? link : `${origin}/`,
    tag: typeof tag === 'string' ? tag : '',
  }
}
