// SPDX-License-Identifier: Apache-2.0
import '@/platform/style/tokens.css'
import '@/platform/style/base.css'
import '@/platform/style/quasar.css'
import { createPinia } from 'pinia'
import { createApp, watch } from 'vue'
import App from '@/app/App.vue'
import { router } from '@/app/router'
import { postureOf } from '@/people/posture'
import { useSession } from '@/platform/access/session'
import { onSignedOut } from '@/platform/api/client'
import { i18n, setWordsLoader, speak } from '@/platform/i18n'
import { installQuasar } from '@/platform/quasar'
import { useSettings } from '@/platform/settings'
import { toastProblem } from '@/platform/toasts'

setWordsLoader('zh-CN', async () => (await import('@/app/texts_zh_cn')).texts)
setWordsLoader('en', async () => (await import('@/app/texts_en')).texts)

const app = createApp(App)
app.use(createPinia()).use(i18n).use({ install: installQuasar })

// Chinese is the source: a text that English lacks is shown in Chinese rather than as a key.
const { language } = useSettings()
await Promise.all([speak('zh-CN'), useSession().load()])
if (language !== 'zh-CN') await speak(language)

// A bug: told in the console for those who mend it, and in words for those who meet it.
app.config.errorHandler = (error) => {
  console.error(error)
  toastProblem(i18n.global.t('platform.problems.unexpected'))
}

onSignedOut(() => {
  useSession().end()
  void router.push({ name: 'sign_in', query: { next: router.currentRoute.value.fullPath } })
})
app.use(router)
app.mount('#app')

// Opened without a network as who was here last: the server decides as soon as it can be asked.
addEventListener('online', async () => {
  await useSession().load()
  if (!useSession().isSignedIn) await router.push({ name: 'sign_in', query: { next: router.currentRoute.value.fullPath } })
})

// Nothing of the first paint needs it.
void import('@/platform/style/quasar_layer.css')

// Nor this: sending what waits on the phone, and keeping the app itself on it.
const afterPaint = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1000))
afterPaint(async () => {
  const { begin, startSending } = await import('@/app/sending')
  startSending()
  watch(() => useSession().active?.identity_id, (who) => { if (who) begin(postureOf(useSession().roles)) }, { immediate: true })
  if (import.meta.env.PROD) (await import('@/platform/offline/shell')).keepShell(() => postureOf(useSession().roles))
})
