// SPDX-License-Identifier: Apache-2.0
// The case file: staff say why before it opens, the family sees who looked and reads its own part.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { expectAccessible, expectNoSidewaysScroll, somebody, theServer, useHouse } from './house.ts'

useHouse()

const why = '下周走访，先看看上次的约定'

describe('a case file', () => {
  it('opens with a reason, prints, and tells the family who looked', async () => {
    const family = await somebody('guardian', 'phone')
    const identity = await (async () => {
      await family.goto('/children')
      await family.getByRole('link', { name: /家委会/ }).waitFor()
      return family.evaluate(() => sessionStorage.getItem('kith.identity'))
    })()
    const headers = { 'Kith-Identity': identity ?? '' }
    const [child] = await (await family.context().request.get('/api/children', { headers })).json()

    const page = await somebody((each) => each.roles.includes('moral_education'), 'phone')
    await page.goto(`/students/${child.student_id}`)
    await page.getByRole('link', { name: '一生一案' }).click()
    await page.getByRole('heading', { name: '打开一生一案' }).waitFor()
    await expectAccessible(page)
    await page.getByText('准备家访或谈话').click()
    await page.getByLabel('补充一句（可不填）').fill(why)
    await page.getByRole('button', { name: '打开档案' }).click()
    await page.getByRole('heading', { name: '联系记录' }).waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    const text = await page.locator('main').innerText()
    assert.doesNotMatch(text, /1\d{10}/, 'no whole telephone number')
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: '打印' }).click()
    assert.match((await saved).suggestedFilename(), /\.pdf$/)
    await page.reload()
    await page.getByRole('heading', { name: '联系记录' }).waitFor()
    assert.equal(await page.getByRole('heading', { name: '打开一生一案' }).count(), 0, 'one reason serves for a while')
    await page.context().close()

    await family.goto(`/students/${child.student_id}`)
    await family.getByText(why).waitFor()
    await family.getByText(/打印过一份/).waitFor()
    await expectAccessible(family)
    await family.getByRole('link', { name: '孩子在学校的档案' }).click()
    await family.getByRole('heading', { name: '联系记录' }).waitFor()
    await expectAccessible(family)
    await expectNoSidewaysScroll(family)
    const own = await family.locator('main').innerText()
    assert.doesNotMatch(own, /应办事项|本期还缺|电话末四位/)
    await family.context().close()
    assert.ok(!(await theServer().wholeLog()).includes(why), 'the words of a reason stand in no log')
  })
})
