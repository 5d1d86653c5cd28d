// SPDX-License-Identifier: Apache-2.0
import type { IconName } from '@/platform/ui/icons'

// A button of an ask. needs_you is the expected answer; there is at most one.
export interface AskAct { key: string; label: string; tone?: 'needs_you' | 'quiet'; icon?: IconName }
