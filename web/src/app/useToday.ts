// SPDX-License-Identifier: Apache-2.0
// A homeroom teacher's day: the class as a sheet for the weekly call (P2c.6), the few families whose contact
// closes most, and the duties by time left.
import { computed, ref, watch } from 'vue'
import { listDuties, listSchoolDuties } from '@/ledger/api'
import { postureOf } from '@/people/posture'
import { useSession } from '@/platform/access/session'
import { readNextActs, readSheet, type NextAct } from '@/norms/api'
import type { SheetStudent } from '@/people/sheet'
import { useClasses } from '@/people/useClasses'
import { onEvent } from '@/platform/events'
import { useLoaded } from '@/platform/useLoaded'

const weekly_call = 'P2c.6'

export function useToday() {
  const classes = useClasses()
  const { class_id } = classes
  const sheet = useLoaded(() => readSheet(class_id.value ?? 0, weekly_call))
  // While the week still owes calls, only calls are proposed: another act would leave the sheet as it is.
  const owesCalls = computed(() => (sheet.content.value?.score.to_go ?? 0) > 0)
  const acts = useLoaded(() => readNextActs(class_id.value ?? 0, 4, owesCalls.value ? 'telephone' : undefined))
  const isWhole = ref(false)
  const duties = useLoaded(() => listDuties(isWhole.value))
  const session = useSession()
  const isDesk = computed(() => postureOf(session.roles) === 'school')
  const isWholeSchool = ref(false)
  const ofSchool = useLoaded(() => listSchoolDuties(isWholeSchool.value))
  const schoolDuties = computed(() => ofSchool.content.value ?? { duties: [], total: 0 })
  async function showWhole(ofWhom: 'own' | 'school') {
    (ofWhom === 'own' ? isWhole : isWholeSchool).value = true
    await (ofWhom === 'own' ? duties : ofSchool).load()
  }

  const inAct = computed(() => new Set((acts.content.value ?? []).map((act) => act.student_id)))
  const squares = computed<SheetStudent[]>(() =>
    (sheet.content.value?.students ?? []).map((student) => ({
      id: student.student_id, name: student.name, given_name: student.given_name,
      state: student.square === 'done' ? 'done' : inAct.value.has(student.student_id) ? 'now' : 'missing',
    })))
  const calls = computed<NextAct[]>(() => acts.content.value ?? [])

  async function loadClass() {
    await sheet.load()
    await acts.load()
  }
  async function load() {
    await Promise.all([class_id.value ? loadClass() : undefined, duties.load(), isDesk.value ? ofSchool.load() : undefined])
  }
  watch(class_id, () => void load(), { immediate: true })
  onEvent('incident.told', () => void load())
  onEvent('visit.recorded', () => void load())
  onEvent('visit.voided', () => void load())
  return { classes, sheet, squares, calls, duties, schoolDuties, showWhole, load }
}
