import { as, browser, looks, settle, snap } from './kit.ts'
const only = process.argv.slice(2)
for (const [name, look] of Object.entries(looks)) {
  const page = await as('homeroom', 'phone', look)
  await page.goto('/classes'); await settle(page)
  await page.locator('button.student').nth(4).click()
  await page.getByRole('button', { name: '发生了什么' }).click()
  await page.getByRole('button', { name: '突然生病' }).waitFor(); await page.waitForTimeout(300)
  await snap(page, `inc-${name}-1kinds`, false)
  await page.getByText('其他情况').click(); await page.getByRole('button', { name: '不是刚才的事？' }).click()
  await snap(page, `inc-${name}-2whole`, false)
  await page.getByRole('button', { name: name === 'light' ? '受伤、意外' : name === 'dark' ? '情绪危机' : '有了进步' }).click()
  await page.getByRole('button', { name: '好了', exact: true }).waitFor(); await page.waitForTimeout(300)
  await snap(page, `inc-${name}-3told`, false)
  await page.getByLabel(/补充一句/).fill('午饭后肚子疼，在医务室躺着，体温三十七度五。').catch(() => 0)
  await page.getByRole('button', { name: '保存' }).click(); await page.waitForTimeout(500)
  await page.goto('/today'); await settle(page); await snap(page, `today-${name}`)
  const link = page.getByRole('listitem').getByRole('link').first()
  const href = await page.locator('a[href*="/students/"]').first().getAttribute('href'); console.log(href)
  if (href) { await page.goto(href); await settle(page); await snap(page, `student-${name}`) }
  await page.context().close()
}
await browser.close()
