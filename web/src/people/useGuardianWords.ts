// SPDX-License-Identifier: Apache-2.0
// The guardian to call first, as lists name one: "妈妈 王芳".
import { useWords } from '@/platform/i18n'
import type { Schemas } from '@/platform/api/client'

type Called = Partial<Pick<Schemas['StudentLine'], 'guardian_name' | 'guardian_relation'>>

export function useGuardianWords() {
  const { t } = useWords()
  const guardianOf = ({ guardian_name, guardian_relation }: Called) => {
    if (!guardian_name) return t('people.no_guardian')
    return guardian_relation ? `${t(`people.relations.${guardian_relation}`)} ${guardian_name}` : guardian_name
  }
  return { guardianOf }
}
