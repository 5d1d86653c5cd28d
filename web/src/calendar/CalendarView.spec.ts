// SPDX-License-Identifier: Apache-2.0
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import CalendarView from '@/calendar/CalendarView.vue'
import type { CalendarSheet } from '@/calendar/api'

const sheet = (about: Partial<CalendarSheet>, terms: CalendarSheet['calendar']['terms'] = []): CalendarSheet => ({
  calendar: { school_year: 2026, terms, holidays: [], seasons: [], milestones: [] }, this_year: 2026, may_edit: true, ...about,
})
const term = { term_no: 1, starts_on: '2026-09-01', ends_on: '2027-01-20' }
const answer = (status: number, body: object) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

async function shown(...answers: Response[]) {
  vi.stubGlobal('fetch', () => Promise.resolve(answers.shift() ?? answer(500, {})))
  const view = mount(CalendarView)
  await flushPromises()
  return view
}

describe('the calendar of a school year', () => {
  afterEach(() => { vi.unstubAllGlobals() })

  it('can be begun where there is none', async () => {
    const view = await shown(answer(200, sheet({})), answer(200, sheet({}, [term])))
    expect(view.text()).toContain('2026–2027 学年还没有校历')
    await view.findAll('button').find((each) => each.text() === '照区里的校历开始')?.trigger('click')
    await flushPromises()
    expect(view.find('[aria-label=学期]').text()).toContain('9月1日 – 1月20日')
  })

  it('is read, not edited, when the server says so', async () => {
    const view = await shown(answer(200, sheet({ may_edit: false }, [term])))
    expect(view.find('[aria-label=学期]').exists()).toBe(true)
    expect(view.find('[aria-label^=修改]').exists()).toBe(false)
  })

  it('says what an empty section leaves out', async () => {
    const view = await shown(answer(200, sheet({}, [term])))
    expect(view.find('[aria-label=考试与毕业]').text()).toContain('写上后')
  })

  it('says when it cannot be read, and offers to try again', async () => {
    const view = await shown(answer(500, { error: { code: 'http.internal', fields: {}, request_id: '7' } }), answer(200, sheet({}, [term])))
    expect(view.find('[role=alert]').exists()).toBe(true)
    await view.find('[role=alert] button').trigger('click')
    await flushPromises()
    expect(view.find('[role=alert]').exists()).toBe(false)
  })
})
