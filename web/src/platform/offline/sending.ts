// SPDX-License-Identifier: Apache-2.0
// When what waits is sent: at the start, when a network is back, when the page is looked at again, and after a
// failure with growing pauses. One tab sends at a time where the browser knows locks.
import { dropForgotten, onUnsentChange, sendAll, useUnsent } from '@/platform/offline/unsent'

const first_pause_ms = 4000
const longest_pause_ms = 300_000
let pause = first_pause_ms
let timer: ReturnType<typeof setTimeout> | undefined
let isBusy = false
let isAsked = false

const alone = async (work: () => Promise<boolean>) =>
  navigator.locks ? navigator.locks.request('kith.unsent', { ifAvailable: true }, async (lock) => (lock ? work() : true)) : work()

export async function sendSoon() {
  clearTimeout(timer)
  timer = undefined
  if (isBusy) {
    isAsked = true
    return
  }
  isBusy = true
  isAsked = false
  const isDone = await alone(sendAll).catch(() => false)
  isBusy = false
  if (isAsked) return void sendSoon()
  if (isDone) pause = first_pause_ms
  else if (useUnsent().count.value > 0) {
    timer = setTimeout(() => void sendSoon(), pause)
    pause = Math.min(pause * 2, longest_pause_ms)
  }
}

function again() {
  pause = first_pause_ms
  void sendSoon()
}

// Called once, when somebody is signed in.
export function startSending() {
  void dropForgotten()
  addEventListener('online', again)
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') again() })
  onUnsentChange(() => { if (!isBusy) timer ??= setTimeout(() => void sendSoon(), first_pause_ms) })
  again()
}
