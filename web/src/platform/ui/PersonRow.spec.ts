// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import PersonRow from '@/platform/ui/PersonRow.vue'

describe('a person in a list', () => {
  it('is chosen by a tap anywhere on the row', async () => {
    const row = mount(PersonRow, { props: { name: '李敏', title: '班主任', about: '李敏 · 清河小学' } })
    await row.find('b').trigger('click')
    expect(row.emitted('chosen')).toHaveLength(1)
  })
  it('cannot be chosen while something is under way', async () => {
    const row = mount(PersonRow, { props: { name: '李敏', title: '班主任', disabled: true } })
    await row.find('button').trigger('click')
    expect(row.emitted('chosen')).toBeUndefined()
  })
})
