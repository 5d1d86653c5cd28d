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
