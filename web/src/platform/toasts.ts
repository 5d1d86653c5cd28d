// SPDX-License-Identifier: Apache-2.0
// Short confirmations at the thumb. They are read out politely and leave by themselves; one may offer an undo.
import { readonly, ref } from 'vue'

export interface ToastAct { label: string; run: () => void }
export interface Toast { id: number; text: string; tone: 'done' | 'problem'; act?: ToastAct }

const stay_ms = 6000
const toasts = ref<Toast[]>([])
let last_id = 0

export function dismissToast(id: number) {
  toasts.value = toasts.value.filter((each) => each.id !== id)
}

function show(toast: Omit<Toast, 'id'>) {
  const id = ++last_id
  toasts.value = [...toasts.value.slice(-1), { ...toast, id }]
  setTimeout(() => dismissToast(id), stay_ms)
}

export const toastDone = (text: string, act?: ToastAct) => show({ text, tone: 'done', ...(act ? { act } : {}) })
export const toastProblem = (text: string) => show({ text, tone: 'problem' })
export const useToasts = () => ({ toasts: readonly(toasts) })
