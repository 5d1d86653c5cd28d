// SPDX-License-Identifier: Apache-2.0
import type { SliceRoute } from '@/platform/route'

export const routes: SliceRoute[] = [
  {
    path: '/gatherings', name: 'gatherings', component: () => import('@/capabilities/gatherings/pages/GatheringsPage.vue'),
    meta: { title: 'gatherings.title', access: ['teacher', 'school'] },
  },
]
