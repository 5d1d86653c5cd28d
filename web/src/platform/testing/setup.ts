// SPDX-License-Identifier: Apache-2.0
import { config } from '@vue/test-utils'
import { byNamespace, i18n, type Words } from '@/platform/i18n'
import { installQuasar } from '@/platform/quasar'

const chinese = import.meta.glob<Words>('/src/**/locale/zh-CN.json', { eager: true, import: 'default' })
const english = import.meta.glob<Words>('/src/**/locale/en.json', { eager: true, import: 'default' })
i18n.global.setLocaleMessage('zh-CN', byNamespace(chinese))
i18n.global.setLocaleMessage('en', byNamespace(english))

config.global.plugins = [i18n, { install: installQuasar }]
