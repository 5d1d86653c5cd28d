// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { asTable } from '@/platform/files'

describe('a table to take along', () => {
  it('holds nothing that a table program would take for a formula', async () => {
    const text = await asTable(['列'], [['=HYPERLINK("x")'], ['电话']]).text()
    expect(text.split('\r\n').slice(1, 3)).toEqual([`"'=HYPERLINK(""x"")"`, '"电话"'])
  })
})
