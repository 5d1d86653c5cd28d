// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { withPlurals } from '@/platform/plurals'

describe('an English count', () => {
  it.each([
    ['1 ‹child/children›', '1 child'],
    ['0 ‹child/children›', '0 children'],
    ['21 ‹child/children›', '21 children'],
    ['1,001 ‹child/children›', '1,001 children'],
    ['1 of them ‹has/have› no account', '1 of them has no account'],
    ['Reaches 1 ‹family/families› in 12 ‹school/schools›.', 'Reaches 1 family in 12 schools.'],
    ['3 more ‹family has/families have› nobody', '3 more families have nobody'],
    ['no count, 7 read', 'no count, 7 read'],
  ])('%s reads %s', (written, read) => {
    expect(withPlurals(written)).toBe(read)
  })
})
