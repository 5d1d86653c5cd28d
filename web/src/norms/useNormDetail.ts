// SPDX-License-Identifier: Apache-2.0
// One clause, from the school down to names: its classes, then the sheet of one class and who is missing.
import { computed, onMounted, ref, watch } from 'vue'
import { onEvent } from '@/platform/events'
import { useLoaded } from '@/platform/useLoaded'
import type { SheetStudent } from '@/people/sheet'
import { readClasses, readMissing, readSheet } from '@/norms/api'

export function useNormDetail(clause: string) {
  const classes = useLoaded(() => readClasses(clause))
  const class_id = ref<number>()
  const missing = useLoaded(() => readMissing(clause, class_id.value))
  const sheet = useLoaded(() => readSheet(class_id.value ?? 0, clause))

  const norm = computed(() => classes.content.value?.norm)
  const chosen = computed(() => classes.content.value?.classes.find((each) => each.class_id === class_id.value))
  // Those who are not of the population have no square: the sheet shows whom the clause concerns.
  const squares = computed<SheetStudent[]>(() =>
    (class_id.value ? sheet.content.value?.students ?? [] : [])
      .filter((student) => student.square !== 'not_concerned')
      .map((student) => ({
        id: student.student_id, name: student.name, given_name: student.given_name,
        state: student.square === 'done' ? 'done' : 'missing',
      })))

  async function loadNames() {
    await Promise.all([missing.load(), class_id.value ? sheet.load() : undefined])
  }
  async function load() {
    await classes.load()
    await loadNames()
  }
  watch(class_id, () => void loadNames())
  onMounted(load)
  onEvent('visit.recorded', () => void load())
  return { classes, class_id, chosen, missing, squares, norm, load }
}
