// SPDX-License-Identifier: Apache-2.0
// Who is excused from a clause in one period, why, and by whom.
import { onMounted, ref } from 'vue'
import { api, reply, type Reply, type Schemas } from '@/platform/api/client'
import type { Problem } from '@/platform/api/problem'
import { useLoaded } from '@/platform/useLoaded'

export type ExcuseList = Schemas['ExcuseList']

export const readExcuses = (clause: string, period_no: number) =>
  reply(api.GET('/api/norms/{clause}/excuses', { params: { path: { clause }, query: { period_no } } }))
export const excuse = (clause: string, body: { period_no: number; subject_id: number; reason: string }) =>
  reply(api.POST('/api/norms/{clause}/excuses', { params: { path: { clause } }, body }))
export const withdrawExcuse = (clause: string, period_no: number, subject_id: number) =>
  reply(api.DELETE('/api/norms/{clause}/excuses', { params: { path: { clause }, query: { period_no, subject_id } } }))

export function useExcuses(clause: string, period_no: number) {
  const list = useLoaded(() => readExcuses(clause, period_no))
  const isBusy = ref(false)
  const saveProblem = ref<Problem | null>(null)

  async function change(send: () => Promise<Reply<ExcuseList>>): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    const answer = await send()
    isBusy.value = false
    saveProblem.value = answer.ok ? null : answer.problem
    if (answer.ok) list.content.value = answer.data
    return answer.ok
  }
  onMounted(list.load)
  return { list, isBusy, saveProblem, change }
}
