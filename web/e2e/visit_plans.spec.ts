// SPDX-License-Identifier: Apache-2.0
// A season is planned, explained and changed by the desk; a teacher sees the own visits; a family takes another time.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { expectAccessible, expectNoSidewaysScroll, headersOf, read, somebody, useHouse, type DemoIdentity } from './house.ts'

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

    const prepare = page.getByRole('link', { name: '准备这次家访：' }).first()
    const name = (await prepare.getAttribute('aria-label'))?.split('：')[1] ?? ''
    await prepare.click()
    await page.getByRole('heading', { name: new RegExp(name) }).first().waitFor()
    await page.getByRole('heading', { name: '先说长处' }).waitFor()
    await page.context().close()
  })

  it('comes as a sheet for the day and as a calendar file', async () => {
    const page = await somebody('homeroom', 'phone')
    await page.goto('/visits')
    const trip = page.locator('article').first()
    await trip.locator('ol li').first().waitFor()
    const [file] = await Promise.all([page.waitForEvent('download'), trip.getByRole('button', { name: /打印.*路线单/ }).click()])
    assert.match(file.suggestedFilename(), /家访路线单.*\.pdf$/)
    const [calendar] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '放进日历' }).click()])
    assert.match(calendar.suggestedFilename(), /\.ics$/)
    await page.context().close()
  })

  it('sends a team to one village, proposed and settled by the desk', async () => {
    const page = await somebody('moral_education', 'desk')
    await page.goto('/visits')
    await page.getByRole('link', { name: '组织大家访' }).click()
    const families = page.locator('ul[aria-label="走访哪几户"] li')
    await families.first().waitFor()
    const team = page.locator('ul[aria-label="谁去"]')
    // A half-day in which somebody leads.
    for (let index = 1; index < 12; index += 1) {
      await Promise.all([page.waitForResponse(/drafts/), page.getByLabel('什么时候').selectOption({ index })])
      if (await team.locator('select').evaluateAll((all) => all.some((each) => (each as HTMLSelectElement).value === 'leader'))) break
    }
    await expectAccessible(page)
    const add = team.getByLabel('加一位')
    for (let rows = await team.locator('li').count(); rows < 4; rows = await team.locator('li').count()) {
      const free = await add.locator('optgroup').first().locator('option:not([disabled])').first().getAttribute('value')
      await add.selectOption(free)
      await team.locator('li').nth(rows).waitFor()
    }
    const when = await page.getByLabel('什么时候').evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.textContent?.trim() ?? '')
    await page.getByRole('button', { name: '就这样定' }).click()
    await page.getByText('已定，队员都会看到').waitFor()
    // The demo district has one of its own.
    const settled = page.locator('ul[aria-label="大家访"] li').filter({ hasText: when }).last()
    await settled.waitFor()
    assert.match(await settled.innerText(), /带队/)
    await settled.getByRole('link').click()
    await page.getByRole('button', { name: '取消这次大家访' }).click()
    await page.getByRole('button', { name: '确定取消' }).click()
    await page.getByText('已取消，学生回到待安排').waitFor()
    // Who waits is planned again.
    await page.goto('/visits')
    await page.getByRole('button', { name: '重新排' }).click()
    await page.getByText('计划排好了').waitFor()
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

  it('lets a family keep the committee member of a big visit from its door', async () => {
    const family = await somebody('guardian', 'phone')
    await family.goto('/')
    await settleBigVisit(family)
    await family.reload()
    const card = family.locator('article').filter({ hasText: '老师一行来走访' }).first()
    await card.getByText(/^家委会 .+ 同行$/).waitFor()
    await expectAccessible(family)
    await card.getByRole('button', { name: '请家委会不进门' }).click()
    await family.getByText('已告诉老师').waitFor()
    await card.getByText(/^已请家委会 .+ 不进门$/).waitFor()
    await card.getByRole('button', { name: '欢迎家委会一起来' }).waitFor()
    await expectNoSidewaysScroll(family)
    await family.context().close()

    const teacher = await somebody('homeroom', 'phone')
    await teacher.goto('/visits')
    const door = teacher.locator('article').filter({ hasText: '大家访' }).locator('li').filter({ hasText: '家委会成员不进这一家' })
    await door.first().waitFor()
    await expectAccessible(teacher)
    await expectNoSidewaysScroll(teacher)
    await teacher.context().close()
  })
})

interface Draft {
  half_days: { on: string; part: string }[]
  staff: { person_id: number; name: string; conflict?: string | null }[]
  committee: { person_id: number; name: string; conflict?: string | null }[]
}

// A team of the desk's with the homeroom teacher and a committee member to this family, in the first half-day in
// which all of them are free.
async function settleBigVisit(family: Page) {
  const desk = await somebody('moral_education', 'desk')
  await desk.goto('/visits')
  const { roles } = await read<{ roles: DemoIdentity[] }>(desk, '/api/demo/roles')
  const homeroom = roles.find((each) => each.roles.includes('homeroom'))?.person_name
  const own = roles.find((each) => each.roles.includes('guardian'))?.person_name
  const offers = await read<{ season_plan_id: number; student_id: number }[]>(family, '/api/visit_offers')
  for (const { season_plan_id, student_id } of offers) {
    const wanted = { season_plan_id, place: '石桥村' }
    const { half_days } = await draft(desk, wanted)
    for (const { on, part } of half_days) {
      const { staff, committee } = await draft(desk, { ...wanted, planned_on: on, part })
      const free = staff.filter((each) => !each.conflict)
      const teacher = free.find((each) => each.name === homeroom)
      const leader = free.find((each) => each !== teacher)
      const member = committee.find((each) => !each.conflict && each.name !== own)
      if (!teacher || !leader || !member) continue
      const members = [{ person_id: leader.person_id, role: 'leader' }, { person_id: teacher.person_id, role: 'homeroom' },
        { person_id: member.person_id, role: 'committee_member' }]
      const data = { ...wanted, planned_on: on, part, members, student_ids: [student_id] }
      const settled = await desk.request.post('/api/big_visits', { data, headers: await headersOf(desk) })
      if (settled.ok()) return desk.context().close()
    }
  }
  assert.fail('some half-day suits a team with the homeroom teacher and a committee member')
}
const draft = async (desk: Page, data: object) =>
  (await (await desk.request.post('/api/big_visits/drafts', { data, headers: await headersOf(desk) })).json()) as Draft
