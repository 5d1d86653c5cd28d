// SPDX-License-Identifier: Apache-2.0
import type { SliceRoute } from '@/platform/route'

export const routes: SliceRoute[] = [
  {
    path: '/visits', name: 'visits', component: () => import('@/capabilities/visits/planning/pages/VisitsPage.vue'),
    meta: { title: 'planning.title', access: ['teacher', 'school'] },
  },
]
