// SPDX-License-Identifier: Apache-2.0
// A call that was placed from here: when the person is back on the page, it is offered as a record with its time. Kept
// in the tab, as a telephone may throw the page out of memory while it rings.
import { onBeforeUnmount, onMounted } from 'vue'
import { serverTime } from '@/platform/offline/phone_clock'

export interface PlacedCall { student_id: number; guardian_id: number; at: number }

const key = 'kith.placed_call'
const forgotten_ms = 3 * 3_600_000
// Where a call leaves the page in sight (a desk), it is asked about a little later.
const at_desk_ms = 4000

function take(student_id: number): PlacedCall | undefined {
  const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
  if (typeof found !== 'object' || found === null || !('student_id' in found) || found.student_id !== student_id) return undefined
  sessionStorage.removeItem(key)
  const call = found as PlacedCall
  return serverTime() - call.at < forgotten_ms ? call : undefined
}

export function useCallReturn(student_id: () => number, returned: (call: PlacedCall) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  function ask() {
    if (document.visibilityState !== 'visible') return
    const call = take(student_id())
    if (call) returned(call)
  }
  function placed(guardian_id: number) {
    sessionStorage.setItem(key, JSON.stringify({ student_id: student_id(), guardian_id, at: serverTime() }))
    clearTimeout(timer)
    timer = setTimeout(ask, at_desk_ms)
  }
  onMounted(() => document.addEventListener('visibilitychange', ask))
  onBeforeUnmount(() => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', ask)
  })
  return { placed, ask }
}
