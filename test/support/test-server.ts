/** The whole app on a fresh SQLite file with a clock moved by hand; asked through `inject`, by the menu. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Role } from '../../playlists/permissions.ts'
import * as access from '../../playlists/wire/access.ts'
import type { BodyOf, EndpointShape, ParamsOf, QueryOf, ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { ErrorCode, ErrorReply } from '../../playlists/wire/errors.ts'
import { buildApp } from '../../server/app.ts'
import type { Ports } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import type { Config } from '../../server/config.ts'
import { databaseFile } from '../../server/data-dir.ts'
import { Database } from '../../server/db/open.ts'
import { Alarms } from './alarms.ts'
import { FakeClock } from './fake-clock.ts'

type Given<K extends string, V> = undefined extends V ? { [Name in K]?: undefined } : { [Name in K]: V }
export type Asked<E extends EndpointShape> = Given<'params', ParamsOf<E>> &
  Given<'query', QueryOf<E>> &
  Given<'body', BodyOf<E>> & { headers?: Record<string, string>; from?: string }

export type Answer<E extends EndpointShape> = {
  status: number
  /** The reply; of a refusal it is undefined. */
  body: ReplyOf<E>
  error: ErrorReply['error'] | undefined
  headers: Record<string, string | string[] | number | undefined>
  text: string
}

export const SETUP_TOKEN = 'the-set-up-link-of-this-test'
export const passwordOf = (username: string): string => `bốn từ bất kỳ của ${username}`

export type ServerOptions = {
  config?: Partial<Config>
  ports?: Ports
  clock?: FakeClock
  dataDir?: string
  /** With the starter campaign, as a real office; an empty one otherwise, so that a test sees its own things alone. */
  starter?: boolean
}

export class TestServer {
  readonly app: FastifyInstance
  readonly clock: FakeClock
  readonly alarms: Alarms
  readonly dataDir: string
  readonly config: Config
  readonly #people = new Map<string, TestPerson>()

  constructor(app: FastifyInstance, { clock, alarms, config }: { clock: FakeClock; alarms: Alarms; config: Config }) {
    this.app = app
    this.clock = clock
    this.alarms = alarms
    this.config = config
    this.dataDir = config.dataDir
  }

  /** Nobody in particular, from an address of its own choosing. */
  get anyone(): TestCaller {
    return new TestCaller(this.app, {})
  }

  device(token: string): TestCaller {
    return new TestCaller(this.app, { authorization: `Bearer ${token}` })
  }

  /** A signed-in person of that role (one per role; `username` for more); the first `admin` comes by the set-up link. */
  async as(role: Role, username: string = role): Promise<TestPerson> {
    const known = this.#people.get(username)
    if (known) return known
    const person = await (username === 'admin' ? this.#setUp() : this.#add(role, username))
    this.#people.set(username, person)
    return person
  }

  async signIn(username: string, password = passwordOf(username)): Promise<TestPerson> {
    const answer = await this.anyone.call(access.signIn, { body: { username, password } })
    return personOf(this.app, answer)
  }

  async #setUp(): Promise<TestPerson> {
    const body = { token: SETUP_TOKEN, username: 'admin', name: 'admin', password: passwordOf('admin') }
    const answer = await this.anyone.call(access.setUp, { body })
    return personOf(this.app, answer)
  }

  async #add(role: Role, username: string): Promise<TestPerson> {
    const admin = await this.as('admin')
    const body = { username, name: username, role, password: passwordOf(username) }
    const answer = await admin.call(access.createAccount, { body })
    if (answer.error) throw new Error(`no account ${username}: ${answer.text}`)
    return this.signIn(username)
  }

  /** Closes, and starts again on the same data folder. */
  async restart(options: Omit<ServerOptions, 'dataDir'> = {}): Promise<TestServer> {
    await this.app.close()
    return startTestServer({ clock: this.clock, ...options, dataDir: this.dataDir })
  }

  /** Closes and removes the data folder. */
  async close(): Promise<void> {
    await this.app.close()
    await rm(this.dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Who calls: with these headers on every call. */
export class TestCaller {
  readonly app: FastifyInstance
  readonly headers: Readonly<Record<string, string>>

  constructor(app: FastifyInstance, headers: Readonly<Record<string, string>>) {
    this.app = app
    this.headers = headers
  }

  async call<E extends EndpointShape>(entry: E, asked: Asked<E>): Promise<Answer<E>> {
    const given = asked as { params?: object; query?: object; body?: unknown; headers?: object; from?: string }
    const request: InjectOptions = {
      method: entry.method,
      url: addressOf(entry.path, given.params ?? {}),
      headers: { ...this.headers, ...given.headers },
    }
    if (given.query) request.query = textOf(given.query)
    if (given.body !== undefined) request.payload = given.body as object
    if (given.from !== undefined) request.remoteAddress = given.from
    const { statusCode, headers, body: text } = await this.app.inject(request)
    const isJson = String(headers['content-type']).startsWith('application/json')
    const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : undefined
    const error = statusCode >= 400 ? (parsed as ErrorReply | undefined)?.error : undefined
    const body = (statusCode >= 400 ? undefined : parsed) as ReplyOf<E>
    return { status: statusCode, body, error, headers, text }
  }

  /** For calls that must succeed: the reply itself. Throws with the refusal otherwise. */
  async ok<E extends EndpointShape>(entry: E, asked: Asked<E>): Promise<ReplyOf<E>> {
    const answer = await this.call(entry, asked)
    if (answer.status >= 300) throw new Error(`${entry.method} ${entry.path}: ${answer.status} ${answer.text}`)
    return answer.body
  }

  /** For calls that must be refused: the code. Throws when the call succeeds. */
  async refused<E extends EndpointShape>(entry: E, asked: Asked<E>): Promise<ErrorCode> {
    const answer = await this.call(entry, asked)
    if (answer.error === undefined) throw new Error(`${entry.method} ${entry.path} was not refused: ${answer.status}`)
    return answer.error.code
  }
}

export class TestPerson extends TestCaller {
  readonly account: access.Me
  readonly cookie: string

  constructor(app: FastifyInstance, cookie: string, csrf: string, account: access.Me) {
    super(app, { cookie, 'x-csrf-token': csrf })
    this.cookie = cookie
    this.account = account
  }
}

/** The person that a sign-in's answer opens; throws with the refusal when there is none. */
export function personOf(app: FastifyInstance, answer: Answer<typeof access.signIn>): TestPerson {
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? ''
  if (answer.error || !answer.body.account) throw new Error(`not signed in: ${answer.text}`)
  return new TestPerson(app, cookie, answer.body.csrf, answer.body.account)
}

const addressOf = (pattern: string, params: object) =>
  Object.entries(params).reduce(
    (url, [name, value]) => url.replace(`:${name}`, encodeURIComponent(String(value))),
    pattern,
  )

const textOf = (query: object) =>
  Object.fromEntries(
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  )

export const freshDataDir = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'bang-tin-test-'))

let migrated: Promise<Uint8Array> | null = null

/** Migrations are run once a process, and what they make is copied: a test of the server is none of them. */
async function migratedDataDir(): Promise<string> {
  migrated ??= runMigrations()
  const dataDir = await freshDataDir()
  await writeFile(databaseFile(dataDir), await migrated)
  return dataDir
}

async function runMigrations(): Promise<Uint8Array> {
  const folder = await freshDataDir()
  await (await Database.open(databaseFile(folder))).close()
  const bytes = await readFile(databaseFile(folder))
  await rm(folder, { recursive: true })
  return bytes
}

export async function startTestServer(options: ServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? (await migratedDataDir())
  const defaults = {
    ...readConfig({ RATE_LIMIT: '0', LOG_LEVEL: 'silent' }),
    dataDir,
    distDir: path.join(dataDir, 'dist'),
  }
  const config: Config = Object.freeze({ ...defaults, ...options.config })
  const clock = options.clock ?? new FakeClock()
  const empty = options.starter ? {} : { moveIn: async () => undefined }
  const alarms = new Alarms()
  const own: Ports = { clock, setupToken: SETUP_TOKEN, setAlarm: alarms.set, ffmpeg: null, ...empty }
  const app = await buildApp(config, { ...own, ...options.ports })
  await app.ready()
  return new TestServer(app, { clock, alarms, config })
}
