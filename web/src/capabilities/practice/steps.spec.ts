// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { Finding } from '@/capabilities/practice/api'
import { cutAt, excerptOf, partsBeside, replaced } from '@/capabilities/practice/steps'

const finding = (start: number, text: string): Finding =>
  ({ field: 'background', start, length: Array.from(text).length, text, trace: 'full_name', instead: 'the_child' })

describe('replacing what tells who it is about', () => {
  it('counts characters as the server does, not halves of them', () => {
    expect(replaced('😀去看李小雨了', finding(3, '李小雨'), '这个孩子')).toBe('😀去看这个孩子了')
  })
  it('leaves a text alone that has changed meanwhile', () => {
    expect(replaced('去看孩子了', finding(2, '李小雨'), '这个孩子')).toBe('去看孩子了')
    expect(cutAt('去看孩子了', finding(2, '李小雨'))).toBeNull()
  })
  it('shows a few characters on either side', () => {
    const { before, there, after } = excerptOf('一二三四五六七八九十李小雨一二三四五六七八九十', finding(10, '李小雨'))
    expect([before, there, after]).toEqual(['…三四五六七八九十', '李小雨', '一二三四五六七八…'])
  })
})

describe('writing a step', () => {
  it('has the parts of the original beside it that belong there', () => {
    const original = [{ part: 'purpose', text: 'a' }, { part: 'methods', text: 'b' }]
    expect(partsBeside('done', original)).toEqual([{ part: 'methods', text: 'b' }])
  })
})
