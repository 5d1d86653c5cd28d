// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { RecordWords } from '@/capabilities/visits/records/api'
import { differencesOf, toggled } from '@/capabilities/visits/records/words'

const empty: RecordWords = {
  purpose: '', guardian_ids: [], others: '', strengths: '', concerns: [], steps: [], opinions: [], feedback: '', brought: [], signs: [],
}

describe('two versions of a record', () => {
  it('stand beside each other where they differ, and only there', () => {
    const mine = { ...empty, purpose: '看看', strengths: '爱读书', concerns: [{ what: '迟到', method: '七点起床' }] }
    const other = { ...empty, purpose: '看看', strengths: '爱画画' }
    expect(differencesOf(mine, other)).toEqual([
      { part: 'strengths', mine: '爱读书', other: '爱画画' },
      { part: 'concerns', mine: '迟到 → 七点起床', other: '' },
    ])
  })
})

describe('choosing any of a few', () => {
  it('takes out what is chosen again', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
    expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
  })
})
