// SPDX-License-Identifier: Apache-2.0
import { createPinia } from 'pinia'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import WriteUpDays from '@/capabilities/visits/records/WriteUpDays.vue'

const answer = (status: number, body: object) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const change = { since_on: '2026-11-18', days: 5, reason: '老师常走几家', set_by_name: '高校长', set_at: 0 }

async function shown(saved: () => Response) {
  const sent: string[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method !== 'PUT') return answer(200, { days: 3, usual_days: 3, history: [] })
    sent.push(await request.text())
    return saved()
  })
  const part = mount(WriteUpDays, { global: { plugins: [createPinia()] } })
  await flushPromises()
  return { part, sent }
}

describe('the days to write a visit up', () => {
  afterEach(() => { vi.unstubAllGlobals() })

  it('are saved with a reason, which stays in the history', async () => {
    const { part, sent } = await shown(() => answer(200, { days: 5, usual_days: 3, history: [change] }))
    expect(part.findAll('input')).toHaveLength(1)
    await part.find('input').setValue('5')
    await part.findAll('input')[1]?.setValue('老师常走几家')
    await part.find('form').trigger('submit')
    await flushPromises()
    expect(sent).toEqual(['{"days":5,"reason":"老师常走几家"}'])
    expect(part.find('details').text()).toContain('老师常走几家')
    expect(part.findAll('input')).toHaveLength(1)
  })

  it('stay as typed beside the reason when the server refuses them', async () => {
    const code = 'records.write_up_days_out_of_range'
    const { part } = await shown(() => answer(422, { error: { code, fields: { days: code }, request_id: 'r' } }))
    await part.find('input').setValue('11')
    await part.find('form').trigger('submit')
    await flushPromises()
    expect(part.find('input').element.value).toBe('11')
    expect(part.text()).toContain('1 到 10')
  })
})
