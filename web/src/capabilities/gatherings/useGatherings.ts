// SPDX-License-Identifier: Apache-2.0
// The gatherings in sight, those still to be held apart from those that were, and the groups one may plan for.
import { computed, onMounted } from 'vue'
import { listGatherings } from '@/capabilities/gatherings/api'
import { onEvent } from '@/platform/events'
import { useLoaded } from '@/platform/useLoaded'

export function useGatherings() {
  const list = useLoaded(listGatherings)
  const all = computed(() => list.content.value?.gatherings ?? [])
  const groups = computed(() => list.content.value?.groups ?? [])
  // The soonest first, so that what is overdue stands on top.
  const planned = computed(() => all.value.filter((each) => each.state === 'planned').reverse())
  const past = computed(() => all.value.filter((each) => each.state !== 'planned'))

  onEvent('gathering.changed', () => void list.load())
  onMounted(list.load)
  return { ...list, all, groups, planned, past }
}
