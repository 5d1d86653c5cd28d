// SPDX-License-Identifier: Apache-2.0
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { activeIdentity } from '@/platform/api/identity'
import type { Identity, Session } from '@/platform/access/api'
import { useSession } from '@/platform/access/session'

const identity = (identity_id: number, roles: string[]): Identity => ({
  identity_id, person_kind: 'staff', person_id: identity_id, tenant_id: 1, tenant_name: '清河小学', person_name: '李敏', roles,
})
const teacher = identity(21, ['staff', 'teacher'])
const mother = identity(22, ['guardian'])
const signedIn = (identities: Identity[]): Session => ({
  account_id: 9, identities, active_identity_id: null, must_change_password: false, is_demo: false, district_name: '青州区',
})

describe('a session', () => {
  beforeEach(() => setActivePinia(createPinia()))
  afterEach(() => {
    useSession().end()
    vi.unstubAllGlobals()
  })

  it('acts as the first identity when nothing was chosen', () => {
    const session = useSession()
    session.begin(signedIn([teacher, mother]))
    expect(session.roles).toEqual(['staff', 'teacher'])
    expect(activeIdentity()).toBe(21)
  })

  it('keeps the identity chosen in this tab over a reload', () => {
    useSession().begin(signedIn([teacher, mother]))
    useSession().actAs(22)
    setActivePinia(createPinia())
    useSession().begin(signedIn([teacher, mother]))
    expect(useSession().active?.identity_id).toBe(22)
  })

  it('gives up an identity the account no longer has', () => {
    useSession().begin(signedIn([teacher, mother]))
    useSession().actAs(22)
    useSession().begin(signedIn([teacher]))
    expect(useSession().active?.identity_id).toBe(21)
  })

  it('knows that nobody is signed in', () => {
    const session = useSession()
    session.begin({ ...signedIn([]), account_id: null })
    expect(session.isKnown).toBe(true)
    expect(session.isSignedIn).toBe(false)
  })

  it('stays unknown when the server cannot be asked', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    const session = useSession()
    await session.load()
    expect(session.isKnown).toBe(false)
    expect(session.problem?.code).toBe('platform.offline')
  })
})
