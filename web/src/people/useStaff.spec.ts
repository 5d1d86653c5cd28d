// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useFirstPasswords } from '@/people/useStaff'

const account = (staff_id: number) => ({ staff_id, staff_no: null, name: '顾怀远', first_password: 'AAAAA-BBBBB' })
const answer = (status: number, body: object) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
function answering(...answers: Response[]) {
  vi.stubGlobal('fetch', () => Promise.resolve(answers.shift() ?? answer(500, {})))
}

describe('handing out first passwords', () => {
  afterEach(() => { vi.unstubAllGlobals() })

  it('keeps the list that was told once when it is asked for again', async () => {
    answering(answer(200, { accounts: [account(1)] }), answer(200, { accounts: [] }))
    const { give, accounts } = useFirstPasswords()
    expect(await give()).toBe(1)
    expect(await give()).toBe(0)
    expect(accounts.value.map((each) => each.first_password)).toEqual(['AAAAA-BBBBB'])
  })

  it('warns before a list is left that was neither printed nor saved', async () => {
    answering(answer(200, { accounts: [account(1)] }))
    const { give, isAtRisk, isKept } = useFirstPasswords()
    expect(isAtRisk.value).toBe(false)
    await give()
    expect(isAtRisk.value).toBe(true)
    isKept.value = true
    expect(isAtRisk.value).toBe(false)
  })

  it('says why a password was not renewed', async () => {
    answering(answer(403, { error: { code: 'people.principal_only', fields: {}, request_id: '1' } }))
    const { renew, problem } = useFirstPasswords()
    expect(await renew(7)).toBeUndefined()
    expect(problem.value?.code).toBe('people.principal_only')
  })
})
