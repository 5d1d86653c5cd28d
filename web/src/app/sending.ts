// SPDX-License-Identifier: Apache-2.0
// The senders of all slices, and the round that uses them. Not needed for the first paint.
import '@/capabilities/visits/senders'
import '@/capabilities/visits/records/senders'
export { sendSoon, startSending } from '@/platform/offline/sending'
