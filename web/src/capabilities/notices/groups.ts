// SPDX-License-Identifier: Apache-2.0
// Groups of families that are no class: what may be said of them, and who may name a care group.
import type { Schemas } from '@/platform/api/client'
import type { AudienceSpec } from '@/capabilities/notices/api'

export type CommitteeSpec = Schemas['CommitteeSpec']
export type CareGroup = NonNullable<AudienceSpec['care_groups']>[number]

export const careGroups: readonly CareGroup[] = [
  'left_behind', 'migrant', 'single_parent', 'disability', 'minimum_living', 'out_of_poverty', 'extreme_poverty',
  'learning_difficulty', 'psychological', 'suspected_dropout', 'family_upheaval', 'unusual_behaviour',
]

const granted = ['principal', 'moral_education', 'psychology', 'homeroom']
export const mayNameCare = (roles: readonly string[]) => roles.some((role) => granted.includes(role))

export const noCommittees = (): CommitteeSpec => ({ of_school: false, of_grades: [], of_class_ids: [] })
export const hasCommittees = (committees: CommitteeSpec) =>
  committees.of_school || committees.of_grades.length + committees.of_class_ids.length > 0
