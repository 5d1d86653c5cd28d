// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { YearCalendar } from '@/calendar/api'
import { changeOf, linesOf, newLine, sentOf } from '@/calendar/draft'

const year: YearCalendar = {
  school_year: 2026,
  terms: [{ term_no: 1, starts_on: '2026-09-01', ends_on: '2027-01-20' }],
  holidays: [{ starts_on: '2026-10-01', ends_on: '2026-10-07', name: '国庆节', is_working: false }],
  seasons: [{ season: 'winter', starts_on: '2027-01-21', ends_on: '2027-02-16' }],
  milestones: [{ code: 'final_exam', term_no: 1, starts_on: '2027-01-13', ends_on: '2027-01-15' }],
}
const same = (text: string) => text

describe('editing a section of the calendar', () => {
  it.each(['terms', 'holidays', 'seasons', 'milestones'] as const)('gives back %s as they were', (section) => {
    expect(changeOf(section, linesOf(section, year, same), same)).toEqual({ [section]: year[section] })
  })

  it('offers every examination, and sends those with a date', () => {
    const lines = linesOf('milestones', year, same)
    expect(lines.map(({ code, term_no }) => `${code} ${term_no}`)).toEqual(
      ['midterm_exam 1', 'final_exam 1', 'midterm_exam 2', 'final_exam 2', 'graduation 2'])
    expect(sentOf('milestones', lines).map((line) => line.code)).toEqual(['final_exam'])
  })

  it('takes a single day without an end', () => {
    const change = changeOf('holidays', [newLine({ name: '元旦', starts_on: '2027-01-01' })], same)
    expect(change.holidays?.[0]?.ends_on).toBe('2027-01-01')
  })

  it('sends a holiday without a day, so that the server says what is missing', () => {
    expect(changeOf('holidays', [newLine({ name: '校庆' })], same).holidays).toHaveLength(1)
  })
})
