// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import MorningCard from '@/app/MorningCard.vue'
import type { MorningList } from '@/app/api'

const gap = (n: number): MorningList['behind'][number] => ({
  clause: `P4.${n}`, title: { zh: `条款${n}`, en: `Clause ${n}` }, label: { zh: `家访${n}`, en: `Visits ${n}` }, of: 'student',
  ends_on: '2026-11-27', class_id: 7, class_name: '三年级2班', to_go: n, state: 'slow',
})
const list = (over: Partial<MorningList>): MorningList =>
  ({ day_on: '2026-11-23', is_open: true, duties: [], reminders: [], behind: [], of_others: [], ...over })
const shown = (over: Partial<MorningList>) =>
  mount(MorningCard, { props: { list: list(over) }, global: { stubs: { RouterLink: { template: '<a><slot /></a>' } } } })

describe('the morning card', () => {
  it('is not there when nothing awaits anybody', () => {
    expect(shown({}).find('section').exists()).toBe(false)
  })

  it('names the leader who asked and how many are missing, and ends in an act', () => {
    const card = shown({ reminders: [{ clause: 'P4.4', title: gap(4).title, label: gap(4).label, class_id: 7, asked_by_name: '冯校长', asked_at: 1_795_000_000_000, to_go: 5 }] })
    expect(card.text()).toContain('冯校长')
    expect(card.text()).toContain('还差 5')
    expect(card.findAll('li a')).toHaveLength(1)
  })

  it('names the owner of an overdue duty to the leader', () => {
    const card = shown({ of_others: [{ id: 1, kind: 'visits.after_problem', clause: 'P2a.3', owner_id: 3, owner_name: '何老师', class_id: 7, class_name: '三年级1班', due_at: 1_763_000_000_000 }] })
    expect(card.text()).toContain('何老师')
    expect(card.text()).toContain('三年级1班')
  })

  it('shows six lines and the rest when asked', async () => {
    const card = shown({ behind: [1, 2, 3, 4, 5, 6, 7, 8].map(gap) })
    expect(card.findAll('li')).toHaveLength(6)
    await card.find('button').trigger('click')
    expect(card.findAll('li')).toHaveLength(8)
  })
})
