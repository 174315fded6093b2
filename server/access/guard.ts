import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { DisplayId } from '../../playlists/ids.ts'
import { roleMay } from '../../playlists/permissions.ts'
import type { Permission } from '../../playlists/permissions.ts'
import type { Who } from '../../playlists/wire/endpoint.ts'
import { Refusal } from '../errors.ts'
import { sameSecret } from './secrets.ts'
import { SESSION_COOKIE } from './sessions.ts'
import type { Shares } from './share.ts'
import type { FoundSession, Sessions } from './sessions.ts'

/** Who holds a device token (access/devices.ts). */
export type DeviceCheck = { check(token: string): Promise<DisplayId | null> }

type Known = { session: FoundSession | null; display: DisplayId | null }

/**
 * Stands before every handler: finds out who calls, counts the call against that caller's share (sixty kiosks behind one
 * address are sixty callers), then lets in or refuses. Denies what does not say who may call (menu.ts refuses to start).
 */
export function guard(
  app: FastifyInstance,
  { sessions, devices, shares }: { sessions: Sessions; devices: DeviceCheck; shares: Shares },
): void {
  app.decorateRequest('caller', null)
  app.addHook('onRequest', async (request) => {
    if (request.is404) return
    const { who } = request.routeOptions.config
    if (who === undefined) throw new Refusal('not-permitted')
    const known = await identify(request, who, sessions, devices)
    shares.take(senderOf(request, known))
    request.caller = admit(request, who, known)
  })
}

async function identify(request: FastifyRequest, who: Who, sessions: Sessions, devices: DeviceCheck): Promise<Known> {
  if (who === 'device') {
    const token = /^Bearer ([\w.~+/=-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
    return { session: null, display: token === undefined ? null : await devices.check(token) }
  }
  const token = request.cookies[SESSION_COOKIE]
  const session = token === undefined || token.length > 200 ? null : await sessions.find(token)
  return { session, display: null }
}

function senderOf(request: FastifyRequest, { session, display }: Known): string {
  if (display !== null) return `display ${display}`
  return session === null ? `address ${request.ip}` : `session ${session.session}`
}

function admit(request: FastifyRequest, who: Who, { session, display }: Known): unknown {
  const address = request.ip
  if (who === 'device') {
    if (display === null) throw new Refusal('device-unknown')
    return { display, address }
  }
  if (isChange(request) && !isFromHere(request)) throw new Refusal('csrf-failed')
  const staff = session && { account: session.account, session: session.session, address }
  if (who === 'open') return { staff, address }
  if (session === null) throw new Refusal('not-signed-in')
  if (isChange(request) && !sameSecret(headerOf(request, 'x-csrf-token'), session.csrf))
    throw new Refusal('csrf-failed')
  if (!mayPass(session, who)) throw new Refusal('not-permitted')
  return staff
}

const isChange = ({ method }: FastifyRequest) => method !== 'GET' && method !== 'HEAD'
const mayPass = ({ account }: FoundSession, who: 'account' | Permission) =>
  who === 'account' || roleMay(account.role, who)

function headerOf(request: FastifyRequest, name: string): string {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

/** A browser says where a request comes from; what it says must be this very origin. Programs say nothing and may pass. */
function isFromHere(request: FastifyRequest): boolean {
  const site = headerOf(request, 'sec-fetch-site')
  if (site !== '' && site !== 'same-origin' && site !== 'none') return false
  const origin = headerOf(request, 'origin')
  return origin === '' || (URL.canParse(origin) && new URL(origin).host === request.host)
}
