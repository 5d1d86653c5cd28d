// SPDX-License-Identifier: Apache-2.0
// Gatherings: three taps for one that took place; what was planned waits among the duties until it is held.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { expectAccessible, expectNoSidewaysScroll, somebody, useHouse } from './house.ts'

useHouse()

describe('a gathering', () => {
  it('that took place is recorded in three taps', async () => {
    const page = await somebody('homeroom', 'phone')
    await page.goto('/gatherings')
    const past = page.locator('ul[aria-label="已举行"] li')
    await past.first().waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    const before = await past.count()

    await page.getByRole('button', { name: '记一次活动' }).click()
    await page.getByText('家庭教育指导', { exact: true }).last().click()
    await expectAccessible(page)
    await page.getByRole('button', { name: '记下来' }).click()
    await page.getByText('已记下').waitFor()
    await page.waitForFunction((was) => document.querySelectorAll('ul[aria-label="已举行"] li').length === Number(was) + 1, before)
    assert.match(await past.first().innerText(), /家庭教育指导[\s\S]*今天/)
    await page.context().close()
  })

  it('that was planned is a duty until it is held', async () => {
    const page = await somebody('homeroom', 'desk')
    await page.goto('/today')
    const duty = page.getByText('计划好的活动：按期举行并记录').first()
    await duty.waitFor()
    await page.goto('/gatherings')
    const missed = page.locator('ul[aria-label="计划中"] li').filter({ hasText: '未按期举行' })
    await missed.first().waitFor()
    const before = await missed.count()
    await missed.first().getByRole('button').click()
    await page.getByLabel('到场家庭（可不填）').fill('24')
    await expectAccessible(page)
    await page.getByRole('button', { name: '已举行，记下来' }).click()
    await page.getByText('24 户到场').first().waitFor()
    assert.equal(await missed.count(), before - 1)
    await page.context().close()
  })
})

describe('a class', () => {
  it('is handed its contact cards at once', async () => {
    const page = await somebody('homeroom', 'phone')
    await page.goto('/classes')
    await page.getByRole('button', { name: '发给学生' }).click()
    await page.getByText('联系卡', { exact: true }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: /记下来，\d+ 位/ }).click()
    await page.getByText(/已记下：\d+ 位学生/).waitFor()
    await page.context().close()
  })
})
