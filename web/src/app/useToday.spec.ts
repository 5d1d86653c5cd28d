// SPDX-License-Identifier: Apache-2.0
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useToday } from '@/app/useToday'

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } })
const score = (to_go: number) => ({ population: 40, met: 20 - to_go, to_go })

// The queries for next acts that a day begins with, when the week still owes `to_go` calls.
async function asked(to_go: number) {
  const queries: string[] = []
  vi.stubGlobal('fetch', (request: Request) => {
    const url = new URL(request.url)
    if (url.pathname === '/api/classes') return Promise.resolve(json([{ class_id: 7, is_mine: true }]))
    if (url.pathname === '/api/norms/sheet') return Promise.resolve(json({ score: score(to_go), students: [] }))
    if (url.pathname === '/api/norms/next_acts') queries.push(url.search)
    return Promise.resolve(json([]))
  })
  mount({ setup: () => { useToday(); return () => null } })
  await flushPromises()
  await flushPromises()
  return queries
}

describe('a teacher\'s day', () => {
  beforeEach(() => { setActivePinia(createPinia()) })
  afterEach(() => { vi.unstubAllGlobals() })

  it('proposes calls while the week owes calls', async () => {
    expect(await asked(3)).toEqual(['?class_id=7&limit=4&mode=telephone'])
  })

  it('proposes whatever is worth most once the week is reached', async () => {
    expect(await asked(0)).toEqual(['?class_id=7&limit=4'])
  })
})
