// SPDX-License-Identifier: Apache-2.0
// What the signed-in person read last, to be read again where there is no network. Bound to account and identity,
// forgotten at sign-out, when the session ends and when somebody else signs in, and after five days in any case.
import type { Reply } from '@/platform/api/client'
import { activeIdentity } from '@/platform/api/identity'
import { phone } from '@/platform/offline/store'

const longest_ms = 5 * 86_400_000
let owner: number | undefined

const keyOf = (name: string) => `${owner}/${activeIdentity() ?? ''}/${name}`
const isFresh = (kept_at: number) => Math.abs(Date.now() - kept_at) < longest_ms

export const ownerOfPhone = () => owner

// Whose things are kept from now on, and as whom the app opens without a network. Those of others, and old ones, go.
export async function ownPhone(account_id: number | undefined, session?: unknown) {
  owner = account_id
  try {
    const db = await phone()
    const tx = db.transaction('kept', 'readwrite')
    for await (const at of tx.store)
      if (account_id === undefined || !at.value.key.startsWith(`${account_id}/`) || !isFresh(at.value.kept_at)) await at.delete()
    if (account_id !== undefined && session) await tx.store.put({ key: `${account_id}/session`, content: session, kept_at: Date.now() })
    await tx.done
  } catch {
    return // a browser that keeps nothing has nothing to forget
  }
}

// Who was signed in last.
export async function lastSession<T>(): Promise<T | undefined> {
  try {
    const all = await (await phone()).getAll('kept')
    return all.find((each) => each.key.endsWith('/session') && isFresh(each.kept_at))?.content as T | undefined
  } catch {
    return undefined
  }
}

export async function keep(name: string, content: unknown) {
  if (owner === undefined) return
  const key = keyOf(name)
  try {
    const db = await phone()
    // Signed out meanwhile: nothing of that person is written any more.
    if (key === keyOf(name)) await db.put('kept', { key, content, kept_at: Date.now() })
  } catch {
    return // reading goes on without
  }
}

export async function recall<T>(name: string): Promise<{ content: T; kept_at: number } | undefined> {
  if (owner === undefined) return undefined
  try {
    const found = await (await phone()).get('kept', keyOf(name))
    return found && isFresh(found.kept_at) ? { content: found.content as T, kept_at: found.kept_at } : undefined
  } catch {
    return undefined
  }
}

// Reads through: the answer is kept, and where none comes the last one stands in for it.
export async function withKept<T>(name: string, call: Promise<Reply<T>>): Promise<Reply<T>> {
  const answer = await call
  if (answer.ok) {
    void keep(name, answer.data)
    return answer
  }
  if (answer.problem.status !== 0) return answer
  const last = await recall<T>(name)
  return last ? { ok: true, data: last.content, kept_at: last.kept_at } : answer
}
