// SPDX-License-Identifier: Apache-2.0
import { actingAs, api, reply, type Schemas } from '@/platform/api/client'
import { withKept } from '@/platform/offline/kept'

export type IncidentLine = Schemas['IncidentLine']
export type IncidentDuty = Schemas['IncidentDuty']
export type IncidentKind = IncidentLine['kind']
export type KindChoice = Schemas['KindChoice']
export interface NewIncident { student_id: number; kind: IncidentKind; happened_at?: number; note: string; client_key: string }

const of = (incident_id: number) => ({ params: { path: { incident_id } } })

export const listKinds = () => withKept('incident_kinds', reply(api.GET('/api/incidents/kinds')))
export const listIncidents = (student_id: number) =>
  reply(api.GET('/api/students/{student_id}/incidents', { params: { path: { student_id } } }))
// as: the identity it was written under, when another may be active by now.
export const tellIncident = (body: NewIncident, as?: number) => reply(api.POST('/api/incidents', { body, ...actingAs(as) }))
export const saveNote = (incident_id: number, note: string, as?: number) =>
  reply(api.PUT('/api/incidents/{incident_id}/note', { ...of(incident_id), body: { note }, ...actingAs(as) }))
export const shareIncident = (incident_id: number) =>
  reply(api.POST('/api/incidents/{incident_id}/sharing', of(incident_id)))
export const answerDuty = (incident_id: number, duty_id: number, outcome: string) =>
  reply(api.POST('/api/incidents/{incident_id}/outcomes', { ...of(incident_id), body: { duty_id, outcome } }))
export const withdrawIncident = (incident_id: number) => reply(api.DELETE('/api/incidents/{incident_id}', of(incident_id)))
