// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { contactKey } from '@/capabilities/visits/senders'
import type { NewHandout } from '@/capabilities/visits/api'
import { setActiveIdentity } from '@/platform/api/identity'
import { ownPhone } from '@/platform/offline/kept'
import type { TimedBody } from '@/platform/offline/timed'
import { putUnsent, readUnsent, sendAll, useUnsent } from '@/platform/offline/unsent'

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } })
const hour_ms = 3_600_000

async function sentAfter(waited_ms: number) {
  const given_at = Date.now() - waited_ms
  const bodies: NewHandout[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    bodies.push((await request.json()) as NewHandout)
    return json({ contact_id: 5 })
  })
  const body: TimedBody<NewHandout> = { written: { kind: 'card', student_ids: [1], client_key: 'k', held_at: given_at }, phone_ahead: 0, is_by_hand: false }
  await putUnsent({ key: contactKey('k'), kind: 'visits.handout', about: '1 位学生', body, made_at: given_at })
  await sendAll()
  return { given_at, held_at: bodies[0]?.held_at }
}

describe('what was handed out without a network', () => {
  beforeEach(async () => {
    setActiveIdentity(10)
    await ownPhone(1, { account_id: 1 })
    await readUnsent()
  })
  afterEach(() => vi.unstubAllGlobals())

  it('is dated when it was given and not when it is sent', async () => {
    const { given_at, held_at } = await sentAfter(20 * hour_ms)
    expect(held_at).toBe(given_at)
    expect(useUnsent().count.value).toBe(0)
  })

  it('is held now by the server\'s own clock when it goes at once', async () => {
    expect((await sentAfter(0)).held_at).toBeNull()
  })
})
