/** Speaks to a running server by the menu: as a person of the staff, as a screen, or as nobody. */
import { ALWAYS_OPEN } from '../../playlists/opening.ts'
import * as access from '../../playlists/wire/access.ts'
import * as devices from '../../playlists/wire/devices.ts'
import * as displays from '../../playlists/wire/displays.ts'
import type { BodyOf, EndpointShape, ParamsOf, QueryOf, ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { ErrorReply } from '../../playlists/wire/errors.ts'
import type { Display } from '../../playlists/wire/displays.ts'

type Given<K extends string, V> = undefined extends V ? { [Name in K]?: undefined } : { [Name in K]: V }
export type Asked<E extends EndpointShape> = Given<'params', ParamsOf<E>> &
  Given<'query', QueryOf<E>> &
  Given<'body', BodyOf<E>>

/** A refusal as the caller sees it. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  constructor(entry: EndpointShape, status: number, text: string) {
    const code = (JSON.parse(text || '{}') as Partial<ErrorReply>).error?.code ?? 'unknown'
    super(`${entry.method} ${entry.path}: ${status} ${text}`)
    this.status = status
    this.code = code
  }
}

export class Caller {
  readonly origin: string
  #headers: Record<string, string>

  constructor(origin: string, headers: Record<string, string> = {}) {
    this.origin = origin
    this.#headers = headers
  }

  /** Throws Refused for any status but 2xx. */
  async ask<E extends EndpointShape>(entry: E, given: Asked<E>): Promise<ReplyOf<E>> {
    const { params, query, body } = given as { params?: object; query?: object; body?: unknown }
    const url = new URL(fill(entry.path, params ?? {}), this.origin)
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, String(value))
    const headers = { ...this.#headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
    const reply = await fetch(url, {
      method: entry.method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    })
    const text = await reply.text()
    if (!reply.ok) throw new Refused(entry, reply.status, text)
    const cookie = reply.headers.getSetCookie().map((line) => line.split(';')[0])
    if (cookie.length > 0) this.#headers['cookie'] = cookie.join('; ')
    return (text === '' ? undefined : JSON.parse(text)) as ReplyOf<E>
  }

  get headers(): Readonly<Record<string, string>> {
    return this.#headers
  }

  /** Signs in; from then on this caller is that person. */
  async signIn(username: string, password: string): Promise<this> {
    const session = await this.ask(access.signIn, { body: { username, password } })
    this.#headers['x-csrf-token'] = session.csrf
    return this
  }
}

const fill = (pattern: string, params: object): string =>
  Object.entries(params).reduce(
    (url, [name, value]) => url.replace(`:${name}`, encodeURIComponent(String(value))),
    pattern,
  )

export type Screen = { display: Display; token: string; caller: Caller }

/** Adds a display of this size and takes its token, as the panel's test screen does. */
export async function pairScreen(staff: Caller, name: string, width: number, height: number): Promise<Screen> {
  const body = {
    name,
    location: '',
    kind: 'tv' as const,
    canvas: { x: 0, y: 0, width, height },
    opening: ALWAYS_OPEN,
    frame: 'main' as const,
    muted: true,
    groups: [],
  }
  const display = await staff.ask(displays.createDisplay, { body })
  const { claim } = await staff.ask(displays.offerClaim, { params: { id: display.id } })
  const { token } = await new Caller(staff.origin).ask(devices.takeClaim, { body: { claim } })
  return { display, token, caller: new Caller(staff.origin, { authorization: `Bearer ${token}` }) }
}
