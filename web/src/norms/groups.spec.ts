// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { NormLine } from '@/norms/api'
import { groupNorms } from '@/norms/groups'

const line = (clause: string, state = 'slow') => ({ clause, state }) as NormLine
const packs = [{ id: 'P1', title: { zh: '甲', en: 'First' } }]

describe('grouping the board', () => {
  it('puts clauses under the policy they come from', () => {
    const { groups } = groupNorms([line('P1.5'), line('P2a.4'), line('P1.8')], packs)
    expect(groups.map((group) => [group.id, group.title?.en, group.norms.length])).toEqual([['P1', 'First', 2], ['P2a', undefined, 1]])
  })

  it('keeps clauses with nobody to judge apart, and no empty policy', () => {
    const { groups, idle } = groupNorms([line('P1.5', 'nothing_to_judge'), line('P2a.4')], packs)
    expect(groups.map((group) => group.id)).toEqual(['P2a'])
    expect(idle.map((norm) => norm.clause)).toEqual(['P1.5'])
  })

  it('keeps clauses whose figures are hidden in their place', () => {
    const { groups, idle } = groupNorms([{ ...line('P4.7', 'nothing_to_judge'), is_hidden: true }], packs)
    expect(groups[0]?.norms.map((norm) => norm.clause)).toEqual(['P4.7'])
    expect(idle).toEqual([])
  })
})
