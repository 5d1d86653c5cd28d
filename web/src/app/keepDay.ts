// SPDX-License-Identifier: Apache-2.0
// A teacher's day, fetched once when the app opens, so that it is on the phone before the network is gone: the own
// trips with their families, and the own classes. What is read is kept by the readings themselves.
import { ref } from 'vue'
import { listKinds } from '@/capabilities/incidents/api'
import { latestVisits } from '@/capabilities/visits/api'
import { readMyTrips } from '@/capabilities/visits/planning/api'
import { keepNextDoors } from '@/capabilities/visits/planning/nextDoors'
import { listClasses, listStudents, readSchool } from '@/people/api'
import type { Reply } from '@/platform/api/client'
import { keep, recall } from '@/platform/offline/kept'

const name = 'day'
// When all of it was on this phone, for this person; unknown until it is.
export const dayKeptAt = ref<number>()

export async function recallDay() {
  dayKeptAt.value = (await recall(name))?.kept_at
}

export async function keepDay() {
  const trips = await readMyTrips()
  if (!trips.ok || trips.kept_at !== undefined) return
  await keepNextDoors(trips.data)
  const school = await readSchool()
  const classes = await listClasses()
  const read: Reply<unknown>[] = [school, classes, await listKinds()]
  for (const { class_id } of classes.ok ? classes.data.filter((each) => each.is_mine) : [])
    read.push(await listStudents(class_id), await latestVisits(class_id))
  // Said only of what has come from the server just now, whole.
  if (read.some((each) => !each.ok || each.kept_at !== undefined)) return
  await keep(name, true)
  await recallDay()
}
