// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import type { Section, YearCalendar } from '@/calendar/api'
import CalendarForm from '@/calendar/CalendarForm.vue'

const calendar: YearCalendar = {
  school_year: 2026,
  terms: [
    { term_no: 1, starts_on: '2026-09-01', ends_on: '2027-01-20' }, { term_no: 2, starts_on: '2027-02-17', ends_on: '2027-07-05' },
  ],
  holidays: [], seasons: [{ season: 'winter', starts_on: '2027-01-21', ends_on: '2027-02-16' }],
  milestones: [{ code: 'final_exam', term_no: 2, starts_on: '2027-06-30', ends_on: '2027-07-02' }],
}
const problemOf = (fields: Record<string, string>) => ({ code: 'calendar.invalid', status: 422, fields, request_id: '1' })
const sheet = defineComponent({ setup: (_props, { slots }) => () => h('div', [slots.default?.(), slots.action?.()]) })
const open = (section: Section) => mount(CalendarForm, {
  props: { section, calendar, problem: null as ReturnType<typeof problemOf> | null, isBusy: false, modelValue: true },
  global: { stubs: { QuickSheet: sheet } },
})

describe('writing a section of the calendar', () => {
  it('keeps what was typed and says at the field what is wrong', async () => {
    const form = open('terms')
    await form.findAll('input')[2]?.setValue('2027-01-10')
    await form.setProps({ problem: problemOf({ 'terms.1.starts_on': 'calendar.terms_overlap' }) })
    expect(form.findAll('fieldset')[1]?.text()).toContain('下学期要在上学期结束之后开始')
    expect(form.findAll('fieldset')[0]?.text()).not.toContain('下学期要在')
    expect((form.findAll('input')[2]?.element as HTMLInputElement).value).toBe('2027-01-10')
  })

  it('points at an examination by its own line, though empty ones before it are not sent', async () => {
    const form = open('milestones')
    await form.setProps({ problem: problemOf({ 'milestones.0.ends_on': 'calendar.outside_term' }) })
    expect(form.findAll('fieldset').map((each) => each.text().includes('考试要在学期之内'))).toEqual([false, false, false, true, false])
  })

  it('names the section where a change leaves a fault behind', async () => {
    const form = open('terms')
    await form.setProps({ problem: problemOf({ 'milestones.0.ends_on': 'calendar.outside_term' }) })
    expect(form.text()).toContain('考试与毕业：考试要在学期之内')
  })

  it('sends a usual season by its code and another by its own name', async () => {
    const form = open('seasons')
    await form.findAll('button').find((each) => each.text() === '加一个家访季')?.trigger('click')
    await form.findAll('input')[3]?.setValue('秋收回访')
    await form.findAll('input')[4]?.setValue('2026-10-08')
    await form.findAll('button').find((each) => each.text() === '保存')?.trigger('click')
    expect(form.emitted('saved')?.[0]).toEqual([{
      seasons: [
        { season: 'winter', starts_on: '2027-01-21', ends_on: '2027-02-16' },
        { season: '秋收回访', starts_on: '2026-10-08', ends_on: '2026-10-08' },
      ],
    }])
  })

  it('removes a line by its name', async () => {
    const form = open('seasons')
    await form.find('[aria-label="删去寒假"]').trigger('click')
    await form.findAll('button').find((each) => each.text() === '保存')?.trigger('click')
    expect(form.emitted('saved')?.[0]).toEqual([{ seasons: [] }])
  })
})
