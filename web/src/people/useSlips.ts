// SPDX-License-Identifier: Apache-2.0
// The invitation slips of one class. They are made by an act, never by looking: each making draws new codes.
import { ref, shallowRef, watch, type Ref } from 'vue'
import { printSlips, printSlipsOnPaper, type InvitationSheet } from '@/people/api'
import type { Problem } from '@/platform/api/problem'
import { save } from '@/platform/files'

export function useSlips(class_id: Ref<number | undefined>) {
  const sheet = shallowRef<InvitationSheet>()
  const includesJoined = ref(false)
  const isBusy = ref(false)
  const isSaving = ref(false)
  const problem = ref<Problem | null>(null)
  let latest = 0

  function putAway() {
    latest++
    sheet.value = undefined
    problem.value = null
    isBusy.value = false
  }

  async function make() {
    if (!class_id.value || isBusy.value) return
    const own = ++latest
    isBusy.value = true
    const answer = await printSlips(class_id.value, includesJoined.value)
    if (own !== latest) return
    isBusy.value = false
    if (answer.ok) sheet.value = answer.data
    problem.value = answer.ok ? null : answer.problem
  }

  // The paper has codes of its own; those on the screen stay good.
  async function savePaper(name: string, language: 'zh' | 'en') {
    if (!class_id.value || isSaving.value) return
    const own = latest
    isSaving.value = true
    const answer = await printSlipsOnPaper(class_id.value, includesJoined.value, language)
    isSaving.value = false
    if (answer.ok) save(answer.data as Blob, `${name}.pdf`)
    else if (own === latest) problem.value = answer.problem
  }

  watch([class_id, includesJoined], putAway)
  return { sheet, includesJoined, isBusy, isSaving, problem, make, savePaper }
}
