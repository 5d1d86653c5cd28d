import { as, browser, looks, settle, snap } from './kit.ts'
import { test } from 'node:test'
const step = async (name: string, run: () => Promise<void>) => { try { await run() } catch (e) { console.log('FAILED', name, String(e).slice(0, 300)) } }
for (const [name, look] of Object.entries(looks)) {
  await step('student', async () => {
    const page = await as('homeroom', 'phone', look)
    await page.goto('/classes'); await settle(page)
    const reply = await page.request.get('/api/classes', { headers: { 'Kith-Identity': '10' } })
    if (name === 'light') {
      // share the first incident
      await page.goto('/today'); await settle(page)
      await page.getByRole('listitem').filter({ hasText: '马上联系家长 · 陈思然' }).getByRole('link').first().click(); await settle(page)
      console.log(page.url())
      await page.getByRole('button', { name: '给家长看' }).first().click(); await page.waitForTimeout(500)
      const { writeFileSync } = await import('node:fs'); writeFileSync('/tmp/looks6/student', new URL(page.url()).pathname)
    } else await page.goto((await import('node:fs')).readFileSync('/tmp/looks6/student', 'utf8'))
    await settle(page); await snap(page, `stu-${name}`)
    await page.getByRole('button', { name: '已办好' }).first().click(); await page.waitForTimeout(300)
    await snap(page, `answer-${name}`, false)
    await page.context().close()
  })
  await step('log', async () => {
    const page = await as(8, 'phone', look)
    await page.goto('/'); await settle(page); await snap(page, `log-${name}`)
    await page.getByRole('button', { name: '视频了' }).first().click(); await page.waitForTimeout(700)
    await page.getByRole('button', { name: '看以前的' }).first().click(); await page.waitForTimeout(300)
    await snap(page, `log-${name}-open`)
    await page.context().close()
  })
  await step('norms', async () => {
    for (const screen of ['desk', 'phone'] as const) {
      if (screen === 'desk' && name === 'large') continue
      const page = await as('principal', screen, look)
      await page.goto('/norms'); await settle(page); await snap(page, `norms-${screen}-${name}`)
      await page.goto('/today'); await settle(page); await snap(page, `ptoday-${screen}-${name}`)
      await page.context().close()
    }
  })
}
await browser.close()
