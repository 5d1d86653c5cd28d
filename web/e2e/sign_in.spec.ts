// SPDX-License-Identifier: Apache-2.0
// The two ways in that need something from outside the page: a first password on paper, a code in a message.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { type DemoIdentity, aStranger, expectAccessible, expectNoSidewaysScroll, somebody, theServer, useHouse } from './house.ts'

useHouse()

describe('the first sign-in of a colleague', () => {
  // The principal hands out a new first password, as for somebody who forgot theirs.
  async function handedOut() {
    const page = await somebody('principal', 'desk')
    const { roles } = (await (await page.request.get('/api/demo/roles')).json()) as { roles: DemoIdentity[] }
    const isParentToo = (name: string) => roles.some((each) => each.person_kind === 'guardian' && each.person_name === name)
    const name = roles.find((each) => each.roles.includes('homeroom') && !isParentToo(each.person_name))?.person_name
    assert.ok(name, 'the demo district has a homeroom teacher')
    await page.goto('/staff')
    await page.getByRole('button', { name: `给 ${name} 换首次密码` }).first().click()
    await page.getByRole('button', { name: '换一个新密码' }).click()
    const password = (await page.getByRole('dialog').getByRole('status').innerText()).trim()
    await page.context().close()
    return { name, password }
  }
  const fill = async (page: Page, fields: Record<string, string>) => {
    for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text)
  }

  it('asks for a password of one\'s own before anything else is seen', async () => {
    const { name, password } = await handedOut()
    const context = await aStranger('phone')
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.getByText('教职工', { exact: true }).click()
    await fill(page, { 姓名或手机号: name, 密码: password })
    await page.getByRole('button', { name: '进入' }).click()
    await page.getByRole('heading', { name: '先换一个自己的密码' }).waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.goto('/classes')
    await page.getByRole('heading', { name: '先换一个自己的密码' }).waitFor()

    await fill(page, { 现在的密码: password, 新密码: '短', 再输一次新密码: '短' })
    await page.getByRole('button', { name: '换密码' }).click()
    await page.locator('[aria-invalid=true]').waitFor()
    assert.equal(await page.getByLabel('现在的密码', { exact: true }).inputValue(), password)
    await expectAccessible(page)

    const own = '春天去河边看杨柳'
    await fill(page, { 新密码: own, 再输一次新密码: own })
    await page.getByRole('button', { name: '换密码' }).click()
    await page.getByRole('heading', { name: '今日' }).waitFor()
    await context.close()
  })
})

describe('signing in by telephone', () => {
  // A number as the homeroom teacher sees it in a student's file.
  async function aGuardian() {
    const page = await somebody('homeroom', 'phone')
    await page.goto('/me')
    const headers = { 'Kith-Identity': await page.evaluate(() => sessionStorage.getItem('kith.identity') ?? '') }
    const read = async (path: string) => (await page.request.get(path, { headers })).json() as Promise<unknown>
    const classes = (await read('/api/classes')) as { class_id: number }[]
    const students = (await read(`/api/classes/${classes[0]?.class_id ?? 0}/students`)) as { student_id: number }[]
    const file = (await read(`/api/students/${students[0]?.student_id ?? 0}`)) as {
      guardians: { telephone?: string; may_see: boolean }[]
    }
    await page.context().close()
    const telephone = file.guardians.find((each) => each.may_see && each.telephone)?.telephone
    assert.ok(telephone, 'a guardian has a telephone')
    return telephone
  }
  const codes = async () => [...(await theServer().wholeLog()).matchAll(/one_time_code.*?"code":"(\d+)"/g)].map((match) => match[1] ?? '')

  it('takes the code that was sent, after a wrong one, and opens the family\'s home', async () => {
    const telephone = await aGuardian()
    const context = await aStranger('phone')
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.getByLabel('家里留给学校的手机号').fill(telephone)
    await page.getByRole('button', { name: '发验证码' }).click()
    const code = page.getByLabel('验证码', { exact: true })
    await code.waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    const sent = (await codes()).at(-1)
    assert.ok(sent, 'the code is in the log of the server')

    await code.fill(sent === '000000' ? '111111' : '000000')
    await page.getByRole('button', { name: '进入' }).click()
    await page.getByRole('alert').waitFor()
    assert.equal(await page.getByLabel('家里留给学校的手机号').inputValue(), telephone)
    await code.fill(sent)
    await page.getByRole('button', { name: '进入' }).click()
    await page.getByRole('link', { name: '首页' }).waitFor()
    assert.ok(!page.url().includes(telephone), 'no telephone in an address')
    await context.close()
  })

  it('says nothing of who is on record', async () => {
    const context = await aStranger('phone')
    const page = await context.newPage()
    await page.goto('/sign-in')
    const before = (await codes()).length
    await page.getByLabel('家里留给学校的手机号').fill('13900009999')
    await page.getByRole('button', { name: '发验证码' }).click()
    await page.getByLabel('验证码', { exact: true }).waitFor()
    assert.equal((await codes()).length, before)
    await context.close()
  })
})
