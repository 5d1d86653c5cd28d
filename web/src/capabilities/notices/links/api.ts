// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'
import type { NewAnswer, NewSignature } from '@/capabilities/notices/api'

export type LinkedLetter = Schemas['LinkedLetter']

export const openLink = (token: string, digits: string) => reply(api.POST('/api/linked_letters/opening', { body: { token, digits } }))
export interface Holder { token: string; digits: string }
export const answerByLink = (holder: Holder, answer: NewAnswer) => reply(api.POST('/api/linked_letters/answer', { body: { ...holder, ...answer } }))
export const signByLink = (holder: Holder, signature: NewSignature) => reply(api.POST('/api/linked_letters/signature', { body: { ...holder, ...signature } }))
export const confirmByLink = (token: string, digits: string) =>
  reply(api.POST('/api/linked_letters/confirmation', { body: { token, digits } }))
