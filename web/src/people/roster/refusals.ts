// SPDX-License-Identifier: Apache-2.0
// Refused cells gathered by their row, and as a table for those who mend the file.
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

// Headings come from the file and must never be read as a formula by the program that opens the table.
const safe = (text: string) => (/^[=+\-@\t]/.test(text) ? `'${text}` : text)
const quoted = (text: string | number) => `"${safe(String(text)).replaceAll('"', '""')}"`

// CSV in UTF-8; the mark at the front tells table programs so.
export function asTable(headings: string[], lines: (string | number)[][]): Blob {
  const text = [headings, ...lines].map((line) => line.map(quoted).join(',')).join('\r\n')
  return new Blob(['\uFEFF', text, '\r\n'], { type: 'text/csv;charset=utf-8' })
}
