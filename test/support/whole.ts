/** The real server in a process of its own, on a data folder and a port of its own. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'

const root = path.resolve(import.meta.dirname, '..', '..')

export type Server = {
  origin: string
  port: number
  pid: number
  dataDir: string
  /** All it has printed so far. */
  printed: () => string
  /** Asks it to end (SIGTERM) and waits; gives its exit code, null when it had to be killed. */
  stop: () => Promise<number | null>
  /** Ends it without warning (SIGKILL) and waits. */
  kill: () => Promise<void>
}
export type ServerOptions = { dataDir: string; port?: number; env?: Record<string, string> }

export const freshFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'bang-tin-'))
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** The environment of this process, without what would steer the server. */
function environment(options: ServerOptions, port: number): NodeJS.ProcessEnv {
  const steering = ['LAN', 'TLS_CERT', 'TLS_KEY', 'DATABASE_URL', 'ADMIN_PASSWORD', 'STARTER_CAMPAIGN', 'NODE_OPTIONS']
  const inherited = Object.entries(process.env).filter(
    ([name]) => !steering.includes(name) && !name.startsWith('VITEST'),
  )
  const own = { PORT: String(port), HOST: '127.0.0.1', DATA_DIR: options.dataDir, NODE_ENV: 'production' }
  return { ...Object.fromEntries(inherited), ...own, ...options.env }
}

/** What `npm start` gives to node. */
function startCommand(): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  return scripts.start.split(' ').slice(1)
}

/** Starts it and waits until /api/health answers and the addresses are printed. Throws with what it printed when it ends first or needs over 30 s. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const port = options.port ?? (await freePort())
  const child = spawn(process.execPath, startCommand(), {
    cwd: root,
    env: environment(options, port),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  const origin = `http://127.0.0.1:${port}`
  const answered = await answers(child, origin, () => printed.includes('/display/'))
  if (!answered || child.pid === undefined) {
    await end(child, 'SIGKILL')
    throw new Error(`The server did not start:\n${printed}`)
  }
  const { pid } = child
  const { dataDir } = options
  const stop = (): Promise<number | null> => end(child, 'SIGTERM')
  const kill = async (): Promise<void> => void (await end(child, 'SIGKILL'))
  return { origin, port, pid, dataDir, printed: () => printed, stop, kill }
}

/** The one-time link for the first administrator, as it was printed. Throws when there is none. */
export function setupLink(server: Server): string {
  const link = /https?:\/\/\S+\/#\/setup\?token=\S+/.exec(server.printed())?.[0]
  if (!link) throw new Error(`No set-up link was printed:\n${server.printed()}`)
  return link
}

async function answers(child: ChildProcess, origin: string, hasSpoken: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    const reply = await fetch(`${origin}/api/health`).catch(() => null)
    if (reply?.ok && hasSpoken()) return true
    await pause(100)
  }
  return false
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
  return child.exitCode
}
