// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type Committee = Schemas['Committee']
export type SeatLine = Schemas['SeatLine']
export type Candidate = Schemas['Candidate']
export type NewSeat = Schemas['NewSeat']

export const listCommittees = () => reply(api.GET('/api/committees'))
export const listCandidates = (class_id: number) =>
  reply(api.GET('/api/committees/candidates/{class_id}', { params: { path: { class_id } } }))
export const appoint = (seat: NewSeat) => reply(api.POST('/api/committees/seats', { body: seat }))
export const endSeat = (seat_id: number, until_on: string) =>
  reply(api.POST('/api/committees/seats/{seat_id}/end', { params: { path: { seat_id } }, body: { until_on } }))
