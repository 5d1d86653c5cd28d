// SPDX-License-Identifier: Apache-2.0
// Figures of a clause between the form, where a share is percent as typed, and the server, where it is permille.
import type { OwnFigures } from '@/norms/adoptions'

export interface TypedFigures { target: string; raised_target: string; share: string }

const typedNumber = (figure: number | null | undefined) => (figure == null ? '' : String(figure))

export const typedOf = (figures: OwnFigures): TypedFigures => ({
  target: typedNumber(figures.target),
  raised_target: typedNumber(figures.raised_target),
  share: figures.share_permille == null ? '' : typedNumber(figures.share_permille / 10),
})

// An empty field is the pack's figure. What is no number becomes 0, which the server refuses at its field.
const numberOf = (typed: string, times = 1) => {
  if (!typed.trim()) return undefined
  const number = Math.round(Number(typed.trim().replace(/[%％]$/, '')) * times)
  return Number.isFinite(number) ? number : 0
}

export const figuresOf = (typed: TypedFigures): OwnFigures => ({
  target: numberOf(typed.target),
  raised_target: numberOf(typed.raised_target),
  share_permille: numberOf(typed.share, 10),
})
