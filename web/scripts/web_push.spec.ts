// SPDX-License-Identifier: Apache-2.0
// A browser's side of Web Push, by a library of others: what the server encrypts can be read.
import { createECDH } from 'node:crypto'
import { readFileSync } from 'node:fs'
import ece from 'http_ece'
import { describe, expect, it } from 'vitest'

const example = JSON.parse(readFileSync('../server/src/delivery/web_push/example.json', 'utf8')) as Record<string, string>
const bytes = (name: string) => Buffer.from(example[name] ?? '', 'base64url')

function decrypted(body: Buffer): string {
  const browser = createECDH('prime256v1')
  browser.setPrivateKey(bytes('browser_private_key'))
  return ece.decrypt(body, { version: 'aes128gcm', privateKey: browser, authSecret: example.browser_secret ?? '' }).toString('utf8')
}

describe('a push from the server', () => {
  it('is read with the key of the browser it is for', () => {
    expect(decrypted(bytes('body'))).toBe(example.message)
  })

  it('is not read when a byte of it was changed', () => {
    const changed = bytes('body')
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
    expect(() => decrypted(changed)).toThrow()
  })
})
