// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type ChildLog = Schemas['ChildLog']
export type LogForm = ChildLog['entries'][number]['form']

export const forms: readonly LogForm[] = ['called', 'video_called', 'came_home', 'wrote']

export const listLogs = () => reply(api.GET('/api/family_log'))
export const noteLog = (student_id: number, form: LogForm, client_key: string) =>
  reply(api.POST('/api/family_log', { body: { student_id, form, client_key } }))
export const takeBackLog = (contact_id: number) =>
  reply(api.DELETE('/api/family_log/{contact_id}', { params: { path: { contact_id } } }))
