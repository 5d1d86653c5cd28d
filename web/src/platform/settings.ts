// SPDX-License-Identifier: Apache-2.0
// What a person chose for this device: light or dark, type size, language. Kept in the browser.
import { defineStore } from 'pinia'
import { Dark } from 'quasar'
import { computed, ref, watch } from 'vue'
import { speak, type Language } from '@/platform/i18n'

export type Theme = 'system' | 'light' | 'dark'
interface Kept { theme: Theme; is_large: boolean; language: Language }

const key = 'kith.settings'
const themes: readonly string[] = ['system', 'light', 'dark']

function preferredLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN'
}

function recall(): Kept {
  const kept: Kept = { theme: 'system', is_large: false, language: preferredLanguage() }
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (typeof found !== 'object' || found === null) return kept
    if ('theme' in found && themes.includes(String(found.theme))) kept.theme = found.theme as Theme
    if ('is_large' in found) kept.is_large = found.is_large === true
    if ('language' in found && (found.language === 'en' || found.language === 'zh-CN')) kept.language = found.language
  } catch {
    return kept
  }
  return kept
}

export const useSettings = defineStore('settings', () => {
  const kept = recall()
  const theme = ref(kept.theme)
  const isLarge = ref(kept.is_large)
  const language = ref(kept.language)

  const system = globalThis.matchMedia?.('(prefers-color-scheme: dark)')
  const systemIsDark = ref(system?.matches ?? false)
  system?.addEventListener?.('change', (event) => { systemIsDark.value = event.matches })
  const isDark = computed(() => theme.value === 'dark' || (theme.value === 'system' && systemIsDark.value))

  watch(isDark, (dark) => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
    Dark.set(dark)
  }, { immediate: true })
  watch(isLarge, (large) => {
    document.documentElement.dataset.type = large ? 'large' : 'normal'
  }, { immediate: true })
  watch([theme, isLarge, language], () => {
    const choice: Kept = { theme: theme.value, is_large: isLarge.value, language: language.value }
    localStorage.setItem(key, JSON.stringify(choice))
  })
  watch(language, (chosen) => { void speak(chosen) })

  return { theme, isLarge, language, isDark }
})
