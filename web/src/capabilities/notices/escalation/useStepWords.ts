// SPDX-License-Identifier: Apache-2.0
// A step of a ladder in words; a channel without words of its own is shown by its name.
import { useWords } from '@/platform/i18n'
import type { Step } from '@/capabilities/notices/escalation/api'

export function useStepWords() {
  const { t, te } = useWords()
  const channelOf = (channel: string) => (te(`delivery.channels.${channel}`, 'zh-CN') ? t(`delivery.channels.${channel}`) : channel)
  const nameOf = (step: Pick<Step, 'kind' | 'channel'>) =>
    step.kind === 'channel' ? t('escalation.step.channel', { name: channelOf(step.channel) }) : t(`escalation.step.${step.kind}`)
  return { nameOf, channelOf }
}
