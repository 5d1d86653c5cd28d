// SPDX-License-Identifier: Apache-2.0
// A letter being written. The audience is counted while it is chosen; the sender's key is kept until the
// server has answered, so that pressing again publishes nothing twice.
import { computed, ref, watch } from 'vue'
import type { Problem } from '@/platform/api/problem'
import { previewAudience, publishNotice, type AudienceCount, type AudienceSpec } from '@/capabilities/notices/api'

export type Needs = 'read' | 'confirm'

export function useWriting() {
  const title = ref('')
  const body = ref('')
  const needs = ref<Needs>('confirm')
  const whole_school = ref(false)
  const grades = ref<number[]>([])
  const class_ids = ref<number[]>([])
  const due_on = ref('')
  const due_time = ref('20:00')
  const count = ref<AudienceCount>()
  const problem = ref<Problem | null>(null)
  const isBusy = ref(false)
  const client_key = crypto.randomUUID()

  const audience = computed<AudienceSpec>(() => ({
    whole_school: whole_school.value, grades: whole_school.value ? [] : grades.value,
    class_ids: whole_school.value ? [] : class_ids.value, student_ids: [],
  }))
  const hasAudience = computed(() => whole_school.value || grades.value.length + class_ids.value.length > 0)

  let latest = 0
  watch(audience, async (spec) => {
    const own = ++latest
    count.value = undefined
    if (!hasAudience.value) return
    const answer = await previewAudience(spec)
    if (own !== latest) return
    if (answer.ok) count.value = answer.data
    else problem.value = answer.problem
  })

  // The school's zone is China's; a district elsewhere sets its own on the server, which checks the time again.
  const dueAt = () => (due_on.value ? Date.parse(`${due_on.value}T${due_time.value || '20:00'}:00+08:00`) : undefined)

  // The published letter's identifier; undefined when it was refused, with everything typed still there.
  async function publish(): Promise<number | undefined> {
    if (isBusy.value) return undefined
    isBusy.value = true
    const due_at = dueAt()
    const answer = await publishNotice({
      title: title.value.trim(), body: body.value.trim(), needs: needs.value, audience: audience.value, client_key,
      ...(due_at ? { due_at } : {}),
    })
    isBusy.value = false
    problem.value = answer.ok ? null : answer.problem
    return answer.ok ? answer.data.notice_id : undefined
  }

  return { title, body, needs, whole_school, grades, class_ids, due_on, due_time, count, problem, isBusy, hasAudience, publish }
}
