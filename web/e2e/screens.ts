// SPDX-License-Identifier: Apache-2.0
// Pictures of pages to look at: npm run screens [FOLDER] [PATH…]. Without paths, the pages below.
import { mkdirSync } from 'node:fs'
import { openBrowser, openPerson, type Look, type Screen } from './browser.ts'
import { startServer } from './server.ts'

interface Shot { path: string; role?: string }
const shots: Shot[] = [
  { path: '/sign-in' },
  { path: '/', role: 'guardian' },
  { path: '/', role: 'homeroom' },
  { path: '/', role: 'moral_education' },
  { path: '/', role: 'district' },
  { path: '/me', role: 'homeroom' },
]
const looks: Record<string, Look> = { light: {}, dark: { theme: 'dark' }, large: { is_large: true }, english: { language: 'en' } }
const screens: Screen[] = ['phone', 'desk']

const [folder = 'test-results/screens', ...wished] = process.argv.slice(2)
// "homeroom:/visits" is a path as that role.
const asked = wished.map((word): Shot => {
  const [role, path] = word.includes(':') ? word.split(':') : [undefined, word]
  return { path: path ?? '/', ...(role ? { role } : {}) }
})
mkdirSync(folder, { recursive: true })

const server = await startServer()
const browser = await openBrowser()
try {
  for (const shot of asked.length > 0 ? asked : shots)
    for (const screen of screens)
      for (const [name, look] of Object.entries(looks)) await take(shot, screen, name, look)
} finally {
  await browser.close()
  await server.stop()
}

async function take(shot: Shot, screen: Screen, name: string, look: Look) {
  const context = await openPerson(browser, server.address, screen, look)
  if (shot.role) {
    const { roles } = (await (await context.request.get('/api/demo/roles')).json()) as {
      roles: { identity_id: number; roles: string[] }[]
    }
    const identity_id = roles.find((each) => each.roles.includes(shot.role ?? ''))?.identity_id
    await context.request.post('/api/demo/session', { data: { identity_id }, headers: { Origin: server.address } })
    await context.addInitScript((id) => { sessionStorage.setItem('kith.identity', String(id)) }, identity_id)
  }
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') console.warn(`${shot.path}: ${message.text()}`)
  })
  await page.goto(shot.path)
  await page.waitForLoadState('load')
  await page.waitForFunction(() => document.querySelector('h1') && !document.querySelector('[aria-busy=true]'), undefined, { timeout: 5000 })
    .catch(() => console.warn(`${shot.path}: still loading`))
  const file = `${folder}/${shot.role ?? 'nobody'}${shot.path.replaceAll('/', '-')}-${screen}-${name}.png`
  await page.screenshot({ path: file, fullPage: screen === 'desk' })
  console.log(file)
  await context.close()
}
