// SPDX-License-Identifier: Apache-2.0
// Gathers every slice's routes.ts and stands at the door.
import { createRouter, createWebHistory, type RouteLocationNormalized, type RouteLocationRaw } from 'vue-router'
import { rooms } from '@/app/rooms'
import { postureOf } from '@/people/posture'
import { useSession } from '@/platform/access/session'
import { i18n } from '@/platform/i18n'
import type { SliceRoute } from '@/platform/route'
import { toastProblem } from '@/platform/toasts'

const slices = import.meta.glob<SliceRoute[]>('/src/**/routes.ts', { eager: true, import: 'routes' })

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', name: 'home', component: { render: () => null }, meta: { access: 'signed_in' } },
    ...Object.values(slices).flat(),
    {
      path: '/:anything(.*)*', name: 'not_found', meta: { title: 'app.not_found.title', access: 'public' },
      component: () => import('@/app/pages/NotFoundPage.vue'),
    },
  ],
  scrollBehavior: (_to, _from, kept) => kept ?? { top: 0 },
})

export function homeOf(roles: readonly string[]): RouteLocationRaw {
  const home = rooms[postureOf(roles)].find((room) => router.hasRoute(room.route))
  return { name: home?.route ?? 'me' }
}

function admits(to: RouteLocationNormalized, roles: readonly string[]): boolean {
  const access = to.meta.access ?? 'signed_in'
  return typeof access === 'string' || access.includes(postureOf(roles))
}

router.beforeEach(async (to) => {
  const session = useSession()
  if (!session.isKnown) await session.load()
  if (to.meta.access === 'public') return true
  if (!session.isKnown) return true
  if (!session.isSignedIn) return { name: 'sign_in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
  if (session.session?.must_change_password && to.name !== 'first_password') return { name: 'first_password' }
  if (to.name === 'home') return homeOf(session.roles)
  return admits(to, session.roles) || homeOf(session.roles)
})

// A page that cannot be fetched: no network, or a newer release has taken its place.
router.onError(() => toastProblem(i18n.global.t('platform.problems.page_not_fetched')))

router.afterEach((to, from, failure) => {
  const { t } = i18n.global
  const title = to.meta.title ? `${t(to.meta.title)} · ` : ''
  document.title = `${title}${t('platform.app_name')}`
  // Those who listen to the page are taken to its beginning, as those who look are.
  if (!failure && from.name && from.path !== to.path) document.getElementById('content')?.focus({ preventScroll: true })
})
