// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type FamilyHome = Schemas['FamilyHome']

export type MorningList = Schemas['MorningList']

export const readMorning = () => reply(api.GET('/api/today/morning'))
export const seeMorning = () => reply(api.POST('/api/today/morning/seen'))
export const readFamilyHome = () => reply(api.GET('/api/home'))
