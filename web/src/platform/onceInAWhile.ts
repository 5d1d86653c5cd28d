// SPDX-License-Identifier: Apache-2.0
// What may be asked for many times a second is done once in a while, and surely once after the last asking.
export function onceInAWhile(act: () => void, every_ms = 2000): () => void {
  let isWaiting = false
  return () => {
    if (isWaiting) return
    isWaiting = true
    setTimeout(() => {
      isWaiting = false
      act()
    }, every_ms)
  }
}
