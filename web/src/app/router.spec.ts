// SPDX-License-Identifier: Apache-2.0
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { router } from '@/app/router'
import { useSession } from '@/platform/access/session'

function begin(roles: string[], must_change_password = false) {
  useSession().begin({
    account_id: 1, must_change_password, is_demo: false, district_name: '青州区', active_identity_id: 5,
    identities: [{
      identity_id: 5, person_kind: 'staff', person_id: 5, tenant_id: 1, tenant_name: '清河小学', person_name: '李敏', roles,
    }],
  })
}
const page = { render: () => null }
router.addRoute({ path: '/test-desk', name: 'test_desk', component: page, meta: { access: ['school'] } })

describe('the door', () => {
  beforeEach(async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network in tests')))
    setActivePinia(createPinia())
    useSession().end()
    await router.push('/sign-in')
  })

  it('asks a stranger to sign in and remembers the wish', async () => {
    await router.push('/me')
    expect(router.currentRoute.value).toMatchObject({ name: 'sign_in', query: { next: '/me' } })
  })

  it('lets nobody past a first password', async () => {
    begin(['staff', 'teacher'], true)
    await router.push('/me')
    expect(router.currentRoute.value.name).toBe('first_password')
  })

  it('does not open a page of another posture', async () => {
    begin(['guardian'])
    await router.push('/test-desk')
    expect(router.currentRoute.value.name).not.toBe('test_desk')
    begin(['staff', 'principal'])
    await router.push('/test-desk')
    expect(router.currentRoute.value.name).toBe('test_desk')
  })

  it('says that a page does not exist', async () => {
    begin(['guardian'])
    await router.push('/no-such-page')
    expect(router.currentRoute.value.name).toBe('not_found')
  })
})

describe('the routes', () => {
  it('each say who is offered them and have a title', () => {
    const silent = router.getRoutes().filter((route) => !route.meta.access || (!route.meta.title && !['home', 'test_desk'].includes(String(route.name))))
    expect(silent.map((route) => route.name)).toEqual([])
  })
})
