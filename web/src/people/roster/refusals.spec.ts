// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { byRow } from '@/people/roster/refusals'

const cell = (sheet: string, row: number, column: string) => ({ sheet, row, column, reason: 'roster.date_invalid' })

describe('refused rows', () => {
  it('name a row once with all its bad cells', () => {
    const rows = byRow([cell('学生', 3, '姓名'), cell('学生', 3, '电话'), cell('教职工', 3, '姓名')])
    expect(rows.map((row) => [row.sheet, row.row, row.cells.length])).toEqual([['学生', 3, 2], ['教职工', 3, 1]])
  })
})
