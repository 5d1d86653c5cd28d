// SPDX-License-Identifier: Apache-2.0
// Class names as the language has them: the server derives the Chinese one by the school's own custom; English
// is made from the numbers. A class that is yet to be founded is named like the others of its grade.
import { useWords } from '@/platform/i18n'

interface ClassRef { grade: number; number: number }
interface Named extends ClassRef { class_name: string }

const last_of_school = 12

export function useClassName() {
  const { t, locale } = useWords()

  function fromNumbers({ grade, number }: ClassRef) {
    const key = grade > last_of_school ? 'year' : grade > 0 ? 'grade' : 'kindergarten'
    const n = grade > last_of_school ? grade - last_of_school : grade > 0 ? grade : grade + 3
    return t(`people.classes.${key}`, { n, number })
  }
  const classNameOf = (named: Named) => (locale.value === 'en' ? fromNumbers(named) : named.class_name)

  // Of the class's grade.
  const gradeNameOf = (named: Named) => classNameOf(named).replace(/\d+班$| Class \d+$/, '')

  function nameOfRef(ref: ClassRef, known: readonly Named[]) {
    const ofGrade = known.filter((each) => each.grade === ref.grade)
    const same = ofGrade.find((each) => each.number === ref.number)
    if (same) return classNameOf(same)
    const like = ofGrade.find((each) => each.class_name.includes(String(each.number)))
    if (!like || locale.value === 'en') return fromNumbers(ref)
    return like.class_name.replace(String(like.number), String(ref.number))
  }
  return { classNameOf, gradeNameOf, nameOfRef }
}
