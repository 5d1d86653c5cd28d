// SPDX-License-Identifier: Apache-2.0
// The school office writes the school year; the district has a calendar of its own.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { expectAccessible, expectNoSidewaysScroll, somebody, useHouse } from './house.ts'

useHouse()

const section = (page: Page, name: string) => page.getByRole('region', { name })
const edit = async (page: Page, name: string) => {
  await page.getByRole('button', { name: `修改${name}` }).click()
  return page.getByRole('dialog')
}

describe('the calendar of a school', () => {
  it('is reached on a phone from one\'s own page', async () => {
    const page = await somebody('moral_education', 'phone')
    await page.goto('/')
    await page.getByRole('link', { name: '我的' }).click()
    const more = page.getByRole('navigation', { name: '更多' })
    await more.getByRole('link', { name: '教职工' }).waitFor()
    await more.getByRole('link', { name: '导入名册' }).waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await more.getByRole('link', { name: '校历与设置' }).click()
    await section(page, '学期').waitFor()
    await page.context().close()
  })

  for (const screen of ['phone', 'desk'] as const) {
    it(`keeps what was typed until the dates are right, on a ${screen}`, async () => {
      const page = await somebody('moral_education', screen)
      await page.goto('/settings')
      await section(page, '家访季').getByText('寒假').waitFor()
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)

      const sheet = await edit(page, '家访季')
      const name = screen === 'phone' ? '秋收回访' : '期中回访', day = screen === 'phone' ? '2026-10-12' : '2026-10-19'
      await sheet.getByRole('button', { name: '加一个家访季' }).click()
      await sheet.getByLabel('名称').last().fill(name)
      await sheet.getByLabel('从', { exact: true }).last().fill('2020-10-12')
      await sheet.getByRole('button', { name: '保存' }).click()
      await sheet.getByText('日期要在本学年内').first().waitFor()
      await expectAccessible(page)
      assert.equal(await sheet.getByLabel('名称').last().inputValue(), name)

      await sheet.getByLabel('从', { exact: true }).last().fill(day)
      await sheet.getByRole('button', { name: '保存' }).click()
      await page.getByText('校历已保存').waitFor()
      await section(page, '家访季').getByText(name).waitFor()
      await page.reload()
      await section(page, '家访季').getByText(name).waitFor()
      await page.context().close()
    })
  }

  it('says where a shorter term of next year leaves an examination behind', async () => {
    const page = await somebody('moral_education', 'desk', { theme: 'dark' })
    await page.goto('/settings')
    await page.getByText(/^\d{4}–\d{4} 学年$/).last().click()
    await page.getByRole('button', { name: '修改学期' }).waitFor()
    await section(page, '考试与毕业').getByText('毕业典礼').waitFor()
    await expectAccessible(page)

    const sheet = await edit(page, '学期')
    const until = sheet.getByLabel('到', { exact: true }).first()
    const was = await until.inputValue()
    await until.fill(was.replace(/\d\d$/, '05'))
    await sheet.getByRole('button', { name: '保存' }).click()
    await sheet.getByText('考试与毕业：考试要在学期之内').waitFor()
    await expectAccessible(page)
    await page.context().close()
  })

  it('is not a teacher\'s to change', async () => {
    const page = await somebody('homeroom', 'phone')
    await page.goto('/settings')
    await page.waitForURL((url) => url.pathname !== '/settings')
    const identity = await page.evaluate(() => sessionStorage.getItem('kith.identity') ?? '')
    const headers = { 'Kith-Identity': identity, Origin: new URL(page.url()).origin }
    assert.equal((await page.request.put('/api/calendar/2026', { headers, data: { holidays: [] } })).status(), 403)
    await page.context().close()
  })
})

describe('the calendar of the district', () => {
  it('is edited like a school\'s', async () => {
    const page = await somebody('district', 'desk')
    await page.goto('/settings')
    await section(page, '学期').waitFor()
    await expectAccessible(page)
    const sheet = await edit(page, '节假日与调休')
    await sheet.getByRole('button', { name: /删去国庆节/ }).click()
    await sheet.getByRole('button', { name: '保存' }).click()
    await page.getByText('校历已保存').waitFor()
    assert.equal(await section(page, '节假日与调休').getByText('国庆节').count(), 0)
    await page.context().close()
  })
})
