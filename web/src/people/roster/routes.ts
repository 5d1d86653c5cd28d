// SPDX-License-Identifier: Apache-2.0
import type { SliceRoute } from '@/platform/route'

export const routes: SliceRoute[] = [
  {
    path: '/roster', name: 'roster_import', component: () => import('@/people/roster/pages/RosterPage.vue'),
    meta: { title: 'roster.title', access: ['school'] },
  },
]
