// SPDX-License-Identifier: Apache-2.0
// A letter of the district being written. Whom it reaches is asked when schools or grades change, since a whole
// district is counted for it. The sender's key is kept until the server has answered, so that pressing again writes
// nothing twice.
import { computed, reactive, ref, watch } from 'vue'
import type { Problem } from '@/platform/api/problem'
import { timeOfDay } from '@/platform/dates'
import { useWords } from '@/platform/i18n'
import type { Needs, ReceiptRule } from '@/capabilities/notices/api'
import { useUploads } from '@/capabilities/notices/attachments/useUploads'
import { previewDistrictLetter, writeDistrictLetter, type DistrictPreview, type NewDistrictLetter } from '@/capabilities/notices/district/api'
import type { Reach } from '@/capabilities/notices/escalation/api'
import { mayStart, needsStart, wantsOpinions, type NoticeKind } from '@/capabilities/notices/kinds'
import { useLetterCheck } from '@/capabilities/notices/useLetterCheck'

const instantOf = (on: string, time: string) => (on ? timeOfDay(on, time || '20:00') : undefined)

export function useDistrictWriting() {
  const { t } = useWords()
  const uploads = useUploads()
  const form = reactive({
    kind: 'letter' as NoticeKind, title: '', body: '', needs: 'confirm' as Needs, reach: 'everybody' as Reach,
    is_all: true, school_ids: [] as number[], grades: [] as number[], starts_on: '', starts_time: '09:00', late_reason: '',
    due_on: '', due_time: '20:00', asks_opinion: false,
    choices: [t('notices.write.goes'), t('notices.write.stays')], with_choices: false, receipt_rule: 'any' as ReceiptRule, publish_on: '', publish_time: '08:00', fee_basis: '', accepted: [] as string[],
  })
  const reach = ref<DistrictPreview>()
  const isCounting = ref(false)
  const problem = ref<Problem | null>(null)
  const isBusy = ref(false)
  const client_key = crypto.randomUUID()

  const starts_at = computed(() => (mayStart(form.kind) ? instantOf(form.starts_on, form.starts_time) : undefined))
  const publish_at = computed(() => instantOf(form.publish_on, form.publish_time))
  const audience = computed(() => ({ ...(form.is_all ? {} : { school_ids: form.school_ids }), ...(form.grades.length ? { grades: form.grades } : {}) }))
  const hasChoices = computed(() => form.needs === 'answer' || (form.needs === 'sign' && form.with_choices))
  const hasSchools = computed(() => form.is_all || form.school_ids.length > 0)
  const { findings, isTooLate, isHeld } = useLetterCheck(() => ({
    kind: form.kind, title: form.title, body: form.body, has_fee_basis: form.kind === 'fee' && Boolean(form.fee_basis.trim()),
    ...(starts_at.value ? { starts_at: starts_at.value } : {}), ...(publish_at.value ? { publish_at: publish_at.value } : {}),
  }), () => form.accepted)
  const isWhole = computed(() =>
    Boolean(form.title.trim() && form.body.trim() && hasSchools.value && reach.value?.families && (!needsStart(form.kind) || form.starts_on)
      && (form.kind !== 'fee' || form.fee_basis.trim())) && !isHeld.value && uploads.isWhole.value)
  watch(() => form.kind, (kind) => { form.asks_opinion = wantsOpinions(kind) })

  // Several schools or grades are ticked one after the other.
  const ticking_ms = 400
  let latest = 0
  watch(audience, async () => {
    const own = ++latest
    reach.value = undefined
    isCounting.value = hasSchools.value
    if (!hasSchools.value) return
    await new Promise((resolve) => { setTimeout(resolve, own === 1 ? 0 : ticking_ms) })
    if (own !== latest) return
    const answer = await previewDistrictLetter(audience.value)
    if (own !== latest) return
    isCounting.value = false
    if (answer.ok) reach.value = answer.data
    else problem.value = answer.problem
  }, { immediate: true })

  async function write() {
    if (isBusy.value) return undefined
    isBusy.value = true
    const due_at = form.needs === 'read' ? undefined : instantOf(form.due_on, form.due_time)
    const answer = await writeDistrictLetter({
      title: form.title.trim(), body: form.body.trim(), needs: form.needs, reach: form.reach, kind: form.kind, asks_opinion: form.asks_opinion,
      receipt_rule: form.receipt_rule, client_key,
      accepted: form.accepted as NonNullable<NewDistrictLetter['accepted']>, ...audience.value,
      ...(hasChoices.value ? { choices: form.choices.map((each) => each.trim()).filter(Boolean) } : {}),
      ...(uploads.addresses.value.length ? { attachments: uploads.addresses.value } : {}),
      ...(form.kind === 'fee' ? { fee_basis: form.fee_basis.trim() } : {}), ...(starts_at.value ? { starts_at: starts_at.value } : {}),
      ...(due_at ? { due_at } : {}), ...(publish_at.value ? { publish_at: publish_at.value } : {}),
      ...(isTooLate.value && form.late_reason.trim() ? { late_reason: form.late_reason.trim() } : {}),
    })
    isBusy.value = false
    problem.value = answer.ok ? null : answer.problem
    return answer.ok ? answer.data : undefined
  }

  return { form, uploads, hasChoices, reach, findings, isTooLate, isCounting, hasSchools, isWhole, problem, isBusy, write }
}
