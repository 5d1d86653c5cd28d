// SPDX-License-Identifier: Apache-2.0
// The quick record: which form, what about, a note. The sender's key is kept until the server has answered, so
// that pressing again after a lost network makes no second record.
import { ref } from 'vue'
import type { Problem } from '@/platform/api/problem'
import { recordVisit, type Topic } from '@/capabilities/visits/api'
import { forms } from '@/capabilities/visits/forms'

const newKey = () => crypto.randomUUID()

export function useRecord() {
  const form = ref('')
  const topics = ref<Topic[]>([])
  const note = ref('')
  const held_at = ref<number>()
  const isBusy = ref(false)
  const problem = ref<Problem | null>(null)
  let client_key = newKey()

  function begin(chosen = '') {
    form.value = chosen
    topics.value = []
    note.value = ''
    held_at.value = undefined
    problem.value = null
    client_key = newKey()
  }

  function toggleTopic(topic: Topic) {
    topics.value = topics.value.includes(topic)
      ? topics.value.filter((each) => each !== topic)
      : [...topics.value, topic]
  }

  // Whether it was recorded; on failure everything typed stays.
  async function record(student_id: number, guardian_id?: number): Promise<boolean> {
    const chosen = forms.find((each) => each.key === form.value)
    if (!chosen || isBusy.value) return false
    isBusy.value = true
    const answer = await recordVisit({
      student_id, kind: chosen.kind, mode: chosen.mode, topics: topics.value, note: note.value.trim(), client_key,
      ...(guardian_id ? { guardian_id } : {}), ...(held_at.value ? { held_at: held_at.value } : {}),
    })
    isBusy.value = false
    problem.value = answer.ok ? null : answer.problem
    return answer.ok
  }

  return { form, topics, note, held_at, isBusy, problem, begin, toggleTopic, record }
}
