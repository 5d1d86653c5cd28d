// SPDX-License-Identifier: Apache-2.0
// What a story starts from: a server, a browser, people with a role of the demo district.
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser, openPerson, type Look, type Screen } from './browser.ts'
import { startServer, type Server } from './server.ts'

export type DemoRole = 'guardian' | 'homeroom' | 'moral_education' | 'principal' | 'district'
export interface DemoIdentity { identity_id: number; person_kind: string; person_name: string; roles: string[] }

let server: Server | undefined
let browser: Browser | undefined

export function useHouse(settings: () => Promise<Record<string, string>> = () => Promise.resolve({})) {
  before(async () => {
    server = await startServer(await settings())
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
  })
}

export function theServer(): Server {
  assert.ok(server, 'useHouse() first')
  return server
}

// A browser in which nobody is signed in yet.
export async function aStranger(screen: Screen, look: Look = {}): Promise<BrowserContext> {
  assert.ok(browser, 'useHouse() first')
  return openPerson(browser, theServer().address, screen, look)
}

// Signs in through the demo's door, without the page, as the first who is `wanted`.
export async function somebody(
  wanted: DemoRole | ((each: DemoIdentity, all: DemoIdentity[]) => boolean), screen: Screen, look: Look = {},
): Promise<Page> {
  const context = await aStranger(screen, look)
  const headers = { Origin: theServer().address }
  const listed = await context.request.get('/api/demo/roles')
  assert.equal(listed.status(), 200, 'the server offers demo roles')
  const { roles } = (await listed.json()) as { roles: DemoIdentity[] }
  const identity = roles.find((each) => (typeof wanted === 'string' ? each.roles.includes(wanted) : wanted(each, roles)))
  assert.ok(identity, `the demo district has a ${typeof wanted === 'string' ? wanted : wanted.name}`)
  const taken = await context.request.post('/api/demo/session', { data: { identity_id: identity.identity_id }, headers })
  assert.equal(taken.status(), 200, 'signs in')
  await context.addInitScript((id) => {
    if (!sessionStorage.getItem('kith.identity')) sessionStorage.setItem('kith.identity', String(id))
  }, identity.identity_id)
  return context.newPage()
}

// Asks the server as the page would. Requires: the page has been opened.
export const headersOf = async (page: Page) => ({
  'Kith-Identity': await page.evaluate(() => sessionStorage.getItem('kith.identity') ?? ''), Origin: theServer().address,
})
export const read = async <T>(page: Page, path: string) => (await (await page.request.get(path, { headers: await headersOf(page) })).json()) as T

// No page may have a fault of accessibility that axe can see. Our pages hold no frame of another origin: the legacy mode
// sees all of them, and opens no page of its own for it.
export async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  const told = violations.map((each) => `${each.id}: ${each.help}\n  ${each.nodes.map((node) => node.html).slice(0, 3).join('\n  ')}`)
  assert.deepEqual(told, [], `accessibility of ${page.url()}`)
}

export async function expectNoSidewaysScroll(page: Page) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.equal(over, 0, `${page.url()} scrolls sideways by ${over} px`)
  const lines = await page.evaluate(() => Math.max(0, ...[...document.querySelectorAll('h1, h2')].map((each) =>
    each.getBoundingClientRect().height / parseFloat(getComputedStyle(each).lineHeight))))
  assert.ok(lines < 6, `${page.url()} squeezes a heading into ${Math.round(lines)} lines`)
}

// What was saved in a sheet is on the phone or with the server when the sheet is gone, and no sooner.
export const sheetClosed = (page: Page) => page.getByRole('dialog').waitFor({ state: 'detached' })
