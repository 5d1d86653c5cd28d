// SPDX-License-Identifier: Apache-2.0
// How far the school's latest import has come, whoever began it and from which page: asked twice a second while
// one is under way, so that the page may be left and opened again.
import { computed, onScopeDispose, shallowRef } from 'vue'
import { readRun, type RosterRun } from '@/people/roster/api'

const between_ms = 500
const moving: RosterRun['step'][] = ['reading', 'comparing', 'writing']

export type RunMove = Pick<RosterRun, 'step' | 'done' | 'total'>
const beginning: RunMove = { step: 'reading', done: 0, total: 0 }

export function useRosterRun() {
  const run = shallowRef<RosterRun>()
  // The last move seen of the import that is followed: there from the start, before the server knows of one.
  const move = shallowRef<RunMove>(beginning)
  const isUnderWay = computed(() => run.value !== undefined && moving.includes(run.value.step))
  let isGone = false
  onScopeDispose(() => { isGone = true })

  // A question that got no answer changes nothing; the next one may.
  async function look() {
    const answer = await readRun()
    if (answer.ok) run.value = answer.data
    if (run.value && isUnderWay.value) move.value = run.value
  }

  // Looks again and again for as long as `goesOn` says.
  async function follow(goesOn: () => boolean = () => isUnderWay.value) {
    move.value = beginning
    await look()
    while (!isGone && goesOn()) {
      await new Promise((resume) => setTimeout(resume, between_ms))
      await look()
    }
  }

  return { run, move, isUnderWay, follow }
}
