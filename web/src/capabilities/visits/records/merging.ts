// SPDX-License-Identifier: Apache-2.0
// Two versions of one record become one, part by part: one of both, or both together. What is chosen for none of the
// parts that differ is not lost: both stand there.
import type { RecordWords } from '@/capabilities/visits/records/api'
import { isSame, newCode } from '@/capabilities/visits/records/words'

export type Part = keyof RecordWords
export type Choice = 'mine' | 'other' | 'both'

export const allParts: readonly Part[] = [
  'purpose', 'guardian_ids', 'others', 'strengths', 'concerns', 'steps', 'opinions', 'feedback', 'brought', 'next_on', 'signs',
]

export const partsThatDiffer = (mine: RecordWords, other: RecordWords): Part[] =>
  allParts.filter((part) => !isSame(mine[part] ?? null, other[part] ?? null))

// A day is one or the other.
export const hasBoth = (part: Part) => part !== 'next_on'

const texts = (mine: string, other: string) => [other, mine].filter(Boolean).join('\n')
const sets = <T>(mine: readonly T[], other: readonly T[]) => [...other, ...mine.filter((each) => !other.includes(each))]

// Two points of one code that say different things are two points.
function points<T extends object>(mine: readonly T[], other: readonly T[]): T[] {
  const added = mine.filter((each) => !other.some((known) => isSame(known, each)))
  const codes = new Set(other.map((each) => ('code' in each ? each.code : undefined)))
  return [...other, ...added.map((each) => ('code' in each && codes.has(each.code) ? { ...each, code: newCode() } : each))]
}

export function merged(mine: RecordWords, other: RecordWords, choices: Partial<Record<Part, Choice>>): RecordWords {
  const chosen: Partial<Record<Part, unknown>> = {}
  for (const part of partsThatDiffer(mine, other)) {
    const choice = choices[part] ?? (hasBoth(part) ? 'both' : 'mine')
    chosen[part] = choice === 'mine' ? mine[part] : choice === 'other' ? other[part] : together(part, mine, other)
  }
  return { ...other, ...(chosen as Partial<RecordWords>) }
}

function together(part: Part, mine: RecordWords, other: RecordWords): unknown {
  switch (part) {
    case 'concerns': return points(mine.concerns, other.concerns)
    case 'steps': return points(mine.steps, other.steps)
    case 'opinions': return points(mine.opinions, other.opinions)
    case 'guardian_ids': return sets(mine.guardian_ids, other.guardian_ids)
    case 'brought': return sets(mine.brought, other.brought)
    case 'signs': return sets(mine.signs, other.signs)
    case 'next_on': return mine.next_on
    default: return texts(mine[part], other[part])
  }
}
