// SPDX-License-Identifier: Apache-2.0
// How contacts that were written without a network reach the server, and where they are changed until then.
import { addVoiceNote, handOut, recordTogether, recordVisit, type NewHandout, type NewTogether, type NewVisit } from '@/capabilities/visits/api'
import type { Reply } from '@/platform/api/client'
import { trueTime, type TimedBody } from '@/platform/offline/timed'
import { sendsUnsent, type Outcome, type Unsent } from '@/platform/offline/unsent'

export interface VoiceNoteBody { blob: Blob; contact_id?: number }

const outcomeOf = (answer: Reply<{ contact_id: number }>): Outcome =>
  answer.ok ? { ok: true, result: answer.data.contact_id } : answer

function timed<T extends { held_at?: number | null }>(entry: Unsent): T {
  const { written } = entry.body as TimedBody<T>
  return written.held_at ? { ...written, held_at: trueTime(entry, written.held_at) } : written
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
