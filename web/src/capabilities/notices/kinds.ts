// SPDX-License-Identifier: Apache-2.0
// Kinds of notice in the order in which they are offered, and what each wants to be told.
import type { NewNotice } from '@/capabilities/notices/api'

export type NoticeKind = NonNullable<NewNotice['kind']>

export const kinds: readonly NoticeKind[] = ['letter', 'activity', 'outing', 'holiday', 'suspension', 'fee', 'task']
// What begins on a day that families must know. A letter may have one, too.
export const needsStart = (kind: NoticeKind) => !['letter', 'task'].includes(kind)
export const mayStart = (kind: NoticeKind) => kind !== 'task'
// A matter of the school or an activity asks what families think (P2a.2).
export const wantsOpinions = (kind: NoticeKind) => kind === 'activity' || kind === 'outing'

// What another page knows already when it leads here; kept in the history, not in the address.
export interface NoticeDraft { kind?: NoticeKind; title?: string; starts_on?: string; grades?: number[]; class_ids?: number[]; whole_school?: boolean }
export function draftOf(state: unknown): NoticeDraft {
  const draft = (state as { notice?: NoticeDraft } | null)?.notice
  return draft ?? {}
}
