// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { useRosterRun } from '@/people/roster/useRosterRun'

const at = (step: string, done: number) => ({
  step, done, total: 900, moved_at: 0, added: 0, changed: 0, departed: 0, refused: 0, problem: null,
})
const json = (status: number, body: object) =>
  Promise.resolve(new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } }))

let questions = 0
function answering(...answers: (() => Promise<Response>)[]) {
  questions = 0
  vi.stubGlobal('fetch', () => { questions++; return (answers.shift() ?? (() => json(200, at('done', 900))))() })
}

describe('looking in on an import', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers(); vi.unstubAllGlobals() })

  it('asks until it has ended', async () => {
    answering(() => json(200, at('reading', 0)), () => json(200, at('writing', 500)))
    const { run, move, isUnderWay, follow } = useRosterRun()
    const following = follow()
    expect(move.value).toEqual({ step: 'reading', done: 0, total: 0 })
    await vi.advanceTimersByTimeAsync(500)
    expect(run.value).toMatchObject({ step: 'writing', done: 500, total: 900 })
    await vi.advanceTimersByTimeAsync(500)
    await following
    expect(run.value?.step).toBe('done')
    expect(isUnderWay.value).toBe(false)
    expect(move.value).toMatchObject({ step: 'writing', done: 500 })
    expect(questions).toBe(3)
  })

  it('keeps what it knew when a question gets no answer', async () => {
    answering(() => json(200, at('writing', 500)), () => Promise.reject(new TypeError('no network')))
    const { run, follow } = useRosterRun()
    const following = follow()
    await vi.advanceTimersByTimeAsync(500)
    expect(run.value?.done).toBe(500)
    await vi.advanceTimersByTimeAsync(500)
    await following
    expect(run.value?.step).toBe('done')
  })

  it('asks once where nothing was ever imported', async () => {
    answering(() => json(404, { error: { code: 'roster.no_run', fields: {}, request_id: '1' } }))
    const { run, follow } = useRosterRun()
    await follow()
    expect(run.value).toBeUndefined()
    expect(questions).toBe(1)
  })

  it('stops asking when the page is left', async () => {
    answering(() => json(200, at('writing', 1)), () => json(200, at('writing', 2)), () => json(200, at('writing', 3)))
    const scope = effectScope()
    const following = scope.run(() => useRosterRun().follow())
    await vi.advanceTimersByTimeAsync(200)
    scope.stop()
    await vi.advanceTimersByTimeAsync(5000)
    await following
    expect(questions).toBe(2)
  })
})
