// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type RecordQuestion = Schemas['RecordQuestion']

export const listOwnQuestions = () => reply(api.GET('/api/record_questions'))
export const listSchoolQuestions = () => reply(api.GET('/api/record_questions/school'))
export const answerQuestion = (id: number, answer: string) =>
  reply(api.PUT('/api/record_questions/{id}/answer', { params: { path: { id } }, body: { answer } }))
