// SPDX-License-Identifier: Apache-2.0
// One guardian being given a seat: the class first, then who of its guardians. What was chosen stays on failure.
import { computed, reactive, ref, watch } from 'vue'
import { appoint, listCandidates, type Candidate, type Committee } from '@/capabilities/committees/api'
import type { Problem } from '@/platform/api/problem'

export function useAppointing(today: () => string) {
  const form = reactive({ class_id: 0, guardian_id: 0, role: 'member' as 'chair' | 'member', since_on: '', until_on: '' })
  const candidates = ref<readonly Candidate[]>([])
  const problem = ref<Problem | null>(null)
  const isBusy = ref(false)
  const mayGo = computed(() => form.guardian_id > 0 && form.since_on !== '')

  function begin(classes: readonly Committee[], hasChair: boolean) {
    Object.assign(form, {
      class_id: classes.length === 1 ? (classes[0]?.group_id ?? 0) : 0, guardian_id: 0, role: hasChair ? 'member' : 'chair', since_on: today(), until_on: '',
    })
    problem.value = null
  }

  watch(() => form.class_id, async (class_id) => {
    candidates.value = []
    form.guardian_id = 0
    if (!class_id) return
    const answer = await listCandidates(class_id)
    if (form.class_id !== class_id) return
    problem.value = answer.ok ? null : answer.problem
    if (answer.ok) candidates.value = answer.data
  })

  async function save({ level, group_id }: Committee): Promise<boolean> {
    if (!mayGo.value || isBusy.value) return false
    isBusy.value = true
    const { guardian_id, role, since_on, until_on } = form
    const answer = await appoint({ level, group_id, guardian_id, role, since_on, ...(until_on ? { until_on } : {}) })
    isBusy.value = false
    problem.value = answer.ok ? null : answer.problem
    return answer.ok
  }
  return { form, candidates, problem, isBusy, mayGo, begin, save }
}
