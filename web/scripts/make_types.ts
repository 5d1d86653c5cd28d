// SPDX-License-Identifier: Apache-2.0
// Writes src/platform/api/schema.d.ts from the server's own OpenAPI document: the file named by
// KITH_OPENAPI, else the document of the newest built program, else ../build/openapi.json.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'

const web = dirname(dirname(fileURLToPath(import.meta.url)))
const document = `${web}/../build/openapi.json`
const target = `${web}/src/platform/api/schema.d.ts`

function newestProgram(): string | undefined {
  const built = ['release', 'dev'].map((preset) => `${web}/../build/${preset}/kith`).filter(existsSync)
  return built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
}

function askProgram(program: string): string | undefined {
  try {
    const printed = execFileSync(program, ['openapi'], { encoding: 'utf8', maxBuffer: 64 << 20 })
    JSON.parse(printed)
    return printed
  } catch {
    console.warn(`${program} prints no OpenAPI document; looking for a file`)
    return undefined
  }
}

function readDocument(): string {
  const named = process.env.KITH_OPENAPI
  if (named) return readFileSync(named, 'utf8')
  const program = newestProgram()
  const printed = program && askProgram(program)
  if (printed) {
    mkdirSync(dirname(document), { recursive: true })
    writeFileSync(document, printed)
    return printed
  }
  if (existsSync(document)) return readFileSync(document, 'utf8')
  console.error('No OpenAPI document: build the server first, or set KITH_OPENAPI to a file.')
  process.exit(1)
}

// A file travels as it is, not as text.
const blob = ts.factory.createTypeReferenceNode('Blob')
const schema = await openapiTS(readDocument(), {
  transform: ({ format }) => (format === 'binary' ? blob : undefined),
})
const types = astToString(schema)
const text = `// Generated from the server's OpenAPI document.\n${types}`
// An unchanged file keeps its time, so that nothing is checked twice.
if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text)
