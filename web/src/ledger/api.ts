// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'
import { withKept } from '@/platform/offline/kept'

export type Duty = Schemas['Duty']
export type OwnedDuty = Schemas['OwnedDuty']

// The first ones, with how many there are; all of them when asked.
const most = 2000
const query = (isWhole: boolean) => ({ params: { query: isWhole ? { limit: most } : {} } })

export const listDuties = (isWhole = false) => withKept('open_duties', reply(api.GET('/api/duties', query(isWhole))))
// Of the whole school, for its desk.
export const listSchoolDuties = (isWhole = false) => reply(api.GET('/api/duties/school', query(isWhole)))
