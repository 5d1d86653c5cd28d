// SPDX-License-Identifier: Apache-2.0
// The kinds of a gathering in the order in which they are offered, and how one is called.
import type { Gathering, GatheringGroup, GatheringKind } from '@/capabilities/gatherings/api'
import { useClassName } from '@/people/naming'
import { useWords } from '@/platform/i18n'

const of_a_class: readonly GatheringKind[] = ['meeting', 'activity', 'guidance', 'committee_meeting', 'training', 'open_day']
const of_a_school: readonly GatheringKind[] = ['reception_day', 'exchange_meeting', 'community_meeting', 'newsletter', 'inspection', 'review']
export const kindsFor = (level: string) => (level === 'class' ? of_a_class : [...of_a_class, ...of_a_school])

export function useGatheringWords() {
  const { t, locale } = useWords()
  const { classNameOf } = useClassName()

  function groupNameOf({ level, grade, number, group_name }: Pick<GatheringGroup, 'level' | 'grade' | 'number' | 'group_name'>) {
    if (level === 'school') return t('gatherings.school')
    if (level === 'class' && grade != null && number != null) return classNameOf({ grade, number, class_name: group_name })
    return locale.value === 'en' && grade != null ? t('gatherings.grade', { n: grade }) : group_name
  }
  const titleOf = (gathering: Gathering) => gathering.title || t(`gatherings.kinds.${gathering.kind}`)
  return { groupNameOf, titleOf }
}
