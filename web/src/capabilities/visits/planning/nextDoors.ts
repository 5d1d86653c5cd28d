// SPDX-License-Identifier: Apache-2.0
// What is needed at the doors of the next days, where there may be no network.
import { keepStudents } from '@/people/api'
import { addDays } from '@/platform/dates'
import type { MyTrips } from '@/capabilities/visits/planning/api'

const days = 3

export async function keepNextDoors({ today, trips }: MyTrips) {
  const last = addDays(today, days)
  const soon = trips.filter((trip) => trip.planned_on >= today && trip.planned_on <= last)
  await keepStudents(soon.flatMap((trip) => trip.stops).map((each) => each.student_id))
}
