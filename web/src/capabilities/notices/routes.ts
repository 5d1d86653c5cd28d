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
    path: '/staff_notices/new', name: 'staff_notices.new', component: () => import('@/capabilities/notices/staff/WriteStaffLetterPage.vue'),
    meta: { title: 'notices.staff.write', access: ['teacher', 'school'] },
  },
  {
    path: '/staff_notices/:letter_id(\\d+)', name: 'staff_notices.one', component: () => import('@/capabilities/notices/staff/WrittenStaffLetterPage.vue'),
    props: (to) => ({ letterId: Number(to.params.letter_id) }),
    meta: { title: 'notices.staff.title', access: ['teacher', 'school'] },
  },
  {
    path: '/staff_notices/:letter_id(\\d+)/letter', name: 'staff_notices.letter', component: () => import('@/capabilities/notices/staff/StaffLetterPage.vue'),
    props: (to) => ({ letterId: Number(to.params.letter_id) }),
    meta: { title: 'notices.staff.title', access: ['teacher', 'school'] },
  },
  {
    path: '/district_notices', name: 'district_letters', component: () => import('@/capabilities/notices/district/DistrictLettersPage.vue'),
    meta: { title: 'district.title', access: ['district'] },
  },
  {
    path: '/district_notices/new', name: 'district_letters.new', component: () => import('@/capabilities/notices/district/WriteDistrictLetterPage.vue'),
    meta: { title: 'district.write', access: ['district'] },
  },
  {
    path: '/district_notices/:letter_id(\\d+)', name: 'district_letters.one', component: () => import('@/capabilities/notices/district/DistrictLetterPage.vue'),
    props: (to) => ({ letterId: Number(to.params.letter_id) }),
    meta: { title: 'district.title', access: ['district'] },
  },
  {
    // The token stands after the #, where no server log sees it.
    path: '/l', name: 'links.one', component: () => import('@/capabilities/notices/links/LinkPage.vue'),
    props: (to) => ({ token: to.hash.slice(1) }),
    meta: { title: 'links.title', access: 'public', is_bare: true },
  },
  {
    path: '/s/:school_id(\\d+)', name: 'public_notices', component: () => import('@/capabilities/notices/publicity/PublicNoticesPage.vue'),
    props: (to) => ({ schoolId: Number(to.params.school_id) }),
    meta: { title: 'notices.publicity.title', access: 'public', is_bare: true },
  },
  {
    path: '/s/:school_id(\\d+)/:notice_id(\\d+)', name: 'public_notices.one', component: () => import('@/capabilities/notices/publicity/PublicLetterPage.vue'),
    props: (to) => ({ schoolId: Number(to.params.school_id), noticeId: Number(to.params.notice_id) }),
    meta: { title: 'notices.publicity.title', access: 'public', is_bare: true },
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
