// SPDX-License-Identifier: Apache-2.0
// The forms a contact can take, in the order of the quick record, and what may be talked about.
import type { Kind, Mode, Topic } from '@/capabilities/visits/api'

export interface Form { key: string; kind: Kind; mode: Mode }

export const forms: readonly Form[] = [
  { key: 'home', kind: 'visit', mode: 'home' },
  { key: 'call', kind: 'call', mode: 'telephone' },
  { key: 'video', kind: 'visit', mode: 'video' },
  { key: 'message', kind: 'message', mode: 'online' },
  { key: 'reception', kind: 'reception', mode: 'school' },
  { key: 'letter', kind: 'letter', mode: 'written' },
]

export const topics: readonly Topic[] = ['study', 'homework', 'praise', 'health', 'peers', 'mood', 'safety', 'family']

// What several students are given at once.
export const handouts: readonly Kind[] = ['card', 'good_news', 'portfolio', 'transcript', 'letter']

// A notice, or a visit held by telephone, has no button of its own but is shown all the same: a talk by the way it
// was held, everything else by its kind.
export function formKey(kind: string, mode: string): string {
  const own = forms.find((form) => form.kind === kind && form.mode === mode)?.key
  return own ?? (forms.some((form) => form.kind === kind) ? mode : kind)
}
