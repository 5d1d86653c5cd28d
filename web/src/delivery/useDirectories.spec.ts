// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { DirectoryState } from '@/delivery/api'
import { isUnderWay } from '@/delivery/useDirectories'

const run = { school_id: 1, kind: 'wecom', begun_at: 1, classes_done: 0, classes: 3, matched: 0 } as const
const state = (ended_at?: number): DirectoryState => ({ kind: 'wecom', run: { ...run, ended_at }, strangers: [] })

describe('reading a directory', () => {
  it('is under way until it has ended', () => {
    expect(isUnderWay({ kind: 'wecom', strangers: [] })).toBe(false)
    expect(isUnderWay(state())).toBe(true)
    expect(isUnderWay(state(2))).toBe(false)
  })
})
