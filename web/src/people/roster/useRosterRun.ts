// SPDX-License-Identifier: Apache-2.0
// How far the school's latest import has come, whoever began it and from which page: asked twice a second while
// one is under way, so that the page may be left and opened again.
import { computed, onScopeDispose, shallowRef } from 'vue'
import { readRun, type RosterRun } from '@/people/roster/api'

const between_ms = 500
const moving: RosterRun['step'][] = ['reading', 'comparing', 'writing']

export function useRosterRun() {
  const run = shallowRef<RosterRun>()
  const isUnderWay = computed(() => run.value !== undefined && moving.includes(run.value.step))
  let isGone = false
  onScopeDispose(() => { isGone = true })

  // A question that got no answer changes nothing; the next one may.
  async function look() {
    const answer = await readRun()
    if (answer.ok) run.value = answer.data
  }

  // Looks again and again for as long as `goesOn` says.
  async function follow(goesOn: () => boolean = () => isUnderWay.value) {
    await look()
    while (!isGone && goesOn()) {
      await new Promise((resume) => setTimeout(resume, between_ms))
      await look()
    }
  }

  return { run, isUnderWay, follow }
}
