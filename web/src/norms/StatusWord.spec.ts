// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import StatusWord from '@/norms/StatusWord.vue'

describe('the state of a norm', () => {
  it.each([['met', '已达成'], ['on_pace', '在进度上'], ['slow', '偏慢'], ['too_late', '赶不上']] as const)(
    'is an icon and a word: %s',
    (state, word) => {
      const status = mount(StatusWord, { props: { state } })
      expect(status.text()).toBe(word)
      expect(status.find('svg').exists()).toBe(true)
    },
  )

  it('may be said more exactly', () => {
    expect(mount(StatusWord, { props: { state: 'on_pace' }, slots: { default: '12月18日达成' } }).text()).toBe('12月18日达成')
  })
})
