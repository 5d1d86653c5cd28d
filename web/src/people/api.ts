// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'
import { keep, recall, withKept } from '@/platform/offline/kept'

export type SchoolToday = Schemas['SchoolToday']
export type ClassCard = Schemas['ClassCard']
export type StudentLine = Schemas['StudentLine']
export type StudentFile = Schemas['StudentFile']
export type ChildCard = Schemas['ChildCard']
export type StaffLine = Schemas['StaffLine']
export type SchoolLine = Schemas['SchoolLine']
export type StaffAccount = Schemas['StaffAccount']
export type InvitationSheet = Schemas['InvitationSheet']
export type InvitationSlip = Schemas['InvitationSlip']
export type OpeningPage = Schemas['OpeningPage']
export type OpeningReason = Schemas['OpeningLine']['reason']

export const readSchool = () => withKept('school', reply(api.GET('/api/school')))
export const nameJuniorGrades = (junior_naming: SchoolToday['junior_naming']) =>
  reply(api.PUT('/api/school/junior_naming', { body: { junior_naming } }))
export const listClasses = () => withKept('classes', reply(api.GET('/api/classes')))
export const listStudents = (class_id: number) =>
  withKept(`students/${class_id}`, reply(api.GET('/api/classes/{class_id}/students', { params: { path: { class_id } } })))
export const listCarers = (student_id: number) => reply(api.GET('/api/students/{student_id}/carers', { params: { path: { student_id } } }))
export const markCarer = (student_id: number, guardian_id: number, is_carer: boolean) =>
  reply(api.PUT('/api/students/{student_id}/guardians/{guardian_id}/carer', { params: { path: { student_id, guardian_id } }, body: { is_carer } }))
export const searchStudents = (q: string) => reply(api.POST('/api/students/search', { body: { q } }))
// Not kept, but for those whom keepStudents names: a file holds telephone numbers.
export const readStudent = async (student_id: number) => {
  const answer = await reply(api.GET('/api/students/{student_id}', { params: { path: { student_id } } }))
  if (answer.ok || answer.problem.status !== 0) return answer
  const last = await recall<StudentFile>(`student/${student_id}`)
  return last ? { ok: true as const, data: last.content, kept_at: last.kept_at } : answer
}
const kept_anew_ms = 2 * 3_600_000
// Whom somebody is about to visit.
export async function keepStudents(student_ids: readonly number[]) {
  for (const student_id of student_ids) {
    const last = await recall(`student/${student_id}`)
    if (last && Date.now() - last.kept_at < kept_anew_ms) continue
    const answer = await readStudent(student_id)
    // Without the care groups: they stay where a grant is asked for.
    if (answer.ok && !('kept_at' in answer)) await keep(`student/${student_id}`, { ...answer.data, care_groups: null })
  }
}
export const listChildren = () => reply(api.GET('/api/children'))
export const listStaff = () => reply(api.GET('/api/staff'))
export const listSchools = () => reply(api.GET('/api/schools'))
// Accounts for those who have none; their first passwords are told this once.
export const giveAccounts = () => reply(api.POST('/api/staff/accounts'))
export const renewPassword = (staff_id: number) =>
  reply(api.POST('/api/staff/{staff_id}/first_password', { params: { path: { staff_id } } }))
// until_on is the day of return; empty while it is not known.
export const addLeave = (staff_id: number, { since_on, until_on }: { since_on: string; until_on: string }) =>
  reply(api.POST('/api/staff/{staff_id}/absences', {
    params: { path: { staff_id } }, body: { since_on, ...(until_on ? { until_on } : {}) },
  }))
export const removeLeave = (staff_id: number, since_on: string) =>
  reply(api.DELETE('/api/staff/{staff_id}/absences/{since_on}', { params: { path: { staff_id, since_on } } }))
// Each call makes new codes, beside those printed earlier.
export const printSlips = (class_id: number, include_joined: boolean) =>
  reply(api.POST('/api/invitations/slips', { body: { class_id, include_joined, origin: location.origin } }))
export const printSlipsOnPaper = (class_id: number, include_joined: boolean, language: 'zh' | 'en') =>
  reply(api.POST('/api/invitations/slips/paper', {
    body: { class_id, include_joined, language, origin: location.origin }, parseAs: 'blob',
  }))
// Before a child's file is read; its guardians see the reason and the words.
export const openFile = (student_id: number, reason: OpeningReason, words: string) =>
  reply(api.POST('/api/students/{student_id}/file_openings', {
    params: { path: { student_id } }, body: { reason, ...(words ? { words } : {}) },
  }))
export const listOpenings = (student_id: number, before_id?: number) =>
  reply(api.GET('/api/students/{student_id}/file_openings', {
    params: { path: { student_id }, query: before_id ? { before_id } : {} },
  }))
