import type { BodyOf, EndpointShape, ParamsOf, QueryOf, ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { ErrorCode, ErrorReply } from '../../playlists/wire/errors.ts'
import { readSession } from '../../playlists/wire/access.ts'
import type { Session } from '../../playlists/wire/access.ts'
import type { Language } from './language-names.ts'

type Nothing = Record<never, never>
type Part<K extends string, V> = [V] extends [undefined]
  ? Nothing
  : Nothing extends V
    ? { [Name in K]?: V }
    : { [Name in K]: V }

/** What an endpoint wants to be given: path parameters, query and body, each only where its entry has one. */
export type Asked<E extends EndpointShape> = Part<'params', ParamsOf<E>> &
  Part<'query', QueryOf<E>> &
  Part<'body', BodyOf<E>>
export type AskedArgs<E extends EndpointShape> = Nothing extends Asked<E> ? [given?: Asked<E>] : [given: Asked<E>]

/** `offline`: no answer came; `unreadable`: an answer that is not ours. The others are the server's words. */
export type ApiErrorCode = ErrorCode | 'offline' | 'unreadable'

export class ApiError extends Error {
  readonly code: ApiErrorCode
  readonly details: unknown
  readonly status: number
  constructor(code: ApiErrorCode, message: string, status: number, details?: unknown) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.status = status
    this.details = details
  }
}

export type Api = {
  /** Throws ApiError for anything but the reply. */
  call: <E extends EndpointShape>(entry: E, ...given: AskedArgs<E>) => Promise<ReplyOf<E>>
  /** Headers of a request made by other means (an upload with progress). */
  headers: () => Record<string, string>
}

type Loose = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }

/** The address of an endpoint, for links and images; relative to the panel's own origin. */
export function addressOf<E extends EndpointShape>(entry: E, ...given: AskedArgs<E>): string {
  const { params = {}, query = {} } = (given[0] ?? {}) as Loose
  const path = entry.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  return search.size > 0 ? `${path}?${search}` : path
}

/** The error that an answer which is not 2xx stands for. */
export function readError(status: number, text: string): ApiError {
  try {
    const { error } = JSON.parse(text) as ErrorReply
    return new ApiError(error.code, error.message, status, error.details)
  } catch {
    return new ApiError('unreadable', '', status)
  }
}

const isSession = (reply: unknown): reply is Session =>
  typeof reply === 'object' && reply !== null && 'csrf' in reply && typeof reply.csrf === 'string'

type World = { fetch: typeof fetch; language: () => Language }

/** The client of the menu. It remembers the CSRF token that comes with each session reply, and asks anew once when it is refused. */
export function makeApi(world: World): Api {
  let csrf = ''
  const headers = (): Record<string, string> => ({ 'accept-language': world.language(), 'x-csrf-token': csrf })

  async function send(entry: EndpointShape, given: Loose): Promise<unknown> {
    const body = given.body === undefined ? null : JSON.stringify(given.body)
    const type: Record<string, string> = body === null ? {} : { 'content-type': 'application/json' }
    const reply = await world
      .fetch(addressOf(entry, given as never), { method: entry.method, headers: { ...headers(), ...type }, body })
      .catch(() => Promise.reject(new ApiError('offline', '', 0)))
    const text = await reply.text()
    if (!reply.ok) throw readError(reply.status, text)
    if (text === '' || entry.reply === undefined) return undefined
    const answer = parse(text, reply.status)
    if (isSession(answer)) csrf = answer.csrf
    return answer
  }

  async function sendAgain(entry: EndpointShape, given: Loose): Promise<unknown> {
    try {
      return await send(entry, given)
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'csrf-failed') throw error
      await send(SESSION, {})
      return send(entry, given)
    }
  }

  return {
    call: (entry, ...given) => sendAgain(entry, (given[0] ?? {}) as Loose) as never,
    headers,
  }
}

const SESSION: EndpointShape = readSession

function parse(text: string, status: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError('unreadable', '', status)
  }
}
