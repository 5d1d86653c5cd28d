// SPDX-License-Identifier: Apache-2.0
// Refuses a build whose family home page needs more than 200 KB (brotli) before its first paint:
// the document, the entry, the Chinese texts and the page itself, each with all it imports.
import { existsSync, rmSync, statSync } from 'node:fs'
import { filesOf } from './built_files.ts'

const limit = 200 * 1024
const dist = new URL('../dist/', import.meta.url)
const bytesOf = (file: string) => {
  const compressed = new URL(`${file}.br`, dist)
  return statSync(existsSync(compressed) ? compressed : new URL(file, dist)).size
}

const first = ['index.html', 'src/app/texts_zh_cn.ts', 'src/app/pages/FamilyHomePage.vue']
const files = new Set<string>(['index.html'])
for (const key of first) filesOf(key, files)

const sizes = [...files].map((file) => ({ file, bytes: bytesOf(file) })).sort((a, b) => b.bytes - a.bytes)
const total = sizes.reduce((sum, each) => sum + each.bytes, 0)
for (const { file, bytes } of sizes) console.log(`${(bytes / 1024).toFixed(1).padStart(7)} KB  ${file}`)
console.log(`${(total / 1024).toFixed(1).padStart(7)} KB  before first paint of the family home page (limit ${limit / 1024})`)
rmSync(new URL('.vite', dist), { recursive: true })
if (total > limit) process.exit(1)
