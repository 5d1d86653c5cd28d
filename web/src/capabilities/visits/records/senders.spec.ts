// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it, vi } from 'vitest'
import { sendWords, type WordsBody } from '@/capabilities/visits/records/senders'
import { noWords } from '@/capabilities/visits/records/words'
import type { Unsent } from '@/platform/offline/unsent'

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const words = (strengths: string) => ({ ...noWords(), strengths })
const entry = (body: WordsBody): Unsent => ({
  key: 'words:7', account_id: 1, identity_id: 21, kind: 'records.words', about: '李小雨', body, stamp: 'x', made_at: 0, state: 'waiting',
})

// A server that holds one version and refuses what was written upon another.
function serverWith(version: number, strengths: string) {
  const held = { version, strengths }
  const asked: { identity: string | null }[] = []
  const paths: string[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push({ identity: request.headers.get('Kith-Identity') })
    const present = { version: held.version, words: words(held.strengths) }
    const sent = (await request.json()) as WordsBody
    paths.push(new URL(request.url).pathname)
    if (sent.version !== held.version) return json({ error: { code: 'records.changed_meanwhile', fields: {}, present } }, 409)
    if (request.method === 'POST') return json(present)
    Object.assign(held, { version: held.version + 1, strengths: sent.words.strengths })
    return json({ version: held.version, updated_at: 0, questions: [] })
  })
  return { held, asked, paths }
}

describe('words of a record that waited', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('go upon our own version whose answer was lost', async () => {
    const { held } = serverWith(1, '写到一半')
    const outcome = await sendWords(entry({ contact_id: 7, version: 0, words: words('写完了'), tried: [words('写到一半')] }), undefined)
    expect(outcome.ok).toBe(true)
    expect(held).toEqual({ version: 2, strengths: '写完了' })
  })

  it('do not write over what somebody else wrote', async () => {
    const { held } = serverWith(1, '在电脑上写的')
    const outcome = await sendWords(entry({ contact_id: 7, version: 0, words: words('写完了'), tried: [words('写到一半')] }), undefined)
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'records.changed_meanwhile' } })
    expect(held.strengths).toBe('在电脑上写的')
  })

  it('are shown to the family after they are saved, when that was asked for at the door', async () => {
    const { paths } = serverWith(0, '')
    const outcome = await sendWords(entry({ contact_id: 7, version: 0, words: words('写完了'), share: true }), undefined)
    expect(paths).toEqual(['/api/records/7', '/api/records/7/sharing'])
    expect(outcome.ok && outcome.onward?.({ version: 0, words: words('又写'), share: true }), 'what was written since is not').toMatchObject({ version: 1, share: false })
  })

  it('are never shown to the family while somebody else\'s words stand there', async () => {
    const { paths } = serverWith(1, '在电脑上写的')
    await sendWords(entry({ contact_id: 7, version: 0, words: words('写完了'), share: true }), undefined)
    expect(paths).toEqual(['/api/records/7'])
  })

  it('go as whoever wrote them, to the contact that was sent before', async () => {
    const { asked } = serverWith(0, '')
    const outcome = await sendWords(entry({ version: 0, words: words('写完了') }), 9)
    expect(outcome.ok).toBe(true)
    expect(asked.every((each) => each.identity === '21')).toBe(true)
    expect(outcome.ok && outcome.onward?.({ version: 0, words: words('又写') })).toMatchObject({ version: 1 })
  })
})
