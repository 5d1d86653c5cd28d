// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import AskList from '@/ledger/AskList.vue'

describe('the list of asks', () => {
  it('says how many await you', () => {
    expect(mount(AskList, { props: { count: 2 } }).find('h2').text()).toBe('等您处理\u00a0· 2 件')
  })
})
