// SPDX-License-Identifier: Apache-2.0
// Whoever asks for whatever has no parameter gets an answer or a refusal, never a fault of ours.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { headersOf, somebody, useHouse, type DemoIdentity } from './house.ts'

useHouse()

interface Operations { get?: unknown }
const roles = ['guardian', 'homeroom', 'grade_head', 'psychology', 'moral_education', 'principal', 'district']

describe('every list and page', () => {
  for (const role of roles)
    it(`answers a ${role}`, async () => {
      const withRole = (each: DemoIdentity) => each.roles.includes(role)
      const page = await somebody(withRole, 'phone')
      await page.goto('/')
      await page.waitForFunction(() => sessionStorage.getItem('kith.identity'))
      const headers = await headersOf(page)
      const { paths } = (await (await page.request.get('/openapi.json')).json()) as { paths: Record<string, Operations> }
      const asked = Object.keys(paths).filter((path) => paths[path]?.get && !path.includes('{') && !path.includes('events'))
      assert.ok(asked.length > 40)
      const faults: string[] = []
      for (const path of asked) {
        const status = (await page.request.get(path, { headers })).status()
        if (status >= 500) faults.push(`${path} ${status}`)
      }
      assert.deepEqual(faults, [])
      await page.context().close()
    })
})
