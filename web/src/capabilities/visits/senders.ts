// SPDX-License-Identifier: Apache-2.0
// How contacts that were written without a network reach the server, and where they are changed until then.
import { addVoiceNote, handOut, recordTogether, recordVisit, type NewHandout, type NewTogether, type NewVisit } from '@/capabilities/visits/api'
import type { Reply } from '@/platform/api/client'
import { usePhoneClock } from '@/platform/offline/phone_clock'
import { sendsUnsent, type Outcome, type Unsent } from '@/platform/offline/unsent'

// phone_ahead: how far the clock was known to be ahead when held_at was taken from it, and taken off already.
// is_by_hand: the writer chose the time.
export interface TimedBody<T> { written: T; phone_ahead: number; is_by_hand: boolean }
export interface VoiceNoteBody { blob: Blob; contact_id?: number }

const outcomeOf = (answer: Reply<{ contact_id: number }>): Outcome =>
  answer.ok ? { ok: true, result: answer.data.contact_id } : answer

const at_once_ms = 30_000

// What is sent at once is held now by the server's own clock. A clock that is found wrong only later was wrong when the
// entry was written.
function timed<T extends { held_at?: number | null }>({ body, made_at }: Unsent): T {
  const { ahead } = usePhoneClock()
  const { written, phone_ahead, is_by_hand } = body as TimedBody<T>
  if (is_by_hand || !written.held_at) return written
  if (Math.abs(Date.now() - made_at) < at_once_ms) return { ...written, held_at: null }
  return phone_ahead !== 0 ? written : { ...written, held_at: written.held_at - ahead.value }
}

export const contactKey = (client_key: string) => `contact:${client_key}`
const clientKeyOf = (entry: Unsent) => entry.key.slice('contact:'.length)

sendsUnsent('visits.contact', {
  rank: 0,
  send: async (entry) => outcomeOf(await recordVisit(timed<NewVisit>(entry), entry.identity_id)),
  place: (entry) => ({ name: 'visits.unsent', params: { client_key: clientKeyOf(entry) } }),
})
sendsUnsent('visits.together', {
  rank: 0,
  send: async (entry) => outcomeOf(await recordTogether(timed<NewTogether>(entry), entry.identity_id)),
})
sendsUnsent('visits.handout', {
  rank: 0,
  send: async (entry) => outcomeOf(await handOut(timed<NewHandout>(entry), entry.identity_id)),
})
sendsUnsent('visits.voice_note', {
  rank: 2,
  send: async (entry, result) => {
    const { blob, contact_id } = entry.body as VoiceNoteBody
    const answer = await addVoiceNote(result ?? contact_id ?? 0, blob, entry.identity_id)
    return answer.ok ? { ok: true } : answer
  },
})
