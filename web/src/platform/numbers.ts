// SPDX-License-Identifier: Apache-2.0
// 41,208 and 71%. A share arrives in permille; it is cut, not rounded, so that 99.6 % never reads as 100 %.
import { useWords } from '@/platform/i18n'

export const percentOf = (share_permille: number) => Math.floor(share_permille / 10)

export function useNumbers() {
  const { locale } = useWords()
  const count = (value: number) => new Intl.NumberFormat(locale.value).format(value)
  const percent = (share_permille: number) => `${percentOf(share_permille)}%`
  return { count, percent }
}
