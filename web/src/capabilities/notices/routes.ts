// SPDX-License-Identifier: Apache-2.0
import type { SliceRoute } from '@/platform/route'

export const routes: SliceRoute[] = [
  {
    path: '/notices', name: 'notices', component: () => import('@/capabilities/notices/pages/NoticesPage.vue'),
    meta: { title: 'notices.title', access: ['teacher', 'school'] },
  },
  {
    path: '/notices/new', name: 'notices.new', component: () => import('@/capabilities/notices/pages/WriteNoticePage.vue'),
    meta: { title: 'notices.write.title', access: ['teacher', 'school'] },
  },
  {
    path: '/notices/:notice_id(\\d+)', name: 'notices.one', component: () => import('@/capabilities/notices/pages/NoticePage.vue'),
    props: (to) => ({ noticeId: Number(to.params.notice_id) }),
    meta: { title: 'notices.title', access: ['teacher', 'school'] },
  },
  {
    path: '/inbox', name: 'inbox', component: () => import('@/capabilities/notices/pages/InboxPage.vue'),
    meta: { title: 'notices.inbox.title', access: ['family'] },
  },
  {
    path: '/inbox/:notice_id(\\d+)', name: 'inbox.one', component: () => import('@/capabilities/notices/pages/LetterPage.vue'),
    props: (to) => ({ noticeId: Number(to.params.notice_id) }),
    meta: { title: 'notices.inbox.title', access: ['family'] },
  },
]
