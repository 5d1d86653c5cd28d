// SPDX-License-Identifier: Apache-2.0
// The season shown, its figures, and the families of the teacher or class chosen in it.
import { computed, onMounted, ref, shallowRef } from 'vue'
import { proposeSeason, readOverview, readPlans, readSeasons, type PlanLine, type PlanOverview, type SeasonLine } from '@/capabilities/visits/planning/api'
import { onEvent } from '@/platform/events'
import type { Problem } from '@/platform/api/problem'
import type { Schemas } from '@/platform/api/client'

export type ShownState = 'held' | 'proposed' | 'kept' | 'waiting' | 'to_replan' | 'dropped'
export interface Shown { kind: 'teacher' | 'class' | 'state'; id: number; name: string; state?: ShownState }

export function useSeason() {
  const seasons = shallowRef<SeasonLine[]>([])
  const overview = shallowRef<PlanOverview>()
  const lines = shallowRef<PlanLine[]>([])
  const report = shallowRef<Schemas['ProposalReport']>()
  const shown = ref<Shown>()
  const key = ref('')
  const mayPlan = ref(false)
  const isLoading = ref(true)
  const isProposing = ref(false)
  const problem = ref<Problem | null>(null)
  const refusal = ref<Problem | null>(null)
  const keyOf = (season: SeasonLine) => `${season.season} ${season.starts_on}`
  const chosen = computed(() => seasons.value.find((season) => keyOf(season) === key.value))

  async function load() {
    const answer = await readSeasons()
    isLoading.value = false
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok) return
    seasons.value = answer.data.seasons
    mayPlan.value = answer.data.may_plan
    if (!chosen.value) key.value = firstOf(answer.data.seasons, answer.data.season_plan_id)
    await loadSeason()
  }
  function firstOf(all: readonly SeasonLine[], season_plan_id?: number | null) {
    const first = all.find((season) => season.season_plan_id === season_plan_id && season_plan_id) ?? all.find((season) => !season.is_over) ?? all.at(-1)
    return first ? keyOf(first) : ''
  }

  async function loadSeason() {
    const season_plan_id = chosen.value?.season_plan_id
    if (!season_plan_id) {
      overview.value = undefined
      return
    }
    const answer = await readOverview(season_plan_id)
    if (answer.ok) overview.value = answer.data
    problem.value = answer.ok ? null : answer.problem
    await loadLines()
  }

  async function loadLines() {
    const season_plan_id = chosen.value?.season_plan_id
    if (!season_plan_id || !shown.value) return
    const { kind, id, state } = shown.value
    const answer = await readPlans(season_plan_id, state ? { state } : kind === 'teacher' ? { owner_id: id } : { class_id: id })
    if (answer.ok) lines.value = answer.data
  }

  async function show(next: Shown) {
    shown.value = next
    lines.value = []
    await loadLines()
  }
  const showTeacher = (id: number, name: string) => show({ kind: 'teacher', id, name })
  const showClass = (id: number, name: string) => show({ kind: 'class', id, name })

  const showState = (state: ShownState, name: string) => show({ kind: 'state', id: 0, name, state })

  async function choose(next: string) {
    key.value = next
    shown.value = undefined
    refusal.value = null
    await loadSeason()
  }

  async function propose(): Promise<boolean> {
    if (!chosen.value) return false
    isProposing.value = true
    const answer = await proposeSeason(chosen.value.season, chosen.value.starts_on)
    isProposing.value = false
    refusal.value = answer.ok ? null : answer.problem
    if (!answer.ok) return false
    report.value = answer.data
    await load()
    return true
  }

  onMounted(load)
  onEvent('visit_plan.changed', () => void loadSeason())
  onEvent('visit.recorded', () => void loadSeason())
  return { seasons, chosen, overview, lines, shown, report, problem, refusal, isLoading, isProposing, mayPlan, keyOf, load, choose, propose, showTeacher, showClass, showState }
}
