// SPDX-License-Identifier: Apache-2.0
import type { SliceRoute } from '@/platform/route'

export const routes: SliceRoute[] = [
  {
    path: '/visits', name: 'visits', component: () => import('@/capabilities/visits/planning/pages/VisitsPage.vue'),
    meta: { title: 'planning.title', access: ['teacher', 'school'] },
  },
  {
    path: '/visits/seasons/:season_plan_id(\\d+)/big/:trip_id(\\d+)?', name: 'visits.big',
    component: () => import('@/capabilities/visits/planning/pages/BigVisitPage.vue'),
    props: (to) => ({ seasonPlanId: Number(to.params.season_plan_id), tripId: Number(to.params.trip_id) || undefined }),
    meta: { title: 'planning.big_visit.title', access: ['school'] },
  },
]
