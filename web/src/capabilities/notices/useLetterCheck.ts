// SPDX-License-Identifier: Apache-2.0
// What can be said of a letter by itself, asked whenever its writer pauses: words it must not use, and whether it
// comes too late. `accepted` are the concerns its author means.
import { computed, ref, watch } from 'vue'
import { checkLetter, type Finding, type LetterToCheck } from '@/capabilities/notices/api'

const pause_ms = 500

export function useLetterCheck(letter: () => LetterToCheck, accepted: () => readonly string[]) {
  const findings = ref<Finding[]>([])
  const isTooLate = ref(false)
  const isHeld = computed(() => findings.value.some((each) => each.is_refused || !accepted().includes(each.concern)))

  let latest = 0
  watch(letter, async (now) => {
    const own = ++latest
    await new Promise((resolve) => { setTimeout(resolve, pause_ms) })
    if (own !== latest) return
    const answer = await checkLetter(now)
    if (own !== latest || !answer.ok) return
    findings.value = answer.data.findings
    isTooLate.value = answer.data.is_too_late
  })

  return { findings, isTooLate, isHeld }
}
