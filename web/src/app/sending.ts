// SPDX-License-Identifier: Apache-2.0
// The senders of all slices, and the round that uses them. Not needed for the first paint.
import { keepDay } from '@/app/keepDay'
import '@/capabilities/incidents/senders'
import '@/capabilities/visits/senders'
import '@/capabilities/visits/records/senders'
import { sendSoon } from '@/platform/offline/sending'
export { sendSoon, startSending } from '@/platform/offline/sending'

// Somebody has come, or comes back as somebody else.
export function begin(posture: string) {
  void sendSoon()
  if (posture === 'teacher') void keepDay()
}
