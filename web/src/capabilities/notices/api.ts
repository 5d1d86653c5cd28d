// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type NoticeLine = Schemas['NoticeLine']
export type NoticeDetail = Schemas['NoticeDetail']
export type NewNotice = Schemas['NewNotice']
export type AudienceSpec = Schemas['AudienceSpec']
export type Published = Schemas['Published']
export type Preview = Schemas['Preview']
export type PreviewOf = Schemas['PreviewOf']
export type InboxItem = Schemas['InboxItem']
export type Letter = Schemas['Letter']
export type Needs = NewNotice['needs']
export type ReceiptRule = NonNullable<NewNotice['receipt_rule']>
export type Finding = Schemas['WordFinding']
export type AnswerPage = Schemas['AnswerPage']
export type LetterToCheck = Schemas['LetterToCheck']
export interface Correction { title: string; body: string; accepted: Finding['concern'][]; attachments: string[] }
export interface NewAnswer { student_id: number; choice?: number; opinion?: string }
export interface NewSignature { student_id: number; drawing: string; text_hash: string; choice?: number }
export type PendingLine = Schemas['PendingLine']
export type NewTemplate = Schemas['NewTemplate']

const one = (notice_id: number) => ({ params: { path: { notice_id } } })

export const listNotices = (before?: number) => reply(api.GET('/api/notices', { params: { query: before ? { before } : {} } }))
export const readNotice = (notice_id: number) => reply(api.GET('/api/notices/{notice_id}', { params: { path: { notice_id } } }))
export const previewNotice = (notice: PreviewOf) => reply(api.POST('/api/notices/preview', { body: notice }))
export const checkLetter = (letter: LetterToCheck) => reply(api.POST('/api/notice_checks', { body: letter }))
export const publishNotice = (notice: NewNotice) => reply(api.POST('/api/notices', { body: notice }))
export const remindMissing = (notice_id: number) =>
  reply(api.POST('/api/notices/{notice_id}/reminder', { params: { path: { notice_id } } }))
export const withdrawNotice = (notice_id: number) =>
  reply(api.DELETE('/api/notices/{notice_id}', { params: { path: { notice_id } } }))
export const correctNotice = (notice_id: number, correction: Correction) =>
  reply(api.POST('/api/notices/{notice_id}/correction', { ...one(notice_id), body: correction }))
export const readAnswers = (notice_id: number) => reply(api.GET('/api/notices/{notice_id}/answers', one(notice_id)))
export const answersAsWorkbook = (notice_id: number, language: 'zh' | 'en') =>
  reply(api.GET('/api/notices/{notice_id}/answers/workbook', { params: { path: { notice_id }, query: { language } }, parseAs: 'blob' }))
export const readSignatures = (notice_id: number, student_id: number) =>
  reply(api.GET('/api/notices/{notice_id}/signatures/{student_id}', { params: { path: { notice_id, student_id } } }))
export const addRecipients = (notice_id: number, audience?: AudienceSpec) =>
  reply(api.POST('/api/notices/{notice_id}/recipients', { ...one(notice_id), body: audience ? { audience } : {} }))
export const listPending = () => reply(api.GET('/api/pending_notices'))
export const decidePending = (notice_id: number, decision: { is_approved: boolean; note?: string }) =>
  reply(api.POST('/api/pending_notices/{notice_id}/decision', { ...one(notice_id), body: decision }))
export const withdrawPending = (notice_id: number) => reply(api.DELETE('/api/pending_notices/{notice_id}', one(notice_id)))
export const readNoticeSettings = () => reply(api.GET('/api/notice_settings'))
export type NoticeSettings = Schemas['NoticeSettings']
export const setNoticeSettings = (settings: NoticeSettings) => reply(api.PUT('/api/notice_settings', { body: settings }))
export const listTemplates = () => reply(api.GET('/api/notice_templates'))
export const addTemplate = (pattern: NewTemplate) => reply(api.POST('/api/notice_templates', { body: pattern }))
export const removeTemplate = (template_id: number) =>
  reply(api.DELETE('/api/notice_templates/{template_id}', { params: { path: { template_id } } }))

export const readInbox = (before?: number) => reply(api.GET('/api/inbox', { params: { query: before ? { before } : {} } }))
export const readLetter = (notice_id: number) => reply(api.GET('/api/inbox/{notice_id}', { params: { path: { notice_id } } }))
export const openLetter = (notice_id: number) =>
  reply(api.POST('/api/inbox/{notice_id}/opening', { params: { path: { notice_id } } }))
export const confirmLetter = (notice_id: number, student_id?: number) =>
  reply(api.POST('/api/inbox/{notice_id}/confirmation', { params: { path: { notice_id } }, body: student_id ? { student_id } : {} }))
export const answerLetter = (notice_id: number, answer: NewAnswer) =>
  reply(api.POST('/api/inbox/{notice_id}/answer', { ...one(notice_id), body: answer }))
export const signLetter = (notice_id: number, signature: NewSignature) =>
  reply(api.POST('/api/inbox/{notice_id}/signature', { ...one(notice_id), body: signature }))
