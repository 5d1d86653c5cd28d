// SPDX-License-Identifier: Apache-2.0
// A record being written. Each change is on the phone a moment later and then with the server, or waits for a
// network. When somebody saved another version meanwhile, both are kept until the writer has made one of them.
import { computed, onBeforeUnmount, onMounted, ref, watch } from 'vue'
import type { Problem } from '@/platform/api/problem'
import { plain } from '@/platform/offline/store'
import { dropUnsent, isPassing, readUnsent, submit, unsentWith, useUnsent, type Unsent } from '@/platform/offline/unsent'
import { presentOf, readRecord, shareRecord, type FormQuestion, type RecordPage, type RecordWords } from '@/capabilities/visits/records/api'
import { savedWords, sharedPages, type WordsBody } from '@/capabilities/visits/records/senders'
import { copyOf, isSame, mustAnswer, notReady } from '@/capabilities/visits/records/words'

const pause_ms = 1200
const again_ms = 8000

export type Saving = 'saved' | 'unsaved' | 'saving' | 'on_phone'

// The entry that holds what was written for this contact, maybe begun while the contact itself was waiting.
function waitingFor(contact_id: number): Unsent | undefined {
  const { entries, resultOf } = useUnsent()
  const found = entries.value.find(({ kind, after, body }) => kind === 'records.words'
    && ((body as WordsBody).contact_id === contact_id || (after !== undefined && resultOf(after) === contact_id)))
  return found && unsentWith(found.key)
}

export function useRecordForm(contact_id: number) {
  const page = ref<RecordPage>()
  const words = ref<RecordWords>()
  const questions = ref<FormQuestion[]>([])
  const problem = ref<Problem | null>(null)
  const isLoading = ref(true)
  const isBusy = ref(false)
  const other = ref<RecordPage>()
  const saving = ref<Saving>('saved')
  // Asked for where there was no network: the family sees it when the words are with the server.
  const willShare = ref(false)
  let version = 0
  let kept: RecordWords | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let underway: Promise<boolean> | undefined
  let waiting: Pick<Unsent, 'key' | 'after'> = { key: `words:${contact_id}` }

  const isFixed = computed(() => !page.value?.may_write || page.value.state === 'acknowledged')

  function take(read: RecordPage) {
    page.value = read
    questions.value = read.questions
    version = read.version
    kept = copyOf(read.words)
    words.value = copyOf(read.words)
  }

  // What was written on this phone and is not with the server goes before what the server has.
  async function takeUp() {
    const found = waitingFor(contact_id)
    if (!found || isFixed.value) return
    waiting = { key: found.key, ...(found.after ? { after: found.after } : {}) }
    const body = found.body as WordsBody
    version = body.version
    words.value = copyOf(body.words)
    willShare.value = Boolean(body.share)
    saving.value = 'on_phone'
    await save()
  }

  async function load() {
    isLoading.value = true
    const answer = await readRecord(contact_id)
    await readUnsent()
    isLoading.value = false
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok) return
    take(answer.data)
    await takeUp()
  }

  const later = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), wait)
  }

  function refused(found: Problem): false {
    saving.value = 'unsaved'
    problem.value = found
    version = savedWords.get(contact_id)?.version ?? version
    other.value = presentOf(found)
    if (!other.value) willShare.value = false
    return false
  }

  async function send(sent: RecordWords): Promise<boolean> {
    saving.value = 'saving'
    const tried = (unsentWith(waiting.key)?.body as WordsBody | undefined)?.tried ?? []
    const body: WordsBody = { contact_id, version, words: plain(sent), tried, ...(willShare.value ? { share: true } : {}) }
    const fate = await submit({ ...waiting, kind: 'records.words', about: page.value?.student_name ?? '', body })
    if (fate.is === 'refused') return refused(fate.problem)
    if (fate.is === 'waits') {
      problem.value = fate.is_kept ? null : (fate.problem ?? null)
      saving.value = fate.is_kept ? 'on_phone' : 'unsaved'
      later(again_ms)
      return false
    }
    const saved = savedWords.get(contact_id)
    if (saved) {
      version = saved.version
      questions.value = saved.questions
    }
    kept = sent
    problem.value = null
    const shared = willShare.value ? sharedPages.get(contact_id) : undefined
    if (shared) page.value = shared
    willShare.value = false
    saving.value = words.value && isSame(words.value, sent) ? 'saved' : 'unsaved'
    return true
  }

  // Whether what is written is now with the server.
  async function save(): Promise<boolean> {
    clearTimeout(timer)
    if (underway) await underway
    if (!words.value || isFixed.value || other.value) return false
    if (kept && isSame(words.value, kept) && !willShare.value) {
      // Written back to what the server has: nothing is left to send.
      if (unsentWith(waiting.key)) await dropUnsent(waiting.key)
      saving.value = 'saved'
      return true
    }
    underway = send(copyOf(words.value))
    const done = await underway
    underway = undefined
    return done
  }

  // What the writer made of both.
  async function choose(made: RecordWords) {
    if (!other.value) return
    version = other.value.version
    kept = copyOf(other.value.words)
    page.value = other.value
    words.value = copyOf(made)
    other.value = undefined
    problem.value = null
    await save()
  }

  // 'later': on this phone until there is a network.
  async function share(): Promise<'now' | 'later' | false> {
    if (isBusy.value || !words.value) return false
    const asked = mustAnswer(words.value)
    if (asked.length) {
      problem.value = notReady(asked)
      return false
    }
    isBusy.value = true
    const done = await (await save() ? shareNow() : saving.value === 'on_phone' && shareLater())
    isBusy.value = false
    return done
  }
  async function shareNow(): Promise<'now' | 'later' | false> {
    const answer = await shareRecord(contact_id, version)
    if (!answer.ok && isPassing(answer.problem)) return shareLater()
    if (!answer.ok) return refused(answer.problem)
    problem.value = null
    take(answer.data)
    return 'now'
  }
  async function shareLater(): Promise<'now' | 'later' | false> {
    willShare.value = true
    if (await save()) return 'now'
    return willShare.value && saving.value === 'on_phone' ? 'later' : false
  }
  // Taken back before it went.
  async function shareNot() {
    willShare.value = false
    await save()
  }

  watch(words, (now) => {
    if (!now || isFixed.value || (kept && isSame(now, kept))) return
    if (saving.value !== 'on_phone') saving.value = 'unsaved'
    later(pause_ms)
  }, { deep: true })

  // The page may be gone at once: what is written is put on the phone before anything else.
  const leave = () => { if (document.visibilityState === 'hidden') void save() }
  onMounted(() => {
    document.addEventListener('visibilitychange', leave)
    void load()
  })
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', leave)
    void save()
  })

  return { page, words, questions, problem, isLoading, isBusy, isFixed, other, saving, willShare, load, take, save, choose, share, shareNot }
}
