// SPDX-License-Identifier: Apache-2.0
// A child falls ill at school: three taps, a deadline for the call, and the call does what was owed.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { expectAccessible, expectNoSidewaysScroll, somebody, useHouse } from './house.ts'

useHouse()

describe('what happened to a student', () => {
  it('is said with three taps, owes a call, and the recorded call does it', async () => {
    const page = await somebody('homeroom', 'phone')
    await page.goto('/classes')
    const row = page.locator('button.student').nth(4)
    const name = (await row.locator('.name').innerText()).trim()
    await row.click()
    await page.getByRole('button', { name: '发生了什么' }).click()
    await page.getByRole('button', { name: '突然生病' }).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '突然生病' }).click()
    await page.getByText('马上联系家长').waitFor()
    await expectAccessible(page)
    await page.getByLabel(/补充一句/).fill('午饭后肚子疼，在医务室。')
    await page.getByRole('button', { name: '保存' }).click()

    await page.goto('/today')
    const duty = page.getByRole('listitem').filter({ hasText: `马上联系家长 · ${name}` })
    await duty.first().waitFor()
    await duty.first().getByRole('link').click()
    await page.getByRole('heading', { name: '发生过的事' }).waitFor()
    await page.getByText('午饭后肚子疼').waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)

    await page.getByRole('button', { name: '记一次联系' }).click()
    await page.getByRole('dialog').getByText('电话', { exact: true }).click()
    await page.getByRole('button', { name: '记下来', exact: true }).click()
    await page.getByText(/\d 办好$/).first().waitFor()
    await page.goto('/today')
    await page.getByRole('heading', { name: '应办的事' }).waitFor()
    assert.equal(await page.getByText(`马上联系家长 · ${name}`).count(), 0)
    await page.context().close()
  })
})
