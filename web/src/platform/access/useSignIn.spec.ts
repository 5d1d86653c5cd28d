// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { safeNext } from '@/platform/access/useSignIn'

describe('where to go after signing in', () => {
  it('is the page that was asked for', () => {
    expect(safeNext('/visits?class=3')).toBe('/visits?class=3')
  })
  it.each(['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example', undefined, ['/a']])(
    'is never another site: %s',
    (next) => expect(safeNext(next)).toBe('/'),
  )
})
