// SPDX-License-Identifier: Apache-2.0
// Files to and from the server.
//   reply(api.POST('/api/roster/preview', { body: file, ...asFile }))
//   const answer = await reply(api.GET('/api/norms/export', { parseAs: 'blob' })); if (answer.ok) save(answer.data, 'norms.xlsx')
export const asFile = {
  bodySerializer: (body: Blob) => body,
  headers: { 'Content-Type': 'application/octet-stream' },
}

export function save(bytes: Blob, name: string) {
  const address = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

// What others wrote must never be read as a formula by the program that opens the table.
const safe = (text: string) => (/^[=+\-@\t]/.test(text) ? `'${text}` : text)
const quoted = (text: string | number) => `"${safe(String(text)).replaceAll('"', '""')}"`

// CSV in UTF-8; the mark at the front tells table programs so.
export function asTable(headings: string[], lines: (string | number)[][]): Blob {
  const text = [headings, ...lines].map((line) => line.map(quoted).join(',')).join('\r\n')
  return new Blob(['\uFEFF', text, '\r\n'], { type: 'text/csv;charset=utf-8' })
}
