// SPDX-License-Identifier: Apache-2.0
// The kinds as a teacher looks for them: what is urgent stands first.
import type { IncidentKind, KindChoice } from '@/capabilities/incidents/api'

export const groups: readonly { key: string; kinds: readonly IncidentKind[] }[] = [
  { key: 'urgent', kinds: ['ill', 'accident', 'odd_signs'] },
  { key: 'good', kinds: ['progress', 'good_deed', 'commendation', 'competition'] },
  { key: 'worry', kinds: ['cannot_keep_up', 'behaviour', 'family_upheaval', 'distress', 'hospital'] },
  { key: 'school', kinds: ['failed_courses', 'not_registered', 'return_or_withdrawal', 'discipline', 'arrears', 'poverty'] },
  { key: 'other', kinds: ['other_need', 'missed_contact'] },
]

export interface KindGroup { key: string; kinds: KindChoice[] }

// Those of which something follows at this school, or all of them; a group without any is left out.
export function grouped(choices: readonly KindChoice[], isWhole: boolean): KindGroup[] {
  return groups
    .map(({ key, kinds }) => ({
      key,
      kinds: kinds.flatMap((kind) => choices.filter((each) => each.kind === kind && (isWhole || each.asked.length > 0))),
    }))
    .filter(({ kinds }) => kinds.length > 0)
}
