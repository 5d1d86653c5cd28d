// SPDX-License-Identifier: Apache-2.0
// Debian's Chromium with a fresh profile, on the two screens we promise to look well on.
import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'

const candidates = [process.env.KITH_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const quiet = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
  // A microphone that beeps, and a person who lets the page use it.
  '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream',
]

export const screens = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  desk: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
} satisfies Record<string, BrowserContextOptions>
export type Screen = keyof typeof screens

export interface Look { theme?: 'light' | 'dark'; is_large?: boolean; language?: 'zh-CN' | 'en' }

export function openBrowser(): Promise<Browser> {
  const executablePath = candidates.find((path): path is string => path !== undefined && existsSync(path))
  if (!executablePath) throw new Error('Chromium is missing: apt-get install chromium, or set KITH_CHROMIUM')
  return chromium.launch({ executablePath, args: quiet })
}

// KITH_SLOWER=6 makes every page as slow as on a machine six times slower, to find what a story does not wait for.
const slower = Number(process.env.KITH_SLOWER ?? 1)

async function slowDown(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
}

// A person's browser: own cookies, own settings.
export async function openPerson(browser: Browser, baseURL: string, screen: Screen, look: Look = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...screens[screen], baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce',
    colorScheme: look.theme ?? 'light',
  })
  // A busy machine with two slow cores is no fault of the page; what never comes fails all the same.
  context.setDefaultTimeout(120_000)
  const settings = JSON.stringify({ theme: 'system', is_large: look.is_large ?? false, language: look.language ?? 'zh-CN' })
  if (slower > 1) context.on('page', (page) => void slowDown(page))
  await context.addInitScript((kept) => {
    if (!localStorage.getItem('kith.settings')) localStorage.setItem('kith.settings', kept)
  }, settings)
  return context
}
