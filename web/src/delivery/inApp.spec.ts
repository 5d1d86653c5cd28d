// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { isInside } from '@/delivery/inApp'

const wechat = 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.49 Language/zh_CN'
const wecom = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 wxwork/4.1.22 MicroMessenger/7.0.1 Language/zh'
const wecomOnDesk = 'Mozilla/5.0 (Windows NT 10.0) MicroMessenger/7.0.1 WindowsWechat wxwork/4.1.22'
const dingtalk = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120 Mobile AliApp(DingTalk/7.6.0)'

describe('standing inside another app', () => {
  it('tells WeChat from WeCom, whose browser calls itself both', () => {
    expect(isInside('wechat', wechat)).toBe(true)
    expect(isInside('wechat', wecomOnDesk)).toBe(false)
    expect(isInside('wechat', wecom)).toBe(false)
  })

  it('connects WeCom from either', () => {
    expect([wechat, wecom, wecomOnDesk].map((each) => isInside('wecom', each))).toEqual([true, true, true])
  })

  it('connects DingTalk from DingTalk alone', () => {
    expect([wechat, wecom, dingtalk, 'Chrome/120'].map((each) => isInside('dingtalk', each))).toEqual([false, false, true, false])
    expect(isInside('email', dingtalk)).toBe(false)
  })
})
