// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type Duty = Schemas['Duty']

export const listDuties = () => reply(api.GET('/api/duties'))
