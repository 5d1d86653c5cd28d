// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type ProofPage = Schemas['ProofPage']
export type ProofLine = Schemas['ProofLine']
export type TellingLine = Schemas['TellingLine']
export type TellingOutcome = NonNullable<ProofLine['last_outcome']>
export type ToldHow = NonNullable<ProofLine['told_how']>
export type LadderPage = Schemas['LadderPage']
export type Reach = NonNullable<Schemas['NewNotice']['reach']>
export type Step = Schemas['Step']

const of = (notice_id: number) => ({ params: { path: { notice_id } } })
const ofStudent = (notice_id: number, student_id: number) => ({ params: { path: { notice_id, student_id } } })

export const readProof = (notice_id: number) => reply(api.GET('/api/notices/{notice_id}/proof', of(notice_id)))
export const listTellings = () => reply(api.GET('/api/tellings'))
export const noteTelling = (notice_id: number, student_id: number, outcome: TellingOutcome, how: ToldHow = 'telephone') =>
  reply(api.POST('/api/notices/{notice_id}/tellings/{student_id}', { ...ofStudent(notice_id, student_id), body: { outcome, how } }))
export const takeTellingBack = (notice_id: number, student_id: number) =>
  reply(api.DELETE('/api/notices/{notice_id}/tellings/{student_id}', ofStudent(notice_id, student_id)))

export const readCertificate = (notice_id: number, format: 'pdf' | 'xlsx', language: 'zh' | 'en') =>
  reply(api.GET('/api/notices/{notice_id}/certificate', {
    params: { path: { notice_id }, query: { format, language } }, parseAs: 'blob',
  }))
export const readSlips = (notice_id: number, language: 'zh' | 'en') =>
  reply(api.GET('/api/notices/{notice_id}/slips', { params: { path: { notice_id }, query: { language } }, parseAs: 'blob' }))

export const readLadder = () => reply(api.GET('/api/notice_ladder'))
export const saveLadder = (steps: Step[]) => reply(api.PUT('/api/notice_ladder', { body: { steps } }))
