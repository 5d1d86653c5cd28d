// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { bytesOf, told, usePush } from '@/delivery/usePush'

describe('being told by the browser', () => {
  it('gives the browser the server\'s key as bytes', () => {
    expect([...bytesOf('BP_-')]).toEqual([4, 255, 254])
  })

  it('tells the server what a message needs, and nothing else', () => {
    const subscription = { toJSON: () => ({ endpoint: 'https://push.example/x', expirationTime: null, keys: { p256dh: 'p', auth: 'a' } }) }
    expect(told(subscription)).toEqual({ endpoint: 'https://push.example/x', p256dh: 'p', auth: 'a' })
  })

  it('is not offered by a browser that cannot', async () => {
    const push = usePush()
    await push.look()
    expect(push.isOffered.value).toBe(false)
  })
})
