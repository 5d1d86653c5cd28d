// SPDX-License-Identifier: Apache-2.0
// Writing notices: what the form says beforehand, what families answer and sign, what a correction does.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { expectAccessible, expectNoSidewaysScroll, somebody, useHouse } from './house.ts'

useHouse()

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first()

// The homeroom teacher's form, about the own class; what the demo's parent of two gets in the inbox.
async function aForm() {
  const page = await somebody('homeroom', 'phone')
  await page.goto('/notices/new')
  await page.getByRole('button', { name: /班$/ }).first().click()
  return page
}
async function send(page: Page) {
  await page.getByRole('button', { name: /^发给 \d/ }).click()
  await page.waitForURL(/\/notices\/\d+$/)
}
async function letterOf(title: string) {
  const family = await somebody('guardian', 'phone')
  await family.goto('/inbox')
  await family.getByRole('button', { name: title }).first().click()
  await heading(family, title).waitFor()
  return family
}

describe('writing a notice', () => {
  it('is told what its words must not ask, and what is late already', async () => {
    const page = await aForm()
    await page.getByText('活动', { exact: true }).click()
    await page.getByLabel('标题').fill('亲子读书会')
    await page.getByLabel('正文').fill('请为我们班投票，并截图发给老师。')
    await page.getByText('这句话不能发').first().waitFor()
    await page.getByLabel('活动哪天').fill(inDays(1))
    await page.getByText(/这样发会记为晚了/).first().waitFor()
    assert.ok(await page.getByRole('button', { name: /^发给 \d/ }).isDisabled())
    await page.getByLabel('正文').fill('周末上午九点在图书馆读书。')
    await page.getByText('这句话不能发').first().waitFor({ state: 'detached' })
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.context().close()
  })

  it('is asked why it comes so late by the day it is planned for', async () => {
    const page = await aForm()
    await page.getByText('活动', { exact: true }).click()
    await page.getByLabel('标题').fill('亲子读书会')
    await page.getByLabel('正文').fill('晚上七点在图书馆读书。')
    await page.getByLabel('活动哪天').fill(inDays(9))
    await page.getByText('到时候再发').click()
    await page.getByLabel('哪天发').fill(inDays(9))
    const reason = page.getByLabel('为什么当天才通知')
    await reason.waitFor()
    await page.getByText(/这样发会记为晚了/).first().waitFor()
    await page.getByLabel('哪天发').fill(inDays(2))
    await reason.waitFor({ state: 'detached' })
    await page.getByText(/这样发会记为晚了/).first().waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '到时候发出' }).click()
    await heading(page, '还没发出的').waitFor()
    await page.getByRole('button', { name: '撤下' }).click()
    await heading(page, '还没发出的').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('is kept for later and can be taken back', async () => {
    const page = await aForm()
    await page.getByLabel('标题').fill('下周的值日安排')
    await page.getByLabel('正文').fill('值日表已经排好。')
    await page.getByText('到时候再发').click()
    await page.getByLabel('哪天发').fill(inDays(3))
    await page.getByRole('button', { name: '到时候发出' }).click()
    await heading(page, '还没发出的').waitFor()
    await expectAccessible(page)
    await page.getByRole('button', { name: '撤下' }).click()
    await heading(page, '还没发出的').waitFor({ state: 'detached' })
    await page.context().close()
  })
})

describe('a notice with an answer', () => {
  it('is chosen for the child by the family and counted for the teacher', async () => {
    const page = await aForm()
    await page.getByLabel('标题').fill('周末去不去植物园')
    await page.getByLabel('正文').fill('愿意去的请选参加。')
    await page.getByText('要选一项', { exact: true }).click()
    await page.getByText('请家长说说想法').click()
    await send(page)

    const family = await letterOf('周末去不去植物园')
    await expectAccessible(family)
    await family.getByText('不参加', { exact: true }).click()
    await family.getByLabel('您的想法（可以不写）').fill('那天要去外婆家')
    await family.getByRole('button', { name: '交给学校' }).click()
    await family.getByText('学校收到了').waitFor()
    await family.context().close()

    await page.reload()
    await page.getByText('那天要去外婆家').waitFor()
    await page.getByRole('button', { name: /不参加.*1/ }).click()
    await expectAccessible(page)
    await page.context().close()
  })
})

describe('the inbox of a family', () => {
  it('keeps what needs an answer apart from what is only to be read', async () => {
    const page = await aForm()
    await page.getByLabel('标题').fill('本周食谱')
    await page.getByLabel('正文').fill('食谱贴在食堂门口，请看看。')
    await page.getByText('看过就行', { exact: true }).click()
    await send(page)
    await page.context().close()

    const family = await somebody('guardian', 'phone')
    await family.addInitScript(() => { window.print = () => { document.title = 'printed' } })
    await family.goto('/inbox')
    await heading(family, /^等您处理/).waitFor()
    await heading(family, /^看看就好的/).waitFor()
    await expectAccessible(family)
    await expectNoSidewaysScroll(family)
    await family.getByRole('link', { name: /本周食谱/ }).click()
    await heading(family, '本周食谱').waitFor()
    await family.getByRole('button', { name: '打印' }).click()
    assert.equal(await family.title(), 'printed')
    await expectAccessible(family)
    await family.context().close()
  })
})

describe('a notice to sign', () => {
  it('keeps the signature with its text, and asks again when the text is corrected', async () => {
    const page = await aForm()
    await page.getByLabel('标题').fill('校外活动责任书')
    await page.getByLabel('正文').fill('放学后请家长到校门口接。')
    await page.getByText('要签字', { exact: true }).click()
    await send(page)
    const address = page.url()

    const family = await letterOf('校外活动责任书')
    const pad = family.getByRole('img', { name: '请在框里签上您的名字' })
    await pad.scrollIntoViewIfNeeded()
    const box = await pad.boundingBox()
    assert.ok(box)
    await family.mouse.move(box.x + 30, box.y + 60)
    await family.mouse.down()
    for (let step = 1; step < 25; step++) await family.mouse.move(box.x + 30 + step * 9, box.y + 60 + (step % 4) * 9)
    await family.mouse.up()
    await family.getByRole('button', { name: '签好了，交给学校' }).click()
    await family.getByText(/已签字/).first().waitFor()
    await expectAccessible(family)

    await page.goto(address)
    await page.getByRole('button', { name: '看签字' }).first().click()
    await page.getByText('签的就是这段文字').waitFor()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '更正', exact: true }).click()
    await page.getByLabel('正文').fill('放学后请家长到东门口接。请购买反光背心。')
    await page.getByText('要家长去买东西。能不能用家里有的？').waitFor()
    assert.ok(await page.getByRole('button', { name: '发出更正' }).isDisabled(), 'what its words ask for is thought over first')
    await page.getByLabel('想过了，就这么写').check()
    await page.getByRole('button', { name: '发出更正' }).click()
    await page.getByText(/更正之前的文字/).waitFor()

    await family.reload()
    await family.getByText(/学校作了更正/).waitFor()
    await family.getByRole('img', { name: '请在框里签上您的名字' }).waitFor()
    await family.context().close()
    await page.context().close()
  })
})
