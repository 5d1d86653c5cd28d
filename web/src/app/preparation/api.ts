// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type Preparation = Schemas['Preparation']
export type BroughtText = Schemas['BroughtText']

const of = (student_id: number) => ({ path: { student_id } })

export const readPreparation = (student_id: number) =>
  reply(api.GET('/api/students/{student_id}/preparation', { params: of(student_id) }))
export const printPreparation = (student_id: number, language: 'zh' | 'en') =>
  reply(api.GET('/api/students/{student_id}/preparation/paper', {
    params: { ...of(student_id), query: { language } }, parseAs: 'blob',
  }))
export const savePreparationText = (text: { brought: BroughtText['brought']; words: string }) =>
  reply(api.PUT('/api/preparation_texts', { body: text }))
