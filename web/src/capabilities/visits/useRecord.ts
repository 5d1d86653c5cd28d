// SPDX-License-Identifier: Apache-2.0
// The quick record: which form, what about, a note, a word spoken. It is on the phone before it is sent, under a key
// of its own, so that neither a lost network nor pressing again makes two of it or none.
import { ref } from 'vue'
import type { Problem } from '@/platform/api/problem'
import { serverTime, usePhoneClock } from '@/platform/offline/phone_clock'
import type { TimedBody } from '@/platform/offline/timed'
import { plain } from '@/platform/offline/store'
import { submit } from '@/platform/offline/unsent'
import type { NewVisit, Topic } from '@/capabilities/visits/api'
import { forms } from '@/capabilities/visits/forms'
import { contactKey, type VoiceNoteBody } from '@/capabilities/visits/senders'

export interface Whom { student_id: number; name: string; guardian_id?: number | null | undefined }

const newKey = () => crypto.randomUUID()

export function useRecord() {
  const form = ref('')
  const topics = ref<Topic[]>([])
  const note = ref('')
  const voice = ref<Blob>()
  // Chosen by the writer, or when a call was placed; else it is now.
  const held_at = ref<number>()
  const isBusy = ref(false)
  const problem = ref<Problem | null>(null)
  let client_key = newKey()

  function begin(chosen = '', at?: number) {
    form.value = chosen
    topics.value = []
    note.value = ''
    voice.value = undefined
    held_at.value = at
    problem.value = null
    client_key = newKey()
  }

  function toggleTopic(topic: Topic) {
    topics.value = topics.value.includes(topic)
      ? topics.value.filter((each) => each !== topic)
      : [...topics.value, topic]
  }

  // 'sent', 'kept' on this phone until there is a network, or false: then everything typed stays.
  async function record(whom: Whom): Promise<'sent' | 'kept' | false> {
    const chosen = forms.find((each) => each.key === form.value)
    if (!chosen || isBusy.value) return false
    isBusy.value = true
    const written: NewVisit = {
      student_id: whom.student_id, kind: chosen.kind, mode: chosen.mode, topics: plain(topics.value), note: note.value.trim(),
      client_key, held_at: held_at.value ?? serverTime(), ...(whom.guardian_id ? { guardian_id: whom.guardian_id } : {}),
    }
    const body: TimedBody<NewVisit> = { written, phone_ahead: usePhoneClock().ahead.value, is_by_hand: held_at.value !== undefined }
    const fate = await submit({ key: contactKey(client_key), kind: 'visits.contact', about: whom.name, body })
    if (fate.is === 'sent') await say(whom, fate.result)
    else if (fate.is === 'waits' && fate.is_kept) await say(whom)
    isBusy.value = false
    problem.value = fate.is === 'refused' ? fate.problem : fate.is === 'waits' && !fate.is_kept ? (fate.problem ?? null) : null
    if (fate.is === 'sent') return 'sent'
    return fate.is === 'waits' && fate.is_kept ? 'kept' : false
  }

  async function say(whom: Whom, contact_id?: number) {
    if (!voice.value) return
    const body: VoiceNoteBody = { blob: voice.value, ...(contact_id === undefined ? {} : { contact_id }) }
    await submit({
      key: `voice_note:${client_key}`, kind: 'visits.voice_note', about: whom.name, body,
      ...(contact_id === undefined ? { after: contactKey(client_key) } : {}),
    })
  }

  return { form, topics, note, voice, held_at, isBusy, problem, begin, toggleTopic, record }
}
