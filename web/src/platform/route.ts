// SPDX-License-Identifier: Apache-2.0
// What a slice's routes.ts exports as `routes`. `title` is a key of its locale; `access` names who is offered the
// page: everyone, anyone signed in, or some postures. The server decides again on every request.
import type { RouteRecordRaw } from 'vue-router'

export type PageAccess = 'public' | 'signed_in' | readonly string[]
export interface PageMeta { title: string; access: PageAccess; is_bare?: boolean }
export type SliceRoute = RouteRecordRaw & { name: string; meta: PageMeta }

declare module 'vue-router' {
  interface RouteMeta {
    title?: string
    access?: PageAccess
    // Without the shell around it: sign-in, print.
    is_bare?: boolean
  }
}
