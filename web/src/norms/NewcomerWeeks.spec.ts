// SPDX-License-Identifier: Apache-2.0
import { createPinia } from 'pinia'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import NewcomerWeeks from '@/norms/NewcomerWeeks.vue'

const answer = (status: number, body: object) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

async function shown(saved: () => Response) {
  const sent: string[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method !== 'PUT') return answer(200, { weeks: 2 })
    sent.push(await request.text())
    return saved()
  })
  const part = mount(NewcomerWeeks, { global: { plugins: [createPinia()] } })
  await flushPromises()
  return { part, sent }
}

describe('the weeks of newcomers', () => {
  afterEach(() => { vi.unstubAllGlobals() })

  it('are shown as the school has them, and saved only when they differ', async () => {
    const { part, sent } = await shown(() => answer(200, { weeks: 4 }))
    expect(part.find('input').element.value).toBe('2')
    expect(part.find('button').attributes('disabled')).toBeDefined()
    await part.find('input').setValue('4')
    await part.find('form').trigger('submit')
    await flushPromises()
    expect(sent).toEqual(['{"weeks":4}'])
    expect(part.find('input').element.value).toBe('4')
    expect(part.find('button').attributes('disabled')).toBeDefined()
  })

  it('stay as typed beside the reason when the server refuses them', async () => {
    const code = 'norms.newcomer_weeks_out_of_range'
    const { part } = await shown(() => answer(422, { error: { code, fields: { weeks: code }, request_id: 'r' } }))
    await part.find('input').setValue('20')
    await part.find('form').trigger('submit')
    await flushPromises()
    expect(part.find('input').element.value).toBe('20')
    expect(part.text()).toContain('0 到 8')
  })
})
