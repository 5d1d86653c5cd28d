// SPDX-License-Identifier: Apache-2.0
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { offline } from '@/platform/api/problem'
import PageState from '@/platform/ui/PageState.vue'

const slots = { default: '一张表', empty: '都办完了' }
const shown = (props: InstanceType<typeof PageState>['$props']) => mount(PageState, { props, slots })

describe('the states of a page', () => {
  it('shows where content will be while it loads', () => {
    const page = shown({ isLoading: true })
    expect(page.find('[aria-busy]').exists()).toBe(true)
    expect(page.text()).not.toContain('一张表')
  })

  it('says kindly that there is nothing', () => {
    expect(shown({ isLoading: false, isEmpty: true }).text()).toBe('都办完了')
  })

  it('says what to do about a problem and offers to try again', async () => {
    const page = shown({ isLoading: false, problem: offline() })
    expect(page.find('[role=alert]').text()).toContain('连不上网')
    expect(page.text()).not.toContain('一张表')
    await page.find('button').trigger('click')
    expect(page.emitted('retried')).toHaveLength(1)
  })

  it('keeps what was there when loading again fails', () => {
    const page = shown({ isLoading: false, problem: offline(), hasContent: true })
    expect(page.text()).toContain('一张表')
    expect(page.find('[role=alert]').exists()).toBe(true)
  })
})
