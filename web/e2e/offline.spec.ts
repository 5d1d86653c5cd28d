// SPDX-License-Identifier: Apache-2.0
// Three visits are written with the network switched off; what comes of them when it is on again.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { expectAccessible, expectNoSidewaysScroll, headersOf, read, sheetClosed, somebody, useHouse } from './house.ts'

useHouse()

interface Student { student_id: number; name: string }
interface Line { contact_id: number; kind: string; note?: string | null; held_on: string }
interface RecordOf { version: number; words: { strengths: string; purpose: string }; photographs: unknown[] }

async function classOf(page: Page): Promise<Student[]> {
  const classes = await read<{ class_id: number; is_mine: boolean }[]>(page, '/api/classes')
  return read<Student[]>(page, `/api/classes/${classes.find((each) => each.is_mine)?.class_id ?? 0}/students`)
}

// A picture of one colour, so that each is another file.
function png(red: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const head = Buffer.from(type, 'latin1')
    const all = Buffer.alloc(12 + body.length)
    all.writeUInt32BE(body.length, 0)
    head.copy(all, 4)
    body.copy(all, 8)
    all.writeUInt32BE(crc(Buffer.concat([head, body])), 8 + body.length)
    return all
  }
  const size = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 2, 0, 0, 0])
  const rows = Buffer.concat(Array.from({ length: 8 }, () => Buffer.from([0, ...Array.from({ length: 8 }, () => [red, 90, 60]).flat()])))
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', size), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}
function crc(bytes: Buffer): number {
  let rest = 0xffffffff
  for (const byte of bytes) {
    rest ^= byte
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  }
  return (rest ^ 0xffffffff) >>> 0
}

// Opened once with a network, until the phone says that it has the day, and the worker has every page of a teacher.
async function ready(page: Page) {
  await page.goto('/unsent')
  await page.getByText('没有网也能看、能记').waitFor()
  await page.waitForFunction(async () => {
    await navigator.serviceWorker.ready
    const files = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
    return files.flat().some((each) => each.url.includes('UnsentRecordPage'))
  })
  await page.goto('/classes')
  await page.locator('button.student').first().waitFor()
}

// The quick record of a visit at home, then its full record, from the list of what waits.
async function visitWithoutNetwork(page: Page, student: Student, strengths: string, red: number) {
  await page.goto('/classes')
  await page.locator('button.student', { hasText: student.name }).click()
  await page.getByText('走访', { exact: true }).click()
  await page.getByRole('button', { name: '记下来', exact: true }).click()
  await page.getByText(`已存在手机里，有网就发：${student.name}`).waitFor()
  await page.goto('/unsent')
  await page.locator('li', { hasText: student.name }).getByRole('link', { name: '看看、改一改' }).first().click()
  await page.getByLabel('孩子的长处').fill(strengths)
  await page.locator('input[type=file]').setInputFiles({ name: `${red}.png`, mimeType: 'image/png', buffer: png(red) })
  await page.locator('img[src^="blob:"]').waitFor()
  await page.getByText('已存在手机里，有网就自动发出').waitFor()
}

describe('visits without a network', () => {
  it('are each with the server once, with words and photographs, after a reload in the middle', async () => {
    const page = await somebody('homeroom', 'phone')
    await ready(page)
    const students = (await classOf(page)).slice(0, 3)
    const before = await Promise.all(students.map((each) => read<Line[]>(page, `/api/visits?student_id=${each.student_id}`)))
    await page.context().setOffline(true)
    await page.goto('/visits')
    await page.getByRole('button', { name: '我每周没空的时间' }).waitFor()
    assert.equal(await page.getByText('现在连不上网').count(), 0, 'the own trips are on the phone, though nobody looked at them')

    const strengths = ['爱读书', '肯帮同桌', '跑得快']
    for (const [n, student] of students.entries()) {
      await visitWithoutNetwork(page, student, strengths[n] ?? '', 60 + n)
      if (n === 1) await page.reload()
    }
    await page.reload()
    await page.locator('img[src^="blob:"]').waitFor()
    assert.equal(await page.getByLabel('孩子的长处').inputValue(), '跑得快')
    await page.goto('/unsent')
    await page.locator('ul.rows > li').nth(8).waitFor()
    assert.equal(await page.locator('ul.rows > li').count(), 9, 'three contacts, three records, three photographs')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)

    await page.context().setOffline(false)
    await page.getByText('都发出了').waitFor()
    await page.reload()
    await page.getByText('都发出了').waitFor()
    for (const [n, student] of students.entries()) {
      const lines = await read<Line[]>(page, `/api/visits?student_id=${student.student_id}`)
      assert.equal(lines.length, (before[n]?.length ?? 0) + 1, 'one contact more')
      const record = await read<RecordOf>(page, `/api/records/${lines[0]?.contact_id ?? 0}`)
      assert.equal(record.words.strengths, strengths[n])
      assert.equal(record.photographs.length, 1)
    }
    await page.context().close()
  })

  it('are not doubled when the answer is lost on the way back', async () => {
    const page = await somebody('homeroom', 'phone')
    await ready(page)
    const student = (await classOf(page))[4]
    assert.ok(student)
    const before = await read<Line[]>(page, `/api/visits?student_id=${student.student_id}`)
    let isLost = false
    await page.context().route('**/api/visits', async (route) => {
      if (route.request().method() !== 'POST' || isLost) return route.continue()
      isLost = true
      await route.fetch()
      await route.abort('connectionreset')
    })
    await page.locator('button.student', { hasText: student.name }).click()
    await page.getByText('电话', { exact: true }).click()
    await page.getByRole('button', { name: '记下来', exact: true }).click()
    await page.getByText(`已存在手机里，有网就发：${student.name}`).waitFor()
    await page.goto('/unsent')
    await page.getByText('都发出了').waitFor()
    const after = await read<Line[]>(page, `/api/visits?student_id=${student.student_id}`)
    assert.equal(after.length, before.length + 1)
    await page.context().close()
  })

  it('leave nothing of the person on the phone after signing out', async () => {
    const page = await somebody('homeroom', 'phone')
    await ready(page)
    const student = (await classOf(page))[0]
    await page.goto('/me')
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.waitForURL('**/sign-in**')
    const held = await page.evaluate(async () => {
      const opened = await new Promise<IDBDatabase>((found, failed) => {
        const asked = indexedDB.open('kith')
        asked.onsuccess = () => found(asked.result)
        asked.onerror = () => failed(asked.error)
      })
      const kept = await new Promise<unknown[]>((found) => {
        const asked = opened.transaction('kept').objectStore('kept').getAll()
        asked.onsuccess = () => found(asked.result)
      })
      const files = []
      for (const name of await caches.keys()) files.push(...(await (await caches.open(name)).keys()).map((each) => each.url))
      return { kept: JSON.stringify(kept), files }
    })
    assert.equal(held.kept, '[]')
    assert.ok(!held.kept.includes(student?.name ?? ''))
    assert.deepEqual(held.files.filter((each) => each.includes('/api/')), [])
    await page.context().close()
  })
})

describe('at the door, with no network', () => {
  it('a record is given to its family, and reaches it when there is a network', async () => {
    const page = await somebody('homeroom', 'phone')
    await ready(page)
    const student = (await classOf(page))[6]
    assert.ok(student)
    const before = await read<Line[]>(page, `/api/visits?student_id=${student.student_id}`)
    await page.context().setOffline(true)
    await visitWithoutNetwork(page, student, '肯帮同桌', 90)
    await page.getByRole('button', { name: '加一件担心的事' }).click()
    await page.getByLabel('担心什么').fill('早上常迟到')
    await page.getByRole('button', { name: '写好了，给家长看' }).click()
    await page.getByText('提了问题就要有办法').first().waitFor()
    assert.equal(await page.getByText('已记下，有网就给家长看').count(), 0, 'the form asks though no server can')
    await page.getByLabel('打算怎么帮').fill('前一晚收好书包')
    await page.getByRole('button', { name: '写好了，给家长看' }).click()
    await page.getByText('已记下，有网就给家长看').waitFor()
    await page.reload()
    await page.getByText('已记下，有网就给家长看').waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)

    await page.context().setOffline(false)
    await page.goto('/unsent')
    await page.getByText('都发出了').waitFor()
    const lines = await read<Line[]>(page, `/api/visits?student_id=${student.student_id}`)
    assert.equal(lines.length, before.length + 1)
    const record = await read<RecordOf & { state: string }>(page, `/api/records/${lines[0]?.contact_id ?? 0}`)
    assert.equal(record.state, 'shared')
    assert.equal(record.photographs.length, 1)
    await page.context().close()
  })

  it('what is handed out to the class waits, and goes once', async () => {
    const page = await somebody('homeroom', 'phone')
    await ready(page)
    const student = (await classOf(page))[7]
    assert.ok(student)
    const cards = async () => (await read<Line[]>(page, `/api/visits?student_id=${student.student_id}`)).filter((each) => each.kind === 'card').length
    const before = await cards()
    await page.context().setOffline(true)
    await page.reload()
    await page.getByRole('button', { name: '发给学生' }).click()
    await page.getByText('联系卡', { exact: true }).click()
    await page.getByRole('button', { name: /^记下来，\d+ 位/ }).click()
    await sheetClosed(page)
    await page.goto('/unsent')
    await page.locator('ul.rows > li', { hasText: '发给学生' }).waitFor()
    await page.reload()
    await page.locator('ul.rows > li', { hasText: '发给学生' }).waitFor()
    await page.context().setOffline(false)
    await page.getByText('都发出了').waitFor()
    await page.reload()
    await page.getByText('都发出了').waitFor()
    assert.equal(await cards(), before + 1)
    await page.context().close()
  })
})

describe('what happens where there is no network', () => {
  it('is said, asks for the call first, and is with the school once, at its own time', async () => {
    const page = await somebody('homeroom', 'phone')
    await ready(page)
    const student = (await classOf(page))[8]
    assert.ok(student)
    const incidents = () => read<{ kind: string; note: string | null; happened_at: number }[]>(page, `/api/students/${student.student_id}/incidents`)
    const before = (await incidents()).length
    await page.context().setOffline(true)
    await page.reload()
    await page.locator('button.student', { hasText: student.name }).click()
    await page.getByRole('button', { name: '发生了什么' }).click()
    const said_at = Date.now()
    await page.getByRole('button', { name: '突然生病' }).click()
    await page.getByText('请先打电话联系家长，不等网络。').waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByLabel(/补充一句/).fill('体育课后头晕，在医务室。')
    await page.getByRole('button', { name: '保存' }).click()
    await sheetClosed(page)
    await page.goto('/unsent')
    await page.locator('ul.rows > li', { hasText: '发生的事' }).waitFor()
    await page.reload()
    await page.locator('ul.rows > li', { hasText: '发生的事' }).waitFor()

    await page.context().setOffline(false)
    await page.getByText('都发出了').waitFor()
    const all = await incidents()
    assert.equal(all.length, before + 1)
    assert.equal(all[0]?.note, '体育课后头晕，在医务室。')
    assert.ok(Math.abs((all[0]?.happened_at ?? 0) - said_at) < 60_000)
    await page.context().close()
  })
})

describe('one record changed in two places', () => {
  it('shows both, and keeps what is chosen of each part', async () => {
    const page = await somebody('homeroom', 'phone')
    await ready(page)
    const student = (await classOf(page))[5]
    assert.ok(student)
    const headers = await headersOf(page)
    const recorded = await page.request.post('/api/visits', {
      headers, data: { student_id: student.student_id, kind: 'visit', mode: 'home', topics: [], note: '', client_key: 'story of two edits' },
    })
    const { contact_id } = (await recorded.json()) as { contact_id: number }
    await page.goto(`/visits/${contact_id}/record`)
    await page.getByLabel('孩子的长处').waitFor()
    await page.context().setOffline(true)
    await page.getByLabel('孩子的长处').fill('在手机上写的长处')
    await page.getByLabel('这次为了什么').fill('看看新学期')
    await page.getByText('已存在手机里，有网就保存').waitFor()
    await page.reload()
    await page.getByLabel('孩子的长处').waitFor()
    assert.equal(await page.getByLabel('孩子的长处').inputValue(), '在手机上写的长处')

    const { words, version } = await read<RecordOf>(page, `/api/records/${contact_id}`)
    const elsewhere = await page.request.put(`/api/records/${contact_id}`, {
      headers, data: { version, words: { ...words, strengths: '在电脑上写的长处', purpose: '了解搬家后的情况' } },
    })
    assert.equal(elsewhere.status(), 200)
    await page.context().setOffline(false)
    await page.getByText('这份记录在别处也改过').waitFor()
    await page.getByText('在电脑上写的长处').waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByRole('region', { name: '这次为了什么' }).getByText('别处的', { exact: true }).click()
    await page.getByRole('button', { name: '就按选好的存' }).click()
    await page.getByText('已保存').waitFor()
    const made = await read<RecordOf>(page, `/api/records/${contact_id}`)
    assert.equal(made.words.strengths, '在电脑上写的长处\n在手机上写的长处')
    assert.equal(made.words.purpose, '了解搬家后的情况')
    await page.context().close()
  })
})
