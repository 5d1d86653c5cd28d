// SPDX-License-Identifier: Apache-2.0
// Phone or desk. CSS decides what it can; this is for what must be another element altogether.
import { readonly, ref } from 'vue'

const wide = globalThis.matchMedia?.('(min-width: 900px)')
const isDesk = ref(wide?.matches ?? false)
wide?.addEventListener?.('change', (event) => { isDesk.value = event.matches })

const isOnline = ref(globalThis.navigator?.onLine ?? true)
globalThis.addEventListener?.('online', () => { isOnline.value = true })
globalThis.addEventListener?.('offline', () => { isOnline.value = false })

// A phone may think itself in a network that leads nowhere.
export function noteReached(reached: boolean) {
  isOnline.value = reached
}

export const useScreen = () => ({ isDesk: readonly(isDesk), isOnline: readonly(isOnline) })
