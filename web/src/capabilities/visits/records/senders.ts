// SPDX-License-Identifier: Apache-2.0
// How words and photographs of records reach the server, after the contact they belong to.
import { addPhotograph, readRecord, saveRecord, type PhotographLine, type RecordSaved, type RecordWords } from '@/capabilities/visits/records/api'
import { isSame } from '@/capabilities/visits/records/words'
import { noteTrying, sendsUnsent, type Outcome, type Unsent } from '@/platform/offline/unsent'

// contact_id: absent while the contact itself waits. version: what the words were written upon. tried: words that
// were sent and whose answer may have been lost.
export interface WordsBody { contact_id?: number; version: number; words: RecordWords; tried?: RecordWords[] }
export interface PhotographBody { contact_id?: number; blob: Blob }

// What the server answered last in this tab, for the page that shows it.
export const savedWords = new Map<number, RecordSaved>()
export const sentPhotographs = new Map<string, PhotographLine>()

const most_tried = 4
const changed = 'records.changed_meanwhile'

// A version that is our own, of a time when no answer came, is no other's edit.
async function upon(contact_id: number, { tried = [] }: WordsBody, as: number): Promise<number | undefined> {
  const current = await readRecord(contact_id, as)
  if (!current.ok || current.kept_at !== undefined) return undefined
  return tried.some((each) => isSame(each, current.data.words)) ? current.data.version : undefined
}

export async function sendWords(entry: Unsent, result: number | undefined): Promise<Outcome> {
  const body = entry.body as WordsBody
  const contact_id = result ?? body.contact_id ?? 0
  const tried = [...(body.tried ?? []), body.words].slice(-most_tried)
  await noteTrying(entry, { ...body, tried })
  let answer = await saveRecord(contact_id, body.version, body.words, entry.identity_id)
  if (!answer.ok && answer.problem.code === changed) {
    const version = await upon(contact_id, body, entry.identity_id)
    if (version !== undefined) answer = await saveRecord(contact_id, version, body.words, entry.identity_id)
  }
  if (!answer.ok) return answer
  const saved = answer.data
  savedWords.set(contact_id, saved)
  return { ok: true, onward: (newer) => ({ ...(newer as WordsBody), version: saved.version }) }
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
