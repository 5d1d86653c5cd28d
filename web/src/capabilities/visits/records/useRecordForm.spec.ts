// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mount } from '@vue/test-utils'
import { defineComponent, h } from 'vue'
import { useRecordForm } from '@/capabilities/visits/records/useRecordForm'

const words = {
  purpose: '', guardian_ids: [], others: '', strengths: '', concerns: [], steps: [], opinions: [], feedback: '', brought: [], signs: [],
}
const page = (version: number, strengths = '') => ({
  contact_id: 7, student_id: 1, student_name: '李小雨', given_name: '小雨', kind: 'visit', mode: 'home', held_at: 0, held_on: '2026-11-18',
  state: 'draft', version, has_unshared_changes: false, may_write: true, hides_signs: false, words: { ...words, strengths }, questions: [],
  guardians: [], colleagues: [], photographs: [], follow_ups: [], acknowledgements: [], additions: [],
})
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

function begun() {
  let form!: ReturnType<typeof useRecordForm>
  mount(defineComponent({ setup() { form = useRecordForm(7); return () => h('p') } }))
  return form
}

describe('writing a record', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('keeps both versions until the writer has chosen', async () => {
    let stored = page(1, '第一份')
    const sent: { version: number; words: { strengths: string } }[] = []
    vi.stubGlobal('fetch', async (request: Request) => {
      if (request.method === 'GET') return json(stored)
      const body = (await request.json()) as { version: number; words: { strengths: string } }
      sent.push(body)
      if (body.version !== stored.version)
        return json({ error: { code: 'records.changed_meanwhile', fields: {}, request_id: 'x', present: stored } }, 409)
      stored = page(body.version + 1, body.words.strengths)
      return json({ version: stored.version, updated_at: 0, questions: [] })
    })
    const form = begun()
    await vi.waitFor(() => expect(form.words.value).toBeDefined())
    stored = page(2, '别处写的')
    if (form.words.value) form.words.value.strengths = '这里写的'
    await vi.advanceTimersByTimeAsync(1300)
    await vi.waitFor(() => expect(form.other.value?.words.strengths).toBe('别处写的'))
    expect(form.words.value?.strengths).toBe('这里写的')

    await form.choose({ ...words, strengths: '这里写的' })
    expect(sent.at(-1)).toMatchObject({ version: 2, words: { strengths: '这里写的' } })
    expect(stored.words.strengths).toBe('这里写的')
    expect(form.saving.value).toBe('saved')
  })

  it('asks what must be answered before the family sees it, with no network to ask', async () => {
    vi.stubGlobal('fetch', async (request: Request) => {
      if (request.method === 'GET') return json(page(0))
      throw new TypeError('no network')
    })
    const form = begun()
    await vi.waitFor(() => expect(form.words.value).toBeDefined())
    form.words.value?.concerns.push({ what: '常迟到', method: '' })
    expect(await form.share()).toBe(false)
    expect(form.problem.value).toMatchObject({ code: 'records.not_ready', fields: { 'concerns.0.method': 'records.concern_without_method' } })
    expect(form.willShare.value).toBe(false)
  })

  it('saves again when the network is back, with nothing lost', async () => {
    let isOffline = true
    let stored = page(0)
    vi.stubGlobal('fetch', async (request: Request) => {
      if (request.method === 'GET') return json(stored)
      if (isOffline) throw new TypeError('no network')
      const body = (await request.json()) as { version: number; words: { strengths: string } }
      stored = page(body.version + 1, body.words.strengths)
      return json({ version: stored.version, updated_at: 0, questions: [] })
    })
    const form = begun()
    await vi.waitFor(() => expect(form.words.value).toBeDefined())
    if (form.words.value) form.words.value.strengths = '爱读书'
    await vi.advanceTimersByTimeAsync(1300)
    expect(form.saving.value).toBe('unsaved')
    isOffline = false
    await vi.advanceTimersByTimeAsync(8100)
    await vi.waitFor(() => expect(form.saving.value).toBe('saved'))
    expect(stored.words.strengths).toBe('爱读书')
  })
})
