// SPDX-License-Identifier: Apache-2.0
// How an identity is called: by the one of its roles that says most.
import { useWords } from '@/platform/i18n'

const telling = [
  'district', 'principal', 'moral_education', 'teaching_office', 'psychology', 'grade_head', 'homeroom', 'teacher', 'staff',
  'guardian',
]

export function useRoleWords() {
  const { t } = useWords()
  const roleWord = (roles: readonly string[]) => {
    const role = telling.find((each) => roles.includes(each))
    return role ? t(`access.roles.${role}`) : ''
  }
  return { roleWord }
}
