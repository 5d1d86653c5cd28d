// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import AppShell from '@/app/AppShell.vue'
import { rooms, roomsBesideTabs, tabsOf } from '@/app/rooms'
import { useSession } from '@/platform/access/session'
import { useBadges } from '@/platform/badges'

const page = { render: () => null }
const routes = ['teacher_today', 'my_classes', 'me', 'norm_board'].map((name) => ({ path: `/${name}`, name, component: page }))

async function shellFor(roles: string[]) {
  const router = createRouter({ history: createMemoryHistory(), routes })
  await router.push('/teacher_today')
  useSession().begin({
    account_id: 1, must_change_password: false, is_demo: false, district_name: '青州区', active_identity_id: 5,
    identities: [{
      identity_id: 5, person_kind: 'staff', person_id: 5, tenant_id: 1, tenant_name: '清河小学', person_name: '李敏', roles,
    }],
  })
  return mount(AppShell, { global: { plugins: [router] }, slots: { default: '今天的事' } })
}
const names = (shell: Awaited<ReturnType<typeof shellFor>>) => shell.findAll('nav a').map((link) => link.find('span').text())

describe('the shell', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('shows a teacher the rooms that exist, in their order', async () => {
    expect(names(await shellFor(['staff', 'teacher']))).toEqual(['今日', '班级', '指标', '我的'])
  })

  it('opens other rooms to the desk of a school', async () => {
    expect(names(await shellFor(['staff', 'principal']))).toEqual(['指标', '今日', '我的'])
  })

  it('marks the room one is in', async () => {
    const shell = await shellFor(['staff', 'teacher'])
    expect(shell.findAll('[aria-current=page]').map((link) => link.text())).toEqual(['今日'])
  })

  it('says how much waits in a room', async () => {
    useBadges().set('my_classes', 3)
    const shell = await shellFor(['staff', 'teacher'])
    expect(shell.find('nav b').attributes('aria-label')).toBe('3 件待处理')
  })
})

describe('the tabs of a phone', () => {
  it('are never more than five and end with oneself', () => {
    for (const all of Object.values(rooms)) {
      const tabs = tabsOf(all)
      expect(tabs.length).toBeLessThanOrEqual(5)
      expect(tabs.at(-1)?.route).toBe('me')
    }
  })

  it('leave no room without a place: the others stand on one\'s own page', () => {
    for (const all of Object.values(rooms)) expect(new Set([...tabsOf(all), ...roomsBesideTabs(all)])).toEqual(new Set(all))
    expect(roomsBesideTabs(rooms.school).map((room) => room.route)).toEqual(['notices', 'follow_ups', 'gatherings', 'committees', 'cases', 'staff', 'roster_import', 'policies', 'school_settings'])
  })
})
