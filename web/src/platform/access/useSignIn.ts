// SPDX-License-Identifier: Apache-2.0
// One attempt to come in, by whatever way. What was typed stays typed when it fails.
import { ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Reply } from '@/platform/api/client'
import type { Problem } from '@/platform/api/problem'
import type { Session } from '@/platform/access/api'
import { useSession } from '@/platform/access/session'

// Only a path of our own: "//elsewhere" would leave the house.
export const safeNext = (next: unknown) => (typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/')

export function useSignIn() {
  const session = useSession()
  const router = useRouter()
  const route = useRoute()
  const problem = ref<Problem | null>(null)
  const isBusy = ref(false)

  async function attempt(ask: () => Promise<Reply<Session>>, identity_id?: number) {
    isBusy.value = true
    problem.value = null
    const answer = await ask()
    isBusy.value = false
    if (!answer.ok) {
      problem.value = answer.problem
      return
    }
    session.begin(answer.data, identity_id ?? answer.data.active_identity_id ?? undefined)
    await router.replace(safeNext(route.query.next))
  }
  return { problem, isBusy, attempt }
}
