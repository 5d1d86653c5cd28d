// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type PlansOfStudent = Schemas['PlansOfStudent']
export type StudentPlan = Schemas['StudentPlan']
export interface PlanDraft { goals: string; measures: string[]; progress: string; owner_id: number; review_on: string }

const of = (student_id: number) => ({ params: { path: { student_id } } })

export const readPlans = (student_id: number) => reply(api.GET('/api/students/{student_id}/plans', of(student_id)))
export const savePlan = (student_id: number, version: number, draft: PlanDraft) =>
  reply(api.PUT('/api/students/{student_id}/plans', { ...of(student_id), body: { version, ...draft } }))
