// SPDX-License-Identifier: Apache-2.0
// The board's lines by the policy they come from; those with nobody to judge stand apart, at its end.
import type { NormLine } from '@/norms/api'

interface Titled { id: string; title: { zh: string; en: string } }
export interface NormGroup { id: string; title?: { zh: string; en: string }; norms: NormLine[] }

const packOf = (norm: NormLine) => norm.clause.slice(0, norm.clause.lastIndexOf('.'))

// What is hidden stays where it is: it is judged, for others to see.
const isIdle = (norm: NormLine) => norm.state === 'nothing_to_judge' && !norm.is_hidden

export function groupNorms(norms: readonly NormLine[], packs: readonly Titled[]): { groups: NormGroup[]; idle: NormLine[] } {
  const groups: NormGroup[] = []
  for (const norm of norms) {
    if (isIdle(norm)) continue
    const id = packOf(norm)
    let group = groups.find((each) => each.id === id)
    if (!group) groups.push(group = { id, title: packs.find((pack) => pack.id === id)?.title, norms: [] })
    group.norms.push(norm)
  }
  return { groups, idle: norms.filter(isIdle) }
}
