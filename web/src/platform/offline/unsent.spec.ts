// SPDX-License-Identifier: Apache-2.0
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { setActiveIdentity } from '@/platform/api/identity'
import { keep, lastSession, ownPhone, recall, withKept } from '@/platform/offline/kept'
import {
  dropUnsent, putUnsent, readUnsent, sendAll, sendsUnsent, submit, tryAgain, useUnsent, type Outcome, type Unsent,
} from '@/platform/offline/unsent'

const offline: Outcome = { ok: false, problem: { code: 'platform.offline', fields: {}, status: 0 } }
const refused: Outcome = { ok: false, problem: { code: 'visits.no_such_student', fields: {}, status: 404 } }
const { entries } = useUnsent()
const keys = () => entries.value.map((each) => each.key)

let answers: Outcome[] = []
const sent: { key: string; after?: number | undefined; body: unknown }[] = []
const answer = async (entry: Unsent, result: number | undefined): Promise<Outcome> => {
  sent.push({ key: entry.key, after: result, body: entry.body })
  return answers.shift() ?? { ok: true, result: 70 + sent.length }
}
sendsUnsent('test.contact', { rank: 0, send: answer })
sendsUnsent('test.photograph', { rank: 2, send: answer })

const contact = (key: string, body: unknown = {}) => ({ key, kind: 'test.contact', about: '李小雨', body })
const photograph = (key: string, after: string) => ({ key, kind: 'test.photograph', about: '李小雨', body: {}, after })

async function signIn(account_id: number | undefined) {
  setActiveIdentity(account_id && account_id * 10)
  await ownPhone(account_id, account_id && { account_id })
  await readUnsent()
}

describe('what is not yet sent', () => {
  beforeEach(async () => {
    await signIn(1)
    for (const key of keys()) await dropUnsent(key)
    sent.length = 0
    answers = []
  })

  it('is on the phone before it is sent, and leaves it when the server has it', async () => {
    answers = [offline]
    expect(await submit(contact('a'))).toMatchObject({ is: 'waits', is_kept: true })
    expect(keys()).toEqual(['a'])
    expect(await sendAll()).toBe(true)
    expect(keys()).toEqual([])
  })

  it('goes in order, photographs after their record and with its number', async () => {
    await putUnsent(contact('a'))
    await putUnsent(photograph('p', 'a'))
    await putUnsent(contact('b'))
    await sendAll()
    expect(sent.map((each) => each.key)).toEqual(['a', 'b', 'p'])
    expect(sent[2]?.after).toBe(71)
  })

  it('stops where the network stops, and goes on from there', async () => {
    await putUnsent(contact('a'))
    await putUnsent(contact('b'))
    answers = [{ ok: true, result: 1 }, offline]
    expect(await sendAll()).toBe(false)
    expect(keys()).toEqual(['b'])
    await sendAll()
    expect(sent.map((each) => each.key)).toEqual(['a', 'b', 'b'])
  })

  it('keeps a refusal with its reason, and neither loses nor sends what follows it', async () => {
    await putUnsent(contact('a'))
    await putUnsent(photograph('p', 'a'))
    await putUnsent(contact('b'))
    answers = [refused]
    expect(await sendAll()).toBe(true)
    expect(entries.value.map(({ key, state, problem }) => [key, state, problem?.code])).toEqual([
      ['a', 'refused', 'visits.no_such_student'], ['p', 'waiting', undefined],
    ])
    await tryAgain('a')
    await sendAll()
    expect(keys()).toEqual([])
  })

  it('takes with it what comes after it, when it is thrown away', async () => {
    await putUnsent(contact('a'))
    await putUnsent(photograph('p', 'a'))
    await dropUnsent('a')
    expect(keys()).toEqual([])
  })

  it('stays when it was written on while it was sent', async () => {
    const first = putUnsent(contact('a', '写到一半'))
    sendsUnsent('test.words', {
      rank: 1,
      send: async () => {
        await putUnsent({ ...contact('w', '写完了'), kind: 'test.words' })
        return { ok: true, onward: (body) => `${String(body)}，接着第二版` }
      },
    })
    await first
    await submit({ ...contact('w', '写到一半'), kind: 'test.words' })
    expect(entries.value.find((each) => each.key === 'w')?.body).toBe('写完了，接着第二版')
  })

  it('is never sent twice at once', async () => {
    const entry = await putUnsent(contact('a'))
    let done!: (outcome: Outcome) => void
    const slow = vi.fn(() => new Promise<Outcome>((resume) => { done = resume }))
    sendsUnsent('test.slow', { rank: 0, send: slow })
    await putUnsent({ ...entry, kind: 'test.slow' })
    const rounds = Promise.all([sendAll(), sendAll()])
    await vi.waitFor(() => expect(slow).toHaveBeenCalled())
    done({ ok: true, result: 1 })
    await rounds
    expect(slow).toHaveBeenCalledOnce()
  })

  it('is hidden from another account and waits for its own', async () => {
    await putUnsent(contact('a'))
    await signIn(2)
    expect(keys()).toEqual([])
    await sendAll()
    expect(sent).toEqual([])
    await signIn(1)
    expect(keys()).toEqual(['a'])
  })
})

describe('what is kept to be read', () => {
  const trips = ['青石巷 3 号']

  it('stands in where no answer comes, and only there', async () => {
    await signIn(1)
    await withKept('trips', Promise.resolve({ ok: true, data: trips }))
    await vi.waitFor(async () => expect((await recall('trips'))?.content).toEqual(trips))
    expect(await withKept('trips', Promise.resolve(offline as never))).toMatchObject({ ok: true, data: trips })
    expect(await withKept('trips', Promise.resolve(refused as never))).toMatchObject({ ok: false })
  })

  it('is gone when the person signs out, or the session was ended elsewhere', async () => {
    await signIn(1)
    await keep('trips', trips)
    await signIn(undefined)
    expect(await lastSession()).toBeUndefined()
    await signIn(1)
    expect(await recall('trips')).toBeUndefined()
  })

  it('is gone when somebody else signs in', async () => {
    await signIn(1)
    await keep('trips', trips)
    await signIn(2)
    expect(await recall('trips')).toBeUndefined()
    await signIn(1)
    expect(await recall('trips')).toBeUndefined()
  })

  it('is not read by another identity of the same account', async () => {
    await signIn(1)
    await keep('trips', trips)
    setActiveIdentity(11)
    expect(await recall('trips')).toBeUndefined()
  })

  it('is dropped after some days', async () => {
    await signIn(1)
    await keep('trips', trips)
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 6 * 86_400_000)
    expect(await recall('trips')).toBeUndefined()
    expect(await lastSession()).toBeUndefined()
    vi.restoreAllMocks()
  })
})
