// SPDX-License-Identifier: Apache-2.0
import { api, reply, type Schemas } from '@/platform/api/client'

export type FamilyHome = Schemas['FamilyHome']

export const readFamilyHome = () => reply(api.GET('/api/home'))
