// SPDX-License-Identifier: Apache-2.0
// A guardian inside WeChat connects the WeCom account of the school's notices, is told so, receives one, and takes it back.
// The school office reads the directory of WeCom, and is told by name whom it could not tell.
import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { expectAccessible, expectNoSidewaysScroll, headersOf, read, somebody, theServer, useHouse } from './house.ts'

// WeCom: a code is good once.
const open = new Map<string, string>()
const sent: { to: string[]; words: string }[] = []
// The directory: one school with one class.
const campus = { name: '', class_name: '' }
const students: object[] = []
const department = (id: number, parentid: number, type: number, name: string) => ({ id, parentid, type, name })
async function bodyOf(request: IncomingMessage) {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}
async function answer(request: IncomingMessage): Promise<object> {
  const url = new URL(request.url ?? '', 'http://wecom')
  if (url.pathname === '/cgi-bin/gettoken') return { errcode: 0, access_token: 'token', expires_in: 7200 }
  if (url.searchParams.get('access_token') !== 'token') return { errcode: 40014 }
  if (url.pathname === '/cgi-bin/school/getuserinfo') {
    const code = url.searchParams.get('code') ?? ''
    const account = open.get(code)
    open.delete(code)
    return account ? { errcode: 0, ...(account.startsWith('student') ? { student_userid: account } : { parent_userid: account }) } : { errcode: 40029 }
  }
  if (url.pathname === '/cgi-bin/school/department/list')
    return { errcode: 0, departments: [department(1, 0, 5, '区'), department(2, 1, 4, campus.name), department(3, 2, 2, '年级'), department(30, 3, 1, campus.class_name)] }
  if (url.pathname === '/cgi-bin/school/user/list') return { errcode: 0, students: url.searchParams.get('department_id') === '30' ? students : [] }
  if (url.pathname !== '/cgi-bin/externalcontact/message/send') return { errcode: 48002 }
  const letter = JSON.parse(await bodyOf(request)) as { to_parent_userid: string[]; text: { content: string } }
  sent.push({ to: letter.to_parent_userid, words: letter.text.content })
  return { errcode: 0, errmsg: 'ok' }
}
const wecom = createServer((request: IncomingMessage, response: ServerResponse) => {
  void answer(request).then((said) => response.end(JSON.stringify(said)))
})

useHouse(async () => {
  await new Promise<void>((ready) => { wecom.listen(0, '127.0.0.1', ready) })
  const { port } = wecom.address() as AddressInfo
  return {
    KITH_WECOM_URL: `http://127.0.0.1:${port}`, KITH_WECOM_CORP_ID: 'corp', KITH_WECOM_SECRET: 'secret of the test', KITH_WECOM_AGENT_ID: '7',
    KITH_PUBLIC_URL: '{address}',
  }
})
after(async () => {
  await new Promise<void>((closed) => { wecom.close(() => closed()); wecom.closeAllConnections() })
})

// WeChat's page, at which the person agrees as `account`.
let given = 0
async function agreeAs(page: Page, account: string, state?: string) {
  await page.unroute('https://open.weixin.qq.com/**')
  await page.route('https://open.weixin.qq.com/**', (route) => {
    const asked = new URL(route.request().url())
    assert.equal(asked.searchParams.get('scope'), 'snsapi_base')
    const code = `code-${++given}`
    open.set(code, account)
    const back = `${asked.searchParams.get('redirect_uri')}?code=${code}&state=${state ?? asked.searchParams.get('state')}`
    return route.fulfill({ status: 302, headers: { Location: back } })
  })
}
async function insideWechat(page: Page) {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'userAgent', { get: () => 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 MicroMessenger/8.0.49' })
  })
}
async function arrived(to: string) {
  for (let tries = 0; tries < 600; tries++) {
    const found = sent.find((each) => each.to.includes(to))
    if (found) return found
    await new Promise((resume) => setTimeout(resume, 50))
  }
  throw new Error(`nothing has arrived\n${theServer().log()}`)
}

describe('connecting an account of another platform', () => {
  it('is offered where it can be done', async () => {
    const page = await somebody('guardian', 'phone')
    await page.goto('/me')
    await page.getByText('请在微信或企业微信里打开家校同心，再来连接。').waitFor()
    assert.equal(await page.getByRole('button', { name: '用企业微信收通知' }).count(), 0)
    await page.context().close()
  })

  it('says so, brings a notice there, and ends when the guardian wishes', async () => {
    const page = await somebody('guardian', 'phone')
    await insideWechat(page)
    await agreeAs(page, 'wang_mother')
    await page.goto('/me')
    await page.getByRole('button', { name: '用企业微信收通知' }).click()
    await page.getByText('已连接企业微信，通知会发到那里').waitFor()
    assert.ok(!page.url().includes('code'), 'the code stays behind')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)

    const principal = await somebody('principal', 'desk')
    await principal.goto('/')
    const made = await principal.request.post('/api/notices', {
      headers: await headersOf(principal),
      data: {
        title: '秋游：周五去植物园', body: '早上八点集合。', needs: 'confirm', reach: 'urgent',
        audience: { whole_school: true, grades: [], class_ids: [], student_ids: [] }, client_key: 'connecting-story',
      },
    })
    assert.ok(made.ok(), await made.text())
    const letter = await arrived('wang_mother')
    assert.match(letter.words, /秋游：周五去植物园/)
    await principal.context().close()

    await page.getByRole('button', { name: '不再用企业微信收通知' }).click()
    await page.getByRole('button', { name: '用企业微信收通知', exact: true }).waitFor()
    const log = await theServer().wholeLog()
    assert.ok(!log.includes('wang_mother') && !log.includes('code-'), 'neither code nor account in the log')
    await page.context().close()
  })

  it('refuses a child\'s own account, and a way that another browser has begun', async () => {
    const page = await somebody('guardian', 'phone')
    await insideWechat(page)
    await agreeAs(page, 'student_wang')
    await page.goto('/me')
    await page.getByRole('button', { name: '用企业微信收通知' }).click()
    await page.getByText('这是学生的账号').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: '回到“我的”再试一次' }).click()

    await agreeAs(page, 'somebody_else', '0'.repeat(64))
    await page.getByRole('button', { name: '用企业微信收通知' }).click()
    await page.getByText('不是在这个浏览器里开始的').waitFor()
    await page.context().close()
  })
})

describe('reading the directory of another platform', () => {
  it('knows who is certain, and names the others with what to do', async () => {
    const page = await somebody('principal', 'desk')
    await page.goto('/settings')
    const school = await read<{ name: string }>(page, '/api/school')
    const classes = await read<{ class_id: number; class_name: string }[]>(page, '/api/classes')
    const [first] = classes
    assert.ok(first, 'the demo school has classes')
    const lines = await read<{ name: string; guardian_relation: string }[]>(page, `/api/classes/${first.class_id}/students`)
    const words: Record<string, string> = { father: '爸爸', mother: '妈妈' }
    const known = lines.find((each) => words[each.guardian_relation] && lines.filter((other) => other.name === each.name).length === 1)
    assert.ok(known, 'a student whose father or mother is called first')
    Object.assign(campus, { name: school.name, class_name: first.class_name })
    students.push(
      { student_userid: 's1', name: known.name, parents: [{ parent_userid: 'p1', relation: words[known.guardian_relation], is_subscribe: 1 }] },
      { student_userid: 's2', name: '欧阳不在', parents: [{ parent_userid: 'p2', relation: '爸爸', is_subscribe: 1 }] },
    )
    await page.getByRole('button', { name: '读取企业微信通讯录', exact: true }).click()
    await page.getByText('认出 1 位家长，还有 1 条要您看一看').waitFor()
    await expectAccessible(page)
    await page.getByRole('link', { name: '看对不上的名单' }).click()
    await page.getByText('欧阳不在').waitFor()
    await page.getByRole('heading', { name: '这里没有这个学生' }).waitFor()
    assert.equal(await page.getByText(known.name).count(), 0, 'who is known is not in the list')
    await expectAccessible(page)
    await page.context().close()
  })
})
