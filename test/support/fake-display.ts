import { createHash } from 'node:crypto'
import { Engine } from '../../display/engine/engine.ts'
import type { Answer, Http, MediaStore, Store, World } from '../../display/engine/ports.ts'
import type { Showing, Snapshot } from '../../display/engine/snapshot.ts'
import { memoryMedia, memoryStore } from '../../display/world/memory-store.ts'
import { canonical } from '../../playlists/canonical.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import type { heartbeat } from '../../playlists/wire/devices.ts'
import type { Health } from '../../playlists/wire/displays.ts'
import type { BodyOf } from '../../playlists/wire/endpoint.ts'
import type { OrderAnswer } from '../../playlists/wire/orders.ts'
import type { Programme } from '../../playlists/programme.ts'
import type { ZoneName } from '../../playlists/schedule.ts'
import { FakeTime, settle } from './fake-time.ts'

export const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const answer = (status: number, body = '', etag = '', retryAfter = ''): Answer => ({
  status,
  etag,
  retryAfter,
  date: null,
  text: async () => body,
  blob: async () => new Blob([body]),
})

/** As our own server refuses. */
export const refusal = (status: number, code: string, retryAfter = ''): Answer =>
  answer(status, JSON.stringify({ error: { code, message: '' } }), '', retryAfter)

/** A server as a display knows it, with faults to be switched on. */
export class FakeServer {
  programme: { text: string; hash: string } | null = null
  files = new Map<string, string>()
  received: { boot: number; play: PlayRecord }[] = []
  readonly asked: string[] = []
  away = false
  /** Somebody else who answers everything. */
  portal: Answer | null = null
  readonly beats: Health[] = []
  /** More plays than this in one batch are refused. */
  mostPlays = 500
  /** What the next batch is asked for. */
  missing: { boot: number; first: number; last: number }[] = []
  readonly lost: { boot: number; first: number; last: number; reason: string }[] = []
  answerPlays = (plays: readonly PlayRecord[]): object[] => plays.map(({ seq }) => ({ seq, result: 'stored' }))
  revoked = false
  /** Another player with the same token has the screen. */
  elsewhere = false
  /** Answers instead of the real one, by path; used up one by one. */
  faults: { path: RegExp; answer: Answer }[] = []
  code = 'ABC234'
  pairedToken: string | null = null
  offsetMs = 0
  /** Which display the token stands for. */
  display = 1
  readonly #time: FakeTime
  look: () => void = () => {}
  beat: () => void = () => {}
  /** What is asked of the display, with every heartbeat until it has answered. */
  orders: { id: number; kind: string }[] = []
  readonly answers: OrderAnswer[] = []
  reloads = 0
  readonly pictures: string[] = []
  revoke: () => void = () => {}

  constructor(time: FakeTime) {
    this.#time = time
  }

  publish(programme: Programme): void {
    const text = canonical(programme)
    this.programme = { text, hash: sha256(text) }
    this.look()
  }

  readonly http: Http = async (request) => {
    const { path } = request
    this.asked.push(path)
    if (this.away) throw new Error('away')
    if (this.portal) return this.portal
    const fault = this.faults.find((f) => f.path.test(path))
    if (fault) {
      this.faults = this.faults.filter((f) => f !== fault)
      return fault.answer
    }
    if (!path.startsWith('/api/device/')) return this.#pairing(path)
    return this.revoked || request.token !== 'token' ? refusal(401, 'device-unknown') : this.#device(path, request)
  }

  readonly answer = answer

  #device(path: string, { body, ifNoneMatch }: Parameters<Http>[0]): Answer {
    if (path === '/api/device/programme') return this.#programme(ifNoneMatch)
    if (path === '/api/device/plays') return this.#plays(body as SentPlays)
    const now = Math.floor(this.#time.wall() + this.offsetMs)
    if (path === '/api/device/picture') {
      this.pictures.push((body as { jpeg: string }).jpeg)
      return answer(204)
    }
    if (path === '/api/device/time') return answer(200, JSON.stringify({ now }))
    if (path !== '/api/device/heartbeat') return this.#file(path.slice('/api/device/media/'.length))
    const { answers = [], ...health } = body as BodyOf<typeof heartbeat>
    this.beats.push(health)
    this.answers.push(...answers)
    this.orders = this.orders.filter(({ id }) => !answers.some((one) => one.id === id))
    const display = { id: this.display, name: 'Tivi sảnh' }
    return answer(
      200,
      JSON.stringify({
        now,
        programme: this.programme?.hash ?? null,
        display,
        elsewhere: this.elsewhere,
        orders: this.orders,
      }),
    )
  }

  #programme(ifNoneMatch: string | undefined): Answer {
    if (!this.programme) return refusal(404, 'not-found')
    const etag = `"${this.programme.hash}"`
    return ifNoneMatch === etag ? answer(304, '', etag) : answer(200, this.programme.text, etag)
  }

  #plays({ boot, plays, lost = [] }: SentPlays): Answer {
    if (plays.length > this.mostPlays) return refusal(413, 'body-too-large')
    const answers = this.answerPlays(plays)
    this.received.push(...plays.slice(0, answers.length).map((play) => ({ boot, play })))
    this.lost.push(...lost)
    const missing = this.missing
    this.missing = []
    return answer(200, JSON.stringify({ answers, missing }))
  }

  #file(hash: string): Answer {
    const file = this.files.get(hash)
    return file === undefined ? refusal(404, 'not-found') : answer(200, file)
  }

  #pairing(path: string): Answer {
    if (path === '/api/pairings')
      return answer(200, JSON.stringify({ code: this.code, secret: 's', expiresAt: this.#time.wall() + 600_000 }))
    if (path === '/api/pairings/poll') return answer(200, JSON.stringify({ token: this.pairedToken }))
    if (path === '/api/pairings/claim') return answer(200, JSON.stringify({ token: this.pairedToken }))
    return answer(404)
  }
}

type SentPlays = { boot: number; plays: PlayRecord[]; lost?: FakeServer['lost'] }

type Options = {
  time: FakeTime
  server: FakeServer
  store?: Store
  media?: MediaStore
  claim?: string
  /** Bytes that the browser still grants. */
  free?: number | null
}

/** URLs that the stage may use now, and how often a hash was computed. */
class Desk {
  readonly lent = new Set<string>()
  hashed = 0
  #serial = 0

  readonly lend: World['lend'] = () => {
    const url = `blob:${++this.#serial}`
    this.lent.add(url)
    return { url, letGo: () => void this.lent.delete(url) }
  }

  readonly digest: World['digest'] = async (bytes) => {
    this.hashed++
    return sha256(new Uint8Array(bytes))
  }
}

/** An engine on fakes, and a stage that paints whatever it is given one frame (16 ms) later. */
export class FakeDisplay {
  readonly engine: Engine
  readonly seen: { zone: ZoneName; key: string; kind: Showing['kind']; at: number; material: number | null }[] = []
  readonly desk: Desk
  readonly #time: FakeTime
  /** Materials that the stage cannot draw. */
  readonly broken = new Set<number>()
  /** How long the stage needs for a material; a frame unless told otherwise. */
  readonly drawMs = new Map<number, number>()
  draws = true
  readonly #last = new Map<ZoneName, string>()

  private constructor(engine: Engine, desk: Desk, time: FakeTime) {
    this.engine = engine
    this.desk = desk
    this.#time = time
    engine.subscribe(() => this.#look())
    this.#look()
  }

  static async start({
    time,
    server,
    store = memoryStore(),
    media = memoryMedia(),
    claim,
    free = null,
  }: Options): Promise<FakeDisplay> {
    const desk = new Desk()
    let draws = 1 + Math.floor(time.monotonic())
    const world: World = {
      time,
      store,
      media,
      http: server.http,
      socket: (_, heard) => {
        server.look = heard.look
        server.beat = heard.beat
        server.revoke = heard.revoked
        return () => {
          server.look = () => {}
        }
      },
      digest: desk.digest,
      machine: {
        output: () => ({ width: 1920, height: 1080, ratio: 1 }),
        storageFree: async () => free,
        isPersistent: async () => true,
        offlineReady: () => true,
        vitals: () => ({ frames: { shown: 0, dropped: 0 }, memory: null, network: null, visible: true }),
        version: 'test',
      },
      photograph: async () => 'a picture',
      reload: () => void server.reloads++,
      random: () => (draws = (draws * 16_807) % 2_147_483_647) / 2_147_483_647,
      lend: desk.lend,
    }
    const display = new FakeDisplay(await Engine.start(world, claim ?? null), desk, time)
    await settle()
    return display
  }

  snapshot(): Snapshot {
    return this.engine.snapshot()
  }

  current(): Showing | null {
    const snapshot = this.snapshot()
    return snapshot.kind === 'playing' ? (snapshot.zones[0]?.current ?? null) : null
  }

  #look(): void {
    const snapshot = this.snapshot()
    if (snapshot.kind === 'playing') for (const { name, current } of snapshot.zones) this.#draw(name, current)
  }

  #currentOf(name: ZoneName): Showing | null {
    const snapshot = this.snapshot()
    return (snapshot.kind === 'playing' && snapshot.zones.find((zone) => zone.name === name)?.current) || null
  }

  #draw(zone: ZoneName, current: Showing): void {
    if (current.key === this.#last.get(zone) || !this.draws) return
    if (current.kind === 'content' && this.broken.has(current.material)) {
      this.engine.reports.failed(current.key, 'decode')
      return
    }
    this.#last.set(zone, current.key)
    const material = current.kind === 'content' ? current.material : null
    this.#time.after(this.drawMs.get(material ?? 0) ?? 16, () => {
      if (this.#currentOf(zone)?.key !== current.key) return
      for (const url of current.kind === 'content' ? current.media : [])
        if (!this.desk.lent.has(url)) throw new Error(`drawn from a file that was let go: ${current.key}`)
      this.seen.push({ zone, key: current.key, kind: current.kind, at: this.engine.now(), material })
      this.engine.reports.painted(current.key)
    })
  }
}
