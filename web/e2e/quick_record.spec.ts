// SPDX-License-Identifier: Apache-2.0
// The quick record, begun by a call, by a voice, and for several families.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { expectAccessible, somebody, useHouse } from './house.ts'

useHouse()

describe('the quick record', () => {
  it('is offered with its time after a call, and may be said instead of written', async () => {
    const page = await somebody('homeroom', 'phone')
    await page.context().grantPermissions(['microphone'])
    await page.goto('/classes')
    await page.locator('a.more').first().click()
    const call = page.locator('a[href^="tel:"]').first()
    await call.waitFor()
    // The telephone's own affair: nothing of it is ours.
    await call.evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()))
    await call.click()
    await page.getByText('记一下刚才的电话？').waitFor()
    assert.match(await page.getByLabel('几点').inputValue(), /^\d\d:\d\d$/)
    await page.getByRole('button', { name: '＋ 说一段' }).click()
    await page.getByRole('button', { name: '开始说' }).click()
    await page.getByText('● 0:02').waitFor()
    await page.getByRole('button', { name: '说完了' }).click()
    await page.locator('audio[src^="blob:"]').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '记下来', exact: true }).click()
    await page.getByText('已记下').waitFor()
    await page.reload()
    await page.getByRole('button', { name: /听语音（[1-4] 秒）/ }).click()
    await page.locator('audio[src^="blob:"]').waitFor()
    await expectAccessible(page)
    await page.context().close()
  })

  it('is one for several families who came together', async () => {
    const page = await somebody('homeroom', 'phone')
    await page.goto('/classes')
    await page.getByRole('button', { name: '几家一起记' }).click()
    await page.getByText('到校', { exact: true }).click()
    const names = page.locator('.names button')
    for (const n of [7, 8, 9]) await names.nth(n).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: '记下来，3 位' }).click()
    await page.getByText('已记下：3 位学生').waitFor()
    await page.locator('a.more').nth(8).click()
    await page.getByText('同时和 3 家').waitFor()
    await page.context().close()
  })
})
