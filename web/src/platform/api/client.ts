// SPDX-License-Identifier: Apache-2.0
// The one door to the server. Paths, inputs and answers are typed by the server's own OpenAPI document:
//
//   const answer = await reply(api.POST('/api/visits', { body: { student_id } }))
//   if (answer.ok) visit.value = answer.data
//   else problem.value = answer.problem
import createClient, { type Middleware } from 'openapi-fetch'
import { activeIdentity } from '@/platform/api/identity'
import { offline, problemOf, type Problem } from '@/platform/api/problem'
import type { components, paths } from '@/platform/api/schema'

export type Schemas = components['schemas']
export type Reply<T> = { ok: true; data: T; version?: string } | { ok: false; problem: Problem }

type SignedOutListener = () => void
let tellSignedOut: SignedOutListener = () => undefined

// Called when the server no longer knows the session. Set once, by the wiring.
export function onSignedOut(listener: SignedOutListener) {
  tellSignedOut = listener
}

const withIdentity: Middleware = {
  onRequest({ request }) {
    const identity = activeIdentity()
    if (identity) request.headers.set('Kith-Identity', String(identity))
    return request
  },
  onResponse({ response, schemaPath }) {
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
