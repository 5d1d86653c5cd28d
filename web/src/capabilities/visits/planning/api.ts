// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'
import { withKept } from '@/platform/offline/kept'

export type SeasonLine = Schemas['SeasonLine']
export type PlanOverview = Schemas['PlanOverview']
export type PlanLine = Schemas['PlanLine']
export type TripLine = Schemas['TripLine']
export type TripStop = Schemas['TripStop']
export type MyTrips = Schemas['MyTrips']
export type BusyTime = Schemas['BusyTime']
export type OpenTeacher = Schemas['OpenTeacher']
export type Opening = Schemas['Opening']
export type VisitOffer = Schemas['VisitOffer']
export type VisitForm = PlanLine['form']
// P4.2, in the order in which a family is asked.
export const visitForms: readonly VisitForm[] = ['home', 'school', 'telephone', 'video', 'online']
export type DayPart = Opening['part']
export type DropReason = 'family_declined' | 'illness' | 'visited_otherwise'
export type PlanFilter = { owner_id: number } | { class_id: number } | { state: PlanLine['state'] }
export type BigVisit = Schemas['BigVisit']
export type BigVisitList = Schemas['BigVisitList']
export type BigVisitDraft = Schemas['BigVisitDraft']
export type NewBigVisit = Schemas['NewBigVisit']
export type DraftFamily = Schemas['DraftFamily']
export type DraftMember = Schemas['DraftMember']
export type TripRole = NewBigVisit['members'][number]['role']
export type JoinedVisit = Schemas['JoinedVisit']
export type TripMember = Schemas['TripMember']
export type VisitTheme = SeasonLine['themes'][number]

export interface Choice { planned_on: string; part: DayPart; slot_no: number; form: VisitForm }
interface PlanKey { season_plan_id: number; student_id: number }
const path = ({ season_plan_id, student_id }: PlanKey) => ({ path: { season_plan_id, student_id } })

export const readSeasons = () => reply(api.GET('/api/visit_seasons'))
export const proposeSeason = (season: string, starts_on: string) =>
  reply(api.POST('/api/visit_seasons/proposals', { body: { season, starts_on } }))
export const setGoals = (season_plan_id: number, goals: { goal_permille: number; goal_face_permille: number; themes: VisitTheme[]; families_a_pair: number }) =>
  reply(api.PUT('/api/visit_seasons/{season_plan_id}/goals', { params: { path: { season_plan_id } }, body: goals }))
export const readBigVisits = (season_plan_id: number) =>
  reply(api.GET('/api/visit_seasons/{season_plan_id}/big_visits', { params: { path: { season_plan_id } } }))
export const draftBigVisit = (wanted: Schemas['WantedDraft']) => reply(api.POST('/api/big_visits/drafts', { body: wanted }))
export const planBigVisit = (visit: NewBigVisit) => reply(api.POST('/api/big_visits', { body: visit }))
export const changeBigVisit = (trip_id: number, visit: NewBigVisit) =>
  reply(api.PUT('/api/big_visits/{trip_id}', { params: { path: { trip_id } }, body: visit }))
export const cancelBigVisit = (trip_id: number) => reply(api.DELETE('/api/big_visits/{trip_id}', { params: { path: { trip_id } } }))
export const readJoinedVisits = () => reply(api.GET('/api/big_visits/joined'))
export const answerCommittee = (plan: PlanKey, declines: boolean) =>
  reply(api.PUT('/api/visit_offers/{season_plan_id}/{student_id}/committee', { params: path(plan), body: { declines } }))
export const readOverview = (season_plan_id: number) =>
  reply(api.GET('/api/visit_seasons/{season_plan_id}', { params: { path: { season_plan_id } } }))
export const readPlans = (season_plan_id: number, filter: PlanFilter) =>
  reply(api.GET('/api/visit_plans', { params: { query: { season_plan_id, ...filter } } }))
export const readOpenings = (plan: PlanKey) =>
  reply(api.GET('/api/visit_plans/{season_plan_id}/{student_id}/openings', { params: path(plan) }))
export const changePlan = (plan: PlanKey, owner_id: number, choice: Choice) =>
  reply(api.PUT('/api/visit_plans/{season_plan_id}/{student_id}', { params: path(plan), body: { owner_id, ...choice } }))
export const dropPlan = (plan: PlanKey, reason: DropReason) =>
  reply(api.DELETE('/api/visit_plans/{season_plan_id}/{student_id}', { params: { ...path(plan), query: { reason } } }))
export const restorePlan = (plan: PlanKey) =>
  reply(api.POST('/api/visit_plans/{season_plan_id}/{student_id}/restoring', { params: path(plan) }))
export const printDaySheet = (day_on: string, language: 'zh' | 'en') =>
  reply(api.GET('/api/visit_trips/day_sheet', { params: { query: { day_on, language } }, parseAs: 'blob' }))
export const readMyTrips = () => withKept('trips', reply(api.GET('/api/visit_trips/mine')))
const asBlob = { parseAs: 'blob' } as const
export const readMyCalendar = (language: 'zh' | 'en') =>
  reply(api.GET('/api/visit_trips/calendar', { params: { query: { language } }, ...asBlob }))
export const readOfferCalendar = (plan: PlanKey, language: 'zh' | 'en') =>
  reply(api.GET('/api/visit_offers/{season_plan_id}/{student_id}/calendar', { params: { ...path(plan), query: { language } }, ...asBlob }))
export const saveBusy = (busy: BusyTime[]) => reply(api.PUT('/api/visit_trips/busy_times', { body: { busy } }))
export const readOffers = () => reply(api.GET('/api/visit_offers'))
export const chooseOffer = (plan: PlanKey, choice: Choice) =>
  reply(api.PUT('/api/visit_offers/{season_plan_id}/{student_id}', { params: path(plan), body: choice }))
export const wishOffer = (plan: PlanKey, wish: { wish_part?: DayPart; wish_form?: VisitForm }) =>
  reply(api.PUT('/api/visit_offers/{season_plan_id}/{student_id}/wish', { params: path(plan), body: wish }))
