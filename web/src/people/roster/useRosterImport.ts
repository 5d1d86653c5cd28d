// SPDX-License-Identifier: Apache-2.0
// A roster file on its way into the record: chosen, looked at, imported. What was chosen stays whatever goes
// wrong; a plan that went stale is made again and said to be new.
import { computed, ref, shallowRef } from 'vue'
import type { Problem } from '@/platform/api/problem'
import { importRoster, previewRoster, type RosterPlan } from '@/people/roster/api'

export const stale = 'roster.plan_is_stale'
export type RosterStep = 'waiting' | 'reading' | 'importing'

interface Chosen { name: string; size: number; bytes: Blob }

export function useRosterImport() {
  const chosen = shallowRef<Chosen>()
  const is_whole_school = ref(false)
  const plan = shallowRef<RosterPlan>()
  const done = shallowRef<RosterPlan>()
  const problem = ref<Problem | null>(null)
  const is_renewed = ref(false)
  const step = ref<RosterStep>('waiting')
  let latest = 0

  const rows = computed(() => (plan.value ? plan.value.count.students + plan.value.count.staff : 0))
  const departed = computed(() => (plan.value ? plan.value.students.departed + plan.value.staff.departed : 0))
  const changesNothing = computed(() => {
    const counts = plan.value && [plan.value.students, plan.value.staff]
    return counts?.every((each) => each.added + each.changed + each.departed === 0) ?? false
  })

  async function preview() {
    if (!chosen.value) return
    const own = ++latest
    step.value = 'reading'
    const answer = await previewRoster(chosen.value.bytes, is_whole_school.value)
    if (own !== latest) return
    step.value = 'waiting'
    plan.value = answer.ok ? answer.data : undefined
    problem.value = answer.ok ? null : answer.problem
  }

  function forget() {
    latest++
    chosen.value = plan.value = done.value = undefined
    problem.value = null
    is_renewed.value = is_whole_school.value = false
    step.value = 'waiting'
  }

  // The bytes are taken now: a browser refuses to send a file which the table program has saved again since.
  async function choose(file: File) {
    forget()
    const own = latest
    const bytes = new Blob([await file.arrayBuffer()])
    if (own !== latest) return
    chosen.value = { name: file.name, size: file.size, bytes }
    await preview()
  }

  async function sayWhole(is_whole: boolean) {
    is_whole_school.value = is_whole
    is_renewed.value = false
    await preview()
  }

  async function carryOut() {
    if (!chosen.value || !plan.value || step.value !== 'waiting') return
    step.value = 'importing'
    is_renewed.value = false
    const answer = await importRoster(chosen.value.bytes, plan.value.plan_hash, is_whole_school.value)
    step.value = 'waiting'
    if (answer.ok) done.value = answer.data
    problem.value = answer.ok ? null : answer.problem
    if (answer.ok || answer.problem.code !== stale) return
    await preview()
    is_renewed.value = plan.value !== undefined
  }

  return {
    chosen, is_whole_school, plan, done, problem, is_renewed, step, rows, departed, changesNothing,
    choose, forget, preview, sayWhole, carryOut,
  }
}
