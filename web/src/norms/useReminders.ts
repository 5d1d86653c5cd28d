// SPDX-License-Identifier: Apache-2.0
// Who has been reminded of a clause and has not seen it yet. Only leaders may remind; nobody else asks.
import { computed, onMounted } from 'vue'
import { useSession } from '@/platform/access/session'
import { useLoaded } from '@/platform/useLoaded'
import { readReminders } from '@/norms/api'

const leaders = new Set(['principal', 'moral_education', 'teaching_office', 'grade_head'])

export function useReminders(clause: string) {
  const session = useSession()
  const mayRemind = computed(() => session.roles.some((role) => leaders.has(role)))
  const reminders = useLoaded(() => readReminders(clause))
  const isWaiting = (owner_id: number) => Boolean(reminders.content.value?.some((each) => each.owner_id === owner_id))
  const load = async () => { if (mayRemind.value) await reminders.load() }
  onMounted(load)
  return { mayRemind, isWaiting, load }
}
