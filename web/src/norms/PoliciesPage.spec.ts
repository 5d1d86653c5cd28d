// SPDX-License-Identifier: Apache-2.0
import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import type { AdoptableClause, AdoptionSheet } from '@/norms/adoptions'
import PoliciesPage from '@/norms/pages/PoliciesPage.vue'

const clause = (about: Partial<AdoptableClause>): AdoptableClause => ({
  id: 'P4.4', kind: 'norm', title: { zh: '每学期走访到每一位学生', en: '' }, label: { zh: '走访到生', en: '' },
  rule: { } as AdoptableClause['rule'], done_by: null, in_force: true,
  pack_figures: { target: 1, raised_target: null, share_permille: 1000 }, own_figures: { target: 1, raised_target: null, share_permille: 1000 },
  figures: { target: 1, raised_target: null, share_permille: 1000 }, regular: false, stricter_by: null,
  lacking_periods: [], lacking_clause: null, history: [], ...about,
})
const sheetOf = (...clauses: AdoptableClause[]): AdoptionSheet => ({
  today: '2026-11-20',
  packs: [{
    id: 'P4', title: { zh: '《学校家访工作长效机制》', en: '' }, suits_school: true, measured: clauses.length,
    in_force: clauses.filter((each) => each.in_force).length, clauses,
  }],
})
const answer = (status: number, body: object) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
const dialog = defineComponent({
  props: { modelValue: Boolean },
  setup: (props, { slots }) => () => (props.modelValue ? h('div', { role: 'dialog' }, [slots.default?.(), slots.action?.()]) : null),
})
const asked: Request[] = []

async function shown(...answers: Response[]) {
  asked.length = 0
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(request)
    return Promise.resolve(answers.shift() ?? answer(500, {}))
  })
  const page = mount(PoliciesPage, { global: { stubs: { QuickSheet: dialog, RouterLink: RouterLinkStub } } })
  await flushPromises()
  const press = async (text: string) => {
    await page.findAll('button').find((each) => each.text() === text)?.trigger('click')
    await flushPromises()
  }
  return { page, press }
}

describe('the policies of a school', () => {
  afterEach(() => { vi.unstubAllGlobals() })

  it('keeps what was typed and says at the field what is missing', async () => {
    const refused = { error: { code: 'norms.reason_missing', fields: { reason: 'norms.reason_missing' }, request_id: '1' } }
    const { page, press } = await shown(answer(200, sheetOf(clause({}))), answer(422, refused))
    await press('改数字')
    await page.findAll('[role=dialog] input')[1]?.setValue('70')
    await press('保存')
    expect(await asked[1]?.json()).toEqual({ target: 1, share_permille: 700, reason: '' })
    expect(page.find('[role=dialog]').text()).toContain('请写一句理由')
    expect((page.findAll('[role=dialog] input')[1]?.element as HTMLInputElement).value).toBe('70')
  })

  it('shows the new figure beside the policy\'s once it is taken', async () => {
    const changed = clause({ figures: { target: 1, raised_target: null, share_permille: 700 } })
    const { page, press } = await shown(answer(200, sheetOf(clause({}))), answer(200, sheetOf(changed)))
    await press('改数字')
    await press('保存')
    expect(page.find('[role=dialog]').exists()).toBe(false)
    expect(page.find('[data-clause="P4.4"]').text()).toContain('做到 70%')
    expect(page.find('[data-clause="P4.4"]').text()).toContain('制度原定 每人 1 次\u00a0· 做到 100%')
  })

  it('warns where the calendar lacks a period, and names the stricter clause', async () => {
    const { page } = await shown(answer(200, sheetOf(clause({ lacking_periods: ['after_midterm'], stricter_by: 'P2a.4' }))))
    expect(page.text()).toContain('校历里没有“期中考试后”')
    expect(page.text()).toContain('P2a.4 要求更严')
  })

  it('asks why before a whole policy is given up', async () => {
    const { page, press } = await shown(answer(200, sheetOf(clause({}))))
    await press('整套停用')
    expect(asked).toHaveLength(1)
    expect(page.find('[role=dialog]').text()).toContain('历史仍然保留')
  })

  it('says when it cannot be read, and offers to try again', async () => {
    const { page } = await shown(answer(500, { error: { code: 'http.internal', fields: {}, request_id: '7' } }))
    expect(page.find('[role=alert]').exists()).toBe(true)
  })
})
