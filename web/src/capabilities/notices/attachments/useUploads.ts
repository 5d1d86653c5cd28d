// SPDX-License-Identifier: Apache-2.0
// Images and files on their way to a letter that is being written. Each goes part by part; one that is refused or
// breaks off says why and touches nothing else of the form, and goes on from where it was when it is tried again.
import { computed, onBeforeUnmount, ref } from 'vue'
import type { Problem } from '@/platform/api/problem'
import {
  beginUpload, completeUpload, readUploadLimits, removeUpload, sendPart, type Attachment, type AttachmentKind, type UploadLimits,
} from '@/capabilities/notices/attachments/api'

export interface UploadItem {
  key: string
  kind: AttachmentKind
  name: string
  size_bytes: number
  share: number
  preview?: string
  problem?: Problem
  attachment?: Attachment
  // Sent already with the letter that is corrected.
  is_enclosed?: boolean
}
interface Sending { file: Blob; address?: string; part_bytes: number; sent: number }

const tooMany = (kind: AttachmentKind): Problem => ({ status: 422, code: kind === 'image' ? 'notices.too_many_images' : 'notices.too_many_files', fields: {} })
const tooLarge = (kind: AttachmentKind): Problem => ({ status: 422, code: kind === 'image' ? 'notices.image_too_large' : 'notices.file_too_large', fields: {} })

export function useUploads(enclosed: Attachment[] = []) {
  const items = ref<UploadItem[]>([])
  const limits = ref<UploadLimits>()
  const refused = ref<Problem>()
  const sending = new Map<string, Sending>()
  const previews: string[] = []
  reset(enclosed)

  function reset(now: Attachment[]) {
    items.value = now.map((attachment) => ({
      key: attachment.address, kind: attachment.kind, name: attachment.name, size_bytes: attachment.size_bytes, share: 1, attachment, is_enclosed: true,
    }))
    refused.value = undefined
  }
  const itemOf = (key: string) => items.value.find((each) => each.key === key)
  const countOf = (kind: AttachmentKind) => items.value.filter((each) => each.kind === kind).length
  const addresses = computed(() => items.value.flatMap((each) => (each.attachment ? [each.attachment.address] : [])))
  const isSending = computed(() => items.value.some((each) => !each.attachment && !each.problem))
  const isWhole = computed(() => items.value.every((each) => each.attachment))

  async function send(key: string) {
    const state = sending.get(key)
    const item = itemOf(key)
    if (!state || !item) return
    item.problem = undefined
    const refuse = (problem: Problem) => { const now = itemOf(key); if (now) now.problem = problem }
    if (!state.address) {
      const begun = await beginUpload(item.kind, item.name, item.size_bytes)
      if (!begun.ok) return refuse(begun.problem)
      state.address = begun.data.address
      state.part_bytes = begun.data.part_bytes
    }
    const parts = Math.ceil(item.size_bytes / state.part_bytes)
    for (; state.sent < parts; state.sent++) {
      const now = itemOf(key)
      if (!now) return
      const part = state.file.slice(state.sent * state.part_bytes, (state.sent + 1) * state.part_bytes)
      const answer = await sendPart(state.address, state.sent, part)
      if (!answer.ok) return refuse(answer.problem)
      now.share = (state.sent + 1) / parts
    }
    const done = await completeUpload(state.address)
    if (!done.ok) return refuse(done.problem)
    const now = itemOf(key)
    if (!now) return void removeUpload(state.address)
    Object.assign(now, { attachment: done.data, name: done.data.name, size_bytes: done.data.size_bytes })
    sending.delete(key)
  }

  async function add(files: File[], kind: AttachmentKind) {
    refused.value = undefined
    if (!limits.value) {
      const answer = await readUploadLimits()
      if (!answer.ok) return void (refused.value = answer.problem)
      limits.value = answer.data
    }
    const most = kind === 'image' ? limits.value.images : limits.value.files
    const most_bytes = kind === 'image' ? limits.value.image_bytes : limits.value.file_bytes
    const added: string[] = []
    for (const file of files) {
      if (countOf(kind) >= most) {
        refused.value = tooMany(kind)
        break
      }
      const key = crypto.randomUUID()
      const preview = kind === 'image' ? URL.createObjectURL(file) : undefined
      if (preview) previews.push(preview)
      items.value.push({ key, kind, name: file.name, size_bytes: file.size, share: 0, ...(preview ? { preview } : {}), ...(file.size > most_bytes ? { problem: tooLarge(kind) } : {}) })
      if (file.size > most_bytes) continue
      sending.set(key, { file, part_bytes: 0, sent: 0 })
      added.push(key)
    }
    for (const key of added) await send(key)
  }

  function remove(key: string) {
    const item = itemOf(key)
    const address = item?.attachment?.address ?? sending.get(key)?.address
    items.value = items.value.filter((each) => each.key !== key)
    sending.delete(key)
    if (address && !item?.is_enclosed) void removeUpload(address)
  }
  // Among those of its kind.
  function move(key: string, by: -1 | 1) {
    const item = itemOf(key)
    const alike = items.value.filter((each) => each.kind === item?.kind)
    const other = alike[alike.findIndex((each) => each.key === key) + by]
    if (!item || !other) return
    const a = items.value.indexOf(item)
    const b = items.value.indexOf(other)
    items.value[a] = other
    items.value[b] = item
  }
  const mayRetry = (key: string) => sending.has(key)
  onBeforeUnmount(() => { for (const preview of previews) URL.revokeObjectURL(preview) })

  return { items, limits, refused, addresses, isSending, isWhole, add, remove, move, retry: send, mayRetry, reset }
}
export type Uploads = ReturnType<typeof useUploads>
