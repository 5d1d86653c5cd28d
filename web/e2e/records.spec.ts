// SPDX-License-Identifier: Apache-2.0
// A visit is written up on the telephone, the family agrees to it, and what was asked for is answered.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { expectAccessible, expectNoSidewaysScroll, somebody, theServer, useHouse } from './house.ts'

useHouse()

describe('the record of a visit', () => {
  it('keeps its draft, asks for a method, is acknowledged by the family and followed up', async () => {
    const family = await somebody('guardian', 'phone')
    await family.goto('/')
    const ofFamily = { 'Kith-Identity': await family.evaluate(() => sessionStorage.getItem('kith.identity') ?? '') }
    const children = (await (await family.request.get('/api/children', { headers: ofFamily })).json()) as {
      student_id: number; homeroom_name: string
    }[]
    const child = children[0]
    assert.ok(child)

    const teacher = await somebody((each) => each.person_name === child.homeroom_name && each.roles.includes('homeroom'), 'phone')
    await teacher.goto('/today')
    const headers = { 'Kith-Identity': await teacher.evaluate(() => sessionStorage.getItem('kith.identity') ?? ''), Origin: theServer().address }
    const recorded = await teacher.request.post('/api/visits', {
      headers, data: { student_id: child.student_id, kind: 'visit', mode: 'home', topics: [], note: '', client_key: 'story of a record' },
    })
    const { contact_id } = (await recorded.json()) as { contact_id: number }

    await teacher.goto(`/visits/${contact_id}/record`)
    await teacher.getByLabel('这次为了什么').fill('看看新学期适应得怎样')
    await teacher.getByLabel('孩子的长处').fill('爱读书，愿意帮同桌')
    await teacher.getByRole('button', { name: '加一件担心的事' }).click()
    await teacher.getByLabel('担心什么').fill('早上常迟到')
    await teacher.getByText('打算怎么帮？写了才能给家长看').waitFor()
    await teacher.getByRole('button', { name: '加一条意见' }).click()
    await teacher.getByLabel('家长希望什么').fill('希望放学时校门口有人疏导')
    await teacher.getByText('已保存').waitFor()
    await expectAccessible(teacher)
    await expectNoSidewaysScroll(teacher)
    await teacher.getByRole('button', { name: '写好了，给家长看' }).click()
    await teacher.getByText('提了问题就要有办法：打算怎么帮？').waitFor()

    await teacher.reload()
    assert.equal(await teacher.getByLabel('担心什么').inputValue(), '早上常迟到')
    await teacher.getByLabel('打算怎么帮', { exact: true }).fill('同妈妈商定七点起床')
    await teacher.getByRole('button', { name: '写好了，给家长看' }).click()
    await teacher.getByText('家长可以看到了').waitFor()

    await family.goto('/')
    await family.getByText('希望放学时校门口有人疏导').waitFor()
    assert.equal(await family.getByText('早上常迟到').count(), 0)
    await expectAccessible(family)
    await family.locator('article').filter({ hasText: '希望放学时校门口有人疏导' }).getByRole('button', { name: '看过了，同意' }).click()
    await family.getByText('已告诉老师').waitFor()

    await teacher.goto('/follow_ups')
    const line = teacher.locator('li').filter({ hasText: '希望放学时校门口有人疏导' })
    await line.getByRole('button', { name: '写结果' }).click()
    await teacher.getByLabel('做了什么').fill('下周起安排值周老师')
    await expectAccessible(teacher)
    await teacher.getByRole('button', { name: '办好了' }).last().click()
    await teacher.getByText('已记下结果').waitFor()
    await family.goto(`/students/${child.student_id}`)
    await family.getByText('下周起安排值周老师').waitFor()
    await teacher.context().close()
    await family.context().close()
  })
})
