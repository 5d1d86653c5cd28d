// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type CaseFile = Schemas['CaseFile']
export type ContactPage = Schemas['ContactPage']

export const readCaseFile = (student_id: number) =>
  reply(api.GET('/api/students/{student_id}/case_file', { params: { path: { student_id } } }))
// The page after one that named `before`.
export const moreContacts = (student_id: number, before: { before_on: string; before_id: number }) =>
  reply(api.GET('/api/students/{student_id}/case_file/contacts', { params: { path: { student_id }, query: before } }))
export const printCaseFile = (student_id: number, language: 'zh' | 'en') =>
  reply(api.GET('/api/students/{student_id}/case_file/paper', {
    params: { path: { student_id }, query: { language } }, parseAs: 'blob',
  }))
