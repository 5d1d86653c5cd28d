// SPDX-License-Identifier: Apache-2.0
import type { LocationQueryValue } from 'vue-router'
import type { SliceRoute } from '@/platform/route'

const one = (value: LocationQueryValue | LocationQueryValue[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? ''

export const routes: SliceRoute[] = [
  {
    path: '/connected', name: 'connected', component: () => import('@/delivery/pages/ConnectedPage.vue'),
    // DingTalk has a name of its own for the code.
    props: (to) => ({ state: one(to.query.state), code: one(to.query.authCode ?? to.query.code) }),
    meta: { title: 'delivery.connect.title', access: ['family'] },
  },
  {
    path: '/settings/directory', name: 'directory_strangers', component: () => import('@/delivery/pages/DirectoryStrangersPage.vue'),
    meta: { title: 'delivery.directory.names_title', access: ['school'] },
  },
]
