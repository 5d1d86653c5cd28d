import { readFileSync } from 'node:fs'
import { as, browser, looks, settle, snap } from './kit.ts'
const step = async (name: string, run: () => Promise<void>) => { try { await run() } catch (e) { console.log('FAILED', name, String(e).slice(0, 300)) } }
const student = readFileSync('/tmp/looks6/student', 'utf8')
await step('stu', async () => {
  for (const [name, look] of Object.entries({ ...looks, english: { language: 'en' } })) {
    const page = await as('homeroom', 'phone', look); await page.goto(student); await settle(page); await snap(page, `stu-${name}`)
    if (name === 'english') { await page.locator('.answer').first().click(); await page.waitForTimeout(300); await snap(page, 'answer-english', false); await page.goto('/classes'); await settle(page); await page.locator('button.student').nth(7).click(); await page.getByRole('button', { name: /What happened/i }).click(); await page.waitForTimeout(600); await snap(page, 'inc-english', false) }
    await page.context().close()
  }
})
await step('log', async () => {
  const page = await as(8, 'phone', { is_large: true }); await page.goto('/'); await settle(page)
  await page.getByRole('button', { name: '看以前的' }).first().click(); await page.waitForTimeout(300); await snap(page, 'log2')
  await page.context().close()
})
await step('norms', async () => {
  const p2 = await as('principal', 'desk'); await p2.goto('/norms'); await settle(p2); await p2.getByText('疑似辍学').first().click(); await settle(p2); await p2.screenshot({ path: '/tmp/looks6/nd3.png' })
  const p3 = await as('principal', 'phone'); await p3.goto('/norms'); await settle(p3); await snap(p3, 'nd4')
})
await browser.close()
