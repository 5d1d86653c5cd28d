// SPDX-License-Identifier: Apache-2.0
// What the app's worker makes of a push, handed over by the browser as if a push service had brought it.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { expectAccessible, somebody, theServer, useHouse } from './house.ts'

useHouse(() => Promise.resolve({ KITH_WEB_PUSH_CONTACT: 'mailto:it@school.example' }))

interface Shown { title: string; tag: string; data: unknown }
const shown = (page: Page) => page.evaluate(async () => {
  const all = await (await navigator.serviceWorker.ready).getNotifications()
  return all.map(({ title, tag, data }) => ({ title, tag, data: data as unknown }))
}) as Promise<Shown[]>

async function deliver(page: Page, data: string) {
  const devtools = await page.context().newCDPSession(page)
  const registration = new Promise<string>((found) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) found(registrations[0].registrationId)
    })
  })
  await devtools.send('ServiceWorker.enable')
  await devtools.send('ServiceWorker.deliverPushMessage', { origin: theServer().address, registrationId: await registration, data })
  await devtools.detach()
}

describe('a push', () => {
  it('shows its title once however often it comes, and leads to this site alone', async () => {
    const page = await somebody('guardian', 'phone')
    await page.context().grantPermissions(['notifications'], { origin: theServer().address })
    await page.goto('/me')
    await page.getByLabel('在这台设备上提醒').waitFor()
    await expectAccessible(page)

    const link = `${theServer().address}/l#TOKEN`
    const push = JSON.stringify({ title: '秋游：周五去植物园', link, tag: '4294967297-5' })
    await deliver(page, push)
    await deliver(page, push)
    await page.waitForFunction(async () => (await (await navigator.serviceWorker.ready).getNotifications()).length === 1)
    assert.deepEqual(await shown(page), [{ title: '秋游：周五去植物园', tag: '4294967297-5', data: link }])

    await deliver(page, JSON.stringify({ title: 'x', link: 'https://elsewhere.example/', tag: 'other' }))
    await page.waitForFunction(async () => (await (await navigator.serviceWorker.ready).getNotifications()).length === 2)
    assert.ok((await shown(page)).every(({ data }) => String(data).startsWith(`${theServer().address}/`)))
    await page.context().close()
  })
})
