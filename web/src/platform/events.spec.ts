// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { closeEvents, onEvent } from '@/platform/events'

class Stream extends EventTarget {
  static opened: Stream[] = []
  onopen?: () => void
  onerror?: () => void
  constructor(readonly url: string) {
    super()
    Stream.opened.push(this)
  }

  close() { return undefined }
}
const stream = () => {
  const opened = Stream.opened[0]
  if (!opened) throw new Error('no stream')
  return opened
}

describe('live events', () => {
  beforeEach(() => {
    Stream.opened = []
    vi.stubGlobal('EventSource', Stream)
  })
  afterEach(() => {
    closeEvents()
    vi.unstubAllGlobals()
  })

  it('share one stream and reach those who asked for the name', () => {
    const visits = vi.fn()
    const notices = vi.fn()
    const scope = effectScope()
    scope.run(() => {
      onEvent('visit.held', visits)
      onEvent('notice.published', notices)
    })
    stream().dispatchEvent(new MessageEvent('visit.held', { data: '{"subject_id":5}' }))
    expect(Stream.opened).toHaveLength(1)
    expect(visits).toHaveBeenCalledWith({ name: 'visit.held', subject_id: 5 })
    expect(notices).not.toHaveBeenCalled()
    scope.stop()
  })

  it('load again after a gap instead of trusting it', () => {
    const load = vi.fn()
    const scope = effectScope()
    scope.run(() => onEvent('visit.held', load))
    stream().onopen?.()
    expect(load).not.toHaveBeenCalled()
    stream().onerror?.()
    stream().onopen?.()
    expect(load).toHaveBeenCalledOnce()
    scope.stop()
  })

  it('stop with the component that listened', () => {
    const load = vi.fn()
    const scope = effectScope()
    scope.run(() => onEvent('visit.held', load))
    scope.stop()
    stream().dispatchEvent(new MessageEvent('visit.held', { data: '{}' }))
    expect(load).not.toHaveBeenCalled()
  })
})
