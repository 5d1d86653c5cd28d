// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type QuietHours = Schemas['QuietHours']

export const readQuietHours = () => reply(api.GET('/api/delivery/quiet_hours'))
export const saveQuietHours = (quiet: QuietHours) => reply(api.PUT('/api/delivery/quiet_hours', { body: quiet }))

export type OwnMailState = Schemas['OwnMailState']
export const readOwnMail = () => reply(api.GET('/api/delivery/email'))
export const askForMail = (email: string) => reply(api.POST('/api/delivery/email', { body: { email } }))
export const confirmMail = (email: string, code: string) => reply(api.POST('/api/delivery/email/confirmation', { body: { email, code } }))
export const removeMail = () => reply(api.DELETE('/api/delivery/email'))

export type ReachChoicePage = Schemas['ReachChoicePage']
export type TopicChoice = ReachChoicePage['choices'][number]
export const readReachChoices = () => reply(api.GET('/api/delivery/reach_choices'))
export const saveReachChoice = (chosen: TopicChoice) => reply(api.PUT('/api/delivery/reach_choices', { body: chosen }))

export type Subscription = Schemas['Subscription']
export const readPushKey = () => reply(api.GET('/api/delivery/web_push/key'))
export const addSubscription = (subscription: Subscription) => reply(api.POST('/api/delivery/web_push/subscriptions', { body: subscription }))
export const removeSubscription = (endpoint: string) =>
  reply(api.POST('/api/delivery/web_push/removed_subscriptions', { body: { endpoint } }))

export type DirectoryState = Schemas['DirectoryState']
export const readDirectories = () => reply(api.GET('/api/delivery/directories'))
export const beginDirectory = (kind: DirectoryState['kind']) =>
  reply(api.POST('/api/delivery/directories/{kind}/runs', { params: { path: { kind } } }))

export type Connection = Schemas['Connection']
export const readConnections = () => reply(api.GET('/api/delivery/connections'))
export const beginConnection = (kind: Connection['kind']) => reply(api.POST('/api/delivery/connections', { body: { kind } }))
export const finishConnection = (state: string, code: string) => reply(api.POST('/api/delivery/connections/confirmation', { body: { state, code } }))
export const endConnection = (kind: Connection['kind']) => reply(api.DELETE('/api/delivery/connections/{kind}', { params: { path: { kind } } }))
