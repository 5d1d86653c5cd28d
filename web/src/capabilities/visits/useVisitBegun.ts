// SPDX-License-Identifier: Apache-2.0
// A planned visit is being held: its contact is written down at once, on the phone first, and its record opens. One
// that waits on the phone opens again instead of being written twice.
import { useRouter } from 'vue-router'
import { serverTime, usePhoneClock } from '@/platform/offline/phone_clock'
import type { TimedBody } from '@/platform/offline/timed'
import { submit, useUnsent } from '@/platform/offline/unsent'
import { useProblemText } from '@/platform/problems'
import { toastProblem } from '@/platform/toasts'
import type { Mode, NewVisit } from '@/capabilities/visits/api'
import { contactKey } from '@/capabilities/visits/senders'
import type { Problem } from '@/platform/api/problem'

export interface PlannedVisit { student_id: number; name: string; form: Mode; contact_id?: number | null; guardian_id?: number | null }

export function useVisitBegun() {
  const router = useRouter()
  const { entries } = useUnsent()
  const { textOf } = useProblemText()
  const waiting = ({ student_id }: { student_id: number }) => entries.value.find(({ kind, body }) =>
    kind === 'visits.contact' && (body as TimedBody<NewVisit>).written.kind === 'visit' && (body as TimedBody<NewVisit>).written.student_id === student_id)

  const openRecord = (contact_id: number) => router.push({ name: 'visits.record', params: { contact_id } })
  const openUnsent = (key: string) => router.push({ name: 'visits.unsent', params: { client_key: key.slice('contact:'.length) } })
  const tell = (problem: Problem | undefined) => { if (problem) toastProblem(textOf(problem)) }

  async function begin(planned: PlannedVisit) {
    if (planned.contact_id) return openRecord(planned.contact_id)
    const known = waiting(planned)
    if (known) return openUnsent(known.key)
    const client_key = crypto.randomUUID()
    const written: NewVisit = {
      student_id: planned.student_id, kind: 'visit', mode: planned.form, topics: [], note: '', client_key, held_at: serverTime(),
      ...(planned.guardian_id ? { guardian_id: planned.guardian_id } : {}),
    }
    const body: TimedBody<NewVisit> = { written, phone_ahead: usePhoneClock().ahead.value, is_by_hand: false }
    const fate = await submit({ key: contactKey(client_key), kind: 'visits.contact', about: planned.name, body })
    if (fate.is === 'sent' && fate.result) return openRecord(fate.result)
    if (fate.is_kept) return openUnsent(contactKey(client_key))
    return tell(fate.is === 'sent' ? undefined : fate.problem)
  }
  return { waiting, begin }
}
