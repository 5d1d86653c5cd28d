// SPDX-License-Identifier: Apache-2.0
// Pictures and files of a notice, from the teacher's form to the family's letter; a notice for everybody.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { aStranger, expectAccessible, expectNoSidewaysScroll, somebody, useHouse } from './house.ts'

useHouse()

const picture = { name: '秋天.png', mimeType: 'image/png', buffer: readFileSync(fileURLToPath(new URL('../public/kith-192.png', import.meta.url))) }
const paper = { name: '..\\秋游安排.exe', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.5\n1 0 obj\n<<>>\nendobj\n%%EOF\n') }
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first()
const isShown = (page: Page, name: string) =>
  page.waitForFunction((alt) => [...document.querySelectorAll('img')].some((each) => each.alt === alt && each.complete && each.naturalWidth > 0), name)

async function aForm(role: 'homeroom' | 'moral_education', title: string, body: string) {
  const page = await somebody(role, 'phone')
  await page.goto('/notices/new')
  await page.getByLabel('标题').fill(title)
  await page.getByLabel('正文').fill(body)
  await page.getByRole('button', { name: /班$/ }).first().click()
  await page.getByText(/^会到 \d+ 家/).waitFor()
  return page
}
async function send(page: Page) {
  await page.getByRole('button', { name: /^发给 \d/ }).click()
  await page.waitForURL(/\/notices\/\d+$/)
}

describe('a notice with a picture and a file', () => {
  it('takes them while it is written, refuses what it cannot, and loses nothing that was typed', async () => {
    const page = await aForm('homeroom', '秋游的安排', '安排见附件。')
    await page.getByLabel('添图片').setInputFiles([picture, { ...picture, name: '第二张.png' }])
    await page.getByRole('button', { name: '去掉第 2 张图片' }).waitFor()
    await page.getByLabel('添文件').setInputFiles(paper)
    await page.getByText('秋游安排.pdf').waitFor()
    await page.getByLabel('添文件').setInputFiles({ name: '太大.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(40 * 1024 * 1024, 'x') })
    await page.getByText('40 MB 太大了，最多 10 MB。别的内容都还在。').waitFor()
    assert.ok(await page.getByRole('button', { name: /^发给 \d/ }).isDisabled(), 'not sent without what was picked')
    await page.getByRole('button', { name: '去掉太大.pdf' }).click()
    await page.getByLabel('添文件').setInputFiles({ name: '页面.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html><script>1</script></html>') })
    await page.getByText(/只能放 PDF/).first().waitFor()
    await page.getByRole('button', { name: '去掉页面.pdf' }).click()
    await page.getByRole('button', { name: '把第 2 张图片往前移' }).click()
    await page.getByRole('button', { name: '去掉第 2 张图片' }).click()
    await page.getByRole('button', { name: '去掉第 2 张图片' }).waitFor({ state: 'detached' })
    assert.equal(await page.getByLabel('标题').inputValue(), '秋游的安排')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await send(page)

    const family = await somebody('guardian', 'phone')
    await family.goto('/inbox')
    await family.getByRole('button', { name: '秋游的安排' }).first().click()
    await heading(family, '秋游的安排').waitFor()
    await isShown(family, '第 1 张图片')
    await expectAccessible(family)
    await family.getByRole('button', { name: '放大第 1 张图片' }).click()
    await family.getByRole('dialog', { name: '图片' }).waitFor()
    await expectAccessible(family)
    await family.getByRole('button', { name: '关闭' }).click()
    await family.getByRole('dialog', { name: '图片' }).waitFor({ state: 'hidden' })
    const coming = family.waitForEvent('download')
    await family.getByRole('link', { name: /秋游安排\.pdf/ }).click()
    assert.equal((await coming).suggestedFilename(), '秋游安排.pdf')
    await family.context().close()

    await page.getByRole('button', { name: '更正', exact: true }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: '去掉秋游安排.pdf' }).click()
    await sheet.getByLabel('添文件').setInputFiles({ ...paper, name: '新安排.pdf' })
    await sheet.getByRole('button', { name: '去掉新安排.pdf' }).waitFor()
    await expectAccessible(page)
    await sheet.getByRole('button', { name: '发出更正' }).click()
    await page.getByText(/更正之前的文字/).waitFor()
    await page.getByText('看正文', { exact: true }).click()
    await page.getByRole('link', { name: /新安排\.pdf/ }).waitFor()
    await page.context().close()
  })
})

describe('a notice for everybody', () => {
  it('stands on the page of the school for a stranger until it is taken off or withdrawn', async () => {
    const title = '校门口修路，请绕行'
    const page = await aForm('moral_education', title, '东门外修路到月底，请从南门进出。')
    await page.getByText('同时公开到学校页面').click()
    await send(page)
    const address = await page.getByRole('link', { name: /\/s\/\d+$/ }).getAttribute('href')
    assert.ok(address)
    await expectAccessible(page)

    const context = await aStranger('phone')
    const stranger = await context.newPage()
    await stranger.goto(address)
    await stranger.getByRole('link', { name: title }).waitFor()
    await expectAccessible(stranger)
    await expectNoSidewaysScroll(stranger)
    assert.equal(await stranger.locator('meta[name=robots]').getAttribute('content'), 'noindex')
    await stranger.getByRole('link', { name: title }).click()
    await stranger.getByText('请从南门进出').waitFor()
    await expectAccessible(stranger)

    const isGone = '没有找到这封通知，或者它已经撤回'
    await page.getByRole('button', { name: '不再公开' }).click()
    const putOn = page.getByRole('button', { name: '公开给所有人' })
    await putOn.waitFor()
    await stranger.reload()
    await stranger.getByText(isGone).waitFor()
    await putOn.click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText(/不用登录就能看到/).waitFor()
    await expectAccessible(page)
    await sheet.getByRole('button', { name: '确认公开' }).click()
    await page.getByRole('link', { name: /\/s\/\d+$/ }).waitFor()
    await stranger.reload()
    await stranger.getByText('请从南门进出').waitFor()

    await page.getByRole('button', { name: '撤回' }).click()
    await page.getByText('已撤回').first().waitFor()
    await stranger.reload()
    await stranger.getByText(isGone).waitFor()
    await context.close()
    await page.context().close()
  })

  it('opens its picture from the demo without signing in', async () => {
    const context = await aStranger('desk')
    const page = await context.newPage()
    await page.goto('/s/1')
    await page.getByRole('link', { name: '校园开放日，欢迎来看看' }).click()
    await isShown(page, '第 1 张图片')
    await context.close()
  })
})
