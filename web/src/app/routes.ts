// SPDX-License-Identifier: Apache-2.0
// Pages that mix slices.
import type { SliceRoute } from '@/platform/route'

export const routes: SliceRoute[] = [
  {
    path: '/home', name: 'family_home', component: () => import('@/app/pages/FamilyHomePage.vue'),
    meta: { title: 'app.rooms.family_home', access: ['family'] },
  },
  {
    path: '/children', name: 'children', component: () => import('@/app/pages/ChildrenPage.vue'),
    meta: { title: 'app.rooms.children', access: ['family'] },
  },
  {
    path: '/settings', name: 'school_settings', component: () => import('@/app/pages/SchoolSettingsPage.vue'),
    meta: { title: 'app.rooms.school_settings', access: ['school', 'district'] },
  },
  {
    path: '/me', name: 'me', component: () => import('@/app/pages/MePage.vue'),
    meta: { title: 'access.me.title', access: 'signed_in' },
  },
  {
    path: '/unsent', name: 'unsent', component: () => import('@/app/pages/UnsentPage.vue'),
    meta: { title: 'platform.unsent.title', access: 'signed_in' },
  },
  {
    path: '/today', name: 'teacher_today', component: () => import('@/app/pages/TodayPage.vue'),
    meta: { title: 'app.today.title', access: ['teacher', 'school'] },
  },
  {
    path: '/classes', name: 'my_classes', component: () => import('@/app/pages/ClassPage.vue'),
    meta: { title: 'app.class.title', access: ['teacher'] },
  },
  {
    path: '/students', name: 'students', component: () => import('@/app/pages/ClassPage.vue'),
    meta: { title: 'app.class.title', access: ['school'] },
  },
  {
    path: '/students/:student_id(\\d+)', name: 'students.one', component: () => import('@/app/pages/StudentPage.vue'),
    props: (to) => ({ studentId: Number(to.params.student_id) }),
    meta: { title: 'app.student.title', access: ['teacher', 'school', 'family'] },
  },
  {
    path: '/students/:student_id(\\d+)/case_file', name: 'students.case_file', component: () => import('@/app/pages/CaseFilePage.vue'),
    props: (to) => ({ studentId: Number(to.params.student_id) }),
    meta: { title: 'app.case_file.title', access: ['teacher', 'school', 'family'] },
  },
  {
    path: '/students/:student_id(\\d+)/preparation', name: 'students.preparation', component: () => import('@/app/pages/PreparationPage.vue'),
    props: (to) => ({ studentId: Number(to.params.student_id) }),
    meta: { title: 'preparation.title', access: ['teacher', 'school'] },
  },
]
