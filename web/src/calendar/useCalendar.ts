// SPDX-License-Identifier: Apache-2.0
// The calendar of one school year of the viewer's school or district.
import { computed, onMounted, ref } from 'vue'
import { beginCalendar, changeCalendar, readCalendar, type CalendarSheet, type SectionChange } from '@/calendar/api'
import type { Reply } from '@/platform/api/client'
import type { Problem } from '@/platform/api/problem'
import { useLoaded } from '@/platform/useLoaded'

export function useCalendar() {
  const school_year = ref<number>()
  const sheet = useLoaded(() => readCalendar(school_year.value))
  const isBusy = ref(false)
  const saveProblem = ref<Problem | null>(null)

  const calendar = computed(() => sheet.content.value?.calendar)
  const isBegun = computed(() => Boolean(calendar.value?.terms.length))
  // This school year and the next: those that may be edited.
  const years = computed(() => {
    const now = sheet.content.value?.this_year
    return now ? [now, now + 1] : []
  })

  async function choose(year: number) {
    school_year.value = year
    await sheet.load()
  }
  async function write(send: (year: number) => Promise<Reply<CalendarSheet>>): Promise<boolean> {
    const year = calendar.value?.school_year
    if (isBusy.value || year === undefined) return false
    isBusy.value = true
    const answer = await send(year)
    isBusy.value = false
    saveProblem.value = answer.ok ? null : answer.problem
    if (answer.ok) sheet.content.value = answer.data
    return answer.ok
  }
  const save = (change: SectionChange) => write((year) => changeCalendar(year, change))
  const begin = () => write(beginCalendar)

  onMounted(sheet.load)
  return { sheet, calendar, isBegun, years, choose, save, begin, isBusy, saveProblem }
}
