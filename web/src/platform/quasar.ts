// SPDX-License-Identifier: Apache-2.0
import { Dark, Quasar } from 'quasar'
import type { App } from 'vue'

// Quasar reads the orientation at its start; Safari before 16.4 and some WeChat browsers have none.
function provideOrientation() {
  if ('orientation' in globalThis.screen && globalThis.screen.orientation) return
  const orientation = Object.assign(new EventTarget(), { type: 'portrait-primary', angle: 0 })
  Object.defineProperty(globalThis.screen, 'orientation', { value: orientation, configurable: true })
}

export function installQuasar(app: App) {
  provideOrientation()
  app.use(Quasar, { plugins: { Dark } })
}
