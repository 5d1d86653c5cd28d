// SPDX-License-Identifier: Apache-2.0
// The school's desk sets a figure of its own, with the reason; the board follows at once.
import { describe, it } from 'node:test'
import { expectAccessible, expectNoSidewaysScroll, somebody, useHouse } from './house.ts'

useHouse()

describe('the policies of a school', () => {
  it('are changed with a reason, and the board follows', async () => {
    const page = await somebody('principal', 'desk')
    await page.goto('/policies')
    const pack = page.getByRole('region', { name: /学校家访工作长效机制/ })
    await pack.getByText(/看 \d+ 条条款/).click()
    await expectAccessible(page)
    const clause = pack.locator('[data-clause="P4.4"]')
    await clause.getByRole('button', { name: '改数字' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel(/要做到的比例/).fill('61')
    await sheet.getByRole('button', { name: '保存' }).click()
    await sheet.getByText('请写一句理由').first().waitFor()
    await sheet.getByLabel('理由').fill('本学期新接两个班')
    await sheet.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存').waitFor()
    await clause.getByText('做到 61%').first().waitFor()
    await page.goto('/norms/P4.4')
    await page.getByText(/目标 61%/).waitFor()
    await page.context().close()
  })

  it('are reached on a phone from one\'s own page', async () => {
    const page = await somebody('moral_education', 'phone', { theme: 'dark' })
    await page.goto('/')
    await page.getByRole('link', { name: '我的' }).click()
    await page.getByRole('navigation', { name: '更多' }).getByRole('link', { name: '制度与指标' }).click()
    await page.getByRole('region', { name: /学校家访工作长效机制/ }).waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.context().close()
  })
})
