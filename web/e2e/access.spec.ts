// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type DemoIdentity, aStranger, expectAccessible, expectNoSidewaysScroll, somebody, theServer, useHouse } from './house.ts'

useHouse()

describe('coming in', () => {
  for (const screen of ['phone', 'desk'] as const) {
    it(`begins at the door on a ${screen}`, async () => {
      const context = await aStranger(screen)
      const page = await context.newPage()
      await page.goto('/me')
      await page.getByRole('heading', { name: '家校同心' }).waitFor()
      assert.match(page.url(), /\/sign-in\?next=/)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await context.close()
    })
  }

  it('says what was wrong and keeps what was typed', async () => {
    const context = await aStranger('phone')
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.getByText('教职工', { exact: true }).click()
    await page.getByLabel('姓名或手机号').fill('没有这个人')
    await page.getByLabel('密码').fill('不是这个密码呀')
    await page.getByRole('button', { name: '进入' }).click()
    await page.getByRole('alert').getByText('姓名、手机号或密码不对').waitFor()
    assert.equal(await page.getByLabel('姓名或手机号').inputValue(), '没有这个人')
    await expectAccessible(page)
    await context.close()
  })

  it('goes to the page that was asked for after a demo role is chosen', async () => {
    const context = await aStranger('phone')
    const page = await context.newPage()
    await page.goto('/me')
    await page.getByRole('button', { name: /班主任/ }).click()
    await page.getByRole('heading', { name: '登录过的设备' }).waitFor()
    assert.match(page.url(), /\/me$/)
    await context.close()
  })
})

describe('my own page', () => {
  for (const look of [{}, { theme: 'dark' }, { is_large: true }, { language: 'en' }] as const) {
    it(`is accessible on a phone, ${JSON.stringify(look)}`, async () => {
      const page = await somebody('guardian', 'phone', look)
      await page.goto('/me')
      await page.getByText(look && 'language' in look ? 'Last used' : '最近使用').first().waitFor()
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await page.context().close()
    })
  }

  it('changes to large type at once and keeps it', async () => {
    const page = await somebody('guardian', 'phone')
    await page.goto('/me')
    await page.getByText('大字', { exact: true }).click()
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '20px')
    await page.context().close()
  })

  it('lets a teacher who is also a parent change sides with one tap', async () => {
    const teacherAndParent = (each: DemoIdentity, all: DemoIdentity[]) =>
      each.person_kind === 'staff' && all.some((other) => other.person_kind === 'guardian' && other.person_name === each.person_name)
    const page = await somebody(teacherAndParent, 'phone')
    await page.goto('/me')
    const parent = page.getByRole('button', { name: /· 家长/ })
    assert.equal(await parent.getAttribute('aria-pressed'), 'false')
    await parent.click()
    await page.goto('/me')
    await page.getByRole('button', { name: /· 家长.*正在用/ }).waitFor()
    await page.context().close()
  })

  it('signs out and is not there any more', async () => {
    const page = await somebody('guardian', 'phone')
    await page.goto('/me')
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.waitForURL(/sign-in/)
    await page.goto('/me')
    await page.waitForURL(/sign-in/)
    await page.context().close()
  })
})

describe('the machine it runs on', () => {
  it('shows other users nothing of what is stored', { skip: Boolean(process.env.KITH_SERVER) }, () => {
    const { folder } = theServer()
    const open = readdirSync(folder).filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0)
    assert.ok(readdirSync(folder).includes('kith.db'))
    assert.deepEqual(open, [])
  })
})
