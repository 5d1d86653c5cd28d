// SPDX-License-Identifier: Apache-2.0
// A letter being written. Whom it reaches and what is owed with it is asked while it is written; the sender's
// key is kept until the server has answered, so that pressing again publishes nothing twice.
import { computed, reactive, ref, watch } from 'vue'
import type { Problem } from '@/platform/api/problem'
import { timeOfDay } from '@/platform/dates'
import { useWords } from '@/platform/i18n'
import { previewNotice, publishNotice, type AudienceSpec, type Needs, type NewNotice, type Preview, type Published, type ReceiptRule } from '@/capabilities/notices/api'
import { hasCommittees, noCommittees, type CareGroup } from '@/capabilities/notices/groups'
import type { Reach } from '@/capabilities/notices/escalation/api'
import { useUploads } from '@/capabilities/notices/attachments/useUploads'
import { mayStart, needsStart, wantsOpinions, type NoticeDraft, type NoticeKind } from '@/capabilities/notices/kinds'
import { useLetterCheck } from '@/capabilities/notices/useLetterCheck'

const instantOf = (on: string, time: string) => (on ? timeOfDay(on, time || '20:00') : undefined)

export function useWriting(draft: NoticeDraft = {}) {
  const { t } = useWords()
  const uploads = useUploads()
  const form = reactive({
    kind: (draft.kind ?? 'letter') as NoticeKind, title: draft.title ?? '', body: '', needs: 'confirm' as Needs, reach: 'everybody' as Reach,
    whole_school: draft.whole_school ?? false, grades: draft.grades ?? [], class_ids: draft.class_ids ?? [],
    starts_on: draft.starts_on ?? '', starts_time: '09:00', late_reason: '', due_on: '', due_time: '20:00',
    asks_opinion: wantsOpinions(draft.kind ?? 'letter'), choices: [t('notices.write.goes'), t('notices.write.stays')], with_choices: false,
    student_ids: [] as number[], publish_on: '', publish_time: '08:00', care_groups: [] as CareGroup[], committees: noCommittees(),
    receipt_rule: 'any' as ReceiptRule, tells_newcomers: true,
    fee_basis: '', accepted: [] as string[], is_public: false,
  })
  const preview = ref<Preview>()
  const problem = ref<Problem | null>(null)
  const isBusy = ref(false)
  const client_key = crypto.randomUUID()

  const audience = computed<AudienceSpec>(() => ({
    whole_school: form.whole_school, grades: form.whole_school ? [] : form.grades,
    class_ids: form.whole_school ? [] : form.class_ids, student_ids: form.whole_school ? [] : form.student_ids,
    ...(!form.whole_school && form.care_groups.length ? { care_groups: form.care_groups } : {}),
    ...(!form.whole_school && hasCommittees(form.committees) ? { committees: form.committees } : {}),
  }))
  const hasAudience = computed(() =>
    form.whole_school || form.grades.length + form.class_ids.length + form.student_ids.length + form.care_groups.length > 0 || hasCommittees(form.committees))
  const starts_at = computed(() => (mayStart(form.kind) ? instantOf(form.starts_on, form.starts_time) : undefined))
  const publish_at = computed(() => instantOf(form.publish_on, form.publish_time))
  const hasChoices = computed(() => form.needs === 'answer' || (form.needs === 'sign' && form.with_choices))
  const { findings, isTooLate, isHeld } = useLetterCheck(() => ({
    kind: form.kind, title: form.title, body: form.body, has_fee_basis: form.kind === 'fee' && Boolean(form.fee_basis.trim()),
    ...(starts_at.value ? { starts_at: starts_at.value } : {}), ...(publish_at.value ? { publish_at: publish_at.value } : {}),
  }), () => form.accepted)
  const isWhole = computed(() =>
    Boolean(form.title.trim() && form.body.trim() && hasAudience.value && (!needsStart(form.kind) || form.starts_on)
      && (form.kind !== 'fee' || form.fee_basis.trim())) && !isHeld.value && uploads.isWhole.value)

  const isOfClasses = computed(() => form.whole_school || (form.student_ids.length + form.care_groups.length === 0 && !hasCommittees(form.committees)))
  const isPublic = computed(() => form.is_public && isOfClasses.value)
  watch(() => form.kind, (kind) => { form.asks_opinion = wantsOpinions(kind) })

  let latest = 0
  async function look() {
    const own = ++latest
    if (!hasAudience.value) return void (preview.value = undefined)
    const answer = await previewNotice({
      audience: audience.value, kind: form.kind,
      ...(starts_at.value ? { starts_at: starts_at.value } : {}), ...(publish_at.value ? { publish_at: publish_at.value } : {}),
      ...(isPublic.value ? { is_public: true } : {}),
    })
    if (own !== latest) return
    if (answer.ok) preview.value = answer.data
    else problem.value = answer.problem
  }
  watch([audience, () => form.kind, starts_at, publish_at, isPublic], () => void look(), { immediate: true })
  function notice(): NewNotice {
    const due_at = form.needs === 'read' ? undefined : instantOf(form.due_on, form.due_time)
    return {
      title: form.title.trim(), body: form.body.trim(), needs: form.needs, reach: form.reach, audience: audience.value, client_key,
      receipt_rule: form.receipt_rule, tells_newcomers: form.tells_newcomers, kind: form.kind, asks_opinion: form.asks_opinion, accepted: form.accepted as NonNullable<NewNotice['accepted']>,
      ...(hasChoices.value ? { choices: form.choices.map((each) => each.trim()).filter(Boolean) } : {}),
      ...(form.kind === 'fee' ? { fee_basis: form.fee_basis.trim() } : {}),
      ...(starts_at.value ? { starts_at: starts_at.value } : {}), ...(due_at ? { due_at } : {}), ...(publish_at.value ? { publish_at: publish_at.value } : {}),
      ...(isPublic.value ? { is_public: true } : {}),
      ...(uploads.addresses.value.length ? { attachments: uploads.addresses.value } : {}),
      ...(isTooLate.value && form.late_reason.trim() ? { late_reason: form.late_reason.trim() } : {}),
    }
  }

  // What was published or kept for later; undefined when it was refused, with everything typed still there.
  async function publish(): Promise<Published | undefined> {
    if (isBusy.value) return undefined
    isBusy.value = true
    const answer = await publishNotice(notice())
    isBusy.value = false
    problem.value = answer.ok ? null : answer.problem
    return answer.ok ? answer.data : undefined
  }

  return { form, isOfClasses, uploads, hasChoices, preview, findings, isTooLate, problem, isBusy, hasAudience, isWhole, publish }
}
