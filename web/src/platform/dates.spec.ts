// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it } from 'vitest'
import { mount } from '@vue/test-utils'
import { addDays, daysBetween, localDate, useDates } from '@/platform/dates'
import { i18n } from '@/platform/i18n'

// Friday 20 November 2026, 19:00 in Shanghai
const friday_evening = Date.parse('2026-11-20T11:00:00Z')

function dates(now = friday_evening) {
  let made: ReturnType<typeof useDates> | undefined
  mount({ setup: () => { made = useDates(() => now) }, render: () => null })
  if (!made) throw new Error('not mounted')
  return made
}

describe('saying a date', () => {
  afterEach(() => { i18n.global.locale.value = 'zh-CN' })

  it('names the weekday beside the day', () => {
    expect(dates().day('2026-11-21')).toBe('11月21日 周六')
  })
  it('says the year only when it is another', () => {
    expect(dates().shortDay('2027-01-04')).toBe('2027年1月4日')
  })
  it('leaves the year out where it is known', () => {
    expect(dates().monthDay('2027-01-04')).toBe('1月4日')
  })
  it('is relative when near', () => {
    const { near } = dates()
    expect(['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-25'].map(near)).toEqual(['昨天', '今天', '明天', '周三'])
  })
  it('is full when far', () => {
    expect(dates().near('2026-11-27')).toBe('11月27日 周五')
    expect(dates().near('2026-11-18')).toBe('11月18日 周三')
  })
  it('counts days in the district’s zone, whatever the telephone’s', () => {
    const after_midnight_in_shanghai = Date.parse('2026-11-20T16:30:00Z')
    expect(localDate(after_midnight_in_shanghai)).toBe('2026-11-21')
    expect(dates().instant(after_midnight_in_shanghai)).toBe('明天 00:30')
  })
  it('gives a deadline as a sentence would', () => {
    expect(dates().deadline(Date.parse('2026-11-20T12:00:00Z'))).toBe('今天 20:00 前')
  })
  it('speaks English in English', () => {
    i18n.global.locale.value = 'en'
    expect(dates().day('2026-11-21')).toBe('Sat 21 Nov')
    expect(dates().deadline(Date.parse('2026-11-20T12:00:00Z'))).toBe('by today 20:00')
  })
})

describe('counting days', () => {
  it('crosses months and leap days', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
    expect(daysBetween('2026-11-30', '2026-12-01')).toBe(1)
  })
})
