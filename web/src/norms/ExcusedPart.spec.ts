// SPDX-License-Identifier: Apache-2.0
import { createPinia } from 'pinia'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import ExcusedPart from '@/norms/ExcusedPart.vue'

const answer = (body: object) => new Response(JSON.stringify(body), { status: 200, headers: { 'Content-Type': 'application/json' } })
const excused = { subject_id: 7, name: '李小雨', class_name: '三年级1班', reason: '住院两周', set_by_name: '何老师', set_at: 0 }

async function shown(body: object) {
  vi.stubGlobal('fetch', () => Promise.resolve(answer(body)))
  const part = mount(ExcusedPart, { props: { clause: 'P4.7', of: 'student', period: 2202601, missing: [] }, global: { plugins: [createPinia()], stubs: { QuickSheet: true } } })
  await flushPromises()
  return part
}

describe('the excused of a clause', () => {
  afterEach(() => { vi.unstubAllGlobals() })

  it('stand apart with the reason and the name of who set it', async () => {
    const part = await shown({ excusable: true, excuses: [excused] })
    for (const text of ['李小雨', '三年级1班', '住院两周', '何老师']) expect(part.text()).toContain(text)
  })

  it('are not spoken of where the clause knows no excuses', async () => {
    expect((await shown({ excusable: false, excuses: [] })).text()).toBe('')
  })

  it('stay to be read once the period is closed, without an act', async () => {
    const part = await shown({ excusable: false, excuses: [excused] })
    expect(part.text()).toContain('李小雨')
    expect(part.find('button').exists()).toBe(false)
  })
})
