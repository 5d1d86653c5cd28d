// SPDX-License-Identifier: Apache-2.0
// A section of the calendar as lines of a form, and back. What was typed stays in the lines whatever the server says.
import type { Section, SectionChange, YearCalendar } from '@/calendar/api'

type Code = YearCalendar['milestones'][number]['code']

export interface Line {
  key: number
  // Of a holiday or season; empty for terms and examinations, whose lines are always there.
  name: string
  starts_on: string
  ends_on: string
  is_working: boolean
  term_no?: number
  code?: Code
}

const examinations: { code: Code; term_no: number }[] = [
  { code: 'midterm_exam', term_no: 1 }, { code: 'final_exam', term_no: 1 },
  { code: 'midterm_exam', term_no: 2 }, { code: 'final_exam', term_no: 2 },
  { code: 'graduation', term_no: 2 },
]

let lastKey = 0
export const newLine = (about: Partial<Line> = {}): Line =>
  ({ key: ++lastKey, name: '', starts_on: '', ends_on: '', is_working: false, ...about })

export function linesOf(section: Section, calendar: YearCalendar, seasonName: (code: string) => string): Line[] {
  switch (section) {
    case 'terms':
      return [1, 2].map((term_no) => newLine({ term_no, ...calendar.terms.find((each) => each.term_no === term_no) }))
    case 'milestones':
      return examinations.map((fixed) =>
        newLine({ ...fixed, ...calendar.milestones.find((each) => each.code === fixed.code && each.term_no === fixed.term_no) }))
    case 'holidays':
      return calendar.holidays.map((each) => newLine(each))
    case 'seasons':
      return calendar.seasons.map(({ season, ...dates }) => newLine({ name: seasonName(season), ...dates }))
  }
}

// Lines that are sent, in the order in which the server numbers its answers. A term or an examination without dates
// does not take place.
export const sentOf = (section: Section, lines: readonly Line[]) =>
  section === 'holidays' || section === 'seasons' ? lines : lines.filter((line) => line.starts_on || line.ends_on)

export function changeOf(section: Section, lines: readonly Line[], seasonCode: (name: string) => string): SectionChange {
  const sent = sentOf(section, lines).map((line) => ({ ...line, ends_on: line.ends_on || line.starts_on }))
  switch (section) {
    case 'terms':
      return { terms: sent.map(({ term_no = 0, starts_on, ends_on }) => ({ term_no, starts_on, ends_on })) }
    case 'milestones':
      return {
        milestones: sent.map(({ code = 'graduation', term_no = 0, starts_on, ends_on }) => ({ code, term_no, starts_on, ends_on })),
      }
    case 'holidays':
      return { holidays: sent.map(({ name, starts_on, ends_on, is_working }) => ({ name, starts_on, ends_on, is_working })) }
    case 'seasons':
      return { seasons: sent.map(({ name, starts_on, ends_on }) => ({ season: seasonCode(name), starts_on, ends_on })) }
  }
}
