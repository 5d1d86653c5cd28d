// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { outdated, readPush, wayOf } from '@/platform/offline/worker_ways'

const origin = 'https://kith.example'
const get = (path: string, mode = 'cors') => wayOf({ method: 'GET', mode, url: origin + path }, origin)

describe('the worker', () => {
  it('keeps nothing that the server says to a person', () => {
    for (const path of ['/api/session', '/api/students/7', '/api/records/7/photographs/x', '/api/events', '/healthz', '/metrics', '/openapi.json']) {
      expect(get(path)).toBe('not_ours')
      expect(get(path, 'navigate')).toBe('not_ours')
    }
  })

  it('leaves alone what is written, and what is not from here', () => {
    expect(wayOf({ method: 'POST', mode: 'cors', url: `${origin}/assets/x.js` }, origin)).toBe('not_ours')
    expect(wayOf({ method: 'GET', mode: 'cors', url: 'https://elsewhere.example/assets/x.js' }, origin)).toBe('not_ours')
  })

  it('opens every page of the app, and its files', () => {
    expect(get('/visits/7/record', 'navigate')).toBe('page')
    expect(get('/assets/index-1a2b.js')).toBe('asset')
  })

  it('keeps the files of the release before, for tabs still open, and drops older ones', () => {
    expect(outdated(['kith-1', 'kith-2', 'kith-3', 'other'], 'kith-3')).toEqual(['kith-1'])
    expect(outdated(['kith-3'], 'kith-3')).toEqual([])
  })
})

describe('reading a push', () => {
  it('shows its title and leads to its page', () => {
    const text = JSON.stringify({ title: '秋游', link: `${origin}/l#TOKEN`, tag: '1-5' })
    expect(readPush(text, origin)).toEqual({ title: '秋游', link: `${origin}/l#TOKEN`, tag: '1-5' })
  })
  it('leads to no other site, and home when it says nonsense', () => {
    expect(readPush(JSON.stringify({ title: 'x', link: 'https://evil.example/' }), origin).link).toBe(`${origin}/`)
    expect(readPush(JSON.stringify({ title: 'x', link: 'javascript:alert(1)' }), origin).link).toBe(`${origin}/`)
    for (const nonsense of ['', 'null', '[1]', '{', '7'])
      expect(readPush(nonsense, origin)).toEqual({ title: 'Kith 家校同心', link: `${origin}/`, tag: '' })
  })
})
