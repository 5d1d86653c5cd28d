// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'
import { activeIdentity } from '@/platform/api/identity'
import { asFile } from '@/platform/files'

export type Attachment = Schemas['Attachment']
export type UploadLimits = Schemas['UploadLimits']
export type AttachmentKind = Attachment['kind']
// Where a reader asks for what was sent with a letter.
export type AddressOf = (address: string, is_small?: boolean) => string

export const readUploadLimits = () => reply(api.GET('/api/notice_uploads'))
export const beginUpload = (kind: AttachmentKind, name: string, size_bytes: number) =>
  reply(api.POST('/api/notice_uploads', { body: { kind, name, size_bytes } }))
export const sendPart = (address: string, part_no: number, part: Blob) =>
  reply(api.POST('/api/notice_uploads/{address}/parts/{part_no}', {
    params: { path: { address, part_no } }, body: part, bodySerializer: asFile.bodySerializer, headers: asFile.headers,
  }))
export const completeUpload = (address: string) =>
  reply(api.POST('/api/notice_uploads/{address}/completion', { params: { path: { address } } }))
export const removeUpload = (address: string) => reply(api.DELETE('/api/notice_uploads/{address}', { params: { path: { address } } }))

// Pictures and links can set no header, so the identity stands in the address.
const at = (path: string, is_small?: boolean) => `${path}?${is_small ? 'is_small=true&' : ''}kith_identity=${activeIdentity() ?? ''}`
export const inInbox = (notice_id: number): AddressOf => (address, is_small) => at(`/api/inbox/${notice_id}/attachments/${address}`, is_small)
export const forStaff = (notice_id: number): AddressOf => (address, is_small) => at(`/api/notices/${notice_id}/attachments/${address}`, is_small)
export const forDistrict = (letter_id: number): AddressOf => (address, is_small) => at(`/api/district_notices/${letter_id}/attachments/${address}`, is_small)
export const byTicket = (ticket: string): AddressOf => (address, is_small) =>
  `/api/linked_letters/attachments/${ticket}/${address}${is_small ? '?is_small=true' : ''}`

// 0.3 MB, 12 MB; the smallest thing is not nothing.
export function sizeWords(bytes: number): string {
  const megabytes = bytes / (1024 * 1024)
  if (megabytes >= 10) return `${Math.round(megabytes)} MB`
  return megabytes >= 0.1 ? `${megabytes.toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`
}
