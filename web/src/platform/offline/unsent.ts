// SPDX-License-Identifier: Apache-2.0
// What was written and is not yet with the server. It is on the phone before it is sent, and leaves it only when the
// server has it or the writer throws it away: a refusal keeps it, with the server's reason. Senders give every entry
// a key of its own, so that sending twice is harmless.
import { computed, readonly, shallowRef } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import type { Problem } from '@/platform/api/problem'
import { activeIdentity } from '@/platform/api/identity'
import { ownerOfPhone } from '@/platform/offline/kept'
import { phone, type Unsent } from '@/platform/offline/store'

export type { Unsent } from '@/platform/offline/store'
export type NewUnsent = Pick<Unsent, 'key' | 'kind' | 'about' | 'body'> & Partial<Pick<Unsent, 'after' | 'made_at'>>

// result: what those that come after need. onward: the body of an entry that was written on while this one was sent.
export type Outcome =
  | { ok: true; result?: number; onward?: (body: unknown) => unknown }
  | { ok: false; problem: Problem }

export interface Sender {
  // Lower goes first; of one rank, what was written first.
  rank: number
  // `result` is that of the entry it came after.
  send: (entry: Unsent, result: number | undefined) => Promise<Outcome>
  // Where it can be looked at and changed.
  place?: (entry: Unsent, result: number | undefined) => RouteLocationRaw
}

const senders = new Map<string, Sender>()
const all = shallowRef<Unsent[]>([])
// Nobody may say that all is sent before this phone was looked at.
const isRead = shallowRef(false)
const results = shallowRef(new Map<string, number>())
const listeners = new Set<() => void>()
const remembered_ms = 30 * 86_400_000

export function sendsUnsent(kind: string, sender: Sender) {
  senders.set(kind, sender)
}

const rankOf = (entry: Unsent) => senders.get(entry.kind)?.rank ?? 0
const inOrder = (one: Unsent, other: Unsent) => rankOf(one) - rankOf(other) || (one.seq ?? 0) - (other.seq ?? 0)
const others = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('kith.unsent')

// Reads what there is of the signed-in person.
export async function readUnsent() {
  const account_id = ownerOfPhone()
  try {
    const db = await phone()
    const [entries, sent] = await Promise.all([db.getAll('unsent'), db.getAll('sent')])
    all.value = entries.filter((each) => each.account_id === account_id).sort(inOrder)
    results.value = new Map(sent.filter((each) => each.account_id === account_id).map((each) => [each.key, each.result]))
  } catch {
    all.value = []
  }
  isRead.value = true
}
others?.addEventListener('message', () => void readUnsent())

async function changed() {
  await readUnsent()
  others?.postMessage('changed')
  for (const listener of listeners) listener()
}
// Told after every change made in this tab.
export const onUnsentChange = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useUnsent = () => ({
  entries: readonly(all),
  count: computed(() => all.value.length),
  isRead: readonly(isRead),
  resultOf: (key: string) => results.value.get(key),
})
export const unsentWith = (key: string) => all.value.find((each) => each.key === key)

// On the phone when this has returned; throws where the browser keeps nothing. Written again under its key, an
// entry keeps its place.
export async function putUnsent(entry: NewUnsent): Promise<Unsent> {
  const account_id = ownerOfPhone()
  const identity_id = activeIdentity()
  if (account_id === undefined || identity_id === undefined) throw new Error('nobody is signed in')
  const tx = (await phone()).transaction('unsent', 'readwrite')
  const known = await tx.store.index('key').get(entry.key)
  const written: Unsent = {
    ...(known?.seq === undefined ? {} : { seq: known.seq }),
    made_at: known?.made_at ?? Date.now(), ...entry, account_id, identity_id, stamp: crypto.randomUUID(), state: 'waiting',
  }
  written.seq = await tx.store.put(written)
  await tx.done
  await changed()
  return written
}

// With all that comes after it.
export async function dropUnsent(key: string) {
  const tx = (await phone()).transaction('unsent', 'readwrite')
  const keys = [await tx.store.index('key').getKey(key), ...await tx.store.index('after').getAllKeys(key)]
  await Promise.all(keys.map((each) => (each === undefined ? undefined : tx.store.delete(each))))
  await tx.done
  await changed()
}

async function settle(sent: Unsent, outcome: Outcome) {
  const tx = (await phone()).transaction(['unsent', 'sent'], 'readwrite')
  const store = tx.objectStore('unsent')
  const now = await store.get(sent.seq ?? 0)
  const isAsSent = now?.stamp === sent.stamp
  if (outcome.ok) {
    if (outcome.result !== undefined)
      await tx.objectStore('sent').put({ key: sent.key, account_id: sent.account_id, result: outcome.result, sent_at: Date.now() })
    if (now && isAsSent) await store.delete(now.seq ?? 0)
    else if (now && outcome.onward) await store.put({ ...now, body: outcome.onward(now.body) })
  } else if (now && isAsSent) {
    await store.put({ ...now, state: 'refused', problem: outcome.problem })
  }
  await tx.done
  await changed()
}

// No answer, a server that is down or busy, a session that ended: worth another try, and no refusal.
export const isPassing = ({ status }: Problem) => status === 0 || status === 401 || status === 408 || status === 429 || status >= 500

// 'waits': for a network, or for the entry before it.
export type Fate = { is: 'sent'; result?: number } | { is: 'refused'; problem: Problem } | { is: 'waits'; problem?: Problem }
const underway = new Map<string, Promise<Fate>>()

async function sendNow(entry: Unsent): Promise<Fate> {
  const sender = senders.get(entry.kind)
  const before = entry.after === undefined ? undefined : results.value.get(entry.after)
  if (!sender) return { is: 'waits' }
  if (entry.after !== undefined && (before === undefined || unsentWith(entry.after))) return { is: 'waits' }
  const outcome = await sender.send(entry, before)
  if (!outcome.ok && isPassing(outcome.problem)) return { is: 'waits', problem: outcome.problem }
  if (entry.seq !== undefined) await settle(entry, outcome)
  if (!outcome.ok) return { is: 'refused', problem: outcome.problem }
  return { is: 'sent', ...(outcome.result === undefined ? {} : { result: outcome.result }) }
}

// Never twice at once in this tab.
export function sendOne(entry: Unsent): Promise<Fate> {
  const known = underway.get(entry.key)
  if (known) return known
  const fate = sendNow(entry).finally(() => underway.delete(entry.key))
  underway.set(entry.key, fate)
  return fate
}

// On the phone first, then to the server if it can be reached. is_kept: it is on the phone, whatever comes; a browser
// that keeps nothing only sends.
export async function submit(entry: NewUnsent): Promise<Fate & { is_kept: boolean }> {
  try {
    const written = await putUnsent(entry)
    return { ...(await sendOne(written)), is_kept: true }
  } catch {
    const passing: Unsent = { made_at: Date.now(), ...entry, account_id: 0, identity_id: activeIdentity() ?? 0, stamp: '', state: 'waiting' }
    return { ...(await sendNow(passing)), is_kept: false }
  }
}

// What a sender must remember of its trying, without making the entry another one.
export async function noteTrying(entry: Unsent, body: unknown) {
  if (entry.seq === undefined) return
  const tx = (await phone()).transaction('unsent', 'readwrite')
  const now = await tx.store.get(entry.seq)
  if (now?.stamp === entry.stamp) await tx.store.put({ ...now, body })
  await tx.done
}

// Everything that waits, in order. Whether nothing is left to try again.
export async function sendAll(): Promise<boolean> {
  await readUnsent()
  for (const { key } of [...all.value]) {
    const entry = unsentWith(key)
    if (entry?.state !== 'waiting') continue
    const fate = await sendOne(entry)
    if (fate.is === 'waits' && fate.problem) return false
  }
  return true
}

export async function tryAgain(key: string) {
  const entry = unsentWith(key)
  if (!entry) return
  const again: Unsent = { ...entry, state: 'waiting' }
  delete again.problem
  await (await phone()).put('unsent', again)
  await changed()
}

export const placeOf = (entry: Unsent): RouteLocationRaw | undefined =>
  senders.get(entry.kind)?.place?.(entry, entry.after === undefined ? undefined : results.value.get(entry.after))

// What nobody came back for in thirty days: words of somebody who signed out here and never in again.
export async function dropForgotten() {
  try {
    const tx = (await phone()).transaction(['unsent', 'sent'], 'readwrite')
    const old = Date.now() - remembered_ms
    for await (const at of tx.objectStore('unsent'))
      if (at.value.account_id !== ownerOfPhone() && at.value.made_at < old) await at.delete()
    for await (const at of tx.objectStore('sent')) if (at.value.sent_at < old) await at.delete()
    await tx.done
  } catch {
    return
  }
}
