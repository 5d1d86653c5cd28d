// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { rolesToName } from '@/platform/access/useRoleWords'

describe('calling an identity', () => {
  it('names every office held', () => {
    expect(rolesToName(['teacher', 'homeroom', 'grade_head', 'staff'])).toEqual(['homeroom', 'grade_head'])
  })
  it('calls those without an office by what they do', () => {
    expect(rolesToName(['staff', 'teacher'])).toEqual(['teacher'])
    expect(rolesToName(['staff'])).toEqual(['staff'])
    expect(rolesToName(['guardian'])).toEqual(['guardian'])
  })
})
