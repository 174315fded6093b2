import type { Hash } from '../../playlists/ids.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import type { Programme } from '../../playlists/programme.ts'
import { HO_CHI_MINH, toLocal } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { OrderKind } from '../../playlists/orders.ts'
import { fieldsOf, messageOf } from './answers.ts'
import { ClockSync } from './clock-sync.ts'
import { healthOf } from './health.ts'
import { Link } from './link.ts'
import { MediaCache } from './media-cache.ts'
import { Orders } from './orders.ts'
import { Pairing } from './pairing.ts'
import { PictureBoard } from './picture-board.ts'
import { PlayQueue } from './play-queue.ts'
import { Player } from './player.ts'
import type { Dispose, Identity, LastRun, World } from './ports.ts'
import { parseProgramme } from './programme-text.ts'
import { drawBoot, recall } from './recall.ts'
import type { Remembered } from './recall.ts'
import { sendPicture } from './send-picture.ts'
import type { Snapshot, StageReports, TouchPort } from './snapshot.ts'
import { TimeAsker } from './time-asker.ts'
import { TouchDesk } from './touch-desk.ts'
import { isNamed } from './verify.ts'
import type { Running } from './zone-player.ts'

const REMEMBER_TIME_MS = 60_000
const MOST_MISHAPS = 3
const ELSEWHERE: Snapshot = { kind: 'elsewhere' }

/** The whole player behind one face: subscribe, snapshot, reports, now. */
export class Engine {
  readonly #world: World
  readonly #clock: ClockSync
  readonly #queue: PlayQueue
  readonly #media: MediaCache
  readonly #player: Player
  readonly #touches: TouchDesk
  readonly #board: PictureBoard
  /** The same object until it changes. */
  #picture: Snapshot | null = null
  readonly #orders = new Orders(
    (kind) => this.#carryOut(kind),
    () => this.#link?.beatNow(),
  )
  readonly #bornAt: number
  readonly #listeners = new Set<() => void>()
  #boot: number
  #seq = 0
  #identity: Identity | null
  #name = ''
  #inHand: Running | null = null
  #elsewhere = false
  #pairing: Pairing | null = null
  #link: Link | null = null
  #timeAsker: TimeAsker | null = null
  #unpaired: Snapshot = { kind: 'starting' }
  #timer: Dispose = () => {}
  #mishaps: string[] = []
  readonly #lastRun: LastRun | null

  private constructor(world: World, { identity, time, run }: Remembered) {
    this.#world = world
    this.#lastRun = run
    this.#identity = identity
    this.#boot = drawBoot(world)
    this.#clock = new ClockSync(world.time, time)
    this.#queue = new PlayQueue(world)
    const source = (hash: Hash) => ({ path: `/api/device/media/${hash}`, token: this.#identity?.token ?? '' })
    this.#media = new MediaCache(world, source, this.now, (file) => this.#player.arrived(file))
    this.#player = new Player({
      clock: this.#clock,
      time: world.time,
      has: (hash) => this.#media.has(hash),
      lend: this.#lend,
      doubt: (hash) => this.#media.doubt(hash),
      record: (play) => this.#record(this.#touches.seen(play)),
    })
    this.#player.subscribe(() => this.#tell())
    const zone = () => this.#inHand?.programme.zone ?? HO_CHI_MINH
    const under = () => ({ date: toLocal(zone(), this.now()).date, boot: this.#boot })
    this.#touches = new TouchDesk(world, { lend: this.#lend, now: this.now, under })
    this.#bornAt = world.time.monotonic()
    this.#board = new PictureBoard(world.time, () => this.#turn())
  }

  /** Starts from what this machine remembers: with a token and a programme it plays, whether or not the server is there. */
  static async start(world: World, claim: string | null): Promise<Engine> {
    const remembered = await recall(world)
    const engine = new Engine(world, remembered)
    const { identity, programme: stored } = remembered
    await Promise.all([engine.#media.open(), engine.#queue.open()].map((opened) => opened.catch(() => undefined)))
    const programme =
      stored && (await isNamed(stored.text, stored.hash, world.digest)) && parseProgramme(fieldsOf(stored.text))
    if (identity && stored && programme) engine.#adopt(stored.hash, programme)
    if (identity && claim === null) engine.#connect(identity)
    else engine.#pair(claim)
    engine.#rememberTime()
    // Until the page ends in good order this run counts as cut short.
    void engine.#rememberRun({ ended: false })
    if (engine.#lastRun?.ended === false) engine.#media.checkAll()
    return engine
  }

  readonly #lend = async (hash: Hash) => {
    const file = await this.#media.get(hash)
    return file && this.#world.lend(file)
  }

  readonly now = (): Instant => this.#clock.now()

  readonly subscribe = (listener: () => void): Dispose => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): Snapshot => {
    if (this.#identity === null) return this.#unpaired
    return this.#elsewhere ? ELSEWHERE : (this.#picture ?? this.#player.snapshot())
  }

  get reports(): StageReports {
    return this.#player.reports
  }

  get touch(): TouchPort {
    return this.#touches.port
  }

  /** Something outside the engine went wrong; staff hear of it with the next heartbeat. */
  readonly complain = (error: unknown): void => {
    this.#mishaps = [...this.#mishaps, `page: ${messageOf(error)}`].slice(-MOST_MISHAPS)
  }

  /** Runs once, as soon as nobody would miss half a second. */
  whenQuiet(run: () => void): void {
    this.#player.whenQuiet(run)
  }

  /** Writes down what is on and leaves nothing running. */
  async stop(): Promise<void> {
    this.#timer()
    this.#endPicture()
    this.#player.stop()
    this.#disconnect()
    this.#pairing?.close()
    this.#media.close()
    this.#queue.connect(null)
    await Promise.all([this.#queue.written(), this.#rememberRun({ ended: true })])
  }

  #rememberRun(run: LastRun): Promise<void> {
    return this.#world.store.write('run', run).catch(() => undefined)
  }

  #pair(claim: string | null): void {
    const known = this.#identity
    this.#pairing = new Pairing(this.#world, {
      show: (snapshot) => {
        this.#unpaired = snapshot
        this.#tell()
      },
      paired: (token) => void this.#paired(token),
      heardTime: (sample) => this.#clock.observe(sample),
      // An old link opened again on a screen that has its token long since.
      claimRefused: () => {
        if (known === null) return
        this.#pairing?.close()
        this.#connect(known)
      },
    })
    this.#pairing.start(claim)
  }

  /** A screen that has become another display begins a new count. */
  async #paired(token: string): Promise<void> {
    this.#endPicture()
    this.#player.clear()
    this.#touches.clear()
    this.#inHand = null
    this.#elsewhere = false
    this.#boot = drawBoot(this.#world)
    this.#seq = 0
    const identity = { token, display: 0 }
    await this.#world.store.remove('programme').catch(() => undefined)
    await this.#remember(identity)
    this.#connect(identity)
    this.#tell()
  }

  #connect(identity: Identity): void {
    this.#disconnect()
    this.#identity = identity
    const { token } = identity
    if (identity.display !== 0) this.#queue.connect({ token, owner: identity.display })
    this.#link = new Link({
      world: this.#world,
      token,
      health: () => this.#health(),
      inHand: () => this.#inHand?.hash ?? null,
      adopt: (hash, programme) => this.#adopt(hash, programme),
      orders: this.#orders,
      reached: (display) => this.#reached(display),
      heardTime: (sample) => this.#clock.observe(sample),
      elsewhere: (is) => this.#yield(is),
      revoked: () => void this.#revoked(),
    })
    this.#link.start()
    this.#timeAsker = new TimeAsker({
      world: this.#world,
      token,
      doubtMs: () => this.#clock.doubtMs(),
      heard: (sample) => this.#clock.observe(sample),
    })
    this.#timeAsker.start()
  }

  #disconnect(): void {
    this.#link?.close()
    this.#timeAsker?.close()
  }

  /** The first heartbeat says which display this is. */
  #reached({ id: display, name }: { id: number; name: string }): void {
    this.#name = name
    if (this.#identity === null) return
    this.#touches.deliver(this.#identity.token)
    if (this.#identity.display === display) return
    this.#identity = { ...this.#identity, display }
    void this.#remember(this.#identity)
    this.#queue.connect({ token: this.#identity.token, owner: display })
  }

  async #remember(identity: Identity): Promise<void> {
    await this.#world.store.write('identity', identity).catch(() => undefined)
  }

  /** The token has ended: nothing of the office is shown any more; plays that were not delivered are kept. */
  async #revoked(): Promise<void> {
    this.#disconnect()
    this.#endPicture()
    this.#player.clear()
    this.#queue.connect(null)
    this.#media.want(null)
    this.#identity = null
    this.#inHand = null
    this.#elsewhere = false
    this.#unpaired = { kind: 'starting' }
    this.#tell()
    const { store } = this.#world
    await Promise.all([store.remove('identity'), store.remove('programme')]).catch(() => undefined)
    this.#pair(null)
  }

  #adopt(hash: Hash, programme: Programme): void {
    this.#inHand = { hash, programme }
    this.#board.giveWay(programme, this.now())
    if (this.#plays()) this.#player.adopt(hash, programme)
    this.#media.want(programme)
    if (programme.kiosk) void this.#touches.open()
  }

  #plays(): boolean {
    return !this.#elsewhere && this.#board.picture === null
  }

  /** Begins to play or stops. */
  #turn(): void {
    this.#picture = this.#drawPicture()
    if (!this.#plays()) this.#player.clear(this.#picture === null ? 'stopped' : 'ordered')
    else if (this.#inHand !== null) this.#player.adopt(this.#inHand.hash, this.#inHand.programme)
    this.#tell()
    this.#link?.beatSoon()
  }

  /** Nothing is played after it. */
  #endPicture(): void {
    this.#board.close()
    this.#picture = null
  }

  #drawPicture(): Snapshot | null {
    const { picture } = this.#board
    if (picture === null) return null
    const canvas = this.#inHand?.programme.canvas ?? { x: 0, y: 0, ...this.#world.machine.output() }
    const output = this.#inHand?.programme.output ?? null
    return { kind: 'picture', picture, canvas, output, display: { id: this.#identity?.display ?? 0, name: this.#name } }
  }

  async #carryOut(kind: OrderKind): Promise<'done' | 'under-way'> {
    if (kind === 'reload') {
      this.#world.reload()
      return 'under-way'
    }
    if (kind === 'photograph') await sendPicture(this.#world, this.#identity?.token ?? '')
    else if (kind === 'clear-cache') await this.#media.renew()
    else if (kind === 'end-picture') this.#board.end()
    else this.#board.show(kind)
    return 'done'
  }

  /** RULES DI11. */
  #yield(elsewhere: boolean): void {
    if (elsewhere === this.#elsewhere) return
    this.#elsewhere = elsewhere
    this.#turn()
  }

  /** A number is given only to what is kept, so that the numbers have no gap. */
  #record(play: Omit<PlayRecord, 'seq'>): void {
    const wasShown = play.outcome === 'completed' || play.outcome === 'interrupted'
    if (!wasShown && this.#queue.isFull) this.#queue.miss()
    else {
      const owner = this.#identity?.display ?? 0
      this.#queue.add({ owner, boot: this.#boot, play: { ...play, seq: this.#seq++ } })
    }
  }

  #health() {
    const parts = [this.#queue, this.#link, this.#player, this.#media]
    const problems = parts.flatMap((part) => part?.problems() ?? [])
    return healthOf(this.#world.machine, {
      boot: this.#boot,
      player: this.#player,
      programme: this.#inHand?.hash ?? null,
      testing: this.#board.picture !== null,
      upMs: this.#world.time.monotonic() - this.#bornAt,
      clock: this.#clock,
      queued: this.#queue.waiting(),
      media: { ...this.#media.counts(), ...this.#media.filling() },
      lastEnd: this.#lastRun === null ? 'none' : this.#lastRun.ended ? 'clean' : 'sudden',
      problems: [...problems, ...this.#mishaps],
    })
  }

  #rememberTime(): void {
    void this.#world.store.write('time', this.#clock.keep()).catch(() => undefined)
    this.#timer = this.#world.time.after(REMEMBER_TIME_MS, () => this.#rememberTime())
  }

  #tell(): void {
    this.#listeners.forEach((listener) => listener())
  }
}
