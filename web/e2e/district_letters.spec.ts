// SPDX-License-Identifier: Apache-2.0
// A letter of the district: written once, read and confirmed in a school, seen by the district as figures.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expectAccessible, expectNoSidewaysScroll, headersOf, read, sheetClosed, somebody, useHouse } from './house.ts'

useHouse()

interface Detail { letter: { letter_id: number; figures: { done: number; families: number } }; schools: { school_id: number; state: string }[]; answers: number[]; has_few_answers: boolean }
const title = '寒潮来了，请看一看取暖安全'
const asking = '全区亲子阅读日，去不去请选一项'
const opinion = '周末要上班，能不能改在晚上'
const picture = { name: '海报.png', mimeType: 'image/png', buffer: readFileSync(fileURLToPath(new URL('../public/kith-192.png', import.meta.url))) }
const paper = { name: '活动安排.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.5\n1 0 obj\n<<>>\nendobj\n%%EOF\n') }

// Jobs carry it out within some seconds.
async function until(what: string, isTrue: () => Promise<boolean>) {
  for (let round = 0; round < 120; ++round) {
    if (await isTrue()) return
    await new Promise((resolve) => { setTimeout(resolve, 500) })
  }
  assert.fail(`not in time: ${what}`)
}
const detailOf = (officer: Page) => read<Detail>(officer, `/api/district_notices/${officer.url().split('/').at(-1)}`)

describe('a letter of the district', () => {
  it('goes to the families of the schools chosen, in its name, and its figures rise as they confirm', async () => {
    const officer = await somebody('district', 'phone')
    await officer.goto('/district')
    await officer.getByRole('region', { name: '全区指标' }).waitFor()
    await expectNoSidewaysScroll(officer)
    await officer.getByRole('navigation').getByRole('link', { name: '通知' }).click()
    await officer.getByText('冬季路上和取暖安全，请家长看一遍').waitFor()
    await expectAccessible(officer)
    await officer.getByRole('link', { name: '写区级通知' }).click()
    await officer.getByLabel('标题').fill(title)
    await officer.getByLabel('正文').fill('请为我们区投票。')
    await officer.getByText('这句话不能发').waitFor()
    await officer.getByLabel('正文').fill('用炉火取暖的家庭，睡前请看一看门窗。')
    await officer.getByText('这句话不能发').waitFor({ state: 'detached' })
    await officer.getByText('几所学校', { exact: true }).click()
    await officer.getByRole('checkbox').nth(0).check()
    await officer.getByRole('checkbox').nth(1).check()
    await officer.getByText(/会到 2 所学校/).waitFor()
    await expectAccessible(officer)
    await expectNoSidewaysScroll(officer)
    await officer.getByRole('button', { name: /^发给/ }).click()
    await officer.waitForURL(/\/district_notices\/\d+$/)
    await officer.getByText('已在 2/2 所学校发布').waitFor()
    await expectAccessible(officer)
    await expectNoSidewaysScroll(officer)
    assert.equal((await detailOf(officer)).schools.filter((school) => school.state === 'published').length, 2)

    const family = await somebody('guardian', 'phone')
    await family.goto('/inbox')
    const card = family.getByRole('button', { name: title }).first()
    await card.waitFor()
    await family.getByText(/青州区教育局/).first().waitFor()
    await card.click()
    await family.getByRole('heading', { name: title }).first().waitFor()
    await expectAccessible(family)
    await family.getByRole('button', { name: '我看过了，确认' }).click()
    await family.getByText('已确认，学校看到了').waitFor()
    await family.context().close()

    await until('the figure rises', async () => (await detailOf(officer)).letter.figures.done >= 1)
    await officer.reload()
    await officer.getByText(/1 家已确认/).first().waitFor()
    await officer.getByRole('button', { name: /^只提醒/ }).click()
    await officer.getByText('已提醒').first().waitFor()
    await officer.context().close()
  })

  it('carries a picture and a file and asks for an answer, of which the district sees sums and the school everything', async () => {
    const officer = await somebody('district', 'phone')
    await officer.goto('/district_notices/new')
    await officer.getByLabel('标题').fill(asking)
    await officer.getByLabel('正文').fill('活动安排见附件，去不去请选一项。')
    await officer.getByLabel('添图片').setInputFiles(picture)
    await officer.getByLabel('添文件').setInputFiles(paper)
    await officer.getByRole('button', { name: '去掉活动安排.pdf' }).waitFor()
    await officer.getByText('几所学校', { exact: true }).click()
    await officer.getByRole('checkbox').nth(0).check()
    await officer.getByText(/会到 1 所学校/).waitFor()
    await officer.getByText('要选一项', { exact: true }).click()
    await officer.getByText(/各有多少人选了哪一项/).waitFor()
    await officer.getByText('请家长说说想法').click()
    await expectAccessible(officer)
    await expectNoSidewaysScroll(officer)
    await officer.getByRole('button', { name: /^发给/ }).click()
    await officer.waitForURL(/\/district_notices\/\d+$/)
    await officer.getByText('已在 1/1 所学校发布').waitFor()

    const family = await somebody('guardian', 'phone')
    await family.goto('/inbox')
    await family.getByRole('button', { name: asking }).first().click()
    await family.getByRole('heading', { name: asking }).first().waitFor()
    await family.waitForFunction((alt) => [...document.querySelectorAll('img')].some((each) => each.alt === alt && each.naturalWidth > 0), '第 1 张图片')
    const coming = family.waitForEvent('download')
    await family.getByRole('link', { name: /活动安排\.pdf/ }).click()
    assert.equal((await coming).suggestedFilename(), '活动安排.pdf')
    await family.getByText('不参加', { exact: true }).first().click()
    await family.getByLabel('您的想法（可以不写）').first().fill(opinion)
    await family.getByRole('button', { name: '交给学校' }).first().click()
    await family.getByText('学校收到了').first().waitFor()
    await family.context().close()

    await until('the answer is counted', async () => (await detailOf(officer)).has_few_answers)
    assert.deepEqual((await detailOf(officer)).answers, [], 'one family alone would be known by a sum')
    await officer.reload()
    await officer.getByText('答复的人少，不分列').first().waitFor()
    assert.equal(await officer.getByText(/不参加 \d/).count(), 0)
    await officer.getByText('看正文', { exact: true }).click()
    await officer.getByRole('link', { name: /活动安排\.pdf/ }).waitFor()
    await expectAccessible(officer)
    await expectNoSidewaysScroll(officer)
    assert.ok(!JSON.stringify(await detailOf(officer)).includes(opinion), 'an opinion is for the school')
    assert.ok(!(await officer.content()).includes(opinion))

    await officer.getByRole('button', { name: '更正', exact: true }).click()
    const sheet = officer.getByRole('dialog')
    await sheet.getByRole('button', { name: '去掉活动安排.pdf' }).click()
    await sheet.getByLabel('添文件').setInputFiles({ ...paper, name: '新安排.pdf' })
    await sheet.getByRole('button', { name: '去掉新安排.pdf' }).waitFor()
    await expectAccessible(officer)
    await sheet.getByRole('button', { name: '发出更正' }).click()
    await sheetClosed(officer)
    await officer.getByRole('link', { name: /新安排\.pdf/ }).waitFor()
    await officer.context().close()

    const leader = await somebody('principal', 'phone')
    await leader.goto('/notices')
    await leader.getByRole('link', { name: asking }).click()
    await leader.getByText(opinion).waitFor()
    await leader.context().close()
  })

  it('is the district’s to withdraw, and the school’s to remind of', async () => {
    const leader = await somebody('principal', 'desk')
    await leader.goto('/notices')
    await leader.getByRole('link', { name: /冬季路上和取暖安全/ }).click()
    await leader.getByText(/在本校负责/).waitFor()
    await leader.getByRole('button', { name: '补发给新来的' }).first().waitFor()
    assert.equal(await leader.getByRole('button', { name: '撤回', exact: true }).count(), 0)
    await expectAccessible(leader)
    const notice_id = leader.url().split('/').at(-1)
    const refused = await leader.request.delete(`/api/notices/${notice_id}`, { headers: await headersOf(leader) })
    assert.equal(refused.status(), 403)
    assert.match(await refused.text(), /notices\.from_district/)
    const asDistrict = await leader.request.get('/api/district_notices', { headers: await headersOf(leader) })
    assert.equal(asDistrict.status(), 403)
    await leader.context().close()

    const officer = await somebody('district', 'desk')
    await officer.goto('/district_notices')
    await officer.getByRole('link', { name: /冬季路上和取暖安全/ }).click()
    await officer.getByRole('button', { name: '撤回' }).click()
    await officer.getByRole('button', { name: '在各校撤回' }).click()
    await sheetClosed(officer)
    await officer.getByText('已撤回').first().waitFor()
    await expectAccessible(officer)
    const family = await somebody('guardian', 'phone')
    await until('it is in no inbox', async () => {
      await family.goto('/inbox')
      await family.getByRole('heading', { name: '消息' }).first().waitFor()
      return !(await read<{ open: { title: string }[] }>(family, '/api/inbox')).open.some((each) => each.title.startsWith('冬季路上'))
    })
    await family.context().close()
    await officer.context().close()
  })
})
