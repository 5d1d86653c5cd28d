// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type CalendarSheet = Schemas['CalendarSheet']
export type YearCalendar = Schemas['YearCalendar']
export type TermDates = Schemas['TermDates']
export type HolidaySpan = Schemas['HolidaySpan']
export type VisitSeason = Schemas['VisitSeason']
export type MilestoneDates = Schemas['MilestoneDates']
export type Section = 'terms' | 'holidays' | 'seasons' | 'milestones'
export type SectionChange = Partial<Pick<YearCalendar, Section>>

export const readCalendar = (school_year?: number) => reply(api.GET('/api/calendar', { params: { query: { school_year } } }))
export const changeCalendar = (school_year: number, change: SectionChange) =>
  reply(api.PUT('/api/calendar/{school_year}', { params: { path: { school_year } }, body: change }))
export const beginCalendar = (school_year: number) =>
  reply(api.POST('/api/calendar/{school_year}/beginning', { params: { path: { school_year } } }))
