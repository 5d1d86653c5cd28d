// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useRosterImport } from '@/people/roster/useRosterImport'

const none = { added: 0, changed: 0, departed: 0, unchanged: 0 }
const planned = (plan_hash: string, added = 1) => ({
  plan_hash, count: { students: 2, classes: 1, guardians: 2, staff: 0, refused_rows: 1 },
  students: { ...none, added }, staff: none, new_classes: [], changes: [], refused: [], sheets: [],
})
const answer = (status: number, body: object) => () =>
  Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } }))
const staleAnswer = answer(409, { error: { code: 'roster.plan_is_stale', fields: {}, request_id: '1' } })
const noNetwork = () => Promise.reject(new TypeError('no network'))

const asked: string[] = []
function answering(...answers: (() => Promise<Response>)[]) {
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(new URL(request.url).pathname + new URL(request.url).search)
    return (answers.shift() ?? noNetwork)()
  })
}
const file = () => new File(['学籍号,姓名\n'], '二年级.csv')

describe('importing a roster', () => {
  beforeEach(() => { asked.length = 0 })
  afterEach(() => { vi.unstubAllGlobals() })

  it('shows what would change before anything is written', async () => {
    answering(answer(200, planned('a')))
    const roster = useRosterImport()
    await roster.choose(file())
    expect(roster.rows.value).toBe(2)
    expect(roster.changesNothing.value).toBe(false)
    expect(asked).toEqual(['/api/roster/preview?whole_school=false'])
  })

  it('applies the plan that was looked at', async () => {
    answering(answer(200, planned('a')), answer(200, planned('a')))
    const roster = useRosterImport()
    await roster.choose(file())
    await roster.carryOut()
    expect(asked[1]).toBe('/api/roster/imports?plan_hash=a&whole_school=false')
    expect(roster.done.value?.plan_hash).toBe('a')
  })

  it('looks again when the record changed meanwhile, and says so instead of importing', async () => {
    answering(answer(200, planned('old')), staleAnswer, answer(200, planned('new')))
    const roster = useRosterImport()
    await roster.choose(file())
    await roster.carryOut()
    expect(roster.is_renewed.value).toBe(true)
    expect(roster.plan.value?.plan_hash).toBe('new')
    expect(roster.done.value).toBeUndefined()
    expect(roster.problem.value).toBeNull()
  })

  it('keeps the file and the plan when the network fails', async () => {
    answering(answer(200, planned('a')), noNetwork, answer(200, planned('a')))
    const roster = useRosterImport()
    await roster.choose(file())
    await roster.carryOut()
    expect(roster.problem.value?.code).toBe('platform.offline')
    expect(roster.chosen.value?.name).toBe('二年级.csv')
    await roster.carryOut()
    expect(roster.done.value).toBeDefined()
    expect(roster.problem.value).toBeNull()
  })

  it('looks again when the file is said to be the whole school', async () => {
    answering(answer(200, planned('a')), answer(200, { ...planned('b'), students: { ...none, departed: 30 } }))
    const roster = useRosterImport()
    await roster.choose(file())
    await roster.sayWhole(true)
    expect(asked[1]).toBe('/api/roster/preview?whole_school=true')
    expect(roster.departed.value).toBe(30)
  })

  it('never takes a second file for the whole school because the first was', async () => {
    answering(answer(200, planned('a')), answer(200, planned('b')), answer(200, planned('c')))
    const roster = useRosterImport()
    await roster.choose(file())
    await roster.sayWhole(true)
    await roster.choose(file())
    expect(asked[2]).toBe('/api/roster/preview?whole_school=false')
  })
})
