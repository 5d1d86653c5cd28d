// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'
import { withKept } from '@/platform/offline/kept'

export type Duty = Schemas['Duty']
export type OwnedDuty = Schemas['OwnedDuty']

export const listDuties = () => withKept('duties', reply(api.GET('/api/duties')))
// Of the whole school, for its desk.
export const listSchoolDuties = () => reply(api.GET('/api/duties/school'))
