// SPDX-License-Identifier: Apache-2.0
import type { SliceRoute } from '@/platform/route'

export const routes: SliceRoute[] = [
  {
    path: '/sign-in', name: 'sign_in', component: () => import('@/platform/access/pages/SignInPage.vue'),
    meta: { title: 'access.sign_in.title', access: 'public', is_bare: true },
  },
  {
    // What the printed slip's QR code opens; the code stands after the #, where no server log sees it.
    path: '/join', name: 'join', component: () => import('@/platform/access/pages/SignInPage.vue'),
    meta: { title: 'access.sign_in.title', access: 'public', is_bare: true },
  },
  {
    path: '/first-password', name: 'first_password', component: () => import('@/platform/access/pages/FirstPasswordPage.vue'),
    meta: { title: 'access.password.title', access: 'signed_in', is_bare: true },
  },
  {
    path: '/me/password', name: 'me.password', component: () => import('@/platform/access/pages/PasswordPage.vue'),
    meta: { title: 'access.password.title', access: 'signed_in' },
  },
]
