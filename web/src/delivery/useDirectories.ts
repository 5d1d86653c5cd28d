// SPDX-License-Identifier: Apache-2.0
// The directories of other platforms as the school has read them; looked at again while one is being read.
import { computed, onMounted, onUnmounted, ref } from 'vue'
import { beginDirectory, readDirectories, type DirectoryState } from '@/delivery/api'
import type { Problem } from '@/platform/api/problem'
import { useLoaded } from '@/platform/useLoaded'

const kLookAgain = 2_000

export const isUnderWay = (state: DirectoryState) => Boolean(state.run && !state.run.ended_at)

export function useDirectories() {
  const { content, problem, isLoading, load } = useLoaded(readDirectories)
  const refused = ref<Problem | null>(null)
  const directories = computed(() => content.value?.directories ?? [])
  let next: ReturnType<typeof setTimeout> | undefined
  let isGone = false

  async function look() {
    await load()
    if (!isGone && directories.value.some(isUnderWay)) next = setTimeout(() => void look(), kLookAgain)
  }
  async function begin(kind: DirectoryState['kind']) {
    const answer = await beginDirectory(kind)
    refused.value = answer.ok ? null : answer.problem
    clearTimeout(next)
    await look()
  }
  onMounted(look)
  onUnmounted(() => {
    isGone = true
    clearTimeout(next)
  })
  return { directories, problem, isLoading, refused, look, begin }
}
