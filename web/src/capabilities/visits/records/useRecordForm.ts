// SPDX-License-Identifier: Apache-2.0
// A record being written. It is saved a moment after each change, and again when a lost network is back. When
// somebody saved another version meanwhile, both are kept until the writer has chosen.
import { computed, onBeforeUnmount, onMounted, ref, watch } from 'vue'
import type { Problem } from '@/platform/api/problem'
import { readRecord, saveRecord, shareRecord, type FormQuestion, type RecordPage, type RecordWords } from '@/capabilities/visits/records/api'
import { copyOf, isSame } from '@/capabilities/visits/records/words'

const pause_ms = 1200
const again_ms = 8000

export function useRecordForm(contact_id: number) {
  const page = ref<RecordPage>()
  const words = ref<RecordWords>()
  const questions = ref<FormQuestion[]>([])
  const problem = ref<Problem | null>(null)
  const isLoading = ref(true)
  const isBusy = ref(false)
  const other = ref<RecordPage>()
  const saving = ref<'saved' | 'unsaved' | 'saving'>('saved')
  let version = 0
  let kept: RecordWords | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let underway: Promise<boolean> | undefined

  const isFixed = computed(() => !page.value?.may_write || page.value.state === 'acknowledged')

  function take(read: RecordPage) {
    page.value = read
    questions.value = read.questions
    version = read.version
    kept = copyOf(read.words)
    words.value = copyOf(read.words)
  }

  async function load() {
    isLoading.value = true
    const answer = await readRecord(contact_id)
    isLoading.value = false
    problem.value = answer.ok ? null : answer.problem
    if (answer.ok) take(answer.data)
  }

  const later = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), wait)
  }

  async function send(sent: RecordWords): Promise<boolean> {
    saving.value = 'saving'
    const answer = await saveRecord(contact_id, version, sent)
    if (answer.ok) {
      version = answer.data.version
      kept = sent
      questions.value = answer.data.questions
      problem.value = null
      saving.value = words.value && isSame(words.value, sent) ? 'saved' : 'unsaved'
      return true
    }
    saving.value = 'unsaved'
    problem.value = answer.problem
    if (answer.problem.code === 'records.changed_meanwhile') {
      const current = await readRecord(contact_id)
      if (current.ok) other.value = current.data
    } else if (answer.problem.code === 'platform.offline') {
      later(again_ms)
    }
    return false
  }

  // Whether what is written is now with the server.
  async function save(): Promise<boolean> {
    clearTimeout(timer)
    if (underway) await underway
    if (!words.value || isFixed.value || other.value) return false
    if (kept && isSame(words.value, kept)) {
      saving.value = 'saved'
      return true
    }
    underway = send(copyOf(words.value))
    const done = await underway
    underway = undefined
    return done
  }

  // One of two versions, or what the writer made of them.
  async function choose(which: 'mine' | 'other') {
    if (!other.value) return
    const chosen = other.value
    other.value = undefined
    problem.value = null
    version = chosen.version
    kept = copyOf(chosen.words)
    if (which === 'other') take(chosen)
    else await save()
  }

  async function share(): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    const isSaved = await save()
    const answer = isSaved ? await shareRecord(contact_id, version) : undefined
    isBusy.value = false
    if (!answer) return false
    problem.value = answer.ok ? null : answer.problem
    if (answer.ok) take(answer.data)
    return answer.ok
  }

  watch(words, (now) => {
    if (!now || isFixed.value || (kept && isSame(now, kept))) return
    saving.value = 'unsaved'
    later(pause_ms)
  }, { deep: true })
  onMounted(load)
  onBeforeUnmount(() => void save())

  return { page, words, questions, problem, isLoading, isBusy, isFixed, other, saving, load, take, save, choose, share }
}
