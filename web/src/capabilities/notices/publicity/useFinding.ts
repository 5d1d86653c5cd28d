// SPDX-License-Identifier: Apache-2.0
// Whether search engines may list the page: told while it is open, since the one HTML file serves every page.
import { onBeforeUnmount, watch } from 'vue'

export function useFinding(mayBeFound: () => boolean | undefined) {
  const mark = document.createElement('meta')
  mark.name = 'robots'
  watch(mayBeFound, (may) => {
    if (may) mark.remove()
    else {
      mark.content = 'noindex'
      document.head.append(mark)
    }
  }, { immediate: true })
  onBeforeUnmount(() => mark.remove())
}
