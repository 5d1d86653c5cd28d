// SPDX-License-Identifier: Apache-2.0
// A case being written: saved a moment after each change, and checked by the server each time.
import { computed, onBeforeUnmount, onMounted, ref, watch } from 'vue'
import { readCase, saveCase, submitCase, type CasePage, type CaseWords, type Finding } from '@/capabilities/practice/api'
import { steps } from '@/capabilities/practice/steps'
import type { Reply } from '@/platform/api/client'
import type { Problem } from '@/platform/api/problem'
import { onEvent } from '@/platform/events'

const pause_ms = 900

export function useCaseForm(case_id: number) {
  const page = ref<CasePage>()
  const words = ref<CaseWords>()
  const findings = ref<Finding[]>([])
  const problem = ref<Problem | null>(null)
  const isLoading = ref(true)
  const isBusy = ref(false)
  const saving = ref<'saved' | 'unsaved' | 'saving'>('saved')
  let version = 0
  let kept = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  let underway: Promise<boolean> | undefined

  const isWhole = computed(() => steps.every((step) => words.value?.[step].trim()))

  function take(read: CasePage) {
    page.value = read
    findings.value = read.findings
    version = read.version
    words.value = { ...read.words }
    kept = JSON.stringify(words.value)
  }
  function taken(answer: Reply<CasePage>) {
    problem.value = answer.ok ? null : answer.problem
    if (answer.ok) take(answer.data)
    return answer.ok
  }
  async function load() {
    isLoading.value = true
    taken(await readCase(case_id))
    isLoading.value = false
  }

  async function send(sent: CaseWords) {
    saving.value = 'saving'
    const answer = await saveCase(case_id, version, sent)
    problem.value = answer.ok ? null : answer.problem
    saving.value = 'unsaved'
    if (!answer.ok) return false
    version = answer.data.version
    kept = JSON.stringify(sent)
    findings.value = answer.data.findings
    if (JSON.stringify(words.value) === kept) saving.value = 'saved'
    return true
  }
  async function save(): Promise<boolean> {
    clearTimeout(timer)
    if (underway) await underway
    if (!words.value || !page.value?.may_write) return false
    if (JSON.stringify(words.value) === kept) return true
    underway = send({ ...words.value })
    const isSaved = await underway
    underway = undefined
    return isSaved
  }
  async function act(request: (version: number) => Promise<Reply<CasePage>>) {
    if (isBusy.value) return false
    isBusy.value = true
    const isDone = taken(await request(version))
    isBusy.value = false
    return isDone
  }
  const submit = async () => (await save()) && act((written) => submitCase(case_id, written))

  watch(words, (now) => {
    if (!now || !page.value?.may_write || JSON.stringify(now) === kept) return
    saving.value = 'unsaved'
    clearTimeout(timer)
    timer = setTimeout(() => void save(), pause_ms)
  }, { deep: true })
  onEvent('case.changed', () => {
    if (saving.value === 'saved' && !isBusy.value) void load()
  })
  onMounted(load)
  onBeforeUnmount(() => void save())

  return { page, words, findings, problem, isLoading, isBusy, isWhole, saving, load, act, submit }
}
