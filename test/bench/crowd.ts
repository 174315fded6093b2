/**
 * Displays in a process of their own, each with the player's own line to the server: `node crowd.ts ORIGIN FILE`, where the file
 * has their tokens. It says how it went when all have their programme. Lines on its input tell that the server is going
 * `away`, is `gone`, and is `back`: then it waits and says so again.
 */
import { readFile } from 'node:fs/promises'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { createHash } from 'node:crypto'
import { io } from 'socket.io-client'
import { Link } from '../../display/engine/link.ts'
import { Orders } from '../../display/engine/orders.ts'
import type { Answer, Http, Socket, Time } from '../../display/engine/ports.ts'
import { memoryStore } from '../../display/world/memory-store.ts'
import type { Hash } from '../../playlists/ids.ts'
import { makeHealth } from '../support/fleet.ts'

const [origin = '', file = ''] = process.argv.slice(2)
const tokens = JSON.parse(await readFile(file, 'utf8')) as string[]

const time: Time = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  atFrame: () => () => {},
}

/** How one display fares since all were switched on, or since the server came back. */
class Fate {
  reachedAt: number | null = null
  programmeAt: number | null = null
  errors: string[] = []

  heard(path: string, status: number): void {
    this.reachedAt ??= performance.now()
    if (status >= 400 && !(status === 404 && path === '/api/device/programme')) this.errors.push(`${path}: ${status}`)
    if (path === '/api/device/programme' && (status === 200 || status === 304)) this.programmeAt ??= performance.now()
  }
}

let fates: Fate[] = []
/** While the server is away nobody can be blamed. */
let isThere = true

const httpOf =
  (place: number): Http =>
  async ({ method, path, token, body, ifNoneMatch }) => {
    const headers: Record<string, string> = { authorization: `Bearer ${token ?? ''}` }
    if (body !== undefined) headers['content-type'] = 'application/json'
    if (ifNoneMatch !== undefined) headers['if-none-match'] = ifNoneMatch
    const given = body === undefined ? {} : { body: JSON.stringify(body) }
    try {
      const reply = await fetch(origin + path, { method, headers, ...given })
      const text = await reply.text()
      fates[place]!.heard(path, reply.status)
      return answerOf(reply, text)
    } catch (error) {
      if (isThere) fates[place]!.errors.push(`${path}: ${String(error)}`)
      throw error
    }
  }

const answerOf = (reply: Response, text: string): Answer => ({
  status: reply.status,
  etag: reply.headers.get('etag') ?? '',
  retryAfter: reply.headers.get('retry-after') ?? '',
  date: null,
  text: async () => text,
  blob: async () => new Blob([text]),
})

const socketOf =
  (place: number): Socket =>
  (token, { look, beat, revoked }) => {
    const options = { auth: { token }, forceNew: true, reconnectionDelayMax: 30_000, extraHeaders: { origin } }
    const line = io(`${origin}/display`, options)
    line
      .on('look', look)
      .on('beat', beat)
      .on('revoked', revoked)
      .on('connect', () => {
        fates[place]!.reachedAt ??= performance.now()
        look()
      })
    return () => line.disconnect()
  }

function switchOn(token: string, place: number): void {
  let inHand: Hash | null = null
  let link: Link | null = null
  link = new Link({
    world: {
      http: httpOf(place),
      time,
      random: () => Math.random(),
      socket: socketOf(place),
      digest: async (bytes) => createHash('sha256').update(new Uint8Array(bytes)).digest('hex'),
      store: memoryStore(),
    },
    token,
    health: async () => makeHealth({ boot: place + 1, programme: inHand }),
    orders: new Orders(
      async () => 'done',
      () => link?.beatNow(),
    ),
    inHand: () => inHand,
    adopt: (hash) => (inHand = hash),
    reached: () => {},
    heardTime: () => {},
    elsewhere: () => {},
    revoked: () => {},
  })
  link.start()
}

/** Waits until all have their programme, at most a minute, and says how it went. */
async function tell(since: number): Promise<void> {
  const deadline = since + 60_000
  while (fates.some((fate) => fate.programmeAt === null) && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 20))
  const waits = fates.map((fate) => (fate.programmeAt ?? deadline) - since)
  const own = fates.map((fate) => (fate.programmeAt ?? deadline) - (fate.reachedAt ?? since))
  const errors = fates.flatMap((fate) => fate.errors)
  const slowest = Math.max(...waits)
  const programmes = fates.filter((fate) => fate.programmeAt !== null).length
  const said = { programmes, slowest, ownSlowest: Math.max(...own), errors: errors.length, error: errors[0] ?? '' }
  console.log(JSON.stringify(said))
}

const fresh = (): void => void (fates = tokens.map(() => new Fate()))

fresh()
const began = performance.now()
tokens.forEach(switchOn)
await tell(began)
for await (const line of createInterface({ input: process.stdin })) {
  isThere = line === 'back'
  // Those who find the server before we are told of it count as well.
  if (line === 'gone') fresh()
  if (isThere) await tell(performance.now())
}
// A process of its own, whose five hundred lines would go on calling for ever.
process.exit(0)
