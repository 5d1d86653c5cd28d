// SPDX-License-Identifier: Apache-2.0
// A season is planned, explained and changed by the desk; a teacher sees the own visits; a family takes another time.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { expectAccessible, expectNoSidewaysScroll, somebody, useHouse } from './house.ts'

useHouse()

describe('a visit season', () => {
  it('is planned again and keeps what was settled by hand', async () => {
    const page = await somebody('moral_education', 'desk')
    await page.goto('/visits')
    const teachers = page.locator('ul[aria-label="老师的分工"] li')
    await teachers.first().waitFor()
    await expectAccessible(page)
    await teachers.first().getByRole('button').click()
    const families = page.locator('section[aria-live] li')
    const proposed = families.filter({ hasText: '建议' })
    await proposed.last().waitFor()
    assert.match(await proposed.last().innerText(), /班主任|科任老师|重点关注/, 'each says why')
    const name = (await proposed.last().locator('b').first().innerText()).trim()
    await proposed.last().getByRole('button').click()
    await page.getByText('到校', { exact: false }).last().click()
    await expectAccessible(page)
    await page.getByRole('button', { name: '就这样定' }).click()
    const settled = families.filter({ hasText: name }).filter({ hasText: '已定' })
    await settled.first().waitFor()

    await page.getByRole('button', { name: '重新排' }).click()
    await page.getByText('计划排好了').waitFor()
    await page.getByText(/保留手工定的 \d+ 位/).waitFor()
    await page.keyboard.press('Escape')
    await settled.first().waitFor()
    await page.context().close()
  })

  it('is a teacher’s list of who comes next', async () => {
    const page = await somebody('homeroom', 'phone')
    await page.goto('/visits')
    await page.locator('article ol li').first().waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: '我每周没空的时间' }).click()
    await page.getByRole('button', { name: '周五 晚上' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('下次排计划会避开').waitFor()
    await page.context().close()
  })

  it('asks a family for a time that suits', async () => {
    const page = await somebody('guardian', 'phone')
    await page.goto('/')
    const card = page.locator('article').filter({ hasText: '的家访' }).first()
    await card.waitFor()
    await card.getByRole('button', { name: '换时间或方式' }).click()
    await expectAccessible(page)
    await page.locator('fieldset').first().locator('label').last().click()
    await page.getByRole('button', { name: '就约这个时间' }).click()
    await page.getByText('已约好，老师会看到').waitFor()
    await page.getByText('已约好：').first().waitFor()
    await expectNoSidewaysScroll(page)
    await page.context().close()
  })
})
