// SPDX-License-Identifier: Apache-2.0
// The one door to the server. Paths, inputs and answers are typed by the server's own OpenAPI document:
//
//   const answer = await reply(api.POST('/api/visits', { body: { student_id } }))
//   if (answer.ok) visit.value = answer.data
//   else problem.value = answer.problem
import createClient, { type Middleware } from 'openapi-fetch'
import { activeIdentity } from '@/platform/api/identity'
import { offline, problemOf, type Problem } from '@/platform/api/problem'
import { noteServerTime } from '@/platform/offline/phone_clock'
import { noteReached } from '@/platform/screen'
import type { components, paths } from '@/platform/api/schema'

export type Schemas = components['schemas']
// kept_at: the phone's own copy of that time stands in, as there is no network.
export type Reply<T> = { ok: true; data: T; version?: string; kept_at?: number } | { ok: false; problem: Problem }

type SignedOutListener = () => void
let tellSignedOut: SignedOutListener = () => undefined

// Called when the server no longer knows the session. Set once, by the wiring.
export function onSignedOut(listener: SignedOutListener) {
  tellSignedOut = listener
}

const identity_header = 'Kith-Identity'
// As another identity than this tab's: what waited to be sent goes as whoever wrote it.
export const actingAs = (identity_id: number | undefined) => ({ headers: identity_id ? { [identity_header]: String(identity_id) } : {} })

const asked_at = new Map<string, number>()
const withIdentity: Middleware = {
  onRequest({ request, id }) {
    asked_at.set(id, Date.now())
    const identity = activeIdentity()
    if (identity && !request.headers.has(identity_header)) request.headers.set(identity_header, String(identity))
    return request
  },
  onError({ id }) {
    asked_at.delete(id)
    noteReached(false)
  },
  onResponse({ response, schemaPath, id }) {
    noteServerTime(response.headers.get('Date'), asked_at.get(id) ?? 0)
    asked_at.delete(id)
    noteReached(true)
    if (response.status === 401 && schemaPath !== '/api/session') tellSignedOut()
    return undefined
  },
}

// The origin is asked late and fetch is looked up late, so that tests may put their own in place.
export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin,
  credentials: 'same-origin',
  fetch: (request) => globalThis.fetch(request),
})
api.use(withIdentity)

interface Exchange<T> { data?: T; error?: unknown; response: Response }

// Never throws for what a user may meet: refusals and a lost network come back as problems.
export async function reply<T>(call: Promise<Exchange<T>>): Promise<Reply<T>> {
  let exchange: Exchange<T>
  try {
    exchange = await call
  } catch (thrown) {
    // fetch rejects with a TypeError exactly when no answer came; an abort is the caller's own wish.
    if (thrown instanceof TypeError || thrown instanceof DOMException) return { ok: false, problem: offline() }
    throw thrown
  }
  const { data, error, response } = exchange
  if (!response.ok) return { ok: false, problem: problemOf(response.status, error) }
  const version = response.headers.get('ETag')
  return { ok: true, data: data as T, ...(version ? { version } : {}) }
}
