// SPDX-License-Identifier: Apache-2.0
// What went wrong, in the server's words for programs: a code "slice.reason", and per bad field a code.
// The words for people are in the locale files under <slice>.problems.<reason>.
export interface Problem {
  code: string
  fields: Record<string, string>
  status: number
  request_id?: string
  // What is there now, where a conflict says so.
  present?: unknown
}

export const offline = (): Problem => ({ code: 'platform.offline', fields: {}, status: 0 })

interface ErrorBody { error: { code: string; fields?: Record<string, string>; request_id?: string; present?: unknown } }

function isErrorBody(body: unknown): body is ErrorBody {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false
  const { error } = body
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
}

export function problemOf(status: number, body: unknown): Problem {
  if (!isErrorBody(body)) return { code: 'platform.unexpected', fields: {}, status }
  const { code, fields = {}, request_id, present } = body.error
  return { code, fields, status, ...(request_id ? { request_id } : {}), ...(present === undefined ? {} : { present }) }
}
