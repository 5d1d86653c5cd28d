// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type StaffLetterLists = Schemas['StaffLetterLists']
export type StaffLetterDetail = Schemas['StaffLetterDetail']
export type NewStaffLetter = Schemas['NewStaffLetter']
export type StaffSpec = NewStaffLetter['audience']
export type StaffPreview = Schemas['StaffPreview']

const one = (letter_id: number) => ({ params: { path: { letter_id } } })

export const listStaffLetters = () => reply(api.GET('/api/staff_notices'))
export const previewStaffLetter = (audience: StaffSpec) => reply(api.POST('/api/staff_notices/preview', { body: { audience } }))
export const publishStaffLetter = (letter: NewStaffLetter) => reply(api.POST('/api/staff_notices', { body: letter }))
export const readWritten = (letter_id: number) => reply(api.GET('/api/staff_notices/{letter_id}', one(letter_id)))
export const remindStaff = (letter_id: number) => reply(api.POST('/api/staff_notices/{letter_id}/reminder', one(letter_id)))
export const withdrawStaffLetter = (letter_id: number) => reply(api.DELETE('/api/staff_notices/{letter_id}', one(letter_id)))
export const readStaffLetter = (letter_id: number) => reply(api.GET('/api/staff_notices/{letter_id}/letter', one(letter_id)))
export const openStaffLetter = (letter_id: number) => reply(api.POST('/api/staff_notices/{letter_id}/opening', one(letter_id)))
export const confirmStaffLetter = (letter_id: number) => reply(api.POST('/api/staff_notices/{letter_id}/confirmation', one(letter_id)))
