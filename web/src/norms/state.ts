// SPDX-License-Identifier: Apache-2.0
// A running period is judged by its pace: met, on pace for its end, slow, or no longer to be reached.
export type NormState = 'met' | 'on_pace' | 'slow' | 'too_late'
