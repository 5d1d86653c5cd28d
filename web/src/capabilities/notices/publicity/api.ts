// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'
import type { AddressOf } from '@/capabilities/notices/attachments/api'

export type PublicPage = Schemas['PublicPage']
export type PublicLetter = Schemas['PublicLetter']

export const readPublicPage = (school_id: number) => reply(api.GET('/api/public_notices/{school_id}', { params: { path: { school_id } } }))
export const readPublicLetter = (school_id: number, notice_id: number) =>
  reply(api.GET('/api/public_notices/{school_id}/{notice_id}', { params: { path: { school_id, notice_id } } }))
export const forEverybody = (school_id: number, notice_id: number): AddressOf => (address, is_small) =>
  `/api/public_notices/${school_id}/${notice_id}/attachments/${address}${is_small ? '?is_small=true' : ''}`
export const setPublic = (notice_id: number, is_public: boolean) =>
  reply(api.PUT('/api/notices/{notice_id}/publicity', { params: { path: { notice_id } }, body: { is_public } }))
// What the school gives out.
export const publicAddress = (school_id: number) => `${location.origin}/s/${school_id}`
