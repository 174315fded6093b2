import { lookup } from 'node:dns/promises'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { connect as connectTo } from 'node:net'
import type { Socket } from 'node:net'
import { connect as secure } from 'node:tls'
import ipaddr from 'ipaddr.js'
import { isAllowedHost } from '../../playlists/web-page.ts'
import type { WebFault } from '../../playlists/wire/web-pages.ts'

/** The way out: tests have their own. `connect` goes to the address it is given and asks nobody again. */
export type Reach = {
  resolve: (host: string) => Promise<string[]>
  connect: (address: string, port: number) => Socket
  /** Trusted beside the usual ones. */
  ca?: string
}

export const reachOut: Reach = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  connect: (address, port) => connectTo({ host: address, port }),
}

const MOST_HOPS = 4
const MOST_BYTES = 5 * 1024 * 1024
const PATIENCE_MS = 15_000

/**
 * RULES MA9. Looks at a page as the screens' browsers would, and says why it is not to be shown; null when it is. Every hop
 * must be https on an allowed host whose addresses are all public; the address that was judged is the one that is called.
 */
export async function faultOf(url: string, allowed: readonly string[], reach: Reach): Promise<WebFault | null> {
  const signal = AbortSignal.timeout(PATIENCE_MS)
  let at = new URL(url)
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const judged = await judge(at, hop === 0 ? 'not-allowed' : 'redirected', allowed, reach)
    if ('fault' in judged) return judged.fault
    const answer = await ask(at, judged.address, reach, signal).catch(() => null)
    if (answer === null) return 'unreachable'
    const { statusCode = 0, headers } = answer
    if (statusCode < 300 || statusCode >= 400) return faultOfAnswer(answer, signal)
    answer.destroy()
    if (headers.location === undefined || !URL.canParse(headers.location, at.href)) return 'status'
    at = new URL(headers.location, at)
  }
  return 'redirected'
}

type Judged = { address: string } | { fault: WebFault }

async function judge(at: URL, otherwise: WebFault, allowed: readonly string[], reach: Reach): Promise<Judged> {
  const host = at.hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(host) && !isPublic(host)) return { fault: 'private-address' }
  const isOurs = at.protocol === 'https:' && at.username === '' && at.password === ''
  if (!isOurs || !isAllowedHost(host, allowed)) return { fault: otherwise }
  const addresses = await reach.resolve(host).catch(() => [])
  const [address] = addresses
  if (address === undefined) return { fault: 'no-such-host' }
  return addresses.every(isPublic) ? { address } : { fault: 'private-address' }
}

/** Neither of this house nor of a machine in it, in whichever spelling (RFC 6890; IPv4 within IPv6 too). */
export const isPublic = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'

function ask(at: URL, address: string, reach: Reach, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const socket = reach.connect(address, Number(at.port || 443))
    const line = secure({ socket, servername: at.hostname, ...(reach.ca === undefined ? {} : { ca: reach.ca }) })
    const asking = request({
      host: at.hostname,
      path: at.pathname + at.search,
      headers: { host: at.host, accept: 'text/html', 'user-agent': 'Mozilla/5.0 (bang-tin)' },
      // Without an agent: one of its own would ask for the name again and call whatever it is told.
      createConnection: () => line,
      signal,
    })
    line.once('error', reject)
    asking.once('error', reject)
    asking.once('response', resolve)
    asking.end()
  })
}

async function faultOfAnswer(answer: IncomingMessage, signal: AbortSignal): Promise<WebFault | null> {
  const { statusCode = 0, headers } = answer
  try {
    if (statusCode < 200 || statusCode >= 300) return 'status'
    if (!/^(text\/html|application\/xhtml\+xml)\b/i.test(headers['content-type'] ?? '')) return 'not-a-page'
    if (refusesFrames(headers)) return 'frame-refused'
    let bytes = 0
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > MOST_BYTES) return 'too-large'
      signal.throwIfAborted()
    }
    return null
  } catch {
    return 'unreachable'
  } finally {
    answer.destroy()
  }
}

/** Our frame has no origin of its own: any rule but "everybody" keeps it out. */
function refusesFrames(headers: IncomingMessage['headers']): boolean {
  const policies = [headers['content-security-policy'] ?? []].flat().join(',')
  const ancestors = [...policies.matchAll(/frame-ancestors([^;,]*)/gi)].map(([, sources = '']) => sources.trim())
  if (ancestors.length > 0) return !ancestors.every((sources) => sources.split(/\s+/).includes('*'))
  return headers['x-frame-options'] !== undefined
}
