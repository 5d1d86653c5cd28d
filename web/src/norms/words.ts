// SPDX-License-Identifier: Apache-2.0
// The two languages of a clause, and figures as the board writes them.
import { useWords } from '@/platform/i18n'
import { useNumbers } from '@/platform/numbers'
import type { NormLine } from '@/norms/api'

interface Spoken { zh: string; en: string }

export function useNormWords() {
  const { t, locale } = useWords()
  const { percent } = useNumbers()
  const say = (words: Spoken) => (locale.value === 'en' ? words.en : words.zh)

  // 71 %, or 21 / 24 where the share must hold in each class.
  const figureOf = (norm: NormLine) => {
    if (norm.is_hidden || norm.state === 'nothing_to_judge') return '–'
    return norm.class_count > 0 ? `${norm.classes_met} / ${norm.class_count}` : percent(norm.share_permille)
  }
  const shareOf = (norm: NormLine) =>
    norm.class_count > 0 ? Math.floor((norm.classes_met * 1000) / norm.class_count) : norm.share_permille
  const periodOf = (norm: NormLine) => t(`norms.per.${norm.per}`)
  // Why a line without a state has none.
  const idleOf = (norm: NormLine) => {
    if (norm.is_hidden) return t('norms.states.hidden')
    if (!norm.is_recorded) return t('norms.states.not_recorded')
    if (!norm.is_duty) return t('norms.states.nothing_to_judge')
    return norm.waiting > 0 ? t('norms.states.waiting', { n: norm.waiting }) : t('norms.states.nothing_recorded')
  }
  const gapOf = (norm: NormLine) => {
    if (norm.is_hidden) return '–'
    if (norm.class_count > 0) {
      const classes = norm.class_count - norm.classes_met
      return classes > 0 ? t('norms.gap.classes', { n: classes }) : '–'
    }
    return norm.missing > 0 ? t(`norms.gap.${norm.is_duty ? 'duty' : norm.of}`, { n: norm.missing }) : '–'
  }
  return { say, figureOf, shareOf, periodOf, gapOf, idleOf }
}
