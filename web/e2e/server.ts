// SPDX-License-Identifier: Apache-2.0
// A built server of our own: free port, fresh folder, demo district. KITH_SERVER names one that already runs.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

// The server gathers its log for a second: the whole of it is what was said up to now.
export interface Server {
  address: string
  folder: string
  log: () => string
  wholeLog: () => Promise<string>
  stop: () => Promise<void>
}

function program(): string {
  const built = ['release', 'dev'].map((preset) => `${root}/build/${preset}/kith`).filter(existsSync)
  const newest = process.env.KITH_PROGRAM ?? built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
  if (!newest) throw new Error('the server is not built: run bin/build')
  return newest
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer()
    probe.on('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
  })
}

async function untilReady(address: string, process: ChildProcess, log: () => string) {
  for (let tries = 0; tries < 1200; tries++) {
    if (process.exitCode !== null) throw new Error(`the server ended:\n${log()}`)
    const answer = await fetch(`${address}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resume) => setTimeout(resume, 100))
  }
  throw new Error(`the server did not answer in two minutes:\n${log()}`)
}

const ended = (process: ChildProcess) =>
  new Promise<void>((resume) => {
    if (process.exitCode !== null) resume()
    else process.once('exit', () => resume())
  })

// `settings`: further ones, as the environment names them; "{address}" in them is the server's own.
export async function startServer(settings: Record<string, string> = {}): Promise<Server> {
  const running = process.env.KITH_SERVER
  if (running) return { address: running, folder: '', log: () => '', wholeLog: () => Promise.resolve(''), stop: () => Promise.resolve() }

  const folder = mkdtempSync(join(tmpdir(), 'kith-e2e-'))
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  // The server refuses options it does not know, such as our own KITH_PROGRAM.
  const others = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('KITH_')))
  const env = {
    ...others, KITH_DATABASE: `sqlite:${folder}/kith.db`, KITH_DATA_FOLDER: folder, KITH_PORT: String(port),
    KITH_LISTEN: '127.0.0.1', KITH_DEMO: 'true', KITH_WEB_FOLDER: `${root}/web/dist`,
    ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, value.replace('{address}', address)])),
  }
  execFileSync(program(), ['demo', '--schools', '2', '--students', '400', '--seed', '7'], { env, stdio: 'pipe', cwd: folder })
  const child = spawn(program(), ['serve'], { env, cwd: folder })
  let lines = ''
  child.stdout.on('data', (chunk: Buffer) => { lines += chunk.toString() })
  child.stderr.on('data', (chunk: Buffer) => { lines += chunk.toString() })
  const log = () => lines
  const wholeLog = async () => {
    await new Promise((resume) => setTimeout(resume, 1200))
    return lines
  }
  const stop = async () => {
    child.kill('SIGTERM')
    await ended(child)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await untilReady(address, child, log)
  } catch (failure) {
    await stop()
    throw failure
  }
  return { address, folder, log, wholeLog, stop }
}
