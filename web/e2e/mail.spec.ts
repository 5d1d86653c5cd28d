// SPDX-License-Identifier: Apache-2.0
// A real mail server beside: a guardian proves an own address, a notice is published, and the letter arrives.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { aStranger, expectAccessible, expectNoSidewaysScroll, headersOf, somebody, theServer, useHouse } from './house.ts'

const user = { name: 'kith', password: 'a password of the test' }
const received: ParsedMail[] = []

// A certificate of our own, so that the way is the real one: STARTTLS, then AUTH.
const folder = mkdtempSync(join(tmpdir(), 'kith-mail-'))
const [keyFile, authority] = [join(folder, 'key.pem'), join(folder, 'authority.pem')]
execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost',
  '-addext', 'subjectAltName=DNS:localhost', '-keyout', keyFile, '-out', authority], { stdio: 'pipe' })

const mailServer = new SMTPServer({
  key: readFileSync(keyFile),
  cert: readFileSync(authority),
  authMethods: ['PLAIN', 'LOGIN'],
  onAuth: ({ username, password }, _session, done) =>
    done(username === user.name && password === user.password ? null : new Error('not known'), { user: username }),
  onData: (stream, session, done) => {
    assert.ok(session.secure && session.user, 'nothing comes in the clear, or from a stranger')
    simpleParser(stream).then((mail) => { received.push(mail); done() }, done)
  },
})

async function arrived(wanted: (mail: ParsedMail) => boolean): Promise<ParsedMail> {
  for (let tries = 0; tries < 600; tries++) {
    const found = received.find(wanted)
    if (found) return found
    await new Promise((resume) => setTimeout(resume, 50))
  }
  throw new Error(`the letter has not arrived; subjects: ${received.map((each) => each.subject).join(', ')}\n${theServer().log()}`)
}

useHouse(async () => {
  await new Promise<void>((ready) => { mailServer.listen(0, '127.0.0.1', ready) })
  const { port } = mailServer.server.address() as AddressInfo
  return {
    KITH_MAIL_SERVER: `smtp://localhost:${port}`, KITH_MAIL_AUTHORITY: authority, KITH_MAIL_USER: user.name, KITH_MAIL_PASSWORD: user.password,
    KITH_MAIL_FROM: 'school@kith.example', KITH_MAIL_FROM_NAME: '同心区', KITH_PUBLIC_URL: '{address}',
  }
})
after(async () => {
  await new Promise<void>((closed) => { mailServer.close(closed) })
  rmSync(folder, { recursive: true, force: true })
})

describe('a notice by mail', () => {
  it('reaches the address that a guardian has proved, with its words and its link', async () => {
    const guardian = await somebody('guardian', 'phone')
    await guardian.goto('/me')
    await guardian.getByLabel('电子邮箱').fill('wang@home.example')
    await guardian.getByRole('button', { name: '发送验证码' }).click()
    await guardian.getByLabel('验证码').waitFor()
    const letter = await arrived((mail) => mail.subject?.startsWith('验证码') === true)
    const code = /\d{6}/.exec(letter.text ?? '')?.[0] ?? ''
    await guardian.getByLabel('验证码').fill(code)
    await guardian.getByRole('button', { name: '确认' }).click()
    await guardian.getByText('通知会发到 wang@home.example').waitFor()
    await expectAccessible(guardian)
    await expectNoSidewaysScroll(guardian)

    const teacher = await somebody('principal', 'desk')
    await teacher.goto('/')
    const headers = await headersOf(teacher)
    const made = await teacher.request.post('/api/notices', {
      headers,
      data: {
        title: '秋游：周五去植物园', body: '早上八点集合。\n<b>带水</b>和午饭。', needs: 'confirm', reach: 'urgent',
        audience: { whole_school: true, grades: [], class_ids: [], student_ids: [] }, client_key: 'mail-story',
      },
    })
    assert.ok(made.ok(), await made.text())

    const notice = await arrived((mail) => mail.subject === '秋游：周五去植物园')
    assert.equal(notice.from?.value[0]?.address, 'school@kith.example')
    assert.equal(notice.from?.value[0]?.name, '同心区')
    assert.match(notice.text ?? '', /早上八点集合。\n<b>带水<\/b>和午饭。/)
    const link = /http:\/\/127\.0\.0\.1:\d+\/l#[\w-]+/.exec(notice.text ?? '')?.[0] ?? ''
    assert.ok(link.startsWith(theServer().address), notice.text)
    assert.ok(!(notice.html || '').includes('<b>'), 'words of people are no markup')
    assert.match(notice.messageId ?? '', /^<\d+-\d+\.[0-9a-f]{32}@kith\.example>$/)
    assert.ok(!notice.headers.has('list'), 'what is urgent cannot be turned off')
    assert.equal(received.filter((mail) => mail.subject === notice.subject).length, 1, 'once, and to nobody else')
    assert.ok(!(await theServer().wholeLog()).includes('wang@home.example'), 'no address in the log')
    await teacher.context().close()
    await guardian.context().close()

    const reader = await aStranger('phone')
    const page = await reader.newPage()
    await page.goto(link)
    await page.getByRole('heading', { name: '秋游：周五去植物园' }).waitFor()
    await reader.close()
  })
})
