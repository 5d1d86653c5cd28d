// SPDX-License-Identifier: Apache-2.0
// What the last build made of a source file: its script and style, with all they import at once.
import { readFileSync } from 'node:fs'

export interface Chunk { file: string; isEntry?: boolean; imports?: string[]; css?: string[] }

export const manifest = JSON.parse(readFileSync(new URL('../dist/.vite/manifest.json', import.meta.url), 'utf8')) as Record<string, Chunk>

export function filesOf(key: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[key]
  if (!chunk || found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const sheet of chunk.css ?? []) found.add(sheet)
  for (const next of chunk.imports ?? []) filesOf(next, found)
  return found
}
