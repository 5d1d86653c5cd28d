// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Problem } from '@/platform/api/problem'
import { useProblemText } from '@/platform/problems'

function words() {
  let made: ReturnType<typeof useProblemText> | undefined
  mount({ setup: () => { made = useProblemText() }, render: () => null })
  if (!made) throw new Error('not mounted')
  return made
}
const problem = (code: string, more: Partial<Problem> = {}): Problem => ({ code, fields: {}, status: 422, ...more })

describe('the words for a problem', () => {
  it('are those of the slice that named it', () => {
    expect(words().textOf(problem('access.wrong_login'))).toBe('姓名、手机号或密码不对')
  })
  it('give the number support needs when a code has no words', () => {
    const text = words().textOf(problem('nobody.knows', { request_id: 'k7-19' }))
    expect(text).toContain('k7-19')
    expect(text).not.toContain('nobody.knows')
  })
  it('stand at the field they are about', () => {
    const refused = problem('request.invalid', { fields: { new_password: 'access.password_too_short' } })
    expect(words().fieldText(refused, 'new_password')).toContain('密码太短')
    expect(words().fieldText(refused, 'old_password')).toBeUndefined()
    expect(words().fieldText(null, 'new_password')).toBeUndefined()
  })
})
