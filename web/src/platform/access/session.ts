// SPDX-License-Identifier: Apache-2.0
// Who is signed in and as whom this tab acts. The one piece of state that outlives every page.
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { activeIdentity, setActiveIdentity } from '@/platform/api/identity'
import type { Problem } from '@/platform/api/problem'
import { closeEvents, reopenEvents } from '@/platform/events'
import { lastSession, ownPhone } from '@/platform/offline/kept'
import { readSession, signOut as askSignOut, type Session } from '@/platform/access/api'

export const useSession = defineStore('session', () => {
  const session = ref<Session | null>(null)
  const problem = ref<Problem | null>(null)
  const isKnown = ref(false)
  const identity_id = ref(activeIdentity())

  const identities = computed(() => session.value?.identities ?? [])
  const active = computed(() => identities.value.find((each) => each.identity_id === identity_id.value))
  const roles = computed(() => active.value?.roles ?? [])
  const isSignedIn = computed(() => session.value !== null)

  function actAs(chosen: number | undefined) {
    identity_id.value = chosen
    setActiveIdentity(chosen)
    reopenEvents()
  }

  // A remembered identity which the account no longer has gives way to the first it has. `chosen` is set when the
  // way in already said as whom.
  function begin(read: Session, chosen?: number) {
    if (!read.account_id) return end()
    void ownPhone(read.account_id, read)
    take(read, chosen)
  }

  function take(read: Session, chosen?: number) {
    session.value = read
    isKnown.value = true
    problem.value = null
    const wished = chosen ?? identity_id.value
    const kept = read.identities.some((each) => each.identity_id === wished)
    actAs(kept ? wished : (read.active_identity_id ?? read.identities[0]?.identity_id))
  }

  function end() {
    closeEvents()
    void ownPhone(undefined)
    session.value = null
    isKnown.value = true
    identity_id.value = undefined
    setActiveIdentity(undefined)
  }

  async function load() {
    const answer = await readSession()
    if (answer.ok) begin(answer.data)
    else if (answer.problem.status === 401) end()
    else if (!isSignedIn.value) {
      const last = await lastSession<Session>()
      if (last) resume(last)
      else problem.value = answer.problem
    }
  }

  // Without a network, as who was signed in last; the server is asked as soon as it can be.
  function resume(last: Session) {
    void ownPhone(last.account_id ?? undefined)
    take(last)
  }

  async function signOut() {
    const answer = await askSignOut()
    if (answer.ok) end()
    return answer
  }

  return { session, problem, isKnown, identities, active, roles, isSignedIn, actAs, begin, end, load, signOut }
})
