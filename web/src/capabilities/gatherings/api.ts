// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type Gathering = Schemas['GatheringLine']
export type GatheringGroup = Schemas['GatheringGroup']
export type NewGathering = Schemas['NewGathering']
export type GatheringKind = NewGathering['kind']
export type MinutesPage = Schemas['MinutesPage']
export type NextStep = Schemas['NextStep']
export type DrawPage = Schemas['DrawPage']
export type MemberLine = Schemas['MemberLine']
export interface Holding { held_on: string; families?: number; has_plan: boolean }

const one = (gathering_id: number) => ({ params: { path: { gathering_id } } })

export const listGatherings = () => reply(api.GET('/api/gatherings'))
export const addGathering = (gathering: NewGathering) => reply(api.POST('/api/gatherings', { body: gathering }))
export const holdGathering = (gathering_id: number, holding: Holding) =>
  reply(api.POST('/api/gatherings/{gathering_id}/holding', { ...one(gathering_id), body: holding }))
export const undoHolding = (gathering_id: number) => reply(api.DELETE('/api/gatherings/{gathering_id}/holding', one(gathering_id)))
export const cancelGathering = (gathering_id: number) => reply(api.DELETE('/api/gatherings/{gathering_id}', one(gathering_id)))

export const readMinutes = (gathering_id: number) => reply(api.GET('/api/gatherings/{gathering_id}/minutes', one(gathering_id)))
export const writeMinutes = (gathering_id: number, problems: string[], steps: NextStep[]) =>
  reply(api.PUT('/api/gatherings/{gathering_id}/minutes', { ...one(gathering_id), body: { problems, steps } }))
export const finishStep = (step_id: number) =>
  reply(api.POST('/api/gatherings/steps/{step_id}/completion', { params: { path: { step_id } } }))
export const readMembers = (gathering_id: number) => reply(api.GET('/api/gatherings/{gathering_id}/members', one(gathering_id)))
export const markMembers = (gathering_id: number, guardian_ids: number[]) =>
  reply(api.PUT('/api/gatherings/{gathering_id}/members', { ...one(gathering_id), body: { guardian_ids } }))

export const readDraw = (gathering_id: number) => reply(api.GET('/api/gatherings/{gathering_id}/draw', one(gathering_id)))
export const drawFamilies = (gathering_id: number, share: number) =>
  reply(api.POST('/api/gatherings/{gathering_id}/draw', { ...one(gathering_id), body: { share } }))
export const markDrawn = (gathering_id: number, family_ids: number[]) =>
  reply(api.PUT('/api/gatherings/{gathering_id}/draw/attendance', { ...one(gathering_id), body: { family_ids } }))
