// SPDX-License-Identifier: Apache-2.0
// This phone's clock held against the server's, which every answer carries in its Date. What was written by a clock
// that is wrong is told in the server's time.
import { computed, ref } from 'vue'

const key = 'kith.clock_ahead'
const notable_ms = 60_000 // below it the whole seconds of a Date and a slow answer tell nothing
const wrong_ms = 10 * 60_000

// How far this phone is ahead, in milliseconds; 0 while it is right or not known.
const ahead = ref(Number(globalThis.localStorage?.getItem(key) ?? 0) || 0)

// `asked_at`: by this phone's clock.
export function noteServerTime(date: string | null, asked_at: number, now = Date.now()) {
  const said = Date.parse(date ?? '')
  if (Number.isNaN(said) || now < asked_at || now - asked_at > notable_ms / 2) return
  const found = Math.abs(now - said) > notable_ms ? now - said : 0
  if (found !== 0 && Math.abs(found - ahead.value) < notable_ms) return
  if (found === ahead.value) return
  ahead.value = found
  if (found !== 0) localStorage.setItem(key, String(found))
  else localStorage.removeItem(key)
}

export const serverTime = (at = Date.now()) => at - ahead.value
export const usePhoneClock = () => ({ ahead, isWrong: computed(() => Math.abs(ahead.value) > wrong_ms) })
