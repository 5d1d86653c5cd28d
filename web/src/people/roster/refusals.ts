// SPDX-License-Identifier: Apache-2.0
// Refused cells gathered by their row.
import type { Refusal } from '@/people/roster/api'

export interface RefusedRow { key: string; sheet: string; row: number; cells: Refusal[] }

export function byRow(refused: readonly Refusal[]): RefusedRow[] {
  const rows = new Map<string, RefusedRow>()
  for (const cell of refused) {
    const key = `${cell.row} ${cell.sheet}`
    const row = rows.get(key) ?? { key, sheet: cell.sheet, row: cell.row, cells: [] }
    row.cells.push(cell)
    rows.set(key, row)
  }
  return [...rows.values()]
}
