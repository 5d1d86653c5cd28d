// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type NoticeLine = Schemas['NoticeLine']
export type NoticeDetail = Schemas['NoticeDetail']
export type WaitingLine = Schemas['WaitingLine']
export type NewNotice = Schemas['NewNotice']
export type AudienceSpec = Schemas['AudienceSpec']
export type AudienceCount = Schemas['AudienceCount']
export type InboxItem = Schemas['InboxItem']
export type Letter = Schemas['Letter']

export const listNotices = () => reply(api.GET('/api/notices'))
export const readNotice = (notice_id: number) => reply(api.GET('/api/notices/{notice_id}', { params: { path: { notice_id } } }))
export const listWaiting = (notice_id: number, class_id?: number) =>
  reply(api.GET('/api/notices/{notice_id}/waiting', { params: { path: { notice_id }, query: class_id ? { class_id } : {} } }))
export const previewAudience = (audience: AudienceSpec) => reply(api.POST('/api/notices/preview', { body: { audience } }))
export const publishNotice = (notice: NewNotice) => reply(api.POST('/api/notices', { body: notice }))
export const remindMissing = (notice_id: number) =>
  reply(api.POST('/api/notices/{notice_id}/reminder', { params: { path: { notice_id } } }))
export const withdrawNotice = (notice_id: number) =>
  reply(api.DELETE('/api/notices/{notice_id}', { params: { path: { notice_id } } }))

export const readInbox = () => reply(api.GET('/api/inbox'))
export const readLetter = (notice_id: number) => reply(api.GET('/api/inbox/{notice_id}', { params: { path: { notice_id } } }))
export const openLetter = (notice_id: number) =>
  reply(api.POST('/api/inbox/{notice_id}/opening', { params: { path: { notice_id } } }))
export const confirmLetter = (notice_id: number, student_id?: number) =>
  reply(api.POST('/api/inbox/{notice_id}/confirmation', { params: { path: { notice_id } }, body: student_id ? { student_id } : {} }))
