import { chromium } from 'playwright-core'
import { openBrowser, openPerson } from '../e2e/browser.ts'
export const base = 'http://127.0.0.1:8461'
export const browser = await openBrowser()
export async function as(who: string | number, screen: 'phone' | 'desk', look = {}) {
  const context = await openPerson(browser, base, screen, look)
  context.setDefaultTimeout(15000)
  const { roles } = await (await context.request.get('/api/demo/roles')).json()
  const id = typeof who === 'number' ? who : roles.find((r: any) => r.roles.includes(who)).identity_id
  await context.request.post('/api/demo/session', { data: { identity_id: id }, headers: { Origin: base } })
  await context.addInitScript((i) => { sessionStorage.setItem('kith.identity', String(i)) }, id)
  const page = await context.newPage()
  page.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', page.url(), m.text().slice(0, 200)) })
  return page
}
export async function settle(page: any) {
  await page.waitForLoadState('load')
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('[aria-busy=true]'), undefined, { timeout: 8000 }).catch(() => console.log('still loading', page.url()))
  await page.waitForTimeout(300)
}
export async function snap(page: any, name: string, full = true) {
  await page.screenshot({ path: `/tmp/looks6/${name}.png`, fullPage: full, scale: 'css' })
  const small = await page.evaluate(() => [...document.querySelectorAll('button,a[href],input,select,textarea,summary')].filter((e) => { const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0 && r.height < 40 && getComputedStyle(e).display !== 'inline' }).map((e) => `${e.tagName}.${e.className}:${(e.textContent ?? '').trim().slice(0, 20)}=${Math.round(e.getBoundingClientRect().height)}`).slice(0, 8))
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  console.log(name, over ? `OVER ${over}` : '', small.length ? 'SMALL ' + small.join(' | ') : '')
}
export const looks: Record<string, any> = { light: {}, dark: { theme: 'dark' }, large: { is_large: true } }
