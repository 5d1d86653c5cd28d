// SPDX-License-Identifier: Apache-2.0
// A team by its pairs: who goes together, and to which doors.
import type { PlanLine, TripMember } from '@/capabilities/visits/planning/api'
import { useWords } from '@/platform/i18n'

export interface Pair<Stop> { party_no: number; members: TripMember[]; stops: Stop[]; doors: number; isOneOfMany: boolean }
interface Trip<Stop> { members: readonly TripMember[]; stops: readonly Stop[] }

export function usePairs() {
  const { t } = useWords()
  // In their order; the children of one family are one door.
  function pairsOf<Stop extends PlanLine>(trip: Trip<Stop>): Pair<Stop>[] {
    const numbers = [...new Set(trip.members.map((member) => member.party_no))].sort((a, b) => a - b)
    return numbers.map((party_no) => {
      const stops = trip.stops.filter((stop) => (stop.party_no ?? 0) === party_no)
      return {
        party_no, stops,
        members: trip.members.filter((member) => member.party_no === party_no),
        doors: new Set(stops.map((stop) => stop.slot_no)).size,
        isOneOfMany: numbers.length > 1,
      }
    })
  }
  const membersOf = (pair: { members: readonly TripMember[] }) => pair.members.map((member) => `${member.name}（${t(`planning.roles.${member.role}`)}）`).join('、')
  return { pairsOf, membersOf }
}
