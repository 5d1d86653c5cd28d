// SPDX-License-Identifier: Apache-2.0
// A list that comes page by page, the latest first. load() reads anew as many pages as are shown, more() adds one;
// what was shown stays meanwhile, and an answer that was overtaken by a later question is dropped.
import { computed, ref, shallowRef } from 'vue'
import type { Reply } from '@/platform/api/client'
import type { Problem } from '@/platform/api/problem'

interface Page { before_id?: number | null }

export function usePages<P extends Page, Line>(read: (before?: number) => Promise<Reply<P>>, linesOf: (page: P) => Line[]) {
  const lines = shallowRef<Line[]>()
  const before_id = ref<number>()
  const problem = ref<Problem | null>(null)
  const isLoading = ref(true)
  let shown = 1
  let latest = 0

  async function readPages(count: number, kept: Line[], from?: number) {
    const own = ++latest
    isLoading.value = true
    let before = from
    const all = [...kept]
    for (let page = 0; page < count; page++) {
      const answer = await read(before)
      if (own !== latest) return
      problem.value = answer.ok ? null : answer.problem
      if (!answer.ok) break
      all.push(...linesOf(answer.data))
      before = answer.data.before_id ?? undefined
      if (!before) break
    }
    isLoading.value = false
    if (problem.value) return
    lines.value = all
    before_id.value = before
  }
  const load = () => readPages(shown, [])
  const more = () => {
    shown += 1
    return readPages(1, lines.value ?? [], before_id.value)
  }
  return { lines: computed(() => lines.value ?? []), problem, isLoading, load, more, hasMore: computed(() => before_id.value !== undefined) }
}
