// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import ReadAloud from '@/platform/ui/ReadAloud.vue'

describe('reading aloud', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('speaks the text in the language of the page and stops on the second tap', async () => {
    const voice = { speak: vi.fn<(speech: { text: string; lang: string }) => void>(), cancel: vi.fn() }
    vi.stubGlobal('speechSynthesis', voice)
    vi.stubGlobal('SpeechSynthesisUtterance', class { lang = ''; constructor(readonly text: string) {} })
    const button = mount(ReadAloud, { props: { text: '雨桐周三秋游，去不去？' } })
    await button.find('button').trigger('click')
    expect(voice.speak.mock.calls[0]?.[0]).toMatchObject({ text: '雨桐周三秋游，去不去？', lang: 'zh-CN' })
    expect(button.text()).toBe('停下')
    await button.find('button').trigger('click')
    expect(voice.speak).toHaveBeenCalledOnce()
    expect(button.text()).toBe('读给我听')
  })

  it('offers nothing where the browser has no voice', () => {
    vi.stubGlobal('speechSynthesis', undefined)
    expect(mount(ReadAloud, { props: { text: '雨桐' } }).find('button').exists()).toBe(false)
  })
})
