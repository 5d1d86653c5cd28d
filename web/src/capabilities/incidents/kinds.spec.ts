// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { KindChoice } from '@/capabilities/incidents/api'
import { grouped, groups } from '@/capabilities/incidents/kinds'
import words from '@/capabilities/incidents/locale/zh-CN.json'

const choice = (kind: KindChoice['kind'], clause?: string): KindChoice => ({
  kind, is_protected: false, asked: clause ? [{ clause, within: { amount: 30, unit: 'minutes' } }] : [],
})

describe('what may have happened', () => {
  it('shows first that of which something follows at this school', () => {
    const choices = [choice('arrears'), choice('ill', 'P2d.6'), choice('progress', 'P0.20')]
    expect(grouped(choices, false).map((group) => [group.key, group.kinds.map((each) => each.kind)]))
      .toEqual([['urgent', ['ill']], ['good', ['progress']]])
    expect(grouped(choices, true).flatMap((group) => group.kinds)).toHaveLength(3)
  })

  it('has each kind in one group, with words', () => {
    const kinds = groups.flatMap((group) => group.kinds)
    expect(new Set(kinds).size).toBe(kinds.length)
    expect([...kinds].sort()).toEqual(Object.keys(words.kinds).sort())
  })
})
