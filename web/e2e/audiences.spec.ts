// SPDX-License-Identifier: Apache-2.0
// Whom a notice is for and whose answer counts: care groups that nobody learns of, colleagues, carers, and
// what each guardian chose about being told.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { expectAccessible, expectNoSidewaysScroll, read, somebody, useHouse } from './house.ts'

useHouse()

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first()

async function write(page: Page, title: string, body: string) {
  await page.getByLabel('标题').fill(title)
  await page.getByLabel('正文').fill(body)
}
async function send(page: Page) {
  await page.getByRole('button', { name: /^发给 \d+ 家/ }).click()
  await page.waitForURL(/\/notices\/\d+$/)
}

describe('a notice to a care group', () => {
  it('is known as one to its author, and to a homeroom teacher as a letter to some students', async () => {
    const author = await somebody('moral_education', 'desk')
    await author.goto('/notices/new')
    await write(author, '寒假谁在家', '请告诉学校假期里谁照看孩子。')
    await author.getByRole('button', { name: '发给关注的学生家庭' }).click()
    await author.getByRole('button', { name: '留守', exact: true }).click()
    await author.getByText(/班主任看到的是点名发的信/).waitFor()
    await author.getByText(/会到 [1-9]\d* 家/).waitFor()
    await expectAccessible(author)
    await send(author)
    await author.getByText('发给了：留守').waitFor()
    await expectAccessible(author)
    const address = new URL(author.url()).pathname

    const teacher = await somebody('homeroom', 'phone')
    await teacher.goto('/notices')
    await heading(teacher, '通知').waitFor()
    const { notices } = await read<{ notices: { title: string }[] }>(teacher, '/api/notices')
    const told = await teacher.request.get(`/api${address}`)
    assert.ok(!/left_behind|留守/.test(JSON.stringify(notices)) && !/left_behind/.test(await told.text()), 'the group is not told')
    await teacher.context().close()
    await author.context().close()
  })
})

describe('a notice every guardian is asked about', () => {
  it('says so on its page', async () => {
    const page = await somebody('homeroom', 'phone')
    await page.goto('/notices/new')
    await page.getByRole('button', { name: /班$/ }).first().click()
    await write(page, '家长都要知道的事', '请父母双方都看一看。')
    await page.getByText('每位监护人都要', { exact: true }).click()
    await page.getByText('之后转来的学生也发给').waitFor()
    await expectNoSidewaysScroll(page)
    await send(page)
    await page.getByText('每位监护人都确认了，这个孩子才算完成。').waitFor()
    await expectAccessible(page)

    const family = await somebody('guardian', 'phone')
    await family.goto('/inbox')
    await heading(family, /^等您处理/).waitFor()
    await family.getByRole('button', { name: '家长都要知道的事' }).first().click()
    await heading(family, '家长都要知道的事').waitFor()
    await family.getByText('请每位监护人各自回应').waitFor()
    await family.getByRole('button', { name: '打印' }).waitFor()
    await expectAccessible(family)
    await family.getByRole('button', { name: '我看过了，确认' }).click()
    await family.getByText('已确认，学校看到了').waitFor()
    await family.context().close()
    await page.context().close()
  })
})

describe('a notice to staff', () => {
  it('is confirmed in the own list and names who has not', async () => {
    const author = await somebody('moral_education', 'desk')
    await author.goto('/notices')
    await author.getByRole('link', { name: '给教职工写通知' }).click()
    await heading(author, '给教职工写通知').waitFor()
    await write(author, '周三班主任例会', '下午四点，三楼会议室。')
    await author.getByText('班主任', { exact: true }).click()
    await author.getByText(/会到 [1-9]\d* 人/).waitFor()
    await expectAccessible(author)
    await author.getByRole('button', { name: /^发给 \d+ 人/ }).click()
    await heading(author, '周三班主任例会').waitFor()
    await heading(author, /^还没回应的 \d+ 人/).waitFor()
    await expectAccessible(author)
    const address = author.url()

    const teacher = await somebody('homeroom', 'phone')
    await teacher.goto('/notices')
    await teacher.getByRole('link', { name: /周三班主任例会/ }).click()
    await heading(teacher, '周三班主任例会').waitFor()
    await teacher.getByRole('button', { name: '我看过了，确认' }).click()
    await teacher.getByText('已确认，发信人看到了').waitFor()
    await expectAccessible(teacher)
    await teacher.context().close()

    await author.goto(address)
    await author.getByText(/^1$/).first().waitFor()
    await author.context().close()
  })
})

describe('being told', () => {
  it('is chosen by kind, and the page says what is never put off', async () => {
    const page = await somebody('guardian', 'phone')
    await page.goto('/me')
    await page.getByText('紧急通知、临时停课和要签字的信总是马上发。').waitFor()
    await page.getByLabel('告家长书').selectOption('digest')
    await page.getByText('已按您的意思改好').waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.reload()
    await page.getByText('紧急通知、临时停课和要签字的信总是马上发。').waitFor()
    assert.equal(await page.getByLabel('告家长书').inputValue(), 'digest')
    await page.context().close()
  })
})

describe('a carer', () => {
  it('is marked by the school desk', async () => {
    const page = await somebody('moral_education', 'desk')
    await page.goto('/')
    const classes = await read<{ class_id: number }[]>(page, '/api/classes')
    const students = await read<{ student_id: number }[]>(page, `/api/classes/${classes[0]?.class_id}/students`)
    await page.goto(`/students/${students[0]?.student_id}`)
    await page.getByLabel('照护人').first().check()
    await page.getByText('已记为照护人').waitFor()
    await page.getByText('能收到、能看信，不能确认和签字。').first().waitFor()
    await expectAccessible(page)
    await page.context().close()
  })
})
