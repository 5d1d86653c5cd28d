// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import ClassSheet from '@/people/ClassSheet.vue'
import type { SheetStudent } from '@/people/sheet'

const students: SheetStudent[] = [
  { id: 11, name: '陈思远', given_name: '思远', state: 'done' },
  { id: 12, name: '林小雨', given_name: '小雨', state: 'missing' },
  { id: 13, name: '赵晨曦', given_name: '晨曦', state: 'now' },
]
const sheet = () => mount(ClassSheet, { props: { students, label: '本周已联系' }, attachTo: document.body })

describe('a class sheet', () => {
  it('says name and state to those who do not see the squares', () => {
    const spoken = sheet().findAll('button').map((square) => square.attributes('aria-label'))
    expect(spoken).toEqual(['陈思远 已完成', '林小雨 还没有', '赵晨曦 现在联系最好'])
  })

  it('says the state in the words of its use', () => {
    const words = { done: '已签', missing: '未签', now: '请打电话' }
    const wrapper = mount(ClassSheet, { props: { students, label: '秋游', words } })
    expect(wrapper.find('.missing').attributes('aria-label')).toBe('林小雨 未签')
  })

  it('tells which student was chosen', async () => {
    const wrapper = sheet()
    await wrapper.find('.now').trigger('click')
    expect(wrapper.emitted('chosen')).toEqual([[13]])
  })

  it('is one stop of the Tab key and moves by arrow keys', async () => {
    const wrapper = sheet()
    const stops = () => wrapper.findAll('button').map((square) => square.attributes('tabindex'))
    expect(stops()).toEqual(['0', '-1', '-1'])
    await wrapper.find('ul').trigger('keydown', { key: 'ArrowRight' })
    expect(stops()).toEqual(['-1', '0', '-1'])
    await wrapper.find('ul').trigger('keydown', { key: 'End' })
    await wrapper.find('ul').trigger('keydown', { key: 'ArrowRight' })
    expect(stops()).toEqual(['-1', '-1', '0'])
  })
})
