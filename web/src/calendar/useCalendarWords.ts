// SPDX-License-Identifier: Apache-2.0
// What the lines of a calendar are called. The six usual visit seasons have a name in each language; a school's own
// season is called what the school calls it.
import type { Line } from '@/calendar/draft'
import { useDates } from '@/platform/dates'
import { useWords } from '@/platform/i18n'

const usual = ['august', 'september', 'winter', 'february', 'march', 'summer'] as const

export function useCalendarWords() {
  const { t, te } = useWords()
  const { monthDay } = useDates()

  const yearName = (year: number) => t('calendar.year', { from: year, to: year + 1 })
  const seasonName = (code: string) => (te(`calendar.season_names.${code}`, 'zh-CN') ? t(`calendar.season_names.${code}`) : code)
  const seasonCode = (name: string) => usual.find((code) => t(`calendar.season_names.${code}`) === name.trim()) ?? name
  const termName = (term_no: number) => t(`calendar.terms.term_${term_no}`)
  const nameOf = ({ code, term_no, name }: Line) => {
    if (code === 'graduation') return t('calendar.milestones.graduation')
    if (code) return t('calendar.milestones.of_term', { term: termName(term_no ?? 1), what: t(`calendar.milestones.${code}`) })
    return term_no ? termName(term_no) : name
  }
  // Without the year: it stands above.
  const span = ({ starts_on, ends_on }: { starts_on: string; ends_on: string }) =>
    starts_on === ends_on ? monthDay(starts_on) : t('calendar.span', { from: monthDay(starts_on), to: monthDay(ends_on) })
  return { yearName, seasonName, seasonCode, nameOf, span }
}
