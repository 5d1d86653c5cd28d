// SPDX-License-Identifier: Apache-2.0
// The school office: a roster comes in, families are invited on paper.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { type DemoIdentity, expectAccessible, expectNoSidewaysScroll, somebody, useHouse } from './house.ts'

useHouse()

const headings = '学籍号,姓名,性别,出生日期,年级,班级,监护人1姓名,监护人1关系,监护人1电话'
const table = (...rows: string[]) => ({
  name: '插班生.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${[headings, ...rows].join('\r\n')}\r\n`),
})
const newcomer = (grade: string) => `KX20260901,顾知夏,女,2018-03-05,${grade},1班,顾怀远,父亲,13900000001`
const withoutDate = (grade: string) => `KX20260902,陆子衿,男,2018-13-05,${grade},1班,陆明,父亲,13900000002`

async function ask<T>(page: Page, path: string): Promise<T> {
  const identity = await page.evaluate(() => sessionStorage.getItem('kith.identity') ?? '')
  const answer = await page.request.get(path, { headers: { 'Kith-Identity': identity } })
  return (await answer.json()) as T
}
async function aGrade(page: Page): Promise<string> {
  const classes = await ask<{ class_name: string; number: number }[]>(page, '/api/classes')
  const name = classes.find((each) => each.number === 1)?.class_name
  assert.ok(name, 'the school has a first class')
  return name.replace('1班', '')
}
async function choose(page: Page, file: ReturnType<typeof table>) {
  await page.getByLabel('把名册表格放到这里').setInputFiles(file)
  await page.getByRole('complementary').getByText(file.name).waitFor()
}

describe('importing a roster', () => {
  it('names the bad row, takes the good one, and the new student is found', async () => {
    const page = await somebody('moral_education', 'desk')
    await page.goto('/roster')
    await expectAccessible(page)
    const grade = await aGrade(page)
    await choose(page, table(newcomer(grade), withoutDate(grade)))

    const refused = page.locator('section', { has: page.getByRole('heading', { name: '1 行没通过' }) })
    await refused.getByText('第 3 行').waitFor()
    await refused.getByText('出生日期', { exact: true }).waitFor()
    await refused.getByText('不是有效的日期，请写成 2017-07-23').waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)

    await page.getByRole('button', { name: '导入 1 行好的' }).click()
    await page.getByText('新增 1 人，改动 0 人，离校 0 人。').waitFor()
    assert.ok(await refused.getByText('第 3 行').isVisible(), 'the refused row is still named')

    await page.goto('/students')
    await page.getByRole('searchbox').fill('顾知夏')
    await page.getByRole('button', { name: /顾知夏/ }).first().waitFor()
    await page.getByRole('searchbox').fill('陆子衿')
    await page.getByText('没有找到这个人，换个写法试试').waitFor()
    await page.context().close()
  })

  it('has nothing to do when the same file comes again, and says what the whole school would lose', async () => {
    const page = await somebody('moral_education', 'phone')
    await page.goto('/roster')
    await choose(page, table(newcomer(await aGrade(page))))
    await page.getByText('这份名册和系统里一样，没有要改的。').waitFor()
    assert.equal(await page.getByRole('button', { name: /^导入 \d/ }).count(), 0)

    await page.getByLabel('这个文件是全校名册').check()
    await page.getByText(/表里没有的 \d+ 人会记为离校/).waitFor()
    await page.getByRole('button', { name: /^导入 1 行，\d+ 人离校$/ }).waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.context().close()
  })

  it('says what is wrong with a file that is no table, and lets another be chosen', async () => {
    const page = await somebody('moral_education', 'desk')
    await page.goto('/roster')
    await choose(page, { name: '照片.csv', mimeType: 'text/csv', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]) })
    await page.getByRole('alert').waitFor()
    await page.getByRole('button', { name: '换一个文件' }).click()
    await page.getByLabel('把名册表格放到这里').waitFor()
    await page.context().close()
  })
})

describe('inviting the families of a class', () => {
  it('makes slips only when asked to, and puts nothing else on paper', async () => {
    const page = await somebody('homeroom', 'phone')
    await page.goto('/classes')
    await page.getByRole('link', { name: '印邀请单' }).click()
    await page.getByRole('button', { name: '做邀请单' }).waitFor()
    assert.equal(await page.locator('.slip').count(), 0)
    await page.getByRole('button', { name: '做邀请单' }).click()
    await page.locator('.slip').first().waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)

    await page.emulateMedia({ media: 'print' })
    assert.ok(await page.locator('.slip').first().isVisible())
    assert.equal(await page.getByRole('navigation').isVisible(), false)
    assert.equal(await page.getByRole('heading', { level: 1 }).isVisible(), false)
    assert.equal(await page.getByRole('button', { name: '打印' }).isVisible(), false)
    await page.context().close()
  })
})

describe('the other rooms of the office', () => {
  it('lists colleagues by post and class', async () => {
    const page = await somebody('moral_education', 'desk')
    await page.goto('/staff')
    await page.getByRole('searchbox').fill('心理')
    await page.getByText('心理教师').first().waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.context().close()
  })

  it('shows the district schools and not one person', async () => {
    const page = await somebody('district', 'phone')
    await page.goto('/schools')
    await page.getByRole('rowheader').first().waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    const shown = await page.getByRole('main').innerText()
    const { roles } = (await (await page.request.get('/api/demo/roles')).json()) as { roles: DemoIdentity[] }
    assert.deepEqual(roles.filter((each) => shown.includes(each.person_name)), [])
    await page.goto('/staff')
    await page.waitForURL((url) => url.pathname !== '/staff')
    await page.context().close()
  })
})

const manyRows = 8_000
function largeTable(grade: string) {
  const rows = Array.from({ length: manyRows }, (_, i) => {
    const no = String(i).padStart(5, '0')
    return `KX9${no},顾${'一二三四五六七八九十'[i % 10]},女,2018-03-05,${grade},${1 + (i % 90)}班,顾远,父亲,137000${no}`
  })
  return { ...table(...rows), name: '大校名册.csv' }
}

// The file is held back until the bar was looked at, so that the story is the same on a fast machine.
class Signal {
  raise!: () => void
  readonly raised = new Promise<void>((resolve) => { this.raise = resolve })
}

const movedAt = async (page: Page) => (await ask<{ moved_at?: number }>(page, '/api/roster/run')).moved_at

describe('importing a large roster', () => {
  it('shows how far it has come, goes on when the page is left, and tells on return how it ended', async () => {
    const page = await somebody('moral_education', 'desk')
    await page.goto('/roster')
    await choose(page, largeTable(await aGrade(page)))
    const before = await movedAt(page)
    const barSeen = new Signal()
    await page.route('**/api/roster/imports?*', async (route) => {
      await barSeen.raised
      await route.continue()
    })
    await page.getByRole('button', { name: /^导入 8,?000 行$/ }).click()
    const bar = page.getByRole('progressbar')
    await bar.waitFor()
    assert.match(await bar.getAttribute('aria-valuenow') ?? '', /^\d+$/)
    await page.getByText('可以离开这一页，导入会继续；回来时接着看。').waitFor()
    barSeen.raise()
    while (await movedAt(page) === before) await page.waitForTimeout(50)

    await page.goto('/staff')
    await page.goto('/roster')
    await page.getByText(/上一次导入（.+）：新增 8,?000 人，改动 0 人，离校 0 人。/).waitFor()
    await page.getByLabel('把名册表格放到这里').waitFor()
    await expectAccessible(page)
    await page.context().close()
  })
})
