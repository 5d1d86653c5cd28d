// SPDX-License-Identifier: Apache-2.0
// Being told by the browser itself (Web Push). The subscription is the browser's; the server is told of it for the active
// identity. Browsers without it, or a server without it, offer nothing.
import { ref } from 'vue'
import { addSubscription, readPushKey, removeSubscription, type Subscription } from '@/delivery/api'

const canPush = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

export function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (each) => each.charCodeAt(0))
}

export function told(subscription: Pick<PushSubscription, 'toJSON'>): Subscription {
  const { endpoint, keys } = subscription.toJSON()
  return { endpoint: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' }
}

export function usePush() {
  const isOffered = ref(false)
  const isOn = ref(false)
  const isRefused = ref(false)
  const isBusy = ref(false)
  let key = ''

  // Waits for the worker, which a first visit has not got yet; where there will be none, nothing is ever offered.
  const registered = () => navigator.serviceWorker.ready

  async function look() {
    if (!canPush()) return
    const answer = await readPushKey()
    key = answer.ok ? answer.data.public_key : ''
    if (!key) return
    isOn.value = Boolean(await (await registered()).pushManager.getSubscription())
    isRefused.value = Notification.permission === 'denied'
    isOffered.value = true
  }

  async function turnOn() {
    isRefused.value = (await Notification.requestPermission()) !== 'granted'
    if (isRefused.value) return
    const { pushManager } = await registered()
    const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) })
    const answer = await addSubscription(told(subscription))
    if (answer.ok) isOn.value = true
    else await subscription.unsubscribe()
  }

  async function turnOff() {
    const subscription = await (await registered()).pushManager.getSubscription()
    if (subscription) {
      await removeSubscription(subscription.endpoint)
      await subscription.unsubscribe()
    }
    isOn.value = false
  }

  async function turn(wanted: boolean) {
    isBusy.value = true
    // Some browsers reject when their push service cannot be reached: then it stays off.
    await (wanted ? turnOn() : turnOff()).catch(() => { isRefused.value = wanted })
    isBusy.value = false
  }

  return { isOffered, isOn, isRefused, isBusy, look, turn }
}
