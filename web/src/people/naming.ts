// SPDX-License-Identifier: Apache-2.0
// Class names as the language has them: the server derives the Chinese one by the school's own custom; English
// is made from the numbers.
import { useWords } from '@/platform/i18n'

interface Named { grade: number; number: number; class_name: string }

export function useClassName() {
  const { t, locale } = useWords()
  const classNameOf = (named: Named) => {
    if (locale.value !== 'en') return named.class_name
    const key = named.grade > 12 ? 'year' : named.grade > 0 ? 'grade' : 'kindergarten'
    const n = named.grade > 12 ? named.grade - 12 : named.grade > 0 ? named.grade : named.grade + 3
    return t(`people.classes.${key}`, { n, number: named.number })
  }
  return { classNameOf }
}
