import { isIP } from 'node:net'
import { fileURLToPath } from 'node:url'
import path from 'node:path'
import { passwordProblem } from './access/passwords.ts'
import { en } from './text.en.ts'

/** All that the environment decides, read once and frozen. Nobody else reads `process.env`. */
export type Config = Readonly<{
  port: number
  host: string
  lan: boolean
  /** `own`: a certificate made here and kept in the data folder. */
  tls: 'off' | 'own' | Readonly<{ cert: string; key: string }>
  /** Absolute. Holds the database, the files, the backups and the certificate. */
  dataDir: string
  /** Absolute. Where the built panel and player lie. */
  distDir: string
  adminPassword: string | null
  /** What becomes of the starter campaign at an unattended first start (`ADMIN_PASSWORD`). */
  starterCampaign: 'approved' | 'draft'
  /** Addresses or networks whose X-Forwarded-* headers are believed; empty: nobody's. */
  trustProxy: readonly string[]
  /** For each display, session or unknown address; 0 switches the limit off. */
  requestsPerMinute: number
  logLevel: (typeof LOG_LEVELS)[number]
}>

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const

/** One line for the person who starts the program: which variable, what is wrong, an example. */
export class ConfigProblem extends Error {
  constructor(variable: string, problem: string, example: string) {
    super(`${variable}: ${problem}. Example: ${example}`)
    this.name = 'ConfigProblem'
  }
}

type Env = Readonly<Record<string, string | undefined>>

/** Throws a ConfigProblem at the first variable that makes no sense; an empty variable counts as absent. */
export function readConfig(env: Env = process.env): Config {
  refuseDatabaseUrl(env)
  const lan = switchOf(env, 'LAN')
  return Object.freeze({
    port: numberOf(env, 'PORT', { or: 8080, max: 65_535 }),
    host: hostOf(env, lan ? '0.0.0.0' : '127.0.0.1'),
    lan,
    tls: tlsOf(env, lan),
    dataDir: path.resolve(valueOf(env, 'DATA_DIR') ?? 'data'),
    distDir: fileURLToPath(new URL('../dist', import.meta.url)),
    adminPassword: adminPasswordOf(env),
    starterCampaign: oneOf(env, 'STARTER_CAMPAIGN', ['approved', 'draft'], 'approved'),
    trustProxy: trustProxyOf(env),
    requestsPerMinute: numberOf(env, 'RATE_LIMIT', { or: 3000, max: 10_000_000 }),
    logLevel: oneOf(env, 'LOG_LEVEL', LOG_LEVELS, 'info'),
  })
}

const valueOf = (env: Env, name: string): string | undefined => env[name]?.trim() || undefined

function numberOf(env: Env, name: string, { or, max }: { or: number; max: number }): number {
  const text = valueOf(env, name)
  if (text === undefined) return or
  if (/^\d{1,9}$/.test(text) && Number(text) <= max) return Number(text)
  throw new ConfigProblem(name, `"${text}" is not a whole number from 0 to ${max}`, `${name}=${or}`)
}

function switchOf(env: Env, name: string): boolean {
  const text = valueOf(env, name)
  if (text === undefined || text === '0') return false
  if (text === '1') return true
  throw new ConfigProblem(name, `"${text}" is neither 1 (on) nor 0 (off)`, `${name}=1`)
}

function oneOf<const T extends string>(env: Env, name: string, allowed: readonly T[], or: T): T {
  const text = valueOf(env, name)
  if (text === undefined) return or
  const found = allowed.find((one) => one === text)
  if (found !== undefined) return found
  throw new ConfigProblem(name, `"${text}" is not one of ${allowed.join(', ')}`, `${name}=${allowed.at(-1)}`)
}

function hostOf(env: Env, or: string): string {
  const text = valueOf(env, 'HOST')
  if (text === undefined) return or
  if (isIP(text) > 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)) return text
  throw new ConfigProblem('HOST', `"${text}" is neither an address nor a host name`, 'HOST=127.0.0.1')
}

function tlsOf(env: Env, lan: boolean): Config['tls'] {
  const [cert, key] = [valueOf(env, 'TLS_CERT'), valueOf(env, 'TLS_KEY')]
  if (cert === undefined && key === undefined) return lan ? 'own' : 'off'
  if (cert === undefined) throw new ConfigProblem('TLS_CERT', 'is missing beside TLS_KEY', 'TLS_CERT=/etc/tls/cert.pem')
  if (key === undefined) throw new ConfigProblem('TLS_KEY', 'is missing beside TLS_CERT', 'TLS_KEY=/etc/tls/key.pem')
  return Object.freeze({ cert: path.resolve(cert), key: path.resolve(key) })
}

function adminPasswordOf(env: Env): string | null {
  const text = valueOf(env, 'ADMIN_PASSWORD')
  if (text === undefined) return null
  const problem = passwordProblem(text, 'admin')
  if (problem === null) return text
  throw new ConfigProblem('ADMIN_PASSWORD', en.problems[problem], 'ADMIN_PASSWORD="four words of your own"')
}

function trustProxyOf(env: Env): readonly string[] {
  const parts = (valueOf(env, 'TRUST_PROXY') ?? '').split(',').map((part) => part.trim())
  const named = parts.filter((part) => part !== '')
  for (const part of named) {
    const problem = `"${part}" is neither an address nor a network of the proxy`
    if (!isNetwork(part)) throw new ConfigProblem('TRUST_PROXY', problem, 'TRUST_PROXY=127.0.0.1')
  }
  return Object.freeze(named)
}

function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more !== undefined) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

function refuseDatabaseUrl(env: Env): void {
  if (valueOf(env, 'DATABASE_URL') === undefined) return
  const problem = 'this version keeps its data in SQLite only, in DATA_DIR; leave DATABASE_URL out'
  throw new ConfigProblem('DATABASE_URL', problem, 'DATA_DIR=./data')
}
