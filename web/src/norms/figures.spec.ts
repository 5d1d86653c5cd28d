// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { figuresOf, typedOf } from '@/norms/figures'

describe('figures as they are typed', () => {
  it('gives back what was shown', () => {
    const figures = { target: 2, raised_target: 4, share_permille: 705 }
    expect(typedOf(figures)).toEqual({ target: '2', raised_target: '4', share: '70.5' })
    expect(figuresOf(typedOf(figures))).toEqual(figures)
  })

  it('leaves an empty field to the pack', () => {
    expect(figuresOf({ target: '', raised_target: ' ', share: '' })).toEqual({})
  })

  it('takes a percent sign, full or half', () => {
    expect(figuresOf({ target: '', raised_target: '', share: '85%' }).share_permille).toBe(850)
    expect(figuresOf({ target: '', raised_target: '', share: '85％' }).share_permille).toBe(850)
  })

  it('sends what is no number as a figure that is refused at its field', () => {
    expect(figuresOf({ target: '两次', raised_target: '', share: '' }).target).toBe(0)
  })
})
