// SPDX-License-Identifier: Apache-2.0
import { actingAs, api, reply, type Schemas } from '@/platform/api/client'
import { asFile } from '@/platform/files'
import { withKept } from '@/platform/offline/kept'

export type NewVisit = Schemas['NewVisit']
export type NewTogether = Schemas['NewTogether']
export type NewHandout = Schemas['NewHandout']
export type VoiceNoteLine = Schemas['VoiceNoteLine']
export type VisitLine = Schemas['VisitLine']
export type LatestContact = Schemas['LatestContact']
export type Kind = NewVisit['kind']
export type Mode = NewVisit['mode']
export type Topic = NewVisit['topics'][number]
export type VoidReason = 'wrong_student' | 'wrong_time' | 'wrong_mode' | 'twice' | 'not_held'

// `as`: whoever wrote it, when it waited to be sent.
export const recordVisit = (visit: NewVisit, as?: number) => reply(api.POST('/api/visits', { body: visit, ...actingAs(as) }))
export const recordTogether = (together: NewTogether, as?: number) =>
  reply(api.POST('/api/visits/together', { body: together, ...actingAs(as) }))
export const handOut = (handout: NewHandout, as?: number) => reply(api.POST('/api/visits/handouts', { body: handout, ...actingAs(as) }))
export const listVisits = (student_id: number) => reply(api.GET('/api/visits', { params: { query: { student_id } } }))
export const latestVisits = (class_id: number) =>
  withKept(`latest/${class_id}`, reply(api.GET('/api/visits/latest', { params: { query: { class_id } } })))
export const voidVisit = (contact_id: number, reason: VoidReason) =>
  reply(api.DELETE('/api/visits/{contact_id}', { params: { path: { contact_id }, query: { reason } } }))

const ofContact = (contact_id: number) => ({ params: { path: { contact_id } } })
const asSound = (as?: number) => ({ bodySerializer: asFile.bodySerializer, headers: { ...asFile.headers, ...actingAs(as).headers } })
export const addVoiceNote = (contact_id: number, sound: Blob, as?: number) =>
  reply(api.POST('/api/visits/{contact_id}/voice_notes', { ...ofContact(contact_id), body: sound, ...asSound(as) }))
export const hearVoiceNote = (contact_id: number, address: string) =>
  reply(api.GET('/api/visits/{contact_id}/voice_notes/{address}', { params: { path: { contact_id, address } }, parseAs: 'blob' }))
export const removeVoiceNote = (contact_id: number, address: string) =>
  reply(api.DELETE('/api/visits/{contact_id}/voice_notes/{address}', { params: { path: { contact_id, address } } }))
