// SPDX-License-Identifier: Apache-2.0
import { byNamespace, type Words } from '@/platform/i18n'

export const texts = byNamespace(import.meta.glob<Words>('/src/**/locale/zh-CN.json', { eager: true, import: 'default' }))
