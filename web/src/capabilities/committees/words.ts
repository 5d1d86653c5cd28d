// SPDX-License-Identifier: Apache-2.0
// How a committee is called: of the school, of a grade, of a class.
import type { Committee } from '@/capabilities/committees/api'
import { useClassName } from '@/people/naming'
import { useWords } from '@/platform/i18n'

export function useCommitteeWords() {
  const { t, locale } = useWords()
  const { classNameOf } = useClassName()

  function nameOf({ level, grade, number, group_name }: Pick<Committee, 'level' | 'grade' | 'number' | 'group_name'>) {
    if (level === 'school') return t('committees.of_school')
    if (level === 'class' && grade != null && number != null) return classNameOf({ grade, number, class_name: group_name })
    return locale.value === 'en' && grade != null ? t('committees.of_grade', { n: grade }) : group_name
  }
  return { nameOf }
}
