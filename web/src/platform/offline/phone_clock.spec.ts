// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it } from 'vitest'
import { noteServerTime, serverTime, usePhoneClock } from '@/platform/offline/phone_clock'

const day = 86_400_000
const noon = Date.parse('2026-11-22T12:00:00Z')
const said = (at: number) => new Date(at).toUTCString()

describe('a phone’s clock', () => {
  afterEach(() => noteServerTime(said(noon), noon, noon))

  it('that is a day ahead is told so, and its times are taken back by that day', () => {
    const phone = noon + day
    noteServerTime(said(noon), phone - 200, phone)
    expect(usePhoneClock().isWrong.value).toBe(true)
    expect(serverTime(phone)).toBe(noon)
  })

  it('that is a day behind is told so too', () => {
    noteServerTime(said(noon), noon - day - 200, noon - day)
    expect(serverTime(noon - day)).toBe(noon)
  })

  it('that is right again is believed again', () => {
    noteServerTime(said(noon), noon + day, noon + day)
    noteServerTime(said(noon), noon, noon + 400)
    expect(usePhoneClock().isWrong.value).toBe(false)
    expect(serverTime(noon)).toBe(noon)
  })

  it('is not doubted for a slow answer, or one without a time', () => {
    noteServerTime(said(noon), noon, noon + 45_000)
    noteServerTime(null, noon, noon)
    noteServerTime('nonsense', noon, noon)
    expect(usePhoneClock().ahead.value).toBe(0)
  })
})
