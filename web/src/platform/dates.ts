// SPDX-License-Identifier: Apache-2.0
// Dates as people say them: 11月21日 周六, relative when near, 24 h. An instant (`_at`, milliseconds UTC) is
// shown in the district's time zone, never in the telephone's; a local date (`_on`, YYYY-MM-DD) has no zone.
import { computed } from 'vue'
import { useWords, type Language } from '@/platform/i18n'
import { serverTime } from '@/platform/offline/phone_clock'

const day_ms = 86_400_000
let zone = 'Asia/Shanghai'
export const setTimeZone = (name: string) => { zone = name }

const noonOf = (on: string) => Date.parse(`${on}T12:00:00Z`)

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone: 'UTC', year: 'numeric', month: '2-digit', day: '2-digit' })

// The local date in the district's zone of an instant.
export function localDate(at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}

// When a clock in the zone shows this time on this day.
export function timeOfDay(on: string, clock: string): number {
  const guess = Date.parse(`${on}T${clock}:00Z`)
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(guess)
  return guess - (Date.parse(`${shown.replace(' ', 'T')}Z`) - guess)
}
export const addDays = (on: string, days: number) => dayFormat.format(noonOf(on) + days * day_ms)
export const daysBetween = (from_on: string, to_on: string) => Math.round((noonOf(to_on) - noonOf(from_on)) / day_ms)

function chineseDay(on: string, today: string) {
  const at = new Date(noonOf(on))
  const year = on.slice(0, 4) === today.slice(0, 4) ? '' : `${on.slice(0, 4)}年`
  return `${year}${at.getUTCMonth() + 1}月${at.getUTCDate()}日`
}

function englishDay(on: string, today: string) {
  const year = on.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const }
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', ...year }).format(noonOf(on))
}

const weekdayOf = (on: string, language: Language) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { timeZone: 'UTC', weekday: 'short' }).format(noonOf(on))

export function useDates(now: () => number = () => serverTime()) {
  const { t, locale } = useWords()
  const language = computed(() => locale.value as Language)
  const today = () => localDate(now())

  // 11月21日
  const shortDay = (on: string) => (language.value === 'en' ? englishDay(on, today()) : chineseDay(on, today()))
  // The same within a year that is known: 11月21日 of any year.
  const monthDay = (on: string) => (language.value === 'en' ? englishDay(on, on) : chineseDay(on, on))
  const weekday = (on: string) => weekdayOf(on, language.value)
  // 11月21日 周六
  const day = (on: string) =>
    language.value === 'en' ? `${weekday(on)} ${shortDay(on)}` : `${shortDay(on)} ${weekday(on)}`

  // 今天, 明天, 昨天; the weekday within the next six days; else the day in full. As within a sentence: "by tomorrow".
  const within = (on: string) => {
    const away = daysBetween(today(), on)
    if (away === 0) return t('platform.dates.today')
    if (away === 1) return t('platform.dates.tomorrow')
    if (away === -1) return t('platform.dates.yesterday')
    return away > 1 && away < 7 ? weekday(on) : day(on)
  }
  // The same where a line begins.
  const near = (on: string) => within(on).replace(/^[a-z]/, (letter) => letter.toUpperCase())
  // 18:30
  const time = (at: number) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  // 今天 18:30
  const instant = (at: number) => `${near(localDate(at))} ${time(at)}`
  // The same within a sentence: "sent today 18:30".
  const instantWithin = (at: number) => `${within(localDate(at))} ${time(at)}`
  // 今天 20:00 前
  const deadline = (at: number) => t('platform.dates.before', { when: instantWithin(at) })
  // 刚刚, 5 分钟前, then the instant
  const ago = (at: number) => {
    const minutes = Math.floor((now() - at) / 60_000)
    if (minutes < 1) return t('platform.dates.just_now')
    return minutes < 60 ? t('platform.dates.minutes_ago', { n: minutes }) : instant(at)
  }
  return { today, shortDay, monthDay, weekday, day, near, within, time, instant, instantWithin, deadline, ago }
}
