// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { toastDone } from '@/platform/toasts'
import ToastHost from '@/platform/ui/ToastHost.vue'

describe('a toast', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => {
    vi.runAllTimers()
    vi.useRealTimers()
  })

  it('is spoken by a live region that was there before', async () => {
    const host = mount(ToastHost)
    expect(host.attributes('aria-live')).toBe('polite')
    toastDone('已记下')
    await host.vm.$nextTick()
    expect(host.text()).toContain('已记下')
  })

  it('leaves by itself', async () => {
    const host = mount(ToastHost)
    toastDone('已记下')
    vi.runAllTimers()
    await host.vm.$nextTick()
    expect(host.text()).toBe('')
  })

  it('offers to undo once', async () => {
    const run = vi.fn()
    const host = mount(ToastHost)
    toastDone('已记下', { label: '撤销', run })
    await host.vm.$nextTick()
    await host.find('button').trigger('click')
    expect(run).toHaveBeenCalledOnce()
    expect(host.find('button').exists()).toBe(false)
  })
})
