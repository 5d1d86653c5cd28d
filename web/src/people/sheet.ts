// SPDX-License-Identifier: Apache-2.0
// What a square of the class sheet says. The words differ by use: contacted, signed, arrived.
export type SquareState = 'done' | 'missing' | 'now'
export interface SheetStudent { id: number; name: string; given_name: string; state: SquareState }
export type StateWords = Record<SquareState, string>

export const spokenState = (student: SheetStudent, words: StateWords) => `${student.name} ${words[student.state]}`
