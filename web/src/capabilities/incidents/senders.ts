// SPDX-License-Identifier: Apache-2.0
// How what happened to a student reaches the server when it was said without a network. The words that are added go
// after it, so that saying it again is saying the same.
import { saveNote, tellIncident, type IncidentLine, type NewIncident } from '@/capabilities/incidents/api'
import { trueTime, type TimedBody } from '@/platform/offline/timed'
import { sendsUnsent, type Outcome, type Unsent } from '@/platform/offline/unsent'

export interface IncidentBody extends TimedBody<NewIncident & { happened_at: number }> { note: string }

// What the server answered in this tab, for the sheet that shows it.
export const toldIncidents = new Map<string, IncidentLine>()
export const incidentKey = (client_key: string) => `incident:${client_key}`

export async function sendIncident(entry: Unsent): Promise<Outcome> {
  const { written, note } = entry.body as IncidentBody
  const { happened_at, ...said } = written
  const at = trueTime(entry, happened_at)
  const told = await tellIncident({ ...said, ...(at === null ? {} : { happened_at: at }) }, entry.identity_id)
  if (!told.ok) return told
  toldIncidents.set(entry.key, told.data)
  const noted = note ? await saveNote(told.data.incident_id, note, entry.identity_id) : undefined
  if (noted && !noted.ok) return noted
  return { ok: true, result: told.data.incident_id, onward: (newer) => newer }
}

sendsUnsent('incidents.incident', {
  rank: 0,
  send: sendIncident,
  place: (entry) => ({ name: 'students.one', params: { student_id: (entry.body as IncidentBody).written.student_id } }),
})
