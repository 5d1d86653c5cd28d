// SPDX-License-Identifier: Apache-2.0
// How an identity is called: by its offices; one who has none, by what the school knows of them.
import { useWords } from '@/platform/i18n'

const offices = ['district', 'principal', 'moral_education', 'teaching_office', 'psychology', 'homeroom', 'grade_head']
const otherwise = ['teacher', 'staff', 'guardian']

export function rolesToName(roles: readonly string[]): string[] {
  const held = offices.filter((each) => roles.includes(each))
  return held.length > 0 ? held : otherwise.filter((each) => roles.includes(each)).slice(0, 1)
}

export function useRoleWords() {
  const { t } = useWords()
  const roleWord = (roles: readonly string[]) => rolesToName(roles).map((role) => t(`access.roles.${role}`)).join(t('platform.and'))
  return { roleWord }
}
