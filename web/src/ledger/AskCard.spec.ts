// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import AskCard from '@/ledger/AskCard.vue'

const trip = {
  sentence: '周三秋游，去不去？', about: '雨桐 · 三年级2班 · 今天 20:00 前', childName: '雨桐',
  acts: [{ key: 'no', label: '不去' }, { key: 'yes', label: '去，签字', tone: 'needs_you' as const }],
}

describe('an ask', () => {
  it('names the child and the deadline beside its one sentence', () => {
    const text = mount(AskCard, { props: trip }).text()
    expect(text).toContain('周三秋游，去不去？')
    expect(text).toContain('雨桐 · 三年级2班 · 今天 20:00 前')
  })

  it('tells which answer was given', async () => {
    const card = mount(AskCard, { props: trip })
    await card.findAll('.acts button')[1]?.trigger('click')
    expect(card.emitted('acted')).toEqual([['yes']])
  })

  it('takes no second answer while the first is under way', async () => {
    const card = mount(AskCard, { props: { ...trip, isBusy: true } })
    await card.findAll('.acts button')[0]?.trigger('click')
    expect(card.emitted('acted')).toBeUndefined()
  })
})
