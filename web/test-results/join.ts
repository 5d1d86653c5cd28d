import { openBrowser } from '../e2e/browser.ts'
// args: out=a,b,c …
const browser = await openBrowser()
for (const arg of process.argv.slice(2)) {
  const [out, list] = arg.split('=')
  const page = await browser.newPage({ viewport: { width: 1680, height: 300 } })
  const { writeFileSync } = await import('node:fs')
  writeFileSync(`/tmp/looks6/${out}.html`, `<body style="margin:0;display:flex;gap:6px;background:#f0f;align-items:start;width:max-content">${list.split(',').map((f) => `<img src="${f}.png">`).join('')}`)
  await page.goto(`file:///tmp/looks6/${out}.html`)
  const size = await page.evaluate(() => ({ width: document.body.scrollWidth, height: Math.min(1900, document.body.scrollHeight) }))
  await page.setViewportSize(size)
  await page.screenshot({ path: `/tmp/looks6/${out}.png` })
  await page.close()
}
await browser.close()
