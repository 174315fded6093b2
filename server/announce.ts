import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { readSession } from '../playlists/wire/access.ts'
import type { Session } from '../playlists/wire/access.ts'
import { DatabaseDamaged } from './backups/open-sound.ts'
import { ConfigProblem } from './config.ts'
import type { Config } from './config.ts'
import { DataDirInUse } from './db/hold.ts'
import { en } from './text.en.ts'
import { fill } from './text.ts'
import { vi } from './text.vi.ts'
import { ownAddresses } from './tls.ts'
import type { Certificate } from './tls.ts'

type Start = { config: Config; certificate: Certificate | null; setupToken: string }
type StartWord = keyof typeof vi.start

const both = (key: StartWord) => `${vi.start[key]} / ${en.start[key]}`

/** What the person who started the program reads: where the panel and the displays are, and how to begin. */
export async function announce(app: FastifyInstance, { config, certificate, setupToken }: Start): Promise<string> {
  const origins = originsOf(app, config, certificate)
  const session: Session = (await app.inject({ method: 'GET', url: readSession.path })).json()
  const lines = ['', `  ${both('ready')}`, '']
  for (const origin of origins) lines.push(row('panel', `${origin}/`), row('display', `${origin}/display/`))
  if (session.setupNeeded) {
    lines.push('', row('setup', `${origins[0]}/#/setup?token=${setupToken}`), `    ${both('setupHint')}`)
  }
  if (certificate !== null) {
    lines.push('', row('pin', `--ignore-certificate-errors-spki-list=${certificate.pin}`), `    ${both('pinHint')}`)
  } else if (!isLoopback(config.host)) lines.push('', `  ! ${both('openNetwork')}`)
  return [...lines, ''].join('\n')
}

const row = (key: StartWord, value: string) => `  ${both(key)}:\n    ${value}`

function originsOf(app: FastifyInstance, config: Config, certificate: Certificate | null): string[] {
  const { port } = app.server.address() as AddressInfo
  const everywhere = config.host === '0.0.0.0' || config.host === '::'
  const hosts = everywhere ? [...ownAddresses(), 'localhost'] : [isLoopback(config.host) ? 'localhost' : config.host]
  const shown = hosts.map((host) => (host.includes(':') ? `[${host}]` : host))
  return shown.map((host) => `${certificate ? 'https' : 'http'}://${host}:${port}`)
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.')

/** One line for the person who started the program, and the exit code: 78 for a wrong configuration, 1 otherwise. */
export function explain(error: unknown): { line: string; code: number } {
  if (error instanceof ConfigProblem) return { line: error.message, code: 78 }
  if (error instanceof DatabaseDamaged) return { line: damage(error), code: 1 }
  if (error instanceof DataDirInUse) {
    const blanks = { folder: error.dataDir }
    return { line: `${fill(vi.start.dataDirInUse, blanks)} / ${fill(en.start.dataDirInUse, blanks)}`, code: 1 }
  }
  if (isListenError(error)) {
    const blanks = { port: String(error.port), host: error.address ?? '', reason: error.code }
    const key = error.code === 'EADDRINUSE' ? 'portInUse' : 'cannotListen'
    return { line: `${fill(vi.start[key], blanks)} / ${fill(en.start[key], blanks)}`, code: 1 }
  }
  return { line: error instanceof Error ? (error.stack ?? error.message) : String(error), code: 1 }
}

function damage({ file, backup }: DatabaseDamaged): string {
  const next = backup === null ? 'noBackup' : 'restoreWith'
  const blanks = { file, backup: backup ?? '' }
  return [vi, en].map(({ start }) => fill(`${start.damaged} ${start[next]}`, blanks)).join('\n')
}

type ListenError = Error & { code: string; port?: number; address?: string }
const isListenError = (error: unknown): error is ListenError =>
  error instanceof Error && 'syscall' in error && (error.syscall === 'listen' || error.syscall === 'getaddrinfo')
