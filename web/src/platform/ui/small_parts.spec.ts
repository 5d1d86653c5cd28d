// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import ActButton from '@/platform/ui/ActButton.vue'
import Avatar from '@/platform/ui/Avatar.vue'
import ChoiceRow from '@/platform/ui/ChoiceRow.vue'
import EmptyNote from '@/platform/ui/EmptyNote.vue'
import FieldLine from '@/platform/ui/FieldLine.vue'
import FigureBar from '@/platform/ui/FigureBar.vue'
import SearchBox from '@/platform/ui/SearchBox.vue'

describe('an avatar', () => {
  it('shows the last character of the given name', () => {
    expect(mount(Avatar, { props: { name: '陈思远' } }).text()).toBe('远')
  })
  it('shows the first letter of a Latin name', () => {
    expect(mount(Avatar, { props: { name: 'anna' } }).text()).toBe('A')
  })
})

describe('a figure bar', () => {
  const spoken = (props: { share: number; target?: number; label?: string }) =>
    mount(FigureBar, { props }).attributes('aria-label')

  it('says figure and target', () => {
    expect(spoken({ share: 714, target: 1000, label: '走访到生' })).toBe('走访到生 71%，目标 100%')
  })
  it('never rounds up to done', () => {
    expect(spoken({ share: 999 })).toBe('99%')
  })
  it('stays inside its frame when a share passes all', () => {
    expect(mount(FigureBar, { props: { share: 1200 } }).find('i').attributes('style')).toContain('100%')
  })
})

describe('a search box', () => {
  it('says what may be typed and clears with one tap', async () => {
    const box = mount(SearchBox, { props: { modelValue: 'wxm', label: '姓名或拼音' } })
    expect(box.find('input').attributes('aria-label')).toBe('姓名或拼音')
    await box.find('button').trigger('click')
    expect(box.emitted('update:modelValue')?.at(-1)).toEqual([''])
  })
})

describe('an empty note', () => {
  it('offers the next step', () => {
    const note = mount(EmptyNote, { props: { title: '还没有通知' }, slots: { default: '<a href="#">写一条</a>' } })
    expect(note.text()).toContain('写一条')
  })
})

describe('a line of a form', () => {
  it('ties the problem to its field', () => {
    const line = mount(FieldLine, { props: { modelValue: '', label: '手机号', problem: '这一项要填' } })
    const input = line.find('input')
    expect(input.attributes('aria-invalid')).toBe('true')
    expect(line.find(`#${input.attributes('aria-describedby')}`).text()).toBe('这一项要填')
  })
})

describe('a row of choices', () => {
  it('is a group of radio buttons', async () => {
    const choices = [{ value: 'call', label: '电话' }, { value: 'visit', label: '走访' }]
    const row = mount(ChoiceRow, { props: { modelValue: 'call', label: '怎么联系的', choices } })
    await row.findAll('input')[1]?.setValue()
    expect(row.emitted('update:modelValue')).toEqual([['visit']])
  })
})

describe('a button', () => {
  it('cannot be pressed twice while busy', () => {
    const button = mount(ActButton, { props: { isBusy: true }, slots: { default: '记下来' } })
    expect(button.attributes('disabled')).toBeDefined()
    expect(button.attributes('aria-busy')).toBe('true')
  })
})
