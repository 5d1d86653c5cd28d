// SPDX-License-Identifier: Apache-2.0
// The classes in sight, own ones first, and which of them is looked at.
import { computed, onMounted, ref, watch } from 'vue'
import { listClasses } from '@/people/api'
import { useLoaded } from '@/platform/useLoaded'

export function useClasses() {
  const { content, problem, isLoading, load } = useLoaded(listClasses)
  const class_id = ref<number>()
  const classes = computed(() => [...(content.value ?? [])].sort((a, b) => Number(b.is_mine) - Number(a.is_mine)))
  const chosen = computed(() => classes.value.find((each) => each.class_id === class_id.value))

  watch(classes, (all) => { if (!chosen.value) class_id.value = all[0]?.class_id })
  onMounted(load)
  return { classes, class_id, chosen, problem, isLoading, load }
}
