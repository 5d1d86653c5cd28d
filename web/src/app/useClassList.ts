// SPDX-License-Identifier: Apache-2.0
// The students of one class with their latest contact; or whoever a search finds.
import { computed, ref, watch, type Ref } from 'vue'
import { latestVisits, type LatestContact } from '@/capabilities/visits/api'
import { listStudents, searchStudents, type StudentLine } from '@/people/api'
import { onEvent } from '@/platform/events'
import { useLoaded } from '@/platform/useLoaded'

export interface ListedStudent { student: StudentLine; latest: LatestContact | undefined }

const pause_ms = 250

export function useClassList(class_id: Ref<number | undefined>) {
  const query = ref('')
  const latest = ref(new Map<number, LatestContact>())
  const list = useLoaded(() =>
    query.value.trim() ? searchStudents(query.value.trim()) : listStudents(class_id.value ?? 0))
  const rows = computed<ListedStudent[]>(() =>
    (list.content.value ?? []).map((student) => ({ student, latest: latest.value.get(student.student_id) })))

  async function loadLatest() {
    if (!class_id.value) return
    const answer = await latestVisits(class_id.value)
    if (answer.ok) latest.value = new Map(answer.data.map((each) => [each.student_id, each]))
  }
  async function load() {
    if (!class_id.value && !query.value.trim()) return
    await Promise.all([list.load(), loadLatest()])
  }

  let waiting: ReturnType<typeof setTimeout> | undefined
  watch(query, () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void load(), pause_ms)
  })
  watch(class_id, () => void load(), { immediate: true })
  onEvent('visit.recorded', () => void loadLatest())
  onEvent('visit.voided', () => void loadLatest())
  return { ...list, query, rows, load }
}
