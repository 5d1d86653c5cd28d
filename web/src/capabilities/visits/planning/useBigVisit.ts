// SPDX-License-Identifier: Apache-2.0
// A big visit while it is put together: place and half-day first, then who goes and whom they visit, as proposed
// until somebody is ticked or unticked by hand.
import { computed, onMounted, ref, shallowRef, watch } from 'vue'
import { changeBigVisit, draftBigVisit, planBigVisit, readBigVisits, type BigVisitDraft, type BigVisitList, type DayPart, type TripRole } from '@/capabilities/visits/planning/api'
import type { Problem } from '@/platform/api/problem'

export function useBigVisit(season_plan_id: number, trip_id?: number) {
  const season = shallowRef<BigVisitList>()
  const draft = shallowRef<BigVisitDraft>()
  const place = ref('')
  const half_day = ref('')
  const roles = ref(new Map<number, TripRole>())
  const families = ref(new Set<number>())
  const isTouched = ref(Boolean(trip_id))
  const isLoading = ref(true)
  const isBusy = ref(false)
  const problem = ref<Problem | null>(null)
  const refusal = ref<Problem | null>(null)
  const time = computed(() => {
    const [planned_on = '', part = ''] = half_day.value.split(' ')
    return planned_on ? { planned_on, part: part as DayPart } : undefined
  })
  const chosen = computed(() => draft.value?.families.filter((family) => families.value.has(family.family_id)) ?? [])
  const staff = computed(() => [...roles.value.values()].filter((role) => role !== 'committee_member').length)
  // Two of the staff go to a door together; an odd one joins a pair.
  const pairs = computed(() => Math.max(1, Math.floor(staff.value / 2)))
  const most = computed(() => pairs.value * (draft.value?.families_a_pair ?? 0))
  const isReady = computed(() => Boolean(place.value && time.value && roles.value.size && chosen.value.length))

  async function load() {
    const answer = await readBigVisits(season_plan_id)
    isLoading.value = false
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok) return
    season.value = answer.data
    const own = answer.data.big_visits.find((visit) => visit.trip_id === trip_id)
    if (own) {
      roles.value = new Map(own.members.map((member) => [member.person_id, member.role]))
      families.value = new Set(own.stops.map((stop) => stop.family_id))
      half_day.value = `${own.planned_on} ${own.part}`
    }
    place.value = own?.place ?? answer.data.neighbourhoods[0]?.place ?? ''
  }

  async function redraft() {
    if (!place.value) return
    const answer = await draftBigVisit({ season_plan_id, place: place.value, ...time.value, ...(trip_id ? { trip_id } : {}) })
    refusal.value = answer.ok ? null : answer.problem
    if (!answer.ok) return
    draft.value = answer.data
    if (isTouched.value) return
    families.value = new Set(answer.data.families.filter((family) => family.is_proposed).map((family) => family.family_id))
    roles.value = new Map(answer.data.staff.flatMap((member) => (member.proposed_role ? [[member.person_id, member.proposed_role] as const] : [])))
  }

  function setRole(person_id: number, role?: TripRole) {
    isTouched.value = true
    const next = new Map(roles.value)
    // One leads.
    if (role === 'leader') for (const [id, other] of next) if (other === 'leader') next.set(id, 'companion')
    if (role) next.set(person_id, role)
    else next.delete(person_id)
    roles.value = next
  }
  function toggleFamily(family_id: number) {
    isTouched.value = true
    const next = new Set(families.value)
    if (!next.delete(family_id)) next.add(family_id)
    families.value = next
  }

  async function save(): Promise<boolean> {
    if (!time.value) return false
    isBusy.value = true
    const visit = {
      season_plan_id, place: place.value, ...time.value,
      members: [...roles.value].map(([person_id, role]) => ({ person_id, role })),
      student_ids: chosen.value.flatMap((family) => family.student_ids),
    }
    const answer = await (trip_id ? changeBigVisit(trip_id, visit) : planBigVisit(visit))
    isBusy.value = false
    refusal.value = answer.ok ? null : answer.problem
    return answer.ok
  }

  onMounted(load)
  watch([place, half_day], redraft)
  return { season, draft, place, half_day, time, roles, families, chosen, pairs, most, isReady, isLoading, isBusy, problem, refusal, load, setRole, toggleFamily, save }
}
