// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import TrendLine from '@/platform/ui/TrendLine.vue'

const heights = (props: { figures: number[]; target?: number }) =>
  (mount(TrendLine, { props: { ...props, label: '12 周' } }).find('polyline').attributes('points') ?? '')
    .split(' ').filter(Boolean).map((point) => Number(point.split(',')[1]))

describe('a trend line', () => {
  it('rises as the figures rise', () => {
    const [first = 0, second = 0, third = 0] = heights({ figures: [100, 200, 400] })
    expect(first).toBeGreaterThan(second)
    expect(second).toBeGreaterThan(third)
  })
  it('stays drawn with one figure, equal figures or none', () => {
    expect(heights({ figures: [500] }).every(Number.isFinite)).toBe(true)
    expect(heights({ figures: [0, 0, 0], target: 0 }).every(Number.isFinite)).toBe(true)
    expect(heights({ figures: [] })).toEqual([])
  })
  it('is said in words', () => {
    expect(mount(TrendLine, { props: { figures: [1], label: '本周 71%，上周 64%' } }).attributes('aria-label')).toBe('本周 71%，上周 64%')
  })
})
