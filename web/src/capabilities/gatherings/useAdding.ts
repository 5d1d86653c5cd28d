// SPDX-License-Identifier: Apache-2.0
// One gathering being planned or recorded. The sender's key is kept until the server has answered, so that
// pressing again makes no second one.
import { computed, reactive, ref } from 'vue'
import { addGathering, type GatheringGroup, type GatheringKind } from '@/capabilities/gatherings/api'
import type { Problem } from '@/platform/api/problem'

const keyOf = ({ level, group_id }: GatheringGroup) => `${level} ${group_id}`

export function useAdding(today: () => string) {
  const form = reactive({
    kind: '' as GatheringKind | '', when: 'held' as 'held' | 'planned', group: '', day: '', families: '', has_plan: false, title: '', note: '',
  })
  const groups = ref<readonly GatheringGroup[]>([])
  const group = computed(() => groups.value.find((each) => keyOf(each) === form.group))
  const problem = ref<Problem | null>(null)
  const isBusy = ref(false)
  let client_key = ''

  function begin(offered: readonly GatheringGroup[]) {
    groups.value = offered
    const first = offered[0]
    Object.assign(form, {
      kind: '', when: 'held', group: first ? keyOf(first) : '', day: today(), families: '', has_plan: false, title: '', note: '',
    })
    problem.value = null
    client_key = crypto.randomUUID()
  }

  // Whether it was taken; on failure everything typed stays.
  async function add(): Promise<boolean> {
    if (!form.kind || !group.value || isBusy.value) return false
    isBusy.value = true
    const { level, group_id } = group.value
    const families = form.when === 'held' && form.families !== '' ? { families: Number(form.families) } : {}
    const answer = await addGathering({
      kind: form.kind, level, group_id, has_plan: form.has_plan, client_key, ...families,
      ...(form.when === 'held' ? { held_on: form.day } : { planned_on: form.day }),
      ...(form.title.trim() ? { title: form.title.trim() } : {}), ...(form.note.trim() ? { note: form.note.trim() } : {}),
    })
    isBusy.value = false
    problem.value = answer.ok ? null : answer.problem
    return answer.ok
  }
  return { form, group, problem, isBusy, begin, add, keyOf }
}
