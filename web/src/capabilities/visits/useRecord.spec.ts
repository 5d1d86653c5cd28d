// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useRecord } from '@/capabilities/visits/useRecord'

interface Sent { client_key: string; kind: string; mode: string; note: string }
const sent: Sent[] = []

function answering(...answers: (() => Promise<Response>)[]) {
  vi.stubGlobal('fetch', async (request: Request) => {
    sent.push(await request.json() as Sent)
    const answer = answers.shift()
    if (!answer) throw new TypeError('no network')
    return answer()
  })
}
const recorded = () => Promise.resolve(new Response('{"contact_id":1}', { status: 200, headers: { 'Content-Type': 'application/json' } }))

describe('recording a contact', () => {
  beforeEach(() => { sent.length = 0 })
  afterEach(() => { vi.unstubAllGlobals() })

  it('sends the kind and mode of the chosen form', async () => {
    answering(recorded)
    const record = useRecord()
    record.begin('reception')
    expect(await record.record({ student_id: 7, name: '李小雨' })).toBe('sent')
    expect(sent[0]).toMatchObject({ kind: 'reception', mode: 'school' })
  })

  it('keeps the draft and the key when the network fails, so that trying again makes no second record', async () => {
    answering(() => Promise.reject(new TypeError('no network')), recorded)
    const record = useRecord()
    record.begin('call')
    record.note.value = '眼镜配好了'
    expect(await record.record({ student_id: 7, name: '李小雨' })).toBe(false)
    expect(record.problem.value?.code).toBe('platform.offline')
    expect(await record.record({ student_id: 7, name: '李小雨' })).toBe('sent')
    expect(sent[1]?.note).toBe('眼镜配好了')
    expect(sent[1]?.client_key).toBe(sent[0]?.client_key)
  })

  it('does nothing before a form is chosen', async () => {
    answering(recorded)
    const record = useRecord()
    record.begin()
    expect(await record.record({ student_id: 7, name: '李小雨' })).toBe(false)
    expect(sent).toEqual([])
  })
})
