// SPDX-License-Identifier: Apache-2.0
// The words for a problem: <slice>.problems.<reason>. What has no words yet is said as unexpected,
// with the number support needs.
import { useWords } from '@/platform/i18n'
import type { Problem } from '@/platform/api/problem'

export function useProblemText() {
  const { t, te } = useWords()
  const keyOf = (code: string) => code.replace('.', '.problems.')
  const fallback = (problem: Problem) =>
    problem.request_id
      ? t('platform.problems.unexpected_with_id', { id: problem.request_id })
      : t('platform.problems.unexpected')

  const textOf = (problem: Problem) => {
    const key = keyOf(problem.code)
    return te(key, 'zh-CN') ? t(key) : fallback(problem)
  }
  const fieldText = (problem: Problem | null, field: string) => {
    const code = problem?.fields[field]
    if (!code) return undefined
    const key = keyOf(code)
    return te(key, 'zh-CN') ? t(key) : t('platform.problems.bad_field')
  }
  return { textOf, fieldText }
}
