// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { postureOf } from '@/people/posture'

describe('the posture of an identity', () => {
  it('is the desk of the school for a principal who also teaches', () => {
    expect(postureOf(['staff', 'teacher', 'principal'])).toBe('school')
  })
  it('is the teacher’s for staff without a desk', () => {
    expect(postureOf(['staff', 'grade_head'])).toBe('teacher')
  })
  it('is the family’s for a guardian and for nobody in particular', () => {
    expect(postureOf(['guardian'])).toBe('family')
    expect(postureOf([])).toBe('family')
  })
})
