// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import RecordQuestionList from '@/oversight/record_questions/RecordQuestionList.vue'
import type { RecordQuestion } from '@/oversight/record_questions/api'

const question = (over: Partial<RecordQuestion> = {}): RecordQuestion => ({
  id: 1, sign: 'same_words', author_id: 3, author_name: '何老师', asked_at: 1_795_000_000_000, answered_at: null, answer: null,
  entries: [{ contact_id: 5, student_id: 7, student_name: '李小雨', kind: 'call', mode: 'telephone', held_at: 1_795_000_000_000, recorded_at: 1_795_000_000_000, is_void: false }],
  ...over,
})
const shown = (props: { questions: RecordQuestion[]; isAuthor?: boolean }) =>
  mount(RecordQuestionList, { props, global: { stubs: { RouterLink: { template: '<a><slot /></a>' } } } })

describe('a question about records', () => {
  it('is a question to its author, with room for an answer', async () => {
    const list = shown({ questions: [question()], isAuthor: true })
    expect(list.text()).toContain('是否要补充？')
    await list.find('input').setValue('逐家通话')
    await list.find('form').trigger('submit')
    expect(list.emitted('answered')).toEqual([[1, '逐家通话']])
  })

  it('shows a leader whose it is and the answer, and asks nothing of the leader', () => {
    const list = shown({ questions: [question({ answer: '班会后逐家通话' })] })
    expect(list.text()).toContain('何老师')
    expect(list.text()).toContain('班会后逐家通话')
    expect(list.find('form').exists()).toBe(false)
  })

  it('shows a few of many, and the first entries of each', async () => {
    const entries = Array.from({ length: 9 }, (_, i) => ({ ...question().entries[0], contact_id: i })) as RecordQuestion['entries']
    const list = shown({ questions: [1, 2, 3, 4, 5].map((id) => question({ id, entries })), isAuthor: true })
    expect(list.findAll('form')).toHaveLength(3)
    expect(list.findAll('.entries li')).toHaveLength(12)
    await list.findAll('button').find((each) => each.text().includes('全部 9 条'))?.trigger('click')
    expect(list.findAll('.entries li')).toHaveLength(17)
    await list.findAll('button').find((each) => each.text().includes('还有 2 处'))?.trigger('click')
    expect(list.findAll('form')).toHaveLength(5)
  })

  it('takes no empty answer', async () => {
    const list = shown({ questions: [question()], isAuthor: true })
    await list.find('form').trigger('submit')
    expect(list.emitted('answered')).toBeUndefined()
  })
})
