// SPDX-License-Identifier: Apache-2.0
// Reaching every family: the teacher's call list, the proof of a notice, its papers, the school's steps.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { expectAccessible, expectNoSidewaysScroll, somebody, useHouse } from './house.ts'

useHouse()

describe('a family that has not answered', () => {
  it('is told by its teacher, one tap, and taken back with another', async () => {
    const page = await somebody('homeroom', 'phone')
    await page.goto('/today')
    const list = page.getByRole('region', { name: /要逐户告知的/ })
    await list.waitFor()
    const first = list.locator('li').first()
    const name = (await first.locator('strong').innerText()).trim()
    await first.getByRole('button', { name: '告知' }).click()
    const sheet = page.getByRole('dialog')
    await expectAccessible(page)
    await sheet.getByRole('button', { name: '没人接' }).click()
    await list.getByText('联系过 1 次').waitFor()

    await first.getByRole('button', { name: '告知' }).click()
    await sheet.getByRole('button', { name: '电话说了' }).click()
    await page.getByText(`${name} 家已告知`).waitFor()
    await page.waitForFunction((told) => !document.querySelector('[aria-labelledby=call-list-title]')?.textContent?.includes(told), name)
    await page.getByRole('button', { name: '撤回' }).click()
    await list.getByText(name).waitFor()
    await page.context().close()
  })

  it('stands with its state and its owner under the notice, and the proof is filed as paper and as a workbook', async () => {
    const page = await somebody('homeroom', 'desk')
    await page.goto('/today')
    await page.getByRole('region', { name: /要逐户告知的/ }).getByRole('link').first().click()
    const part = page.getByRole('region', { name: '送达情况' })
    await part.getByText('家长已确认或看过').waitFor()
    await part.getByText('老师逐户告知').waitFor()
    await page.getByText(/跟进/).first().waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    for (const [button, ending] of [['送达证明', '.pdf'], ['导出表格', '.xlsx'], ['打印回执单', '.pdf']] as const) {
      const [file] = await Promise.all([page.waitForEvent('download'), part.getByRole('button', { name: button }).click()])
      assert.ok(file.suggestedFilename().endsWith(ending), file.suggestedFilename())
    }
    await page.context().close()
  })
})

describe('a school', () => {
  it('reads its own list, too', async () => {
    const page = await somebody('moral_education', 'desk')
    const answer = page.waitForResponse((each) => each.url().endsWith('/api/tellings'))
    await page.goto('/today')
    assert.equal((await answer).status(), 200)
    await page.context().close()
  })

  it('sets its own steps and its quiet hours', async () => {
    const page = await somebody('moral_education', 'phone')
    await page.goto('/settings')
    const steps = page.getByRole('region', { name: '通知送达步骤' })
    await steps.getByLabel('老师逐户告知').fill('24')
    await steps.getByRole('button', { name: '保存步骤' }).click()
    await page.getByText('今后发布的通知照此进行').waitFor()
    await steps.getByLabel('发纸质回执单').fill('1')
    await steps.getByRole('button', { name: '保存步骤' }).click()
    await steps.getByText(/先后不对/).waitFor()
    const quiet = page.getByRole('region', { name: '免打扰时段' })
    await quiet.getByLabel('从').fill('20:30')
    await quiet.getByRole('button', { name: '保存时段' }).click()
    await page.getByText('已保存', { exact: true }).waitFor()
    await expectAccessible(page)
    await page.context().close()
  })
})
