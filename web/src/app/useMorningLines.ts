// SPDX-License-Identifier: Apache-2.0
// The morning list as lines: what leaders ask and what is due first, then where the own classes are behind.
import type { RouteLocationRaw } from 'vue-router'
import { useNormWords } from '@/norms/words'
import { useDates } from '@/platform/dates'
import { useWords } from '@/platform/i18n'
import type { IconName } from '@/platform/ui/icons'
import type { MorningList } from '@/app/api'

export interface MorningLine { key: string; icon: IconName; title: string; note: string; act: string; to: RouteLocationRaw }

const clausePage = (clause: string): RouteLocationRaw => ({ name: 'norm_board.one', params: { clause } })

export function useMorningLines() {
  const { t, te } = useWords()
  const { say } = useNormWords()
  const { instant, within, deadline } = useDates()

  const dutyTitle = (kind: string) => {
    const key = `ledger.duties.${kind.replace('.', '_')}`
    return te(key, 'zh-CN') ? t(key) : t('ledger.duties.other')
  }
  const dueNote = (due_at: number) =>
    due_at < Date.now() ? t('ledger.duties.overdue', { when: instant(due_at) }) : deadline(due_at)
  const toGo = (n: number, of: string) => t(`norms.gap.${of}`, { n })

  const dutyPage = (duty: MorningList['duties'][number]): RouteLocationRaw =>
    duty.subject_kind === 'student' ? { name: 'students.one', params: { student_id: duty.subject_id } }
    : duty.clause ? clausePage(duty.clause) : { name: 'norm_board' }

  function linesOf(list: MorningList): MorningLine[] {
    return [
      ...list.reminders.map((each): MorningLine => ({
        key: `reminder ${each.clause}`, icon: 'bell', title: say(each.label),
        note: [t('app.morning.asked_by', { name: each.asked_by_name, when: instant(each.asked_at) }), each.to_go ? t('app.morning.to_go', { n: each.to_go }) : '']
          .filter(Boolean).join('\u00a0· '),
        act: t('app.morning.see_names'), to: clausePage(each.clause),
      })),
      ...list.duties.map((each): MorningLine => ({
        key: `duty ${each.id}`, icon: each.due_at < Date.now() ? 'warning' : 'clock', title: dutyTitle(each.kind), note: dueNote(each.due_at),
        act: t('app.morning.do_it'), to: dutyPage(each),
      })),
      ...list.of_others.map((each): MorningLine => ({
        key: `of others ${each.id}`, icon: 'people', title: t('app.morning.of_others', { name: each.owner_name, what: dutyTitle(each.kind) }),
        note: [each.class_name, dueNote(each.due_at)].filter(Boolean).join('\u00a0· '),
        act: t('app.morning.see'), to: each.clause ? clausePage(each.clause) : { name: 'norm_board' },
      })),
      ...list.behind.map((each): MorningLine => ({
        key: `behind ${each.clause} ${each.class_id}`, icon: 'norms', title: say(each.label),
        note: t('app.morning.behind', { of: each.class_name, n: toGo(each.to_go, each.of), when: within(each.ends_on) }),
        act: t('app.morning.see_names'), to: clausePage(each.clause),
      })),
    ]
  }
  return { linesOf }
}
