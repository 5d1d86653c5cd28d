// SPDX-License-Identifier: Apache-2.0
// Inside which app the page stands. WeCom's own browser also calls itself WeChat's; its school notices arrive in both.
import type { Connection } from '@/delivery/api'

export type Kind = Connection['kind']
const marks: Partial<Record<Kind, RegExp>> = { wechat: /^(?!.*wxwork).*MicroMessenger/i, wecom: /MicroMessenger|wxwork/i, dingtalk: /DingTalk/i }

export const isInside = (kind: Kind, userAgent: string) => marks[kind]?.test(userAgent) ?? false
