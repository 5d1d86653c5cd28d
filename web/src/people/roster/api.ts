// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'
import { asFile } from '@/platform/files'

export type RosterPlan = Schemas['RosterPlan']
export type RosterChange = Schemas['RosterChange']
export type ChangeKind = RosterChange['kind']
export type Refusal = Schemas['Refusal']
export type RosterRun = Schemas['RosterRun']
export type ImportCounts = Pick<RosterRun, 'added' | 'changed' | 'departed' | 'refused'>

export function countsOf({ students, staff, count }: RosterPlan): ImportCounts {
  const sum = (kind: 'added' | 'changed' | 'departed') => students[kind] + staff[kind]
  return { added: sum('added'), changed: sum('changed'), departed: sum('departed'), refused: count.refused_rows }
}

// The file travels twice: to be looked at, and to be applied. The server keeps nothing in between.
export const previewRoster = (body: Blob, whole_school: boolean) =>
  reply(api.POST('/api/roster/preview', { body, params: { query: { whole_school } }, ...asFile }))
export const importRoster = (body: Blob, plan_hash: string, whole_school: boolean) =>
  reply(api.POST('/api/roster/imports', { body, params: { query: { plan_hash, whole_school } }, ...asFile }))
export const readRun = () => reply(api.GET('/api/roster/run'))
