// SPDX-License-Identifier: Apache-2.0
// Writes .br and .gz beside every text asset of dist/, for the server to send as they are.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url)
const text = /\.(js|css|html|svg|json|webmanifest|txt)$/

for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  if (!text.test(name) || name.startsWith('.vite')) continue
  const bytes = readFileSync(new URL(name, dist))
  if (bytes.length < 512) continue
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
  writeFileSync(new URL(`${name}.br`, dist), brotliCompressSync(bytes, { params: quality }))
  writeFileSync(new URL(`${name}.gz`, dist), gzipSync(bytes, { level: 9 }))
}
