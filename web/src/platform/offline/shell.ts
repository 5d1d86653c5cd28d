// SPDX-License-Identifier: Apache-2.0
// Has the app itself kept on the phone, where the browser knows how; WeChat's on iOS does not, and goes without.
export async function keepShell(posture: () => string) {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/worker.js', { updateViaCache: 'none' })
    const { active } = await navigator.serviceWorker.ready
    const isFamily = posture() === 'family'
    active?.postMessage(isFamily ? 'family' : 'staff')
    // What staff write here should outlast a shortage of space; some browsers ask before they promise it.
    if (!isFamily) await navigator.storage?.persist?.()
  } catch {
    return // a private window: all goes on as without
  }
}
