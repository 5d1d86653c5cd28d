// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'
import type { Correction } from '@/capabilities/notices/api'

export type DistrictLetterLine = Schemas['DistrictLetterLine']
export type DistrictLetterDetail = Schemas['DistrictLetterDetail']
export type DistrictLetterSchool = Schemas['DistrictLetterSchool']
export type DistrictPreview = Schemas['DistrictPreview']
export type DistrictPreviewOf = Schemas['DistrictPreviewOf']
export type NewDistrictLetter = Schemas['NewDistrictLetter']
export type FamilyFigures = Schemas['FamilyFigures']

const one = (letter_id: number) => ({ params: { path: { letter_id } } })

export const previewDistrictLetter = (body: DistrictPreviewOf) => reply(api.POST('/api/district_notices/preview', { body }))
export const writeDistrictLetter = (body: NewDistrictLetter) => reply(api.POST('/api/district_notices', { body }))
export const listDistrictLetters = (before?: number) => reply(api.GET('/api/district_notices', { params: { query: before ? { before } : {} } }))
export const readDistrictLetter = (letter_id: number) => reply(api.GET('/api/district_notices/{letter_id}', one(letter_id)))
export const remindDistrict = (letter_id: number) => reply(api.POST('/api/district_notices/{letter_id}/reminder', one(letter_id)))
export const withdrawDistrictLetter = (letter_id: number) => reply(api.DELETE('/api/district_notices/{letter_id}', one(letter_id)))
export const correctDistrictLetter = (letter_id: number, body: Correction) =>
  reply(api.POST('/api/district_notices/{letter_id}/correction', { ...one(letter_id), body }))
export const readDistrictWorkbook = (letter_id: number, language: 'zh' | 'en') =>
  reply(api.GET('/api/district_notices/{letter_id}/workbook', { params: { path: { letter_id }, query: { language } }, parseAs: 'blob' }))
