// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { GatheringGroup } from '@/capabilities/gatherings/api'
import { useAdding } from '@/capabilities/gatherings/useAdding'

const own: GatheringGroup = { level: 'class', group_id: 7, grade: 3, number: 2, group_name: '三年级2班' }
const school: GatheringGroup = { level: 'school', group_id: 1, grade: null, number: null, group_name: '' }
const sent: Record<string, unknown>[] = []

function answering(...statuses: number[]) {
  sent.length = 0
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(JSON.parse(await request.text()) as Record<string, unknown>)
    const status = statuses.shift() ?? 200
    const body = status === 200 ? {} : { error: { code: 'gatherings.not_yet', fields: { held_on: 'gatherings.not_yet' }, request_id: '1' } }
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
  })
}
function begun() {
  const adding = useAdding(() => '2026-11-18')
  adding.begin([own, school])
  return adding
}

describe('adding a gathering', () => {
  afterEach(() => { vi.unstubAllGlobals() })

  it('needs no more than its kind when it took place today for the own class', async () => {
    answering(200)
    const { form, add } = begun()
    expect(await add()).toBe(false)
    form.kind = 'meeting'
    expect(await add()).toBe(true)
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ kind: 'meeting', level: 'class', group_id: 7, held_on: '2026-11-18', has_plan: false })
    expect(sent[0]).not.toHaveProperty('planned_on')
    expect(sent[0]).not.toHaveProperty('families')
  })

  it('sends a plan without a day on which it was held or families that came', async () => {
    answering(200)
    const { form, add, keyOf } = begun()
    Object.assign(form, { kind: 'open_day', when: 'planned', group: keyOf(school), day: '2026-12-01', families: '30' })
    expect(await add()).toBe(true)
    expect(sent[0]).toMatchObject({ level: 'school', planned_on: '2026-12-01' })
    expect(sent[0]).not.toHaveProperty('held_on')
    expect(sent[0]).not.toHaveProperty('families')
  })

  it('keeps what was typed and its key when it is refused', async () => {
    answering(400, 200)
    const { form, add, problem } = begun()
    Object.assign(form, { kind: 'meeting', title: '聊聊期中之后' })
    expect(await add()).toBe(false)
    expect(problem.value?.code).toBe('gatherings.not_yet')
    expect(form.title).toBe('聊聊期中之后')
    expect(await add()).toBe(true)
    expect(sent[1]?.client_key).toBe(sent[0]?.client_key)
  })
})
