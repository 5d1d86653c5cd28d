// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import QuickSheet from '@/platform/ui/QuickSheet.vue'

describe('a quick sheet', () => {
  afterEach(() => { document.body.innerHTML = '' })

  it('is a dialog that carries its title as its name', async () => {
    mount(QuickSheet, { props: { modelValue: true, title: '陈思远' }, slots: { default: '怎么联系的' } })
    await nextTick()
    const dialog = document.querySelector('[role=dialog]')
    const title = document.getElementById(dialog?.getAttribute('aria-labelledby') ?? '')
    expect(title?.textContent).toBe('陈思远')
  })

  it('closes with its close button', async () => {
    const sheet = mount(QuickSheet, { props: { modelValue: true, title: '陈思远' } })
    await nextTick()
    document.querySelector<HTMLButtonElement>('[aria-label=关闭]')?.click()
    expect(sheet.emitted('update:modelValue')).toEqual([[false]])
  })
})
