// SPDX-License-Identifier: Apache-2.0
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import FamilyHomePage from '@/app/pages/FamilyHomePage.vue'
import { router } from '@/app/router'

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const ask = { notice_id: 5, title: '秋游', author_name: '何老师', needs: 'confirm', children: [{ student_id: 3, given_name: '小雨' }] }
const record = {
  contact_id: 9, student_id: 3, given_name: '小雨', held_on: '2026-11-18', author_name: '何老师', kind: 'visit', mode: 'home', version: 1,
  words: { purpose: '看看', guardian_ids: [], others: '', strengths: '爱读书', concerns: [], steps: [], opinions: [], feedback: '', brought: [], signs: [] },
  shared_at: 0, answers: [], additions: [], may_rate: false,
}
const offer = {
  season_plan_id: 2, student_id: 3, given_name: '小雨', owner_name: '何老师', form: 'home', is_chosen: false, planned_on: '2026-11-28', part: 'morning',
  slot_no: 0, begins_at_minute: 540, openings: [], is_big: false, team: [], declines_committee: false,
}
const quiet: Record<string, unknown> = {
  '/api/home': { today: '2026-11-21', children: [], open: [], recent: [] }, '/api/family_records': [], '/api/visit_offers': [], '/api/big_visits/joined': [],
}

async function home(said: Record<string, unknown> = {}) {
  vi.stubGlobal('fetch', (request: Request) => {
    const found = { ...quiet, ...said }[new URL(request.url).pathname]
    return Promise.resolve(found === undefined ? json({ error: { code: 'http.failed', fields: {} } }, 500) : json(found))
  })
  const page = mount(FamilyHomePage, { global: { plugins: [router] } })
  await flushPromises()
  await flushPromises()
  return page.text()
}

describe('a family\'s home', () => {
  beforeEach(() => { setActivePinia(createPinia()) })
  afterEach(() => { vi.unstubAllGlobals() })
  const done = '都处理好了'

  it('says that all is done when nothing waits', async () => {
    expect(await home()).toContain(done)
  })

  it('does not while a notice waits for an answer', async () => {
    expect(await home({ '/api/home': { today: '2026-11-21', children: [], open: [ask], recent: [] } })).not.toContain(done)
  })

  it('does not while a record waits to be read', async () => {
    expect(await home({ '/api/family_records': [record] })).not.toContain(done)
  })

  it('does not while a visit is offered and no time agreed', async () => {
    expect(await home({ '/api/visit_offers': [offer] })).not.toContain(done)
  })

  it('does not while one of the lists could not be read', async () => {
    expect(await home({ '/api/visit_offers': undefined })).not.toContain(done)
    expect(await home({ '/api/family_records': undefined })).not.toContain(done)
  })
})
