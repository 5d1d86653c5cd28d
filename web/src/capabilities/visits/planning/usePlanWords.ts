// SPDX-License-Identifier: Apache-2.0
// How times, seasons and reasons of a plan are said.
import type { PlanLine } from '@/capabilities/visits/planning/api'
import { useDates } from '@/platform/dates'
import { useWords } from '@/platform/i18n'

interface Timed { planned_on?: string | null; begins_at_minute?: number | null }

export function usePlanWords() {
  const { t, te } = useWords()
  const { near, day } = useDates()

  const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  // 今天 18:45
  const when = ({ planned_on, begins_at_minute }: Timed) =>
    planned_on ? `${near(planned_on)} ${begins_at_minute == null ? '' : clock(begins_at_minute)}`.trim() : t('planning.no_day')
  // 12月3日 周四 18:45
  const fullTime = ({ planned_on, begins_at_minute }: Timed) =>
    planned_on ? `${day(planned_on)} ${begins_at_minute == null ? '' : clock(begins_at_minute)}`.trim() : t('planning.no_day')
  const seasonName = (code: string) => (te(`calendar.season_names.${code}`, 'zh-CN') ? t(`calendar.season_names.${code}`) : code)
  const why = (line: Pick<PlanLine, 'reasons'>) => line.reasons.map((reason) => t(`planning.reasons.${reason}`)).join(t('planning.comma'))

  return { clock, when, fullTime, seasonName, why }
}
