// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { RecordWords } from '@/capabilities/visits/records/api'
import { merged, partsThatDiffer } from '@/capabilities/visits/records/merging'
import { isSame, noWords, toggled } from '@/capabilities/visits/records/words'

describe('two versions of a record', () => {
  const mine = { ...noWords(), purpose: '看看', strengths: '爱读书', guardian_ids: [1], concerns: [{ what: '迟到', method: '七点起床' }] }
  const other = { ...noWords(), purpose: '看看', strengths: '爱画画', guardian_ids: [2], next_on: '2026-12-01' }

  it('differ where they differ, and only there', () => {
    expect(partsThatDiffer(mine, other)).toEqual(['guardian_ids', 'strengths', 'concerns', 'next_on'])
  })

  it('become one with the parts that were chosen', () => {
    const one = merged(mine, other, { strengths: 'mine', concerns: 'other', guardian_ids: 'both', next_on: 'other' })
    expect(one).toMatchObject({ purpose: '看看', strengths: '爱读书', concerns: [], guardian_ids: [2, 1], next_on: '2026-12-01' })
  })

  it('lose nothing where nothing was chosen', () => {
    const one = merged(mine, { ...other, concerns: [{ what: '挑食', method: '' }] }, {})
    expect(one.strengths).toBe('爱画画\n爱读书')
    expect(one.concerns.map((each) => each.what)).toEqual(['挑食', '迟到'])
  })

  it('keep two promises apart that grew out of one', () => {
    const step = { code: 'a', what: '每周打电话', who: 'school' as const, staff_id: null, due_on: null }
    const one = merged({ ...noWords(), steps: [{ ...step, what: '每天打电话' }] }, { ...noWords(), steps: [step] }, {})
    expect(one.steps.map((each) => each.what)).toEqual(['每周打电话', '每天打电话'])
    expect(new Set(one.steps.map((each) => each.code)).size).toBe(2)
  })
})

describe('the words of a record', () => {
  it('are the same whether nothing is said by null or by leaving out', () => {
    const without: Partial<RecordWords> = noWords()
    delete without.next_on
    expect(isSame(without, noWords())).toBe(true)
    expect(isSame({ ...noWords(), purpose: '看看' }, noWords())).toBe(false)
  })
})

describe('choosing any of a few', () => {
  it('takes out what is chosen again', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
    expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
  })
})
