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
