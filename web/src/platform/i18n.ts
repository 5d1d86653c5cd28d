// SPDX-License-Identifier: Apache-2.0
// Words. Every slice has locale/zh-CN.json (the source) and locale/en.json; the folder's name is the
// namespace, so visits/locale holds visits.*. The wiring hands over one loader per language.
import { createI18n, useI18n } from 'vue-i18n'
import { withPlurals } from '@/platform/plurals'

export type Language = 'zh-CN' | 'en'
export interface Words { [key: string]: string | Words }
export type WordsLoader = () => Promise<Words>

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN' as Language,
  fallbackLocale: 'zh-CN' as Language,
  missingWarn: false,
  fallbackWarn: false,
  messages: {} as Record<Language, Words>,
  postTranslation: (text) => (typeof text === 'string' ? withPlurals(text) : text),
})

const loaders = new Map<Language, WordsLoader>()
const loaded = new Set<Language>()

export function setWordsLoader(language: Language, loader: WordsLoader) {
  loaders.set(language, loader)
}

export async function speak(language: Language) {
  const loader = loaders.get(language)
  if (loader && !loaded.has(language)) {
    i18n.global.setLocaleMessage(language, await loader())
    loaded.add(language)
  }
  i18n.global.locale.value = language
  document.documentElement.lang = language
}

// Files named "…/visits/locale/zh-CN.json" become { visits: {…} }.
export function byNamespace(files: Record<string, Words>): Words {
  const words: Words = {}
  for (const [path, texts] of Object.entries(files)) {
    const namespace = path.split('/').at(-3)
    if (namespace) words[namespace] = texts
  }
  return words
}

export const useWords = () => useI18n({ useScope: 'global' })
