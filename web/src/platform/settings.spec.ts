// SPDX-License-Identifier: Apache-2.0
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { useSettings } from '@/platform/settings'

describe('the looks of this device', () => {
  beforeEach(() => {
    localStorage.clear()
    setActivePinia(createPinia())
  })

  it('are kept for the next time', async () => {
    const settings = useSettings()
    settings.theme = 'dark'
    settings.isLarge = true
    await nextTick()
    expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', type: 'large' })
    setActivePinia(createPinia())
    expect(useSettings()).toMatchObject({ theme: 'dark', isLarge: true, isDark: true })
  })

  it('survive a damaged memory', () => {
    localStorage.setItem('kith.settings', '{"theme":"purple","is_large":"yes"')
    expect(useSettings()).toMatchObject({ theme: 'system', isLarge: false })
  })
})
