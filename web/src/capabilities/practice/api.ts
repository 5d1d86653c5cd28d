// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type CaseList = Schemas['CaseList']
export type CaseLine = Schemas['CaseLine']
export type CasePage = Schemas['CasePage']
export type CaseWords = Schemas['CaseWords']
export type Finding = Schemas['Finding']
export type OriginalPart = Schemas['OriginalPart']
export type ShowcaseList = Schemas['ShowcaseList']
export type ShowcaseLine = Schemas['ShowcaseLine']

const of = (case_id: number) => ({ params: { path: { case_id } } })
const ofCode = (case_code: string) => ({ params: { path: { case_code } } })

export const listCases = () => reply(api.GET('/api/cases'))
export const startCase = (contact_id: number) => reply(api.POST('/api/cases', { body: { contact_id } }))
export const readCase = (case_id: number) => reply(api.GET('/api/cases/{case_id}', of(case_id)))
export const saveCase = (case_id: number, version: number, words: CaseWords) =>
  reply(api.PUT('/api/cases/{case_id}', { ...of(case_id), body: { version, words } }))
export const submitCase = (case_id: number, version: number) =>
  reply(api.POST('/api/cases/{case_id}/submission', { ...of(case_id), body: { version } }))
export const withdrawCase = (case_id: number) => reply(api.DELETE('/api/cases/{case_id}/submission', of(case_id)))
export const approveCase = (case_id: number, version: number) =>
  reply(api.POST('/api/cases/{case_id}/approval', { ...of(case_id), body: { version } }))
export const giveBackCase = (case_id: number, reason: string) =>
  reply(api.POST('/api/cases/{case_id}/return', { ...of(case_id), body: { reason } }))

export const readShowcase = () => reply(api.GET('/api/showcase'))
export const chooseCase = (case_code: string) => reply(api.POST('/api/showcase/{case_code}/choice', ofCode(case_code)))
export const unchooseCase = (case_code: string) => reply(api.DELETE('/api/showcase/{case_code}/choice', ofCode(case_code)))
export const markShown = (case_code: string, gathering_id: number) =>
  reply(api.POST('/api/showcase/{case_code}/showings', { ...ofCode(case_code), body: { gathering_id } }))
export const unmarkShown = (case_code: string, gathering_id: number) =>
  reply(api.DELETE('/api/showcase/{case_code}/showings/{gathering_id}', { params: { path: { case_code, gathering_id } } }))
