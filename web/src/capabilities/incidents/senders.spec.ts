// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useTelling } from '@/capabilities/incidents/useTelling'
import { setActiveIdentity } from '@/platform/api/identity'
import { ownPhone } from '@/platform/offline/kept'
import { dropUnsent, readUnsent, sendAll, useUnsent } from '@/platform/offline/unsent'

interface Asked { path: string; method: string; body: Record<string, unknown> }
const asked: Asked[] = []
let isOnline = true
let answersLost = 0
let clock_ahead_ms = 0
const child = { student_id: 7, name: '李小雨' }
const { entries } = useUnsent()

async function server(request: Request) {
  if (!isOnline) throw new TypeError('no network')
  const body = request.method === 'DELETE' ? {} : ((await request.json()) as Record<string, unknown>)
  asked.push({ path: new URL(request.url).pathname, method: request.method, body })
  if (answersLost-- > 0) throw new TypeError('no answer')
  const line = { incident_id: 31, student_id: 7, kind: 'ill', owed: [] }
  return new Response(request.method === 'DELETE' ? null : JSON.stringify(line), {
    status: request.method === 'DELETE' ? 204 : 200, headers: { 'Content-Type': 'application/json' },
  })
}
const later = (ms: number) => { clock_ahead_ms += ms }

describe('what happened, said without a network', () => {
  beforeEach(async () => {
    isOnline = true
    asked.length = clock_ahead_ms = answersLost = 0
    vi.stubGlobal('fetch', server)
    const real = Date.now.bind(Date)
    vi.spyOn(Date, 'now').mockImplementation(() => real() + clock_ahead_ms)
    setActiveIdentity(10)
    await ownPhone(1, { account_id: 1 })
    await readUnsent()
    for (const { key } of [...entries.value]) await dropUnsent(key)
  })
  afterEach(() => {
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })

  it('is told at once where there is one, at the server\'s own time', async () => {
    const telling = useTelling()
    await telling.tell(child, 'ill')
    expect(telling.told.value?.incident_id).toBe(31)
    expect(asked[0]?.body).not.toHaveProperty('happened_at')
    expect(entries.value).toHaveLength(0)
  })

  it('is kept on the phone, and goes later with its own time and the word that was added', async () => {
    isOnline = false
    const said_at = Date.now()
    const telling = useTelling()
    await telling.tell(child, 'ill')
    expect(telling.kept.value).toBe('ill')
    expect(telling.problem.value).toBeNull()
    expect(await telling.add('午饭后肚子疼')).toBe(true)
    expect(entries.value).toHaveLength(1)
    later(3_600_000)
    isOnline = true
    await sendAll()
    expect(asked.map((each) => [each.method, each.path])).toEqual([['POST', '/api/incidents'], ['PUT', '/api/incidents/31/note']])
    expect(Number(asked[0]?.body['happened_at'])).toBeLessThan(said_at + 60_000)
    expect(asked[1]?.body).toEqual({ note: '午饭后肚子疼' })
    expect(entries.value).toHaveLength(0)
  })

  it('is one and the same when an answer was lost', async () => {
    answersLost = 1
    await useTelling().tell(child, 'ill')
    await sendAll()
    expect(asked).toHaveLength(2)
    expect(asked[1]?.body['client_key']).toBe(asked[0]?.body['client_key'])
  })

  it('is taken back from the phone, or from the server when it has gone meanwhile', async () => {
    isOnline = false
    const kept = useTelling()
    await kept.tell(child, 'ill')
    expect(await kept.takeBack()).toBe(true)
    expect(entries.value).toHaveLength(0)
    const gone = useTelling()
    await gone.tell(child, 'ill')
    isOnline = true
    await sendAll()
    expect(await gone.takeBack()).toBe(true)
    expect(asked.at(-1)).toMatchObject({ method: 'DELETE', path: '/api/incidents/31' })
  })
})
