// SPDX-License-Identifier: Apache-2.0
// The time of what was written on a phone, whose clock may be wrong and whose network may be gone.
import { usePhoneClock } from '@/platform/offline/phone_clock'
import type { Unsent } from '@/platform/offline/unsent'

// phone_ahead: how far the clock was known to be ahead when the time was taken from it, and taken off already.
// is_by_hand: the writer chose the time.
export interface TimedBody<T> { written: T; phone_ahead: number; is_by_hand: boolean }

const at_once_ms = 30_000

// What is sent at once is of now by the server's own clock: null. A clock that is found wrong only later was wrong when
// the entry was written.
export function trueTime({ body, made_at }: Unsent, at: number): number | null {
  const { phone_ahead, is_by_hand } = body as TimedBody<unknown>
  if (is_by_hand) return at
  if (Math.abs(Date.now() - made_at) < at_once_ms) return null
  return phone_ahead !== 0 ? at : at - usePhoneClock().ahead.value
}
