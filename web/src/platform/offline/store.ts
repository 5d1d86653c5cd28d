// SPDX-License-Identifier: Apache-2.0
// What this phone keeps by itself, in IndexedDB: `kept` to read without a network, `unsent` to send when there is
// one, `sent` to know what became of it. A browser that keeps nothing throws from every function here.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Problem } from '@/platform/api/problem'

export interface Kept { key: string; content: unknown; kept_at: number }

// `key` is the writer's own and says what it is: writing it again writes over. `after` is the key of the entry that
// must have been sent before. `stamp` changes with every writing. Blobs may stand in `body`.
export interface Unsent {
  seq?: number
  key: string
  account_id: number
  identity_id: number
  kind: string
  after?: string
  about: string
  body: unknown
  stamp: string
  made_at: number
  state: 'waiting' | 'refused'
  problem?: Problem
}
export interface Sent { key: string; account_id: number; result: number; sent_at: number }

interface PhoneSchema extends DBSchema {
  kept: { key: string; value: Kept }
  unsent: { key: number; value: Unsent; indexes: { key: string; after: string } }
  sent: { key: string; value: Sent }
}
export type Phone = IDBPDatabase<PhoneSchema>

let opened: Promise<Phone> | undefined

export function phone(): Promise<Phone> {
  opened ??= openDB<PhoneSchema>('kith', 1, {
    upgrade(db) {
      db.createObjectStore('kept', { keyPath: 'key' })
      db.createObjectStore('sent', { keyPath: 'key' })
      const unsent = db.createObjectStore('unsent', { keyPath: 'seq', autoIncrement: true })
      unsent.createIndex('key', 'key', { unique: true })
      unsent.createIndex('after', 'after')
    },
    terminated() { opened = undefined },
    // A newer release in another tab: let it go on, and open anew when asked again.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close()
      opened = undefined
    },
  })
  opened.catch(() => { opened = undefined })
  return opened
}

// A ref's content is a proxy, which the store cannot take.
export const plain = <T>(content: T): T => JSON.parse(JSON.stringify(content)) as T
