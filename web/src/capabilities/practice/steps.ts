// SPDX-License-Identifier: Apache-2.0
// The guided rewrite: its steps in order, and which parts of the original stand beside each.
import type { CaseWords, Finding, OriginalPart } from '@/capabilities/practice/api'

export type Step = keyof CaseWords

export const steps: readonly Step[] = ['background', 'done', 'changed', 'lesson', 'title']

const beside: Record<Step, readonly string[]> = {
  background: ['purpose', 'concerns', 'feedback'],
  done: ['methods', 'steps', 'opinions'],
  changed: ['strengths', 'feedback'],
  lesson: ['strengths', 'methods'],
  title: ['purpose'],
}

export const partsBeside = (step: Step, original: readonly OriginalPart[]) =>
  original.filter(({ part }) => beside[step].includes(part))

export const findingsOf = (step: Step, findings: readonly Finding[]) => findings.filter(({ field }) => field === step)

// A text cut at one finding, by characters as the server counts them; null when the text has changed there.
export function cutAt(text: string, { start, length, text: found }: Finding) {
  const characters = Array.from(text)
  const there = characters.slice(start, start + length).join('')
  if (there !== found) return null
  return { before: characters.slice(0, start).join(''), there, after: characters.slice(start + length).join('') }
}

// The text with something else in the finding's place.
export function replaced(text: string, finding: Finding, instead: string) {
  const cut = cutAt(text, finding)
  return cut ? cut.before + instead + cut.after : text
}

const shown_around = 8

// Where it is, for the reader: a few characters on either side.
export function excerptOf(text: string, finding: Finding) {
  const cut = cutAt(text, finding)
  if (!cut) return { before: '', there: finding.text, after: '' }
  const before = Array.from(cut.before), after = Array.from(cut.after)
  return {
    before: (before.length > shown_around ? '…' : '') + before.slice(-shown_around).join(''),
    there: cut.there,
    after: after.slice(0, shown_around).join('') + (after.length > shown_around ? '…' : ''),
  }
}
