// SPDX-License-Identifier: Apache-2.0
// The words of a record as a form holds them.
import type { Brought, RecordWords, Sign } from '@/capabilities/visits/records/api'

export const allBrought: readonly Brought[] = ['benefits', 'learning_help', 'safety', 'health']
export const allSigns: readonly Sign[] = ['learning', 'economic', 'emotional', 'family_upheaval', 'harm', 'behaviour', 'hazard']

export const copyOf = (words: RecordWords): RecordWords => JSON.parse(JSON.stringify(words)) as RecordWords
export const isSame = (one: RecordWords, other: RecordWords) => JSON.stringify(one) === JSON.stringify(other)
export const newCode = () => crypto.randomUUID()

export function toggled<T>(all: readonly T[], one: T): T[] {
  return all.includes(one) ? all.filter((each) => each !== one) : [...all, one]
}

// What a person reads of each part, so that two versions can stand beside each other.
export function partsOf(words: RecordWords): Record<string, string> {
  return {
    purpose: words.purpose,
    others: words.others,
    strengths: words.strengths,
    concerns: words.concerns.map((each) => [each.what, each.method].filter(Boolean).join(' → ')).join('\n'),
    steps: words.steps.map((each) => [each.what, each.due_on].filter(Boolean).join(' · ')).join('\n'),
    opinions: words.opinions.map((each) => each.what).join('\n'),
    feedback: words.feedback,
  }
}

export const differencesOf = (mine: RecordWords, other: RecordWords) => {
  const [here, there] = [partsOf(mine), partsOf(other)]
  return Object.keys(here).filter((part) => here[part] !== there[part])
    .map((part) => ({ part, mine: here[part] ?? '', other: there[part] ?? '' }))
}
