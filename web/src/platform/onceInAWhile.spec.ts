// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { onceInAWhile } from '@/platform/onceInAWhile'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

it('acts once for many askings, and again for those that come later', () => {
  const act = vi.fn()
  const ask = onceInAWhile(act, 1000)
  for (let n = 0; n < 100; n++) ask()
  expect(act).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1000)
  expect(act).toHaveBeenCalledTimes(1)
  ask()
  vi.advanceTimersByTime(1000)
  expect(act).toHaveBeenCalledTimes(2)
})
