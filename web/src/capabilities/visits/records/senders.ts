// SPDX-License-Identifier: Apache-2.0
// How words and photographs of records reach the server, after the contact they belong to.
import { addPhotograph, presentOf, saveRecord, shareRecord, type PhotographLine, type RecordPage, type RecordSaved, type RecordWords } from '@/capabilities/visits/records/api'
import { isSame } from '@/capabilities/visits/records/words'
import type { Problem } from '@/platform/api/problem'
import { noteTrying, sendsUnsent, type Outcome, type Unsent } from '@/platform/offline/unsent'

// contact_id: absent while the contact itself waits. version: what the words were written upon. tried: words that
// were sent and whose answer may have been lost. share: the family is to see them as soon as they are with the server.
export interface WordsBody { contact_id?: number; version: number; words: RecordWords; tried?: RecordWords[]; share?: boolean }
export interface PhotographBody { contact_id?: number; blob: Blob }

// What the server answered last in this tab, for the page that shows it.
export const savedWords = new Map<number, RecordSaved>()
export const sharedPages = new Map<number, RecordPage>()
export const sentPhotographs = new Map<string, PhotographLine>()

const most_tried = 4

// A version that is our own, of a time when no answer came, is no other's edit.
function ownVersion(problem: Problem, { tried = [] }: WordsBody): number | undefined {
  const present = presentOf(problem)
  return present && tried.some((each) => isSame(each, present.words)) ? present.version : undefined
}

export async function sendWords(entry: Unsent, result: number | undefined): Promise<Outcome> {
  const body = entry.body as WordsBody
  const contact_id = result ?? body.contact_id ?? 0
  const tried = [...(body.tried ?? []), body.words].slice(-most_tried)
  await noteTrying(entry, { ...body, tried })
  let answer = await saveRecord(contact_id, body.version, body.words, entry.identity_id)
  const own = answer.ok ? undefined : ownVersion(answer.problem, body)
  if (own !== undefined) answer = await saveRecord(contact_id, own, body.words, entry.identity_id)
  if (!answer.ok) return answer
  const saved = answer.data
  savedWords.set(contact_id, saved)
  if (body.share) {
    const shared = await shareRecord(contact_id, saved.version, entry.identity_id)
    if (!shared.ok) {
      await noteTrying(entry, { ...body, tried, version: saved.version })
      return shared
    }
    sharedPages.set(contact_id, shared.data)
  }
  return { ok: true, onward: (newer) => ({ ...(newer as WordsBody), version: saved.version, share: false }) }
}

sendsUnsent('records.words', {
  rank: 1,
  send: sendWords,
  place: ({ body, after }, result) => {
    const contact_id = result ?? (body as WordsBody).contact_id
    return contact_id
      ? { name: 'visits.record', params: { contact_id } }
      : { name: 'visits.unsent', params: { client_key: (after ?? '').slice('contact:'.length) } }
  },
})
sendsUnsent('records.photograph', {
  rank: 2,
  send: async (entry, result) => {
    const { contact_id, blob } = entry.body as PhotographBody
    const answer = await addPhotograph(result ?? contact_id ?? 0, blob, entry.identity_id)
    if (!answer.ok) return answer
    sentPhotographs.set(entry.key, answer.data)
    return { ok: true }
  },
})
