// SPDX-License-Identifier: Apache-2.0
// Saying that something happened: it is on the phone before it is sent, so that a lost network neither loses nor doubles
// it. Until the server has it, what is owed is not known.
import { ref } from 'vue'
import { saveNote, withdrawIncident, type IncidentKind, type IncidentLine } from '@/capabilities/incidents/api'
import { incidentKey, toldIncidents, type IncidentBody } from '@/capabilities/incidents/senders'
import type { Reply } from '@/platform/api/client'
import type { Problem } from '@/platform/api/problem'
import { serverTime, usePhoneClock } from '@/platform/offline/phone_clock'
import { dropUnsent, submit, unsentWith, useUnsent, type Fate } from '@/platform/offline/unsent'

export function useTelling() {
  const told = ref<IncidentLine>() // as the server has it
  const kept = ref<IncidentKind>() // on this phone alone
  const isBusy = ref(false)
  const problem = ref<Problem | null>(null)
  const { resultOf } = useUnsent()
  let entry = { key: '', kind: 'incidents.incident', about: '', body: {} as IncidentBody }

  function begin() {
    told.value = kept.value = undefined
    problem.value = null
  }

  function settle(fate: Fate & { is_kept: boolean }, kind: IncidentKind) {
    told.value = fate.is === 'sent' ? toldIncidents.get(entry.key) : undefined
    kept.value = fate.is === 'waits' && fate.is_kept ? kind : undefined
    problem.value = told.value || kept.value || fate.is === 'sent' ? null : (fate.problem ?? null)
  }

  // happened_at: chosen by the writer, else it is now.
  async function tell(student: { student_id: number; name: string }, kind: IncidentKind, happened_at?: number) {
    if (isBusy.value) return
    isBusy.value = true
    const client_key = crypto.randomUUID()
    const written = { student_id: student.student_id, kind, note: '', client_key, happened_at: happened_at ?? serverTime() }
    entry = {
      ...entry, key: incidentKey(client_key), about: student.name,
      body: { written, phone_ahead: usePhoneClock().ahead.value, is_by_hand: happened_at !== undefined, note: '' },
    }
    settle(await submit(entry), kind)
    isBusy.value = false
  }

  // The server may have got it while the sheet was open.
  const sentId = () => told.value?.incident_id ?? (unsentWith(entry.key) ? undefined : resultOf(entry.key))

  async function done(work: Promise<Reply<unknown>>): Promise<boolean> {
    const answer = await work
    problem.value = answer.ok ? null : answer.problem
    return answer.ok
  }

  // A word more about it. False: what was typed stays.
  async function add(note: string): Promise<boolean> {
    isBusy.value = true
    const incident_id = sentId()
    const kind = entry.body.written.kind
    let isDone = true
    if (incident_id !== undefined) isDone = await done(saveNote(incident_id, note))
    else {
      settle(await submit({ ...entry, body: { ...entry.body, note } }), kind)
      isDone = problem.value === null
    }
    isBusy.value = false
    return isDone
  }

  async function takeBack(): Promise<boolean> {
    const incident_id = sentId()
    if (incident_id !== undefined) return done(withdrawIncident(incident_id))
    await dropUnsent(entry.key)
    return true
  }

  return { told, kept, isBusy, problem, begin, tell, add, takeBack }
}
