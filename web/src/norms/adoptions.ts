// SPDX-License-Identifier: Apache-2.0
// What a school has taken on of the policies, and the figures it sets itself.
import { onMounted, ref } from 'vue'
import { api, reply, type Reply, type Schemas } from '@/platform/api/client'
import type { Problem } from '@/platform/api/problem'
import { useLoaded } from '@/platform/useLoaded'

export type AdoptionSheet = Schemas['AdoptionSheet']
export type AdoptablePack = Schemas['AdoptablePack']
export type AdoptableClause = Schemas['AdoptableClause']
export type OwnFigures = Schemas['OwnFigures']

export const readAdoptions = () => reply(api.GET('/api/adoptions'))
export const adoptNorm = (norm_id: string, wanted: OwnFigures & { reason: string }) =>
  reply(api.PUT('/api/adoptions/{norm_id}', { params: { path: { norm_id } }, body: wanted }))
export const endAdoption = (norm_id: string, reason: string) =>
  reply(api.POST('/api/adoptions/{norm_id}/end', { params: { path: { norm_id } }, body: { reason } }))
export const adoptPack = (pack_id: string) =>
  reply(api.PUT('/api/adopted_packs/{pack_id}', { params: { path: { pack_id } }, body: {} }))
export const endPack = (pack_id: string, reason: string) =>
  reply(api.POST('/api/adopted_packs/{pack_id}/end', { params: { path: { pack_id } }, body: { reason } }))
export const ownPackAddress = '/api/policies/own'

export function useAdoptions() {
  const sheet = useLoaded(readAdoptions)
  const isBusy = ref(false)
  const saveProblem = ref<Problem | null>(null)

  // Whether it was taken; every answer is the whole sheet anew.
  async function change(send: () => Promise<Reply<AdoptionSheet>>): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    const answer = await send()
    isBusy.value = false
    saveProblem.value = answer.ok ? null : answer.problem
    if (answer.ok) sheet.content.value = answer.data
    return answer.ok
  }
  onMounted(sheet.load)
  return { sheet, isBusy, saveProblem, change }
}
