// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type NewVisit = Schemas['NewVisit']
export type VisitLine = Schemas['VisitLine']
export type LatestContact = Schemas['LatestContact']
export type Kind = NewVisit['kind']
export type Mode = NewVisit['mode']
export type Topic = NewVisit['topics'][number]
export type VoidReason = 'wrong_student' | 'wrong_time' | 'wrong_mode' | 'twice' | 'not_held'

export const recordVisit = (visit: NewVisit) => reply(api.POST('/api/visits', { body: visit }))
export const handOut = (handout: Schemas['NewHandout']) => reply(api.POST('/api/visits/handouts', { body: handout }))
export const listVisits = (student_id: number) => reply(api.GET('/api/visits', { params: { query: { student_id } } }))
export const latestVisits = (class_id: number) =>
  reply(api.GET('/api/visits/latest', { params: { query: { class_id } } }))
export const voidVisit = (contact_id: number, reason: VoidReason) =>
  reply(api.DELETE('/api/visits/{contact_id}', { params: { path: { contact_id }, query: { reason } } }))
