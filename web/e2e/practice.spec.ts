// SPDX-License-Identifier: Apache-2.0
// A visit becomes a case: rewritten until nothing tells who it was, approved, chosen, shown, and withdrawn.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { expectAccessible, expectNoSidewaysScroll, somebody, theServer, useHouse } from './house.ts'

useHouse()

describe('a case of a visit', () => {
  it('leaves the school only when nothing tells who it is about, and never says whose it is', async () => {
    const teacher = await somebody('homeroom', 'phone')
    await teacher.goto('/today')
    const headers = { 'Kith-Identity': await teacher.evaluate(() => sessionStorage.getItem('kith.identity') ?? ''), Origin: theServer().address }
    const classes = (await (await teacher.request.get('/api/classes', { headers })).json()) as { class_id: number }[]
    const own = classes[0]
    assert.ok(own)
    const students = (await (await teacher.request.get(`/api/classes/${own.class_id}/students`, { headers })).json()) as { student_id: number; name: string }[]
    const child = students[0]
    assert.ok(child)
    const recorded = await teacher.request.post('/api/visits', {
      headers, data: { student_id: child.student_id, kind: 'visit', mode: 'home', topics: [], note: '', client_key: 'story of a case' },
    })
    const { contact_id } = (await recorded.json()) as { contact_id: number }
    await teacher.goto(`/visits/${contact_id}/record`)
    await teacher.getByLabel('这次为了什么').fill('了解早上为什么迟到')
    await teacher.getByLabel('孩子的长处').fill('爱读书，愿意帮同桌')
    await teacher.getByText('已保存').waitFor()
    await teacher.getByRole('button', { name: '写好了，给家长看' }).click()
    await teacher.getByText('家长可以看到了').waitFor()

    await teacher.goto('/cases')
    await expectAccessible(teacher)
    await teacher.locator('li').filter({ hasText: child.name }).getByRole('button', { name: '写成案例' }).click()
    const background = teacher.getByLabel('1 · 当时的情况')
    await background.fill(`${child.name}常常迟到，家住幸福路12号。`)
    await teacher.getByText('能认出是谁，改好才能提交').waitFor()
    assert.ok(await teacher.getByRole('button', { name: '提交学校审核' }).isDisabled())
    await expectAccessible(teacher)
    await expectNoSidewaysScroll(teacher)
    await teacher.getByRole('button', { name: '换成“这个孩子”' }).click()
    await background.fill('这个孩子常常迟到。')
    await teacher.getByLabel('2 · 我们做了什么').fill('先夸她爱读书，再和家长商量晚上的时间。')
    await teacher.getByLabel('3 · 有了什么变化').fill('两周以后能按时到校了。')
    await teacher.getByLabel('4 · 别人能学到什么').fill('先看到长处，家长才愿意一起想办法。')
    await teacher.getByLabel('5 · 起个标题').fill('先看到长处')
    await teacher.getByText('没有发现能认出人的地方').waitFor()
    await teacher.getByText('已保存并检查').waitFor()
    await teacher.getByRole('button', { name: '提交学校审核' }).click()
    await teacher.getByText('已提交，等学校审核').waitFor()

    const leader = await somebody('principal', 'desk')
    await leader.goto('/cases')
    await leader.getByRole('link', { name: /先看到长处/ }).click()
    await leader.getByText('原来的记录（只留在本校）').first().waitFor()
    await expectAccessible(leader)
    await leader.getByRole('button', { name: '通过，报区里' }).click()
    await leader.getByText('已通过，区里可以看到了').waitFor()

    const officer = await somebody('district', 'desk')
    await officer.goto('/showcase')
    await officer.getByText('两周以后能按时到校了。').waitFor()
    assert.equal(await officer.getByText(child.name).count(), 0)
    await expectAccessible(officer)
    await officer.locator('article').filter({ hasText: '先看到长处，家长才愿意' }).getByRole('button', { name: '选入展示' }).click()
    await officer.getByText('已展示给全区老师').waitFor()

    await teacher.goto('/showcase')
    await teacher.getByText('先看到长处，家长才愿意一起想办法。').waitFor()
    await expectAccessible(teacher)
    await teacher.goto('/cases')
    await teacher.getByRole('link', { name: /先看到长处/ }).click()
    await teacher.getByRole('button', { name: '撤回' }).click()
    await teacher.getByText('已撤回，展示里也看不到了').waitFor()
    await officer.reload()
    await officer.getByText('一句夸奖打开了门').waitFor()
    assert.equal(await officer.getByText('先看到长处，家长才愿意一起想办法。').count(), 0)
  })
})
