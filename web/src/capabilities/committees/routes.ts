// SPDX-License-Identifier: Apache-2.0
import type { SliceRoute } from '@/platform/route'

export const routes: SliceRoute[] = [
  {
    path: '/committees', name: 'committees', component: () => import('@/capabilities/committees/pages/CommitteesPage.vue'),
    meta: { title: 'committees.title', access: ['family', 'teacher', 'school'] },
  },
]
