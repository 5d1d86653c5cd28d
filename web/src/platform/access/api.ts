// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type Session = Schemas['SessionState']
export type Identity = Schemas['SessionIdentity']
export type Device = Schemas['SessionDevice']

const longest_wait_ms = 10_000

// A network that answers nothing counts as none.
export const readSession = () => reply(api.GET('/api/session', { signal: AbortSignal.timeout?.(longest_wait_ms) }))
export const signIn = (login: string, password: string) => reply(api.POST('/api/session', { body: { login, password } }))
export const signOut = () => reply(api.DELETE('/api/session'))
export const changePassword = (old_password: string, new_password: string) =>
  reply(api.POST('/api/session/password', { body: { old_password, new_password } }))
export const acceptInvitation = (code: string) => reply(api.POST('/api/session/invitation', { body: { code } }))
export const sendCode = (telephone: string) => reply(api.POST('/api/session/code', { body: { telephone } }))
export const confirmCode = (telephone: string, code: string) =>
  reply(api.POST('/api/session/code/confirmation', { body: { telephone, code } }))
export const listDevices = () => reply(api.GET('/api/session/devices'))
export const revokeDevice = (id: number) => reply(api.DELETE('/api/session/devices/{id}', { params: { path: { id } } }))
export const listDemoRoles = () => reply(api.GET('/api/demo/roles'))
export const takeDemoRole = (identity_id: number) => reply(api.POST('/api/demo/session', { body: { identity_id } }))
