// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type Gathering = Schemas['GatheringLine']
export type GatheringGroup = Schemas['GatheringGroup']
export type NewGathering = Schemas['NewGathering']
export type GatheringKind = NewGathering['kind']
export interface Holding { held_on: string; families?: number; has_plan: boolean }

const one = (gathering_id: number) => ({ params: { path: { gathering_id } } })

export const listGatherings = () => reply(api.GET('/api/gatherings'))
export const addGathering = (gathering: NewGathering) => reply(api.POST('/api/gatherings', { body: gathering }))
export const holdGathering = (gathering_id: number, holding: Holding) =>
  reply(api.POST('/api/gatherings/{gathering_id}/holding', { ...one(gathering_id), body: holding }))
export const undoHolding = (gathering_id: number) => reply(api.DELETE('/api/gatherings/{gathering_id}/holding', one(gathering_id)))
export const cancelGathering = (gathering_id: number) => reply(api.DELETE('/api/gatherings/{gathering_id}', one(gathering_id)))
