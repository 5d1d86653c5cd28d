// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'
import { withKept } from '@/platform/offline/kept'

export type NormBoard = Schemas['NormBoard']
export type NormLine = Schemas['NormLine']
export type NormClasses = Schemas['NormClasses']
export type NormClassLine = Schemas['NormClassLine']
export type MissingList = Schemas['MissingList']
export type MissingLine = Schemas['MissingLine']
export type Evidence = Schemas['Evidence']
export type CountedContact = Schemas['CountedContact']
export type WhatIf = Schemas['WhatIf']
export type Pack = Schemas['Pack']
export type NormSheet = Schemas['NormSheet']
export type NextAct = Schemas['NextAct']
export type CountingClause = Schemas['CountingClause']
export type DistrictBoard = Schemas['DistrictBoard']
export type DistrictCell = Schemas['DistrictCell']
export interface PlannedContact { student_id: number; kind: NextAct['kind']; mode: NextAct['mode']; guardian_id?: number }

export const readBoard = () => reply(api.GET('/api/norms'))
// The board as a file; of a workbook the missing names too.
export const readBoardPaper = (format: 'xlsx' | 'pdf', language: 'zh' | 'en') =>
  reply(api.GET('/api/norms/paper', { params: { query: { format, language } }, parseAs: 'blob' }))
export const readClasses = (clause: string) => reply(api.GET('/api/norms/{clause}/classes', { params: { path: { clause } } }))
export const readMissing = (clause: string, class_id?: number) =>
  reply(api.GET('/api/norms/{clause}/missing', { params: { path: { clause }, query: class_id ? { class_id } : {} } }))
export const readEvidence = (clause: string, class_id?: number) =>
  reply(api.GET('/api/norms/{clause}/evidence', { params: { path: { clause }, query: class_id ? { class_id } : {} } }))
// share: percent.
export const readWhatIf = (clause: string, figures: { at_least?: number; share?: number }) =>
  reply(api.GET('/api/norms/{clause}/what_if', { params: { path: { clause }, query: figures } }))
export const readPolicies = () => reply(api.GET('/api/policies'))
export const readSheet = (class_id: number, clause: string) =>
  withKept(`sheet/${class_id}/${clause}`, reply(api.GET('/api/norms/sheet', { params: { query: { class_id, clause } } })))
// mode: only acts held in it.
export const readNextActs = (class_id: number, limit = 4, mode?: NextAct['mode']) =>
  reply(api.GET('/api/norms/next_acts', { params: { query: { class_id, limit, mode } } }))
export const previewContact = (planned: PlannedContact) =>
  reply(api.GET('/api/norms/preview', { params: { query: planned } }))
export const readReminders = (clause: string) => reply(api.GET('/api/norms/{clause}/reminders', { params: { path: { clause } } }))
export const remindOwner = (clause: string, owner_id: number, class_id?: number) =>
  reply(api.POST('/api/norms/{clause}/reminders', { params: { path: { clause } }, body: { owner_id, class_id } }))
export const readNewcomerWeeks = () => reply(api.GET('/api/norms/newcomer_weeks'))
export const setNewcomerWeeks = (weeks: number) => reply(api.PUT('/api/norms/newcomer_weeks', { body: { weeks } }))
export const readDistrictBoard = () => reply(api.GET('/api/district/norms'))
