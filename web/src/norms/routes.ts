// SPDX-License-Identifier: Apache-2.0
import type { SliceRoute } from '@/platform/route'

export const routes: SliceRoute[] = [
  {
    path: '/norms', name: 'norm_board', component: () => import('@/norms/pages/NormBoardPage.vue'),
    meta: { title: 'norms.board.title', access: ['teacher', 'school'] },
  },
  {
    path: '/norms/:clause', name: 'norm_board.one', component: () => import('@/norms/pages/NormPage.vue'),
    props: (to) => ({ clause: String(to.params.clause) }),
    meta: { title: 'norms.board.title', access: ['teacher', 'school'] },
  },
  {
    path: '/district', name: 'district_board', component: () => import('@/norms/pages/DistrictPage.vue'),
    meta: { title: 'norms.district.title', access: ['district'] },
  },
  {
    path: '/policies', name: 'policies', component: () => import('@/norms/pages/PoliciesPage.vue'),
    meta: { title: 'norms.policies.title', access: ['school'] },
  },
]
