// SPDX-License-Identifier: Apache-2.0
// The words of a record as a form holds them.
import type { Problem } from '@/platform/api/problem'
import type { Brought, FormQuestion, RecordWords, Sign } from '@/capabilities/visits/records/api'

export const allBrought: readonly Brought[] = ['benefits', 'learning_help', 'safety', 'health']
export const allSigns: readonly Sign[] = ['learning', 'economic', 'emotional', 'family_upheaval', 'harm', 'behaviour', 'hazard']

export const noWords = (): RecordWords => ({
  purpose: '', guardian_ids: [], others: '', strengths: '', concerns: [], steps: [], opinions: [], feedback: '', brought: [],
  next_on: null, signs: [],
})
export const copyOf = (words: RecordWords): RecordWords => JSON.parse(JSON.stringify(words)) as RecordWords

// Alike whatever the order of the members, and whether nothing is said by null or by leaving out.
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null && each !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, each]) => [name, ordered(each)]))
}
export const isSame = (one: unknown, other: unknown) => JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))
export const newCode = () => crypto.randomUUID()

export function toggled<T>(all: readonly T[], one: T): T[] {
  return all.includes(one) ? all.filter((each) => each !== one) : [...all, one]
}

// What a person reads of each part that is text.
export function partsOf(words: RecordWords): Record<string, string> {
  return {
    purpose: words.purpose,
    others: words.others,
    strengths: words.strengths,
    concerns: words.concerns.map((each) => [each.what, each.method].filter(Boolean).join(' → ')).join('\n'),
    steps: words.steps.map((each) => [each.what, each.due_on].filter(Boolean).join('\u00a0· ')).join('\n'),
    opinions: words.opinions.map((each) => each.what).join('\n'),
    feedback: words.feedback,
  }
}

// What has to be answered before the family may see it (P4.12, P4.13), as the server asks it too: at a door without a
// network nobody else would.
export function mustAnswer(words: RecordWords): FormQuestion[] {
  const asked: FormQuestion[] = []
  words.concerns.forEach((each, i) => {
    if (each.what.trim() && !each.method.trim()) asked.push({ asks: 'concern_without_method', field: `concerns.${i}.method`, must_answer: true })
  })
  words.steps.forEach((each, i) => {
    if (each.who === 'school' && each.what.trim() && !each.due_on) asked.push({ asks: 'step_without_day', field: `steps.${i}.due_on`, must_answer: true })
  })
  return asked
}
export const notReady = (asked: readonly FormQuestion[]): Problem =>
  ({ code: 'records.not_ready', fields: Object.fromEntries(asked.map((each) => [each.field, `records.${each.asks}`])), status: 422 })
