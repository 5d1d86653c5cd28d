// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it, vi } from 'vitest'
import { api, onSignedOut, reply } from '@/platform/api/client'
import { setActiveIdentity } from '@/platform/api/identity'

function serverAnswers(status: number, body?: unknown) {
  const fetch = vi.fn<(request: Request) => Promise<Response>>()
  fetch.mockResolvedValue(new Response(body === undefined ? null : JSON.stringify(body), {
    status, headers: { 'Content-Type': 'application/json' },
  }))
  vi.stubGlobal('fetch', fetch)
  return fetch
}
const revoke = () => reply(api.DELETE('/api/session/devices/{id}', { params: { path: { id: 7 } } }))

describe('asking the server', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    setActiveIdentity(undefined)
  })

  it('says as whom it asks', async () => {
    const fetch = serverAnswers(204)
    setActiveIdentity(4294967297)
    await revoke()
    expect(fetch.mock.calls[0]?.[0].headers.get('Kith-Identity')).toBe('4294967297')
  })

  it('hands back a refusal as a problem with its code and fields', async () => {
    serverAnswers(422, { error: { code: 'access.weak_password', fields: { new_password: 'access.too_short' }, request_id: 'r1' } })
    expect(await revoke()).toEqual({
      ok: false,
      problem: { code: 'access.weak_password', fields: { new_password: 'access.too_short' }, status: 422, request_id: 'r1' },
    })
  })

  it('calls a lost network by its name instead of throwing', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await revoke()).toMatchObject({ ok: false, problem: { code: 'platform.offline' } })
  })

  it('understands an answer that is not ours, as a proxy’s', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<h1>502</h1>', { status: 502 })))
    expect(await revoke()).toMatchObject({ ok: false, problem: { code: 'platform.unexpected', status: 502 } })
  })

  it('tells when the session has ended', async () => {
    serverAnswers(401, { error: { code: 'access.signed_out' } })
    const told = vi.fn()
    onSignedOut(told)
    await revoke()
    expect(told).toHaveBeenCalledOnce()
  })
})
