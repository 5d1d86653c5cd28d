// SPDX-License-Identifier: Apache-2.0
import type { SliceRoute } from '@/platform/route'

export const routes: SliceRoute[] = [
  {
    path: '/staff', name: 'staff', component: () => import('@/people/pages/StaffPage.vue'),
    meta: { title: 'people.staff.title', access: ['school'] },
  },
  {
    path: '/slips', name: 'slips', component: () => import('@/people/pages/SlipsPage.vue'),
    props: (to) => ({ classId: Number(to.query.class_id) || undefined }),
    meta: { title: 'people.slips.title', access: ['teacher', 'school'] },
  },
  {
    path: '/schools', name: 'schools', component: () => import('@/people/pages/SchoolsPage.vue'),
    meta: { title: 'people.schools.title', access: ['district'] },
  },
]
