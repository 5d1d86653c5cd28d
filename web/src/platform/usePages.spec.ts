// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { Reply } from '@/platform/api/client'
import { offline } from '@/platform/api/problem'
import { usePages } from '@/platform/usePages'

interface Letters { letters: number[]; before_id?: number }

// Letters 1 to `newest`, two a page.
function shelf() {
  const state = { newest: 5, isBroken: false, asked: [] as (number | undefined)[] }
  const read = (before?: number): Promise<Reply<Letters>> => {
    state.asked.push(before)
    if (state.isBroken) return Promise.resolve({ ok: false, problem: offline() })
    const first = before ? before - 1 : state.newest
    const letters = [first, first - 1].filter((each) => each > 0)
    const last = letters.at(-1) ?? 0
    return Promise.resolve({ ok: true, data: { letters, ...(last > 1 ? { before_id: last } : {}) } })
  }
  return { state, pages: usePages(read, (page) => page.letters) }
}

describe('a list in pages', () => {
  it('begins with the latest and goes on to the last', async () => {
    const { pages } = shelf()
    await pages.load()
    expect(pages.lines.value).toEqual([5, 4])
    await pages.more()
    await pages.more()
    expect(pages.lines.value).toEqual([5, 4, 3, 2, 1])
    expect(pages.hasMore.value).toBe(false)
  })

  it('keeps showing as much when it is read anew', async () => {
    const { state, pages } = shelf()
    await pages.load()
    await pages.more()
    state.newest = 6
    await pages.load()
    expect(pages.lines.value).toEqual([6, 5, 4, 3])
    expect(pages.hasMore.value).toBe(true)
  })

  it('keeps what it shows when the network is away', async () => {
    const { state, pages } = shelf()
    await pages.load()
    state.isBroken = true
    await pages.more()
    expect(pages.lines.value).toEqual([5, 4])
    expect(pages.problem.value?.code).toBe('platform.offline')
  })
})
