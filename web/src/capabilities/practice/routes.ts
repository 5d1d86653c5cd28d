// SPDX-License-Identifier: Apache-2.0
import type { SliceRoute } from '@/platform/route'

export const routes: SliceRoute[] = [
  {
    path: '/cases', name: 'cases', component: () => import('@/capabilities/practice/pages/CasesPage.vue'),
    meta: { title: 'practice.title', access: ['teacher', 'school'] },
  },
  {
    path: '/cases/:case_id(\\d+)', name: 'cases.one', component: () => import('@/capabilities/practice/pages/CasePage.vue'),
    props: (to) => ({ caseId: Number(to.params.case_id) }),
    meta: { title: 'practice.title', access: ['teacher', 'school'] },
  },
  {
    path: '/showcase', name: 'showcase', component: () => import('@/capabilities/practice/pages/ShowcasePage.vue'),
    meta: { title: 'practice.showcase.title', access: ['teacher', 'school', 'district'] },
  },
]
