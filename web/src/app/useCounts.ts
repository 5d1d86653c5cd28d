// SPDX-License-Identifier: Apache-2.0
// Which norms a contact would count for, said before it is recorded, so that a teacher sees why there is no
// second form.
import { ref } from 'vue'
import { forms } from '@/capabilities/visits/forms'
import { previewContact } from '@/norms/api'
import { useNormWords } from '@/norms/words'
import type { StudentLine } from '@/people/api'

export function useCounts() {
  const { say } = useNormWords()
  const counts = ref<string[]>([])
  let latest = 0

  async function countFor(student: StudentLine, form: string) {
    const chosen = forms.find((each) => each.key === form)
    const own = ++latest
    counts.value = []
    if (!chosen) return
    const answer = await previewContact({
      student_id: student.student_id, kind: chosen.kind, mode: chosen.mode,
      ...(student.guardian_id ? { guardian_id: student.guardian_id } : {}),
    })
    if (own === latest && answer.ok) counts.value = answer.data.map((each) => say(each.label))
  }
  return { counts, countFor }
}
