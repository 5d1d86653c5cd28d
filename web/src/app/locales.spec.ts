// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { Words } from '@/platform/i18n'

const files = import.meta.glob<Words>('/src/**/locale/*.json', { eager: true, import: 'default' })
const code = import.meta.glob<string>(['/src/**/*.{ts,vue}', '!/src/**/*.spec.ts', '!/src/platform/api/schema.d.ts'], {
  eager: true, query: '?raw', import: 'default',
})
const folders = [...new Set(Object.keys(files).map((path) => path.slice(0, path.lastIndexOf('/'))))]

function keys(words: Words, before = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${before}${key}`] : keys(value, `${before}${key}.`))
}
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join()
function at(words: Words | undefined, key: string): string {
  const found = key.split('.').reduce<string | Words | undefined>((step, part) => (typeof step === 'object' ? step[part] : step), words)
  return typeof found === 'string' ? found : ''
}

describe('the words of the app', () => {
  it.each(folders)('are the same in Chinese and English: %s', (folder) => {
    const chinese = files[`${folder}/zh-CN.json`]
    const english = files[`${folder}/en.json`]
    expect(keys(english ?? {}).sort()).toEqual(keys(chinese ?? {}).sort())
    for (const key of keys(chinese ?? {})) expect(placeholders(at(english, key)), key).toBe(placeholders(at(chinese, key)))
  })

  it('exist for every key that is written out in code', () => {
    const known = new Set(folders.flatMap((folder) => keys(files[`${folder}/zh-CN.json`] ?? {}, `${folder.split('/').at(-2)}.`)))
    const used = Object.entries(code).flatMap(([path, text]) =>
      [...text.matchAll(/\bt\('([a-z_]+(?:\.[\w-]+)+)'/g)].map((match) => ({ path, key: match[1] ?? '' })))
    expect(used.filter(({ key }) => !known.has(key))).toEqual([])
  })

  it.each(folders)('count one thing and many things differently in English: %s', (folder) => {
    const english = files[`${folder}/en.json`] ?? {}
    const counted = /(?<![Tt]hese )\{(n|families|schools|students|people)\} ([a-z]+s|children|people|have|are)\b/
    expect(keys(english).filter((key) => counted.test(at(english, key)))).toEqual([])
  })

  it('stand nowhere else', () => {
    const shown = Object.entries(code).filter(([path, text]) =>
      path.endsWith('.vue') && /\p{Script=Han}/u.test(text.slice(text.indexOf('<template>')).replace(/<!--.*?-->/gs, '')))
    expect(shown.map(([path]) => path)).toEqual([])
  })
})

describe('the types of the app', () => {
  it('have no way round them', () => {
    const loose = /:\s*any\b|<any>|\bas any\b|as unknown as|@ts-ignore|@ts-nocheck|eslint-disable/
    expect(Object.entries(code).filter(([, text]) => loose.test(text)).map(([path]) => path)).toEqual([])
  })
})
