// SPDX-License-Identifier: Apache-2.0
// The morning list. What leaders asked counts as seen once it has been shown.
import { onMounted } from 'vue'
import { onEvent } from '@/platform/events'
import { useLoaded } from '@/platform/useLoaded'
import { readMorning, seeMorning } from '@/app/api'

export function useMorning() {
  const morning = useLoaded(readMorning)

  async function load() {
    await morning.load()
    if (morning.content.value?.reminders.length) await seeMorning()
  }
  onMounted(load)
  onEvent('morning.begun', () => void load())
  onEvent('visit.recorded', () => void morning.load())
  return morning.content
}
