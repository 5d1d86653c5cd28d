// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { useSlips } from '@/people/useSlips'

const asked: { class_id: number; origin: string; include_joined: boolean }[] = []
const sheetOf = (class_id: number) => ({ class_id, class_name: '二年级1班', expires_at: 1, slips: [], joined: 0 })
function answering() {
  asked.length = 0
  vi.stubGlobal('fetch', async (request: Request) => {
    const wish = await request.json() as typeof asked[number]
    asked.push(wish)
    return new Response(JSON.stringify(sheetOf(wish.class_id)), { headers: { 'Content-Type': 'application/json' } })
  })
}

describe('making invitation slips', () => {
  afterEach(() => { vi.unstubAllGlobals() })

  it('draws no codes before it is asked to', async () => {
    answering()
    const class_id = ref<number>()
    useSlips(class_id)
    class_id.value = 3
    await nextTick()
    expect(asked).toEqual([])
  })

  it('puts the address of this page behind the code', async () => {
    answering()
    const { make, sheet } = useSlips(ref(3))
    await make()
    expect(asked).toEqual([{ class_id: 3, include_joined: false, origin: location.origin }])
    expect(sheet.value?.class_id).toBe(3)
  })

  it('never shows the slips of one class under the name of another', async () => {
    answering()
    const class_id = ref(3)
    const { make, sheet } = useSlips(class_id)
    const making = make()
    class_id.value = 4
    await nextTick()
    await making
    expect(sheet.value).toBeUndefined()
  })
})
