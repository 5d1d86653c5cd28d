// SPDX-License-Identifier: Apache-2.0
// One stream of live events for the whole tab. An event only says that something changed; listeners load
// again. After a lost connection every listener is called once, because a gap cannot be trusted.
import { onScopeDispose } from 'vue'
import { activeIdentity } from '@/platform/api/identity'

export interface LiveEvent { name: string; subject_id: number }
type Listener = (event?: LiveEvent) => void

const listeners = new Map<string, Set<Listener>>()
let source: EventSource | undefined
let wasLost = false

function subjectOf(message: MessageEvent<string>): number {
  try {
    const body: unknown = JSON.parse(message.data)
    if (typeof body === 'object' && body && 'subject_id' in body) return Number(body.subject_id)
  } catch {
    return 0
  }
  return 0
}

function attach(name: string) {
  source?.addEventListener(name, (message: MessageEvent<string>) => {
    for (const listener of listeners.get(name) ?? []) listener({ name, subject_id: subjectOf(message) })
  })
}

function reloadAll() {
  for (const listener of new Set([...listeners.values()].flatMap((each) => [...each]))) listener()
}

function open() {
  if (source || typeof EventSource === 'undefined') return
  const identity = activeIdentity()
  source = new EventSource(identity ? `/api/events?kith_identity=${identity}` : '/api/events')
  source.onerror = () => { wasLost = true }
  source.onopen = () => {
    if (wasLost) reloadAll()
    wasLost = false
  }
  for (const name of listeners.keys()) attach(name)
}

// Closes the stream: on sign-out, and before another identity's is opened.
export function closeEvents() {
  source?.close()
  source = undefined
}

export function reopenEvents() {
  closeEvents()
  if (listeners.size > 0) open()
}

// Calls `listener` whenever the named event arrives, until the component (or scope) ends.
export function onEvent(name: string, listener: Listener) {
  const known = listeners.get(name)
  if (known) known.add(listener)
  else {
    listeners.set(name, new Set([listener]))
    attach(name)
  }
  open()
  onScopeDispose(() => listeners.get(name)?.delete(listener))
}
