// SPDX-License-Identifier: Apache-2.0
// A contact that waits on this phone, with the words that will follow it: all of it may still be changed. Once it is
// with the server, its record goes on there.
import { computed, onBeforeUnmount, onMounted, ref, watch } from 'vue'
import { readStudent, type StudentFile } from '@/people/api'
import type { Problem } from '@/platform/api/problem'
import type { TimedBody } from '@/platform/offline/timed'
import { plain } from '@/platform/offline/store'
import { dropUnsent, putUnsent, readUnsent, unsentWith, useUnsent } from '@/platform/offline/unsent'
import type { NewVisit } from '@/capabilities/visits/api'
import { formKey, forms } from '@/capabilities/visits/forms'
import { contactKey } from '@/capabilities/visits/senders'
import type { RecordPage, RecordWords } from '@/capabilities/visits/records/api'
import type { WordsBody } from '@/capabilities/visits/records/senders'
import { isSame, mustAnswer, noWords, notReady } from '@/capabilities/visits/records/words'

const pause_ms = 600

export function useUnsentRecord(client_key: string) {
  const key = contactKey(client_key)
  const words_key = `words:${key}`
  const { entries, resultOf } = useUnsent()
  const contact = computed(() => entries.value.find((each) => each.key === key))
  const visit = computed(() => (contact.value?.body as TimedBody<NewVisit> | undefined)?.written)
  const contact_id = computed(() => resultOf(key))
  const words = ref<RecordWords>()
  const file = ref<StudentFile>()
  const isLoading = ref(true)
  const isKept = ref(true)
  const willShare = ref(false)
  const problem = ref<Problem | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  const guardians = computed<RecordPage['guardians']>(() =>
    (file.value?.guardians ?? []).map(({ guardian_id, name, relation }) => ({ guardian_id, name, relation })))
  const form = computed(() => (visit.value ? formKey(visit.value.kind, visit.value.mode) : ''))

  async function load() {
    await readUnsent()
    const known = unsentWith(words_key)?.body as WordsBody | undefined
    words.value = plain(known?.words ?? noWords())
    willShare.value = Boolean(known?.share)
    isLoading.value = false
    if (!visit.value) return
    const answer = await readStudent(visit.value.student_id)
    if (answer.ok) file.value = answer.data
  }

  async function keepWords() {
    clearTimeout(timer)
    const written = words.value
    const known = (unsentWith(words_key)?.body as WordsBody | undefined)
    if (!written || (isSame(written, known?.words ?? noWords()) && willShare.value === Boolean(known?.share))) return
    const body: WordsBody = { version: known?.version ?? 0, words: plain(written), ...(known?.tried ? { tried: known.tried } : {}), ...(willShare.value ? { share: true } : {}) }
    await putUnsent({ key: words_key, kind: 'records.words', after: key, about: contact.value?.about ?? '', body })
    isKept.value = true
  }

  // The family is to see it as soon as it is with the server; asked once more, not.
  async function share() {
    const asked = willShare.value || !words.value ? [] : mustAnswer(words.value)
    problem.value = asked.length ? notReady(asked) : null
    if (asked.length) return
    willShare.value = !willShare.value
    await keepWords()
  }

  // Another form or another time; a refusal is answered by it.
  async function change(changed: Partial<NewVisit>) {
    const entry = contact.value
    if (!entry) return
    const body = entry.body as TimedBody<NewVisit>
    const is_by_hand = body.is_by_hand || 'held_at' in changed
    await putUnsent({ key, kind: entry.kind, about: entry.about, body: plain({ ...body, is_by_hand, written: { ...body.written, ...changed } }) })
  }
  function changeForm(chosen: string) {
    const found = forms.find((each) => each.key === chosen)
    if (found) void change({ kind: found.kind, mode: found.mode })
  }

  watch(words, (now, before) => {
    if (!now || !before) return
    isKept.value = false
    clearTimeout(timer)
    timer = setTimeout(() => void keepWords(), pause_ms)
  }, { deep: true })
  const leave = () => { if (document.visibilityState === 'hidden') void keepWords() }
  onMounted(() => {
    document.addEventListener('visibilitychange', leave)
    void load()
  })
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', leave)
    void keepWords()
  })
  return { key, contact, visit, contact_id, words, guardians, form, isLoading, isKept, willShare, problem, share, change, changeForm, keepWords, drop: () => dropUnsent(key) }
}
