// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { Reply } from '@/platform/api/client'
import { offline } from '@/platform/api/problem'
import { useLoaded } from '@/platform/useLoaded'

describe('reading something from the server', () => {
  it('keeps what was shown when the network is lost', async () => {
    const answers: Reply<string>[] = [{ ok: true, data: 'first' }, { ok: false, problem: offline() }]
    const { content, problem, load } = useLoaded(() => Promise.resolve(answers.shift() ?? { ok: true, data: 'none' }))
    await load()
    await load()
    expect(content.value).toBe('first')
    expect(problem.value?.code).toBe('platform.offline')
  })

  it('drops an answer that a later question has overtaken', async () => {
    const waiting: ((answer: Reply<string>) => void)[] = []
    const { content, load } = useLoaded(() => new Promise<Reply<string>>((resolve) => waiting.push(resolve)))
    const first = load()
    const second = load()
    waiting[1]?.({ ok: true, data: 'new' })
    waiting[0]?.({ ok: true, data: 'old' })
    await Promise.all([first, second])
    expect(content.value).toBe('new')
  })
})
