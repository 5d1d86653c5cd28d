// SPDX-License-Identifier: Apache-2.0
import type { SliceRoute } from '@/platform/route'

export const routes: SliceRoute[] = [
  {
    path: '/visits/:contact_id(\\d+)/record', name: 'visits.record',
    component: () => import('@/capabilities/visits/records/pages/VisitRecordPage.vue'),
    props: (to) => ({ contactId: Number(to.params.contact_id) }),
    meta: { title: 'records.title', access: ['teacher', 'school'] },
  },
  {
    path: '/visits/unsent/:client_key', name: 'visits.unsent',
    component: () => import('@/capabilities/visits/records/pages/UnsentRecordPage.vue'),
    props: (to) => ({ clientKey: String(to.params.client_key) }),
    meta: { title: 'records.title', access: ['teacher', 'school'] },
  },
  {
    path: '/follow_ups', name: 'follow_ups', component: () => import('@/capabilities/visits/records/pages/FollowUpsPage.vue'),
    meta: { title: 'records.follow_ups.title', access: ['teacher', 'school'] },
  },
]
