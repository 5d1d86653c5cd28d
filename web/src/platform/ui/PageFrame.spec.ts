// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'

async function frameOn(screen: 'phone' | 'desk') {
  vi.resetModules()
  vi.stubGlobal('matchMedia', () => ({ matches: screen === 'desk', addEventListener: () => undefined }))
  const { default: PageFrame } = await import('@/platform/ui/PageFrame.vue')
  return mount(PageFrame, { props: { title: '通知' }, slots: { action: '<button>发一条</button>' } })
}

describe('the frame of a page', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('has the primary act at the thumb on a phone', async () => {
    const frame = await frameOn('phone')
    expect(frame.find('footer button').exists()).toBe(true)
    expect(frame.findAll('button')).toHaveLength(1)
  })

  it('has the primary act beside the title on a desk', async () => {
    const frame = await frameOn('desk')
    expect(frame.find('header button').exists()).toBe(true)
    expect(frame.findAll('button')).toHaveLength(1)
  })
})
