// SPDX-License-Identifier: Apache-2.0
// Something read from the server: its content, whether it is on its way, and what went wrong. What was shown
// stays while it is read again; an answer that was overtaken by a later question is dropped.
import { ref, shallowRef, type Ref } from 'vue'
import type { Reply } from '@/platform/api/client'
import type { Problem } from '@/platform/api/problem'

export interface Loaded<T> {
  content: Ref<T | undefined>
  problem: Ref<Problem | null>
  isLoading: Ref<boolean>
  load: () => Promise<void>
}

export function useLoaded<T>(read: () => Promise<Reply<T>>): Loaded<T> {
  const content = shallowRef<T>()
  const problem = ref<Problem | null>(null)
  const isLoading = ref(true)
  let latest = 0

  async function load() {
    const own = ++latest
    isLoading.value = true
    const answer = await read()
    if (own !== latest) return
    isLoading.value = false
    if (answer.ok) content.value = answer.data
    problem.value = answer.ok ? null : answer.problem
  }
  return { content, problem, isLoading, load }
}
