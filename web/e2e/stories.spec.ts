// SPDX-License-Identifier: Apache-2.0
// Stories across slices: what one person does moves what another one sees.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { expectAccessible, expectNoSidewaysScroll, somebody, theServer, useHouse } from './house.ts'

useHouse()

async function withIdentity(page: Page) {
  return { 'Kith-Identity': await page.evaluate(() => sessionStorage.getItem('kith.identity') ?? '') }
}

describe('recording a telephone call', () => {
  it('takes three taps from the student in the list, and the weekly norm has moved', async () => {
    const page = await somebody('homeroom', 'phone')
    await page.goto('/classes')
    const rows = page.locator('button.student')
    await rows.first().waitFor()
    const headers = await withIdentity(page)
    const board = async () => {
      const { norms } = (await (await page.request.get('/api/norms', { headers })).json()) as { norms: { clause: string; met: number }[] }
      return norms.find((norm) => norm.clause === 'P2c.6')?.met ?? -1
    }
    const classes = (await (await page.request.get('/api/classes', { headers })).json()) as { class_id: number; is_mine: boolean }[]
    const own = classes.find((each) => each.is_mine)
    assert.ok(own)
    const { missing } = (await (await page.request.get(`/api/norms/P2c.6/missing?class_id=${own.class_id}`, { headers })).json()) as {
      missing: { name: string }[]
    }
    const name = missing[0]?.name
    assert.ok(name, 'somebody of the class has not been called this week')
    const before = await board()

    await rows.filter({ hasText: name }).first().click()
    await page.getByText('电话', { exact: true }).click()
    await page.getByText(/同时计入/).waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '记下来' }).click()
    await page.getByText(`已记下：${name}`).waitFor()
    assert.equal(await board(), before + 1)
    await page.context().close()
  })
})

describe('a notice to confirm', () => {
  it('is opened and confirmed by the family in two taps, and leaves the home page', async () => {
    const page = await somebody('guardian', 'phone')
    await page.goto('/')
    const asks = page.locator('section[aria-label="等您处理"] li')
    await asks.first().waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    const ask = asks.filter({ has: page.getByRole('button', { name: '确认收到' }) }).first()
    const title = (await ask.locator('h3').innerText()).trim()
    const count = await asks.filter({ hasText: title }).count()
    await ask.locator('h3 button').click()
    await page.getByRole('button', { name: '我看过了，确认' }).click()
    await page.getByText('已确认', { exact: true }).waitFor()
    await expectAccessible(page)
    await page.goto('/')
    await page.getByRole('heading', { name: /好/ }).first().waitFor()
    await page.waitForFunction(
      ([text, was]) => [...document.querySelectorAll('section li h3')].filter((each) => each.textContent?.includes(String(text))).length < Number(was),
      [title, count] as const)
    await page.context().close()
  })

  it('shows the office every family in one state, and the names of those who have not answered', async () => {
    const page = await somebody('moral_education', 'desk')
    await page.goto('/notices')
    await page.locator('a.line').first().click()
    await page.getByText('没有“不知道”').waitFor()
    const isProven = (state: string) => state.includes('家长已确认或看过') || state.includes('老师已告知')
    const states = await page.locator('.counts li').allInnerTexts()
    const missing = states.filter((each) => !isProven(each)).reduce((sum, each) => sum + Number(/\d+$/.exec(each.trim())?.[0]), 0)
    assert.ok(missing > 0, states.join(', '))
    await page.getByRole('heading', { name: `还没有凭据的 ${missing} 位学生` }).waitFor()
    await expectAccessible(page)
    await page.context().close()
  })
})

describe('the norm board', () => {
  for (const screen of ['phone', 'desk'] as const) {
    it(`leads from a clause to the names still missing on a ${screen}`, async () => {
      const page = await somebody('moral_education', screen)
      await page.goto('/norms')
      await page.locator('button.row').first().waitFor()
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await page.locator('button.row', { hasText: 'P4.5' }).click()
      await page.getByRole('heading', { name: '还缺的名字' }).waitFor()
      await page.locator('.missing button.name').first().waitFor()
      await expectAccessible(page)
      await page.context().close()
    })
  }
})

describe('the district', () => {
  it('sees figures of schools and no child', async () => {
    const page = await somebody('district', 'desk')
    await page.goto('/')
    await page.locator('tbody tr').first().waitFor()
    await expectAccessible(page)
    const headers = await withIdentity(page)
    for (const path of ['/api/classes', '/api/norms', '/api/inbox'])
      assert.equal((await page.request.get(path, { headers })).status(), 403, path)
    const search = await page.request.post('/api/students/search', { headers: { ...headers, Origin: theServer().address }, data: { q: 'w' } })
    assert.equal(search.status(), 403)
    await page.context().close()
  })
})
