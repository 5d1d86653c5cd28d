// SPDX-License-Identifier: Apache-2.0
import { actingAs, api, reply, type Schemas } from '@/platform/api/client'
import type { Problem } from '@/platform/api/problem'
import { activeIdentity } from '@/platform/api/identity'
import { asFile } from '@/platform/files'
import { withKept } from '@/platform/offline/kept'

export type RecordPage = Schemas['RecordPage']
export type RecordWords = Schemas['RecordWords']
export type RecordSaved = Schemas['RecordSaved']
export type PhotographLine = Schemas['PhotographLine']
export type AgreedStep = Schemas['AgreedStep']
export type FormQuestion = Schemas['FormQuestion']
export type FollowUpLine = Schemas['FollowUpLine']
export type FamilyRecord = Schemas['FamilyRecord']
export type Brought = RecordWords['brought'][number]
export type Sign = RecordWords['signs'][number]
export interface Rating { on_time: boolean; courteous: boolean; useful: boolean; no_gift: boolean }
export type Answered = 'solved' | 'explained'

const of = (contact_id: number) => ({ params: { path: { contact_id } } })

export const readRecord = (contact_id: number, as?: number) =>
  withKept(`record/${contact_id}`, reply(api.GET('/api/records/{contact_id}', { ...of(contact_id), ...actingAs(as) })))
// `as`: whoever wrote it, when it waited to be sent.
export const saveRecord = (contact_id: number, version: number, words: RecordWords, as?: number) =>
  reply(api.PUT('/api/records/{contact_id}', { ...of(contact_id), body: { version, words }, ...actingAs(as) }))
export const shareRecord = (contact_id: number, version: number, as?: number) =>
  reply(api.POST('/api/records/{contact_id}/sharing', { ...of(contact_id), body: { version }, ...actingAs(as) }))
// Of a refusal because somebody saved another version first: that version.
export const presentOf = ({ code, present }: Problem) => (code === 'records.changed_meanwhile' ? present as RecordPage | undefined : undefined)
export const addToRecord = (contact_id: number, words: string) =>
  reply(api.POST('/api/records/{contact_id}/additions', { ...of(contact_id), body: { words } }))
const onPaper = (contact_id: number, language: 'zh' | 'en') =>
  ({ params: { path: { contact_id }, query: { language } }, parseAs: 'blob' }) as const
export const printRecord = (contact_id: number, language: 'zh' | 'en') =>
  reply(api.GET('/api/records/{contact_id}/paper', onPaper(contact_id, language)))
export const printFamilyRecord = (contact_id: number, language: 'zh' | 'en') =>
  reply(api.GET('/api/family_records/{contact_id}/paper', onPaper(contact_id, language)))

export const addPhotograph = (contact_id: number, file: Blob, as?: number) =>
  reply(api.POST('/api/records/{contact_id}/photographs', {
    ...of(contact_id), body: file, bodySerializer: asFile.bodySerializer, headers: { ...asFile.headers, ...actingAs(as).headers },
  }))
export const removePhotograph = (contact_id: number, address: string) =>
  reply(api.DELETE('/api/records/{contact_id}/photographs/{address}', { params: { path: { contact_id, address } } }))
// A picture's element can set no header, so the identity stands in the address.
export const photographAddress = (contact_id: number, address: string) =>
  `/api/records/${contact_id}/photographs/${address}?kith_identity=${activeIdentity() ?? ''}`

export const listFollowUps = (state: 'open' | 'done') => reply(api.GET('/api/follow_ups', { params: { query: { state } } }))
export const answerFollowUp = (follow_up_id: number, how: Answered, outcome: string) =>
  reply(api.POST('/api/follow_ups/{follow_up_id}/outcome', { params: { path: { follow_up_id } }, body: { how, outcome } }))

export const listFamilyRecords = (student_id?: number) =>
  reply(api.GET('/api/family_records', { params: { query: student_id ? { student_id } : {} } }))
export const acknowledgeRecord = (contact_id: number, version: number) =>
  reply(api.POST('/api/family_records/{contact_id}/acknowledgement', { ...of(contact_id), body: { version } }))
export const addToFamilyRecord = (contact_id: number, words: string) =>
  reply(api.POST('/api/family_records/{contact_id}/additions', { ...of(contact_id), body: { words } }))
export const rateVisit = (contact_id: number, rating: Rating) =>
  reply(api.POST('/api/family_records/{contact_id}/rating', { ...of(contact_id), body: rating }))
// The school's own days for writing a visit up.
export const readWriteUpDays = () => reply(api.GET('/api/write_up_days'))
export const setWriteUpDays = (days: number, reason: string) => reply(api.PUT('/api/write_up_days', { body: { days, reason } }))
export const readRatings = () => reply(api.GET('/api/visit_ratings'))
