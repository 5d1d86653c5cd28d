// SPDX-License-Identifier: Apache-2.0
// The identity this tab acts as. Two tabs may differ, so it lives in the tab; the last choice is kept
// for the next tab that opens.
const key = 'kith.identity'

function remembered(): number | undefined {
  const kept = sessionStorage.getItem(key) ?? localStorage.getItem(key)
  return kept ? Number(kept) : undefined
}

let active = remembered()

export const activeIdentity = () => active

export function setActiveIdentity(identity_id: number | undefined) {
  active = identity_id
  for (const store of [sessionStorage, localStorage]) {
    if (identity_id === undefined) store.removeItem(key)
    else store.setItem(key, String(identity_id))
  }
}
