// SPDX-License-Identifier: Apache-2.0
// From the message on the telephone to the confirmation, the choice and the signature, without signing in: the way out is a real one, an HTTP server of
// our own beside the app.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, it } from 'node:test'
import { aStranger, expectAccessible, expectNoSidewaysScroll, somebody, useHouse } from './house.ts'

interface Posted { subject: string; text: string; link: string }
const posted: Posted[] = []
const telephones = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    posted.push(JSON.parse(Buffer.concat(chunks).toString()) as Posted)
    response.writeHead(202).end()
  })
})
after(() => { telephones.close() })
useHouse(async () => {
  await new Promise<void>((ready) => { telephones.listen(0, '127.0.0.1', ready) })
  return {
    KITH_HOOK_URL: `http://127.0.0.1:${(telephones.address() as AddressInfo).port}/`, KITH_HOOK_SECRET: 'secret of the story',
    KITH_PUBLIC_URL: '{address}',
  }
})

async function linkOf(title: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const found = posted.find((each) => each.subject === title)
    if (found) return found.link
    await new Promise((resume) => setTimeout(resume, 200))
  }
  throw new Error(`nothing was posted about ${title}`)
}

async function publish(title: string, needs = '要确认', hasOpinion = false): Promise<void> {
  const page = await somebody('homeroom', 'desk')
  await page.goto('/notices/new')
  await page.getByLabel('标题').fill(title)
  await page.getByLabel('正文').fill('周五下午三点半放学，请提前安排接送。')
  await page.getByRole('group', { name: '发给谁' }).getByRole('button').first().click()
  await page.getByText(needs, { exact: true }).click()
  if (hasOpinion) await page.getByText('请家长说说想法').click()
  await page.getByText('紧急', { exact: true }).click()
  await page.getByRole('button', { name: /发给 \d+ 家/ }).click()
  await page.getByText('已发布').waitFor()
  await page.context().close()
}

describe('a link in a message', () => {
  it('opens the letter and confirms it without signing in', async () => {
    const title = '周五提前放学'
    await publish(title)
    const link = await linkOf(title)
    const context = await aStranger('phone')
    const page = await context.newPage()
    await page.goto(link)
    await page.getByRole('heading', { name: title }).waitFor()
    await page.getByText('周五下午三点半放学').waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: '我看过了，确认' }).click()
    await page.getByText('已确认，学校看到了').waitFor()
    await context.close()

    const teacher = await somebody('homeroom', 'desk')
    await teacher.goto('/notices')
    await teacher.locator('a.line', { hasText: title }).first().click()
    const part = teacher.getByRole('region', { name: '送达情况' })
    const answered = part.locator('li', { hasText: '家长已确认或看过' }).locator('strong')
    await answered.waitFor()
    assert.equal(await answered.innerText(), '1')
    await teacher.context().close()
  })

  it('takes a choice and a few words without signing in', async () => {
    const title = '周五谁来接孩子'
    await publish(title, '要选一项', true)
    const context = await aStranger('phone')
    const page = await context.newPage()
    await page.goto(await linkOf(title))
    await page.getByRole('heading', { name: title }).waitFor()
    await page.getByText('不参加', { exact: true }).click()
    await page.getByLabel('您的想法（可以不写）').fill('请奶奶去接')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: '交给学校' }).click()
    await page.getByText('学校收到了').waitFor()
    await page.reload()
    await page.getByRole('heading', { name: title }).waitFor()
    assert.equal(await page.getByText('请奶奶去接').count(), 0, 'a link that was passed on shows no opinion')
    await context.close()

    const teacher = await somebody('homeroom', 'desk')
    await teacher.goto('/notices')
    await teacher.locator('a.line', { hasText: title }).first().click()
    await teacher.getByText('请奶奶去接').waitFor()
    await teacher.context().close()
  })

  it('takes a signature under the text it showed', async () => {
    const title = '放学接送责任书'
    await publish(title, '要签字')
    const context = await aStranger('phone')
    const page = await context.newPage()
    await page.goto(await linkOf(title))
    const pad = page.getByRole('img', { name: '请在框里签上您的名字' }).first()
    await pad.scrollIntoViewIfNeeded()
    const box = await pad.boundingBox()
    assert.ok(box)
    await page.mouse.move(box.x + 30, box.y + 60)
    await page.mouse.down()
    for (let step = 1; step < 25; step++) await page.mouse.move(box.x + 30 + step * 9, box.y + 60 + (step % 4) * 9)
    await page.mouse.up()
    await page.getByRole('button', { name: '签好了，交给学校' }).first().click()
    await page.getByText(/已签字/).first().waitFor()
    await expectAccessible(page)
    await context.close()
  })

  it('that is incomplete says what to do and shows nothing', async () => {
    const context = await aStranger('phone')
    const page = await context.newPage()
    await page.goto('/l#AAAA')
    await page.getByText('这个链接不完整').waitFor()
    await expectAccessible(page)
    await context.close()
  })
})
