// SPDX-License-Identifier: Apache-2.0
// A child whose parents work elsewhere: the family notes a call with one tap, and takes a wrong one back.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { expectAccessible, expectNoSidewaysScroll, somebody, useHouse, type DemoIdentity } from './house.ts'

useHouse()

const guardians = (all: DemoIdentity[]) => all.filter((each) => each.roles.includes('guardian'))

describe('the family\'s own log', () => {
  it('is noted with one tap where a parent lives away', async () => {
    const page = await somebody((each, all) => each === guardians(all)[1], 'phone')
    await page.goto('/')
    await page.getByRole('heading', { name: /联系了吗/ }).first().waitFor()
    await page.getByRole('button', { name: '视频了' }).first().click()
    await page.getByText('记好了').waitFor()
    await page.getByText(/这周记了/).first().waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: '看以前的' }).first().click()
    await page.getByRole('button', { name: /撤回今天/ }).first().click()
    await page.getByText('已撤回').waitFor()
    await page.context().close()
  })

  it('asks nothing of a family that lives together', async () => {
    const page = await somebody('guardian', 'phone')
    await page.goto('/')
    await page.getByRole('heading', { name: '我的孩子' }).or(page.getByRole('heading', { name: /孩子/ })).first().waitFor()
    assert.equal(await page.getByText(/联系了吗/).count(), 0)
    await page.context().close()
  })
})
