// SPDX-License-Identifier: Apache-2.0
// The posture in which an identity uses the house. The roles' names are the server's (people/viewer.hpp); what
// an identity may really see is decided there, this only chooses which rooms are offered.
export type Posture = 'family' | 'teacher' | 'school' | 'district'

const school_desk: readonly string[] = ['principal', 'moral_education', 'teaching_office']

export function postureOf(roles: readonly string[]): Posture {
  if (roles.includes('district')) return 'district'
  if (roles.some((role) => school_desk.includes(role))) return 'school'
  return roles.includes('staff') || roles.includes('teacher') ? 'teacher' : 'family'
}
