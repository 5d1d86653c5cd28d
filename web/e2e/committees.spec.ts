// SPDX-License-Identifier: Apache-2.0
// Parent committees: a homeroom teacher seats a parent, families see who represents them and no telephone.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { expectAccessible, expectNoSidewaysScroll, somebody, useHouse } from './house.ts'

useHouse()

describe('a parent committee', () => {
  it('gets a member from the homeroom teacher, whom families see by name', async () => {
    const page = await somebody('homeroom', 'phone')
    await page.goto('/committees')
    await page.getByRole('heading', { name: '班级家委会' }).waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: /家委会添一位/ }).first().click()
    const choice = page.getByLabel('哪位家长')
    await page.waitForFunction(() => document.querySelectorAll('select:last-of-type option').length > 5)
    const offered = await choice.locator('option').allInnerTexts()
    const wanted = offered.at(-1) ?? ''
    const name = wanted.slice(0, wanted.indexOf('（'))
    assert.ok(name, 'a guardian is offered')
    await choice.selectOption({ label: wanted })
    await page.getByText('委员', { exact: true }).last().click()
    await expectAccessible(page)
    await page.getByRole('button', { name: '定下来' }).click()
    await page.getByText('已记下，家长们可以看到了').waitFor()
    await page.getByRole('button', { name: new RegExp(name) }).first().waitFor()
    await page.context().close()

    const family = await somebody('guardian', 'phone')
    await family.goto('/children')
    await family.getByRole('link', { name: '谁代表我们：家委会名单' }).click()
    await family.getByText(name).first().waitFor()
    await expectAccessible(family)
    await expectNoSidewaysScroll(family)
    const text = await family.locator('main').innerText()
    assert.doesNotMatch(text, /1\d{10}|的家长|添一位/)
    await family.context().close()
  })

  it('of the school is for the office to change', async () => {
    const page = await somebody('principal', 'desk')
    await page.goto('/committees')
    await page.getByRole('button', { name: '给全校家委会添一位' }).waitFor()
    await page.locator('section[aria-label="全校"] li button').last().click()
    await page.getByRole('button', { name: '结束任期' }).click()
    await page.getByText('已结束').waitFor()
    await page.getByText(/本学年卸任的 1 位/).first().waitFor()
    await expectAccessible(page)
    await page.context().close()
  })
})
